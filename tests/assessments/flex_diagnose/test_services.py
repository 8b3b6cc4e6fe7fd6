"""Saving the figures of the Flex Diagnose: as a whole, with an event, never unseen, and until the report is fixed."""

from decimal import Decimal

import pytest

from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.selectors import flex_figures
from assessments.flex_diagnose.services import save_capacity, save_demand, set_slack
from assessments.models import FlexLayer, FlexPeriod, Status
from assessments.services.answers import AssessmentLockedError, VersionConflictError
from organisations.models import Event
from tests.assessments.flex_diagnose.series_factory import monthly, weekly
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SERIES = monthly([1000.25] * 12, (2025, 1), days_per_week=6, agency_hours=[200] * 12, measure=[31.5] * 12)
CAPACITY = Capacity(
    contract_hours_per_week=1832,
    available_share=0.84,
    fulltime_hours_per_week=38,
    plus_minus_share=0.1,
    extra_fixed_hours_per_week=None,
    terms={
        Layer.FIXED: Terms(None, Price(31.5, 80, 4000)),
        Layer.SHARED: Terms(40),
        Layer.AGENCY: Terms(None, Price(38)),
    },
)


def verbs(assessment):
    events = Event.objects.filter(organisation=assessment.organisation).order_by("id")
    return [pair for pair in events.values_list("verb", "object") if "flex" in pair[0]]


def fix(assessment):
    assessment.status = Status.FIXED
    assessment.save()


def test_hours_are_read_back_as_they_were_saved(draft, hr):
    demand = save_demand(draft, SERIES, 0, measure="Orders", by=hr, at=NOW)
    figures = flex_figures(draft)
    assert (figures.demand, figures.series, figures.capacity) == (demand, SERIES, None)
    assert (demand.measure, demand.version, demand.saved_at, demand.saved_by) == ("Orders", 1, NOW, hr.user)
    assert verbs(draft) == [("save_flex_demand", "2026")]


def test_hours_come_in_the_place_of_all_earlier_ones(draft, hr):
    save_demand(draft, SERIES, 0, measure="Orders", by=hr, at=NOW)
    weeks = weekly([300] * 26, (2025, 1))
    demand = save_demand(draft, weeks, 1, by=hr, at=NOW)
    assert (flex_figures(draft).series, demand.measure, demand.version) == (weeks, "", 2)
    assert FlexPeriod.objects.count() == 26


def test_capacity_is_read_back_as_it_was_saved(draft, hr):
    row = save_capacity(draft, CAPACITY, 0, by=hr, at=NOW)
    figures = flex_figures(draft)
    assert (figures.capacity_row, figures.capacity, row.version) == (row, CAPACITY, 1)
    assert [layer.layer for layer in row.layers.order_by("id")] == ["vast", "samenwerken", "uitzend"]
    assert verbs(draft) == [("save_flex_capacity", "2026")]


def test_capacity_comes_in_the_place_of_the_earlier_one(draft, hr):
    save_capacity(draft, CAPACITY, 0, by=hr, at=NOW)
    bare = Capacity(1000, 0.8, 40)
    save_capacity(draft, bare, 1, by=hr, at=NOW)
    assert flex_figures(draft).capacity == bare
    assert not FlexLayer.objects.exists()


@pytest.mark.parametrize(("save", "figures"), [(save_demand, SERIES), (save_capacity, CAPACITY)])
@pytest.mark.parametrize("seen", [0, 2])
def test_a_version_that_was_not_seen_is_not_overwritten(save, figures, seen, draft, hr):
    save(draft, figures, 0, by=hr, at=NOW)
    before = flex_figures(draft)
    with pytest.raises(VersionConflictError):
        save(draft, figures, seen, by=hr, at=NOW)
    assert flex_figures(draft) == before
    assert len(verbs(draft)) == 1


@pytest.mark.parametrize(("save", "figures"), [(save_demand, SERIES), (save_capacity, CAPACITY)])
def test_submitting_does_not_lock_the_figures(save, figures, submitted, hr):
    assert save(submitted, figures, 0, by=hr, at=NOW).version == 1


@pytest.mark.parametrize(("save", "figures"), [(save_demand, SERIES), (save_capacity, CAPACITY)])
def test_a_fixed_report_locks_the_figures(save, figures, submitted, hr):
    fix(submitted)
    with pytest.raises(AssessmentLockedError):
        save(submitted, figures, 0, by=hr, at=NOW)
    assert verbs(submitted) == []


def test_the_slack_is_set_by_itself(draft, hr):
    save_capacity(draft, CAPACITY, 0, by=hr, at=NOW)
    set_slack(draft, Decimal(12), by=hr, at=NOW)
    row = flex_figures(draft).capacity_row
    assert (row.slack_pct, row.version) == (12, 1)
    assert verbs(draft)[-1] == ("set_flex_slack", "2026/12")


def test_a_fixed_report_locks_the_slack(submitted, hr):
    save_capacity(submitted, CAPACITY, 0, by=hr, at=NOW)
    fix(submitted)
    with pytest.raises(AssessmentLockedError):
        set_slack(submitted, Decimal(12), by=hr, at=NOW)
    assert flex_figures(submitted).capacity_row.slack_pct == 5
