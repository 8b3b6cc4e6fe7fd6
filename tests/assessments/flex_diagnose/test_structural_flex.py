"""Structural flex in examples of a size to work out by hand; a week of seven days counts for one week."""

import pytest

from assessments.flex_diagnose.layers import Capacity
from assessments.flex_diagnose.structural_flex import StructuralFlex, structural_flex
from tests.assessments.flex_diagnose.series_factory import monthly, weekly

# 41 weeks: the 10th percentile is the fifth smallest.
RISING = [100 + week for week in range(41)]


def weeks_with(**columns):
    return weekly([1000] * 41, days_per_week=7, **columns)


def test_structural_flex_is_the_tenth_percentile_of_the_flex_hours():
    shares = sum(min(hours, 104) for hours in RISING) / sum(RISING)
    assert structural_flex(weeks_with(agency_hours=RISING), None) == StructuralFlex(104.0, pytest.approx(shares), None)


def test_structural_flex_leaves_replacement_out():
    found = structural_flex(weeks_with(agency_hours=[50] * 41, replacement_hours=[20] * 41), None)
    assert found == StructuralFlex(30.0, 0.6, None)


def test_structural_flex_adds_the_columns_up():
    found = structural_flex(weeks_with(agency_hours=[50] * 41, on_call_hours=[10] * 41, freelance_hours=[4] * 41), None)
    assert found == StructuralFlex(64.0, 1.0, None)


def test_structural_flex_of_months_is_per_working_week():
    series = monthly([1000] * 12)
    flex = [80 * weeks for weeks in series.weeks]
    found = structural_flex(monthly([1000] * 12, agency_hours=flex), None)
    assert found == StructuralFlex(pytest.approx(80), pytest.approx(1), None)


def test_structural_flex_in_fte_counts_the_hours_that_a_fulltimer_works():
    capacity = Capacity(contract_hours_per_week=4000, available_share=0.8, fulltime_hours_per_week=40)
    assert structural_flex(weeks_with(agency_hours=[96] * 41), capacity) == StructuralFlex(96.0, 1.0, 3.0)


def test_flex_that_comes_and_goes_is_not_structural():
    found = structural_flex(weeks_with(agency_hours=[0] * 6 + [200] * 35), None)
    assert found == StructuralFlex(0.0, 0.0, None)


def test_share_never_passes_one():
    found = structural_flex(weeks_with(agency_hours=[0] * 2 + [100] * 39), None)
    assert found == StructuralFlex(100.0, 1.0, None)


def test_no_flex_hours_are_zero_without_a_share():
    capacity = Capacity(contract_hours_per_week=4000, available_share=0.0, fulltime_hours_per_week=40)
    assert structural_flex(weeks_with(agency_hours=[0] * 41), capacity) == StructuralFlex(0.0, None, None)


def test_flex_hours_that_are_not_known_give_no_structural_flex():
    assert structural_flex(weeks_with(replacement_hours=[5] * 41), None) is None


def test_more_replacement_than_flex_counts_as_none_left():
    found = structural_flex(weeks_with(agency_hours=[50] * 41, replacement_hours=[60] * 41), None)
    assert found == StructuralFlex(0.0, 0.0, None)
