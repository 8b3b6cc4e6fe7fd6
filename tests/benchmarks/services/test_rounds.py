"""Opening a round: what is fixed beforehand, and every plan that is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from benchmarks.models import Round, SubBranch
from benchmarks.services.rounds import (
    DatesError,
    EditionMismatchError,
    RoundExistsError,
    RoundPlan,
    SubBranchesError,
    open_round,
)
from organisations.models import Event
from tests.factories import NOW, make_round

pytestmark = pytest.mark.django_db
PLAN = RoundPlan(
    2026, "goed-werk/2026", date(2026, 3, 2), date(2026, 6, 30), date(2026, 9, 1), date(2026, 12, 1), ("Metaal", "Hout")
)


def test_a_round_keeps_its_plan_and_leaves_an_event(fund, fund_manager):
    opened = open_round(fund, PLAN, by=fund_manager, at=NOW)
    kept = Round.objects.get()
    assert kept == opened
    assert (kept.fund, kept.year, kept.edition) == (fund, 2026, "goed-werk/2026")
    assert (kept.opens_on, kept.closes_on, kept.publishes_on, kept.corrects_on) == (
        PLAN.opens_on, PLAN.closes_on, PLAN.publishes_on, PLAN.corrects_on,
    )  # fmt: skip
    assert set(kept.sub_branches.values_list("name", flat=True)) == {"Metaal", "Hout"}
    event = Event.objects.filter(fund=fund).latest("id")
    assert (event.verb, event.object, event.actor, event.role, event.at) == (
        "open_round", "2026", fund_manager.user, "fondsbeheerder", NOW,
    )  # fmt: skip


def test_a_year_has_one_round_per_fund(fund, fund_manager, other_fund_manager):
    make_round(fund)
    with pytest.raises(RoundExistsError):
        open_round(fund, PLAN, by=fund_manager, at=NOW)
    open_round(other_fund_manager.fund, PLAN, by=other_fund_manager, at=NOW)
    assert (fund.rounds.count(), SubBranch.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("opens_on", date(2026, 3, 1)),
        ("closes_on", date(2026, 3, 2)),
        ("closes_on", date(2026, 1, 2)),
        ("publishes_on", date(2026, 6, 30)),
        ("corrects_on", date(2026, 9, 1)),
    ],
)
def test_dates_out_of_order_are_refused_by_name(field, day, fund, fund_manager):
    with pytest.raises(DatesError) as caught:
        open_round(fund, replace(PLAN, **{field: day}), by=fund_manager, at=NOW)
    assert caught.value.field == field
    assert not Round.objects.exists()


def test_a_round_does_not_open_before_its_year_begins(fund, fund_manager):
    with pytest.raises(DatesError, match="opens_on"):
        open_round(fund, replace(PLAN, year=2027), by=fund_manager, at=NOW)


def test_today_is_that_of_the_netherlands(fund, fund_manager):
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with pytest.raises(DatesError, match="opens_on"):
        open_round(fund, replace(PLAN, opens_on=date(2026, 3, 1)), by=fund_manager, at=late)


@pytest.mark.parametrize("changes", [{"edition": "goed-werk/2019"}, {"year": 2023}])
def test_an_edition_that_does_not_serve_the_year_is_refused(changes, fund, fund_manager):
    with pytest.raises(EditionMismatchError):
        open_round(fund, replace(PLAN, **changes), by=fund_manager, at=NOW)
    assert not Round.objects.exists()


@pytest.mark.parametrize("names", [("Metaal", "metaal"), tuple(str(number) for number in range(21))])
def test_sub_branches_are_different_and_few(names, fund, fund_manager):
    with pytest.raises(SubBranchesError):
        open_round(fund, replace(PLAN, sub_branches=names), by=fund_manager, at=NOW)
