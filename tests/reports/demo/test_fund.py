"""The fund of the whole demo: two published rounds, one corrected, beside the platform's benchmarks by section."""

import pytest
from django.db import transaction

from benchmarks.models import Invitation, Round, StoredPublication
from benchmarks.publication_selectors import cells_of
from organisations.models import Event, FundManager, FundMember, FundRole, SectorFund
from reports.demo.accounts import FUND_MANAGER, FUND_READER
from reports.demo.builder import build_employers
from reports.demo.fund import build_fund
from reports.demo.moments import NOW
from reports.models import FundOffer, TipChoice
from reports.offer_selectors import offers_of
from reports.offers import OfferKind, Term
from reports.tip_choice_selectors import publication_with_choices

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """All sixty employers, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_fund(build_employers(NOW))
        transaction.set_rollback(True)


def test_the_fund_is_fictional_and_has_the_people_of_the_login_page():
    fund = SectorFund.objects.get()
    assert fund.is_fictional
    people = FundManager.objects.order_by("id").values_list("user__email", "role")
    assert list(people) == [(FUND_MANAGER.email, FundRole.MANAGER), (FUND_READER.email, FundRole.READER)]
    assert (FundMember.objects.count(), FundMember.objects.filter(joined_at=None).count()) == (60, 0)


def test_two_rounds_are_published_and_the_first_is_corrected():
    assert list(Round.objects.order_by("year").values_list("year", flat=True)) == [2025, 2026]
    of_fund = StoredPublication.objects.filter(fund__isnull=False).order_by("published_at")
    assert [(p.year, p.is_correction) for p in of_fund] == [(2025, False), (2025, True), (2026, False)]
    first, correction, last = (cells_of(publication) for publication in of_fund)
    assert set(first) != set(correction)
    assert {cell.change for cell in last} - {None}


def test_the_platform_published_every_year():
    of_all = StoredPublication.objects.filter(fund=None).order_by("year")
    assert [(p.year, p.is_correction, p.cells.exists()) for p in of_all] == [
        (year, False, True) for year in (2024, 2025, 2026)
    ]


def test_invitations_of_the_past_are_not_mailed_now():
    assert not Invitation.objects.filter(mailed_at=None).exists()
    assert not Invitation.objects.filter(reminder_due_at__isnull=False, reminded_at=None).exists()


def test_offers_of_every_kind_and_one_to_come():
    offers = offers_of(SectorFund.objects.get())
    assert {offer.kind for offer in offers} == set(OfferKind)
    assert {offer.term(NOW.date()) for offer in offers} == {Term.NOW, Term.COMING}
    assert FundOffer.objects.filter(created_at__gt=NOW).count() == 0


@pytest.mark.parametrize("year", [2025, 2026])
def test_tip_choices_of_every_round_are_told_in_shares_and_as_seldom_chosen(year):
    choices = TipChoice.objects.filter(publication=publication_with_choices(SectorFund.objects.get(), year))
    assert {choice.share_pct for choice in choices} >= {None, 20}


def test_nothing_of_the_fund_happened_after_the_day_on_which_the_demo_looks_back():
    assert not Event.objects.filter(at__gt=NOW).exists()
