"""The fund of the demo, with two rounds, and beside it the benchmarks of the platform by section."""

import tomllib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from assessments.edition_files import edition_for
from benchmarks import calendar
from benchmarks.models import Round
from benchmarks.services.invitations import ask_for_reminders, invite_members
from benchmarks.services.publications import TooFewChangesError, publish_everyone
from benchmarks.services.rounds import RoundPlan, open_round
from organisations.models import FundManager, FundMember, FundRole, Organisation, Purpose, SizeClass
from organisations.services.consents import change_consents
from organisations.services.funds import MemberEntry, add_manager, create_fund, join_fund
from reports.demo.accounts import FUND_MANAGER, FUND_READER
from reports.demo.chance import dice
from reports.demo.moments import moment_of
from reports.demo.people import admin_of, make_account
from reports.demo.sector import CONTENT, FIRST_YEAR, LAST_YEAR, Employer
from reports.offers import Contact, OfferKind
from reports.services.offers import OfferDraft, add_offer
from reports.services.publishing import correct, publish

SLUG, NAME = "techniekfonds", "O&O-fonds Techniek Verzonnen"
# By the first two digits of the SBI code; whoever has none of them is of no sub-branch.
SUB_BRANCHES = {
    "Installatie": ("43",),
    "Machines en apparaten": ("26", "27", "28", "29", "30", "33"),
    "Metaalbewerking": ("24", "25"),
}
CONSENTING = {Purpose.BENCHMARK: 0.96, Purpose.NAMED: 0.4, Purpose.REPORT: 0.06}
# They let themselves be counted only after the first publication, so that there is something to correct.
LATE = frozenset({"00000005", "00000013", "00000022", "00000042"})
HOLDINGS = {"00000027": "Grote Wateren Groep", "00000055": "Grote Wateren Groep"}
STARTED, JOINED, LATE_CONSENT = date(2024, 10, 1), date(2025, 1, 27), date(2025, 9, 15)
ROUNDS = {
    2025: (date(2025, 1, 20), date(2025, 6, 30), date(2025, 7, 7), date(2026, 1, 12)),
    2026: (date(2026, 1, 19), date(2026, 9, 30), date(2026, 10, 12), date(2027, 2, 1)),
}
REMINDED = date(2026, 9, 1)


def build_fund(employers: Sequence[Employer]) -> FundManager:
    """Everything about the fund of these employers, through the services, in the order of the calendar."""
    fund = create_fund(SLUG, NAME, is_fictional=True, by=None, at=moment_of(STARTED))
    for account in (FUND_MANAGER, FUND_READER):
        make_account(account)
    manager = add_manager(fund, FUND_MANAGER.email, by=None, at=moment_of(STARTED))
    add_manager(fund, FUND_READER.email, FundRole.READER, by=manager, at=moment_of(STARTED))
    _consent_to_platform(employers)
    _publish_everyone(FIRST_YEAR)
    first = _open(manager, 2025, employers)
    _join(first)
    publish(first, by=manager, at=moment_of(first.publishes_on))
    _consent_late(first)
    _publish_everyone(2025)
    with suppress(TooFewChangesError):  # of a few employers there is nothing to tell, before or after
        correct(first, by=manager, at=moment_of(first.corrects_on))
    last = _open(manager, LAST_YEAR, employers)
    ask_for_reminders(last, by=manager, at=moment_of(REMINDED))
    last.invitations.filter(reminder_due_at__isnull=False).update(reminded_at=moment_of(REMINDED))
    publish(last, by=manager, at=moment_of(last.publishes_on))
    _publish_everyone(LAST_YEAR)
    _make_offers(manager)
    return manager


def _publish_everyone(year: int) -> None:
    publish_everyone(year, edition_for(year).name, at=moment_of(calendar.publishes_on(year)))


def _consent_to_platform(employers: Sequence[Employer]) -> None:
    for employer in employers:
        if dice(employer.kvk, "platform").random() < CONSENTING[Purpose.BENCHMARK]:
            admin = admin_of(employer.kvk)
            change_consents(admin.organisation, None, {Purpose.BENCHMARK}, by=admin, at=moment_of(STARTED))


def _open(manager: FundManager, year: int, employers: Sequence[Employer]) -> Round:
    dates = dict(zip(("opens_on", "closes_on", "publishes_on", "corrects_on"), ROUNDS[year], strict=True))
    plan = RoundPlan(year, edition_for(year).name, sub_branches=tuple(SUB_BRANCHES), **dates)
    at = moment_of(plan.opens_on)
    fund_round = open_round(manager.fund, plan, by=manager, at=at)
    invite_members(fund_round, [_entry(employer) for employer in employers], by=manager, at=at)
    # These mails belong to the past: nobody gets them now.
    fund_round.invitations.update(mailed_at=at)
    return fund_round


def _entry(employer: Employer) -> MemberEntry:
    branch = next((name for name, codes in SUB_BRANCHES.items() if employer.sbi.startswith(codes)), "")
    return MemberEntry(
        name=employer.name,
        kvk=employer.kvk,
        email=admin_of(employer.kvk).user.email,
        holding=HOLDINGS.get(employer.kvk, ""),
        sub_branch=branch,
        size_class=SizeClass.of(employer.people),
    )


def _join(fund_round: Round) -> None:
    for member in FundMember.objects.filter(invitations__round=fund_round).select_related("fund").order_by("kvk"):
        admin = admin_of(member.kvk)
        purposes = {p for p, share in CONSENTING.items() if dice(member.kvk, p).random() < share}
        purposes -= {Purpose.BENCHMARK} if member.kvk in LATE else set()
        join_fund(member, admin.organisation, purposes, by=admin, at=moment_of(JOINED))


def _consent_late(fund_round: Round) -> None:
    for kvk in sorted(LATE & set(Organisation.objects.filter(is_fictional=True).values_list("kvk", flat=True))):
        admin = admin_of(kvk)
        change_consents(admin.organisation, fund_round.fund, {Purpose.BENCHMARK}, by=admin, at=moment_of(LATE_CONSENT))


def _make_offers(manager: FundManager) -> None:
    for given in tomllib.loads((CONTENT / "offers.toml").read_text("utf-8"))["offer"]:
        contact = Contact(**{name: given.pop(name, "") for name in ("function", "email", "phone")})
        targets = {name: frozenset(given.pop(name, ())) for name in ("indicators", "tips", "sizes")}
        draft = OfferDraft(kind=OfferKind(given.pop("kind")), contact=contact, **targets, **given)
        add_offer(manager.fund, draft, by=manager, at=moment_of(min(draft.valid_from, REMINDED)))
