"""What is a series of hours, and what it tells about itself."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.flex_diagnose.series import Grain, NeedSeries, Period, SeriesError
from tests.assessments.flex_diagnose.series_factory import monthly, weekly


@pytest.mark.parametrize(
    ("grain", "start", "after"),
    [
        (Grain.MONTH, date(2025, 11, 1), date(2025, 12, 1)),
        (Grain.MONTH, date(2025, 12, 1), date(2026, 1, 1)),
        (Grain.WEEK, date(2025, 12, 29), date(2026, 1, 5)),
    ],
)
def test_a_period_is_followed_by_the_next(grain, start, after):
    assert grain.after(start) == after


def test_series_runs_over_new_year():
    starts = [period.starts_on for period in monthly([10] * 12, start=(2025, 11)).periods[:3]]
    assert starts == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]


@pytest.mark.parametrize(("build", "count"), [(monthly, 11), (monthly, 61), (weekly, 25), (weekly, 261)])
def test_series_that_is_too_short_or_too_long_is_refused(build, count):
    with pytest.raises(SeriesError, match="Een reeks heeft"):
        build([10] * count)


@pytest.mark.parametrize(("build", "count"), [(monthly, 12), (monthly, 60), (weekly, 26), (weekly, 260)])
def test_shortest_and_longest_series_are_taken(build, count):
    assert len(build([10] * count).periods) == count


def test_series_with_a_gap_is_refused():
    periods = monthly([10] * 14).periods
    with pytest.raises(SeriesError, match="volgen niet op elkaar"):
        NeedSeries(Grain.MONTH, 5, (*periods[:6], *periods[7:]))


def test_series_with_a_column_that_is_known_now_and_then_is_refused():
    first, *others = monthly([10] * 12, agency_hours=[1] * 12).periods
    with pytest.raises(SeriesError, match="agency_hours is niet in elke periode bekend"):
        NeedSeries(Grain.MONTH, 5, (replace(first, agency_hours=None), *others))


def test_flex_contracts_cannot_work_more_than_all_together():
    monthly([10] * 12, agency_hours=[6] * 12, on_call_hours=[4.01] * 12)
    with pytest.raises(SeriesError, match="niet meer uren werken dan er zijn gewerkt"):
        monthly([10] * 12, agency_hours=[6] * 12, on_call_hours=[4.02] * 12)


def test_column_that_is_not_known_is_none_and_zero_is_known():
    series = monthly([10] * 12, agency_hours=[0] * 12)
    assert series.column("freelance_hours") is None
    assert np.array_equal(series.column("agency_hours"), np.zeros(12))


def test_flex_hours_add_up_what_is_known():
    series = monthly([10] * 12, agency_hours=[2] * 12, on_call_hours=[3] * 12, replacement_hours=[1] * 12)
    assert np.array_equal(series.flex_hours, np.full(12, 5.0))


def test_flex_hours_without_a_known_column_are_none():
    assert monthly([10] * 12, replacement_hours=[1] * 12).flex_hours is None


def test_weeks_are_working_days_over_days_per_week():
    series = monthly([10] * 12, start=(2026, 1))
    assert np.array_equal(series.working_days, [21, 20, 22, 20, 19, 22, 23, 21, 22, 22, 21, 22])
    assert np.array_equal(series.weeks, series.working_days / 5)


def test_a_week_of_seven_days_is_one_week():
    assert np.array_equal(weekly([10] * 26, days_per_week=7).weeks, np.ones(26))


def test_period_knows_no_more_than_its_hours():
    assert Period(date(2026, 1, 1), 10.0) == Period(date(2026, 1, 1), 10.0, None, None, None, None, None)
