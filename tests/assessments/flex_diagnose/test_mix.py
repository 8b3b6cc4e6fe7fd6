"""The three alternatives, in examples that can be added up by hand: every week counts for one week."""

import numpy as np
import pytest

from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.mix import Missing, choose_mix
from assessments.flex_diagnose.structural_flex import StructuralFlex
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of
from tests.assessments.flex_diagnose.series_factory import monthly

PRICES = {"fixed": 30, "plus": 3, "part_time": 32, "agency": 40}
# Half a year of 100 hours a week, a quiet second week and a peak at the end, of which an agency filled 50 hours.
PEAK = weeks_of(100, exceptions={1: 90, 25: 160}, agency_hours=[0] * 25 + [50])


def structural(hours: float) -> StructuralFlex:
    return StructuralFlex(hours_per_week=hours, share=1.0, fte=None)


def of(alternative) -> dict:
    """What an alternative comes to over half a year, without what is nothing."""
    hours = {layer.name.lower(): float(hours.sum()) for layer, hours in alternative.hours.items()}
    rest = {name: float(getattr(alternative, name).sum()) for name in ("minus", "idle", "shortfall")}
    extra = {"extra": alternative.extra_fixed_hours_per_week}
    return {name: pytest.approx(value, rel=1e-6) for name, value in {**hours, **rest, **extra}.items() if value > 1e-9}


def test_today_reads_fixed_and_plus_hours_from_what_flex_left():
    # Own people worked 2650 − 50 hours; in the last week 110, of which 10 above the fixed 100, saved in the second.
    mix = choose_mix(PEAK, make_capacity(100, prices=PRICES, plus_minus_share=0.1), None)
    today = mix.today
    assert (mix.missing, mix.unpriced) == ((), ())
    assert of(today) == {"fixed": 2590, "plus": 10, "agency": 50, "minus": 10}
    # 2600 paid hours · 30 + 10 plus hours · 3 + 50 · 40 = 80,030 in half a year.
    assert today.cost_per_year == pytest.approx(160_060)
    assert today.secure_share == pytest.approx(1 - 50 / 2650)
    assert today.minus.tolist() == [0, 10, *[0] * 24]


def test_today_without_an_agreement_pays_overtime_and_idle_hours():
    today = choose_mix(PEAK, make_capacity(100, prices=PRICES), None).today
    assert of(today) == {"fixed": 2590, "plus": 10, "agency": 50, "idle": 10}
    # 10 plus hours are paid on top: (2600 + 10) · 30 + 10 · 3 + 50 · 40 = 80,330 in half a year.
    assert today.cost_per_year == pytest.approx(160_660)


def test_today_saves_no_more_than_its_plus_hours():
    # Two quiet weeks leave 30 hours unworked, of which 10 make good the plus hours: a third of each.
    series = weeks_of(100, exceptions={1: 90, 2: 80, 25: 160}, agency_hours=[0] * 25 + [50])
    today = choose_mix(series, make_capacity(100, prices=PRICES, plus_minus_share=0.1), None).today
    assert today.minus[1:3].tolist() == pytest.approx([10 / 3, 20 / 3])
    assert of(today) == {"fixed": 2570, "plus": 10, "agency": 50, "minus": 10, "idle": 20}


def test_today_takes_a_trifle_for_no_hours():
    series = weeks_of(100 + 1e-9, agency_hours=[0] * 26)
    mix = choose_mix(series, make_capacity(100, prices={"fixed": 30, "agency": 40}), None)
    assert (mix.unpriced, of(mix.today)) == ((), {"fixed": 2600})


def test_today_with_flex_contracts_alone():
    # 0.1 + 0.2 is a trifle more than 0.3 for a computer.
    series = weeks_of(0.3, on_call_hours=[0.1] * 26, agency_hours=[0.2] * 26)
    today = choose_mix(series, make_capacity(100, prices=PRICES), None).today
    assert today.hours[Layer.FIXED].tolist() == [0.0] * 26
    assert today.secure_share == 0.0


def test_most_secure_takes_own_people_first():
    capacity = make_capacity(100, {"part_time": 15}, PRICES, plus_minus_share=0.1)
    secure = choose_mix(PEAK, capacity, None).most_secure
    # The peak of 60: plus hours 10, saved in the second week, part-timers 15, and 35 are left for the agency.
    assert of(secure) == {"fixed": 2590, "plus": 10, "part_time": 15, "agency": 35, "minus": 10}
    # 2600 · 30 + 10 · 3 + 15 · 32 + 35 · 40 = 79,910 in half a year.
    assert secure.cost_per_year == pytest.approx(159_820)
    assert secure.secure_share == pytest.approx(1 - 35 / 2650)
    assert secure.hours_per_year[Layer.AGENCY] == pytest.approx(70)


