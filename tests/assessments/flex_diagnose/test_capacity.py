"""What the layers can give, and which share of the peaks own people take."""

import numpy as np
import pytest

from assessments.flex_diagnose.capacity import sum_per_year, weigh_capacity
from assessments.flex_diagnose.layers import Layer
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of
from tests.assessments.flex_diagnose.series_factory import monthly


def shares(series, **capacity) -> tuple[float | None, float | None]:
    fit = weigh_capacity(series, make_capacity(**capacity))
    return fit.internal_share, fit.internal_and_shared_share


def test_weigh_capacity_gives_the_hours_of_each_layer_per_period():
    # January 2024 has 22 working days (23 without New Year), February 21: 4.4 and 4.2 weeks.
    series = monthly([500.0] * 12, start=(2024, 1))
    capacity = make_capacity(100, {"part_time": 10, "agency": 20}, plus_minus_share=0.1)
    hours = weigh_capacity(series, capacity).hours
    first_months = {layer: None if given is None else given[:2].tolist() for layer, given in hours.items()}
    assert {layer: given and pytest.approx(given) for layer, given in first_months.items()} == {
        Layer.FIXED: [440, 420],
        Layer.PLUS: [44, 42],
        Layer.PART_TIME: [44, 42],
        Layer.DEPLOYABLE: [0, 0],
        Layer.RESERVE: [0, 0],
        Layer.SHARED: [0, 0],
        Layer.ON_CALL: None,
        Layer.AGENCY: [88, 84],
        Layer.FREELANCE: None,
    }


def test_peak_hours_are_the_need_above_the_fixed_hours():
    fit = weigh_capacity(weeks_of(100, exceptions={3: 90, 25: 160}), make_capacity())
    assert fit.peak_hours.tolist() == [0.0] * 25 + [60.0]


def test_shares_add_up_what_each_layer_takes():
    # Of the peak of 60: plus hours 10 (saved in week 4), part-timers 15, reserve 5; then the pool 20.
    limits = {"part_time": 15, "reserve": 5, "shared": 20}
    series = weeks_of(100, exceptions={3: 90, 25: 160})
    assert shares(series, limits=limits, plus_minus_share=0.1) == pytest.approx((30 / 60, 50 / 60))


def test_plus_hours_take_no_more_than_can_be_saved():
    # The band allows 10 plus hours in week 26, but only week 4 has 4 hours to spare.
    series = weeks_of(100, exceptions={3: 96, 25: 160})
    assert shares(series, plus_minus_share=0.1) == pytest.approx((4 / 60, 4 / 60))


def test_hours_of_part_timers_in_a_quiet_week_can_be_saved_for_a_peak():
    # Part-timers take 5 of 60 in the peak; in 25 weeks they replace 5 fixed hours each, which allows all 10 plus hours.
    series = weeks_of(100, exceptions={25: 160})
    assert shares(series, limits={"part_time": 5}, plus_minus_share=0.1) == pytest.approx((15 / 60, 15 / 60))


def test_min_hours_of_one_year_do_not_pay_for_plus_hours_of_the_next():
    series = weeks_of(100, 78, exceptions={3: 90, 77: 110})
    assert shares(series, plus_minus_share=0.1) == (0.0, 0.0)


def test_shares_reach_one_where_own_people_take_every_peak():
    series = weeks_of(100, exceptions={3: 90, 25: 110})
    assert shares(series, plus_minus_share=0.1) == (1.0, 1.0)


@pytest.mark.parametrize("usual", [0, 80, 100, 100 + 1e-9])
def test_no_peaks_give_no_shares(usual):
    fit = weigh_capacity(weeks_of(usual), make_capacity(limits={"part_time": 5}))
    assert (fit.internal_share, fit.internal_and_shared_share, fit.peak_hours.sum()) == (None, None, 0.0)


def test_all_hours_are_peaks_without_fixed_hours():
    assert shares(weeks_of(50), fixed=0, limits={"part_time": 10, "shared": 100}) == pytest.approx((0.2, 1.0))


def test_sum_per_year_leaves_a_part_of_a_year_by_itself():
    assert sum_per_year(np.ones(30), 12).tolist() == [12.0, 12.0, 6.0]
