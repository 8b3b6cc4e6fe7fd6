"""A fund with offers, and members of it that counted in its publication with tips in their plans."""

from dataclasses import replace
from datetime import UTC, date, datetime

from assessments.edition_files import edition_for
from assessments.models import Assessment, Status
from benchmarks.services.invitations import invite_members
from organisations.models import Purpose
from organisations.services.funds import MemberEntry, join_fund
from reports.models import ActionStatus, PlanAction
from reports.offers import Contact, Offer, OfferKind
from reports.services.offers import OfferDraft, add_offer
from tests.factories import NOW, admin_of, freeze_scores, make_fund_member, make_organisation, make_user

EDITION = edition_for(2026)
DAY = NOW.date()
PUBLISHED = datetime(2026, 9, 1, 9, tzinfo=UTC)
CORRECTED = datetime(2026, 12, 1, 9, tzinfo=UTC)

OFFER = Offer(
    number=1,
    fund="Opleidingsfonds Metaal",
    kind=OfferKind.SUBSIDY,
    title="Subsidie voor een rooster op maat",
    text="Voor werkgevers die hun rooster samen maken.",
    link="https://www.fonds.example/rooster",
    contact=Contact("adviseur roosters", "roosters@fonds.example", "030 123 45 67"),
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    indicators=frozenset({"autonomie"}),
    tips=frozenset(),
    sizes=frozenset(),
)

DRAFT = OfferDraft(
    kind=OFFER.kind,
    title=OFFER.title,
    text=OFFER.text,
    link=OFFER.link,
    contact=OFFER.contact,
    valid_from=OFFER.valid_from,
    valid_until=OFFER.valid_until,
    indicators=OFFER.indicators,
)


def make_offer(fund, **changes):
    return add_offer(fund, replace(DRAFT, **changes), by=fund.managers.select_related("user").get(), at=NOW)


def join(organisation, fund):
    """The organisation takes its place in the fund, without any consent."""
    member = make_fund_member(fund, organisation.kvk, organisation.name)
    return join_fund(member, organisation, set(), by=admin_of(organisation), at=NOW)


def take_part(fund_round, number, score=60, *, tips=(), holding=""):
    """A member that joined, consents, handed in and has these tips in its plan; returns its assessment."""
    organisation = make_organisation(make_user(f"hr{number}@lid.example"), kvk=f"70000{number:03}")
    invite_members(
        fund_round, [MemberEntry("Lid", organisation.kvk, f"hr@{number}.example", holding=holding)], by=None, at=NOW
    )
    member = fund_round.fund.members.get(kvk=organisation.kvk)
    join_fund(member, organisation, {Purpose.BENCHMARK}, by=admin_of(organisation), at=NOW)
    assessment = Assessment.objects.create(
        organisation=organisation,
        year=fund_round.year,
        edition=EDITION.name,
        route="lang",
        size_class="50-249",
        status=Status.SUBMITTED,
    )
    freeze_scores(assessment, score)
    put_in_plan(assessment, *tips)
    return assessment


def put_in_plan(assessment, *tips, status=ActionStatus.PLANNED):
    for tip in tips:
        PlanAction.objects.create(
            assessment=assessment, tip=tip.slug, indicator=tip.indicator, title=tip.title, status=status
        )