def test_least_cost_uses_the_slack_where_it_saves():
    # The agency at 28 is cheaper than part-timers at 32, dearer than the surcharge of plus hours. Slack: 2650 / 500.
    capacity = make_capacity(100, {"part_time": 15}, {**PRICES, "agency": 28}, plus_minus_share=0.1, slack_share=0.002)
    mix = choose_mix(PEAK, capacity, None)
    assert of(mix.most_secure) == {"fixed": 2590, "plus": 10, "part_time": 15, "agency": 35, "minus": 10}
    assert of(mix.least_cost) == {"fixed": 2590, "plus": 10, "part_time": 9.7, "agency": 40.3, "minus": 10}
    # 5.3 hours save 4 euros each, twice a year.
    assert mix.most_secure.cost_per_year - mix.least_cost.cost_per_year == pytest.approx(2 * 5.3 * 4)


def test_least_cost_equals_most_secure_where_flex_saves_nothing():
    capacity = make_capacity(100, {"part_time": 15}, PRICES, plus_minus_share=0.1, slack_share=0.5)
    mix = choose_mix(PEAK, capacity, None)
    assert of(mix.least_cost) == of(mix.most_secure)


# Eighty fixed hours where a hundred are worked, week after week.
TEMPS = weeks_of(100, agency_hours=[20] * 26)


def test_structural_flex_becomes_fixed_hours():
    capacity = make_capacity(80, prices={"fixed": 35, "agency": 30}, slack_share=0.05)
    mix = choose_mix(TEMPS, capacity, structural(20))
    assert of(mix.today) == {"fixed": 2080, "agency": 520}
    assert of(mix.most_secure) == {"fixed": 2600, "extra": 20}
    # The slack is 5 % of 2600 hours: 5 hours a week stay with the agency, which is 5 euros an hour cheaper.
    assert of(mix.least_cost) == {"fixed": 2470, "agency": 130, "extra": 15}
    assert mix.least_cost.cost_per_year == pytest.approx(2 * (2470 * 35 + 130 * 30))


@pytest.mark.parametrize(
    ("limit", "found", "extra"),
    [(None, structural(20), 20), (8, structural(20), 8), (0, structural(20), 0), (None, None, 0), (8, None, 8)],
)
def test_extra_fixed_hours_stay_within_what_was_said_or_else_the_structural_flex(limit, found, extra):
    capacity = make_capacity(80, prices=PRICES, extra_fixed_hours_per_week=limit)
    secure = choose_mix(TEMPS, capacity, found).most_secure
    assert secure.extra_fixed_hours_per_week == pytest.approx(extra)


def test_extra_fixed_hours_widen_the_band():
    # The band is 10 % of 110 then: 11 plus hours in week 26, saved in week 2, where 9 of 20 hours stay idle.
    series = weeks_of(110, exceptions={1: 90, 25: 160})
    capacity = make_capacity(100, prices=PRICES, plus_minus_share=0.1, extra_fixed_hours_per_week=10)
    secure = choose_mix(series, capacity, None).most_secure
    assert of(secure) == {"fixed": 2840, "plus": 11, "agency": 39, "minus": 11, "idle": 9, "extra": 10}


def test_too_little_capacity_tells_what_falls_short():
    # Of the peak of 60 the agency has 20; each of the other layers is without a price or without hours.
    capacity = make_capacity(100, {"agency": 20, "shared": 30}, PRICES)
    mix = choose_mix(PEAK, capacity, None)
    assert mix.most_secure.shortfall.tolist() == pytest.approx([0.0] * 25 + [40.0])
    assert mix.most_secure.shortfall_per_year == pytest.approx(80)
    assert mix.most_secure.idle_per_year == pytest.approx(20)
    assert of(mix.least_cost) == {"fixed": 2590, "agency": 20, "idle": 10, "shortfall": 40}
    assert mix.least_cost.secure_share == pytest.approx(1 - 20 / 2610)


def test_plus_hours_balance_in_each_year_by_itself():
    series = weeks_of(100, 78, exceptions={1: 90, 77: 110})
    secure = choose_mix(series, make_capacity(100, prices=PRICES, plus_minus_share=0.1), None).most_secure
    assert of(secure) == {"fixed": 7790, "agency": 10, "idle": 10}


def test_induction_makes_cheap_hours_dear():
    # On call costs 25 but leaves after 50 hours with 50 of induction: 50 an hour, dearer than the agency at 40.
    terms = {
        Layer.FIXED: Terms(price=Price(30)),
        Layer.ON_CALL: Terms(price=Price(25, 50, 50)),
        Layer.AGENCY: Terms(price=Price(40)),
    }
    least = choose_mix(PEAK, Capacity(100, 1.0, 40, terms=terms), None).least_cost
    assert of(least) == {"fixed": 2590, "agency": 60, "idle": 10}


