"""The members of a round as a fund sees them: on its list, and on one that it is about to confirm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.utils.timezone import localdate

from benchmarks.models import Invitation, MemberImport, Round
from benchmarks.round_selectors import invitations_of, reminders_asked_at
from organisations.models import FundMember, Purpose
from organisations.selectors import organisations_with_consent

ROWS_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member as the fund put it on its list; `state` is "uitgenodigd" unless the member lets itself be seen."""

    member: FundMember
    sub_branch: str
    state: str


@dataclass(frozen=True, slots=True)
class MembersPage:
    """`waiting` is how many invitations were not mailed yet; `reminded_on` None: nobody asked for reminders."""

    lines: tuple[MemberLine, ...]
    page: Page
    is_open: bool
    is_closed: bool
    waiting: int
    reminded_on: date | None


@dataclass(frozen=True, slots=True)
class ImportPage:
    """A list before it is confirmed; `page` has the lines with a mistake, or all where there are none."""

    page: Page
    total: int
    mistakes: int
    shows_all: bool


def build_members_page(fund_round: Round, number: str, today: date) -> MembersPage:
    """In seven queries, whatever the number of members."""
    page = Paginator(invitations_of(fund_round), ROWS_PER_PAGE).get_page(number)
    named = organisations_with_consent(fund_round.fund, Purpose.NAMED)
    return MembersPage(
        lines=tuple(_line(invitation, named) for invitation in page),
        page=page,
        is_open=fund_round.is_open(today),
        is_closed=today > fund_round.closes_on,
        waiting=fund_round.invitations.filter(mailed_at__isnull=True).count(),
        reminded_on=_day(reminders_asked_at(fund_round)),
    )


def build_import_page(member_import: MemberImport, query: Mapping[str, str]) -> ImportPage:
    """In three queries; `query` may ask for all lines ("alle") and has the number of the page."""
    rows = member_import.rows.order_by("number")
    wrong = rows.exclude(problem="")
    total, mistakes = rows.count(), wrong.count()
    shows_all = not mistakes or "alle" in query
    page = Paginator(rows if shows_all else wrong, ROWS_PER_PAGE).get_page(query.get("pagina"))
    return ImportPage(page, total, mistakes, shows_all)


def _line(invitation: Invitation, named: frozenset[int]) -> MemberLine:
    branch = invitation.sub_branch.name if invitation.sub_branch else ""
    return MemberLine(invitation.member, branch, _state(invitation, named))


def _state(invitation: Invitation, named: frozenset[int]) -> str:
    if invitation.member.organisation_id not in named:
        return "uitgenodigd"
    return "ingediend" if invitation.has_submitted else "doet mee"


def _day(moment: datetime | None) -> date | None:
    return localdate(moment) if moment else None
