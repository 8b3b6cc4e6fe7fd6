"""Who of a team filled in their own row, who has a link to do so, and who is chosen to get one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.timezone import localdate

from assessments.competentiematrix.link_codes import QrCode, qr_code
from assessments.competentiematrix.selectors import workers_of
from assessments.competentiematrix.services.links import VALID, PersonalLink
from assessments.models import MatrixTeam, MatrixWorker

# As many mails as one request can send.
PEOPLE_PER_PAGE = 100


class Chosen(StrEnum):
    """Whom the page ticks beforehand."""

    NO_LINK = "geen-link"
    NOT_FILLED_IN = "niet-ingevuld"
    NOBODY = "niemand"

    @property
    def label(self) -> str:
        return {
            Chosen.NO_LINK: "wie nog niets invulde en geen link heeft",
            Chosen.NOT_FILLED_IN: "wie nog niets invulde",
            Chosen.NOBODY: "niemand",
        }[self]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """`link_until` None: no link that works."""

    worker: MatrixWorker
    link_until: datetime | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LinksPage:
    team: MatrixTeam
    rows: tuple[LinkRow, ...]
    page: Page
    chosen: Chosen
    filled_in: int
    opened_at: datetime

    @property
    def people(self) -> int:
        return self.page.paginator.count

    @property
    def choices(self) -> tuple[Chosen, ...]:
        return tuple(Chosen)

    @property
    def days(self) -> int:
        return VALID.days


@dataclass(frozen=True, slots=True)
class Strip:
    """A link to print, with a code that a phone reads."""

    link: PersonalLink
    code: QrCode


def build_links_page(team: MatrixTeam, query, at: datetime) -> LinksPage:
    workers = workers_of(team, localdate(at))
    page = Paginator(workers, PEOPLE_PER_PAGE).get_page(query.get("pagina"))
    chosen = Chosen(query["kies"]) if query.get("kies") in list(Chosen) else Chosen.NO_LINK
    filled_in = workers.aggregate(count=Count("pk", filter=Q(own_saved_at__isnull=False)))["count"]
    return LinksPage(team, tuple(_row(each, chosen, at) for each in page), page, chosen, filled_in, at)


def build_strips(links: Sequence[PersonalLink]) -> list[Strip]:
    return [Strip(link, qr_code(link.address)) for link in links]


def _row(worker: MatrixWorker, chosen: Chosen, at: datetime) -> LinkRow:
    link_until = worker.link_until if worker.link_hash and worker.link_until > at else None
    is_missing = worker.own_saved_at is None and chosen is not Chosen.NOBODY
    return LinkRow(worker, link_until, is_missing and (chosen is Chosen.NOT_FILLED_IN or link_until is None))