def test_an_hour_that_is_free_is_not_worked_without_need():
    # The band allows 40 plus hours in every week at no cost, but there are no more than 10 to save.
    capacity = make_capacity(100, prices={**PRICES, "plus": 0}, plus_minus_share=0.4)
    secure = choose_mix(PEAK, capacity, None).most_secure
    assert of(secure) == {"fixed": 2590, "plus": 10, "agency": 50, "minus": 10}


@pytest.mark.parametrize(
    ("prices", "missing"),
    [
        ({}, (Missing.FIXED_PRICE, Missing.FLEX_PRICE)),
        ({"fixed": 30}, (Missing.FLEX_PRICE,)),
        ({"agency": 40, "shared": 35}, (Missing.FIXED_PRICE,)),
    ],
)
def test_a_missing_price_leaves_today_in_hours(prices, missing):
    mix = choose_mix(PEAK, make_capacity(100, prices=prices), None)
    assert (mix.most_secure, mix.least_cost, mix.missing) == (None, None, missing)
    assert of(mix.today) == {"fixed": 2590, "plus": 10, "agency": 50, "idle": 10}
    assert mix.today.cost_per_year is None


def test_today_is_unknown_without_flex_hours():
    mix = choose_mix(weeks_of(100), make_capacity(100, prices=PRICES), None)
    assert (mix.today, mix.missing, mix.unpriced) == (None, (Missing.FLEX_HOURS,), ())
    assert of(mix.most_secure) == {"fixed": 2600}


def test_a_layer_without_a_price_takes_no_part_and_leaves_the_cost_of_today_open():
    series = weeks_of(100, exceptions={25: 160}, agency_hours=[0] * 25 + [30], freelance_hours=[0] * 25 + [30])
    mix = choose_mix(series, make_capacity(100, {"part_time": 15}, {"fixed": 30, "agency": 40}), None)
    assert (mix.unpriced, mix.today.cost_per_year) == ((Layer.FREELANCE,), None)
    assert of(mix.most_secure) == {"fixed": 2600, "agency": 60}


def test_a_layer_that_worked_no_hours_needs_no_price():
    series = weeks_of(100, agency_hours=[0] * 26, freelance_hours=[0] * 26)
    mix = choose_mix(series, make_capacity(100, prices={"fixed": 30, "on_call": 25}), None)
    assert (mix.unpriced, mix.today.cost_per_year) == ((), pytest.approx(156_000))


def test_a_need_of_zero_has_no_secure_share():
    series = weeks_of(0, agency_hours=[0] * 26)
    mix = choose_mix(series, make_capacity(100, prices=PRICES), None)
    assert [alternative.secure_share for alternative in (mix.today, mix.most_secure, mix.least_cost)] == [None] * 3
    assert of(mix.most_secure) == of(mix.today) == {"idle": 2600}
    assert mix.least_cost.cost_per_year == pytest.approx(156_000)


def test_nothing_at_all_is_no_accident():
    series = weeks_of(0, agency_hours=[0] * 26)
    mix = choose_mix(series, make_capacity(0, prices=dict.fromkeys(PRICES, 0)), None)
    assert (of(mix.most_secure), of(mix.least_cost), mix.today.cost_per_year) == ({}, {}, 0.0)


@pytest.mark.parametrize("size", [1e-4, 1e7])
def test_an_organisation_without_fixed_hours_of_any_size(size):
    series = weeks_of(size, exceptions={4: 3 * size}, agency_hours=[size] * 26)
    mix = choose_mix(series, make_capacity(0, prices=PRICES, plus_minus_share=0.1), structural(size))
    assert mix.most_secure.extra_fixed_hours_per_week == pytest.approx(size)
    assert mix.most_secure.hours[Layer.AGENCY].sum() == pytest.approx(2 * size)


def test_months_count_for_their_working_weeks():
    # 100 hours a week in each month, 20 more in December 2024: its 20 working days are 4 weeks.
    usual = monthly([0.0] * 12, start=(2024, 1)).weeks * 100
    series = monthly(list(usual + np.array([0] * 11 + [80])), start=(2024, 1))
    secure = choose_mix(series, make_capacity(100, {"agency": 15}, PRICES), None).most_secure
    assert secure.hours[Layer.AGENCY].tolist() == pytest.approx([0.0] * 11 + [60.0], abs=1e-3)
    assert secure.shortfall_per_year == pytest.approx(20)
