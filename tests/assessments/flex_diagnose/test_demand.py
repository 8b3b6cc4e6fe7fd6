"""The analysis of need: what is foreseen, the extremes and the outliers, in series whose make-up is known."""

from datetime import date

import numpy as np
import pytest

from assessments.flex_diagnose.decomposition import decompose
from assessments.flex_diagnose.demand import Extreme, analyse_demand
from tests.assessments.flex_diagnose.series_factory import monthly, weekly


def noise(count, seed=2026) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 40, count)


def per_day(hours, start=(2022, 1), **columns):
    """A series of these hours in every 30 days, in a year-round business."""
    days = monthly([0] * len(hours), start, days_per_week=7).working_days
    return monthly(hours * days / 30, start, days_per_week=7, **columns)


def summer(count) -> np.ndarray:
    return 3000 + 1500 * np.sin(2 * np.pi * (np.arange(count) - 3) / 12)


def december(count, growth=0.0) -> np.ndarray:
    places = np.arange(count)
    return 3000 + 2000 * (places % 12 == 11) * (1 + growth * places / 12)


def starts(extremes) -> list[str]:
    return [extreme.starts_on.isoformat() for extreme in extremes]


def test_hours_are_corrected_for_working_days():
    series = monthly([100 * days for days in monthly([0] * 12).working_days])
    corrected = analyse_demand(series).corrected
    assert corrected == pytest.approx(np.full(12, 100 * series.working_days.mean()))


@pytest.mark.parametrize("count", [12, 23, 24, 36, 60])
def test_parts_add_up_to_the_corrected_hours(count):
    demand = analyse_demand(monthly(summer(count) + noise(count)))
    season = 0 if demand.season is None else demand.season
    assert demand.trend + season + demand.remainder == pytest.approx(demand.corrected)


@pytest.mark.parametrize(
    ("count", "has_season", "is_tested"), [(23, False, False), (24, True, False), (36, True, True)]
)
def test_a_season_takes_two_full_years_and_a_back_test_three(count, has_season, is_tested):
    demand = analyse_demand(per_day(summer(count) + noise(count)))
    assert (demand.season is not None) is has_season
    assert (demand.foreseen_share is not None) is is_tested
    assert (demand.noise_share is not None) is is_tested


@pytest.mark.parametrize(
    ("count", "has_season", "is_tested"), [(103, False, False), (104, True, False), (156, True, True)]
)
def test_years_of_weeks_are_52_weeks(count, has_season, is_tested):
    demand = analyse_demand(weekly(1000 + noise(count)))
    assert (demand.season is not None) is has_season
    assert (demand.foreseen_share is not None) is is_tested


def test_foreseen_share_is_the_back_test_worked_out_step_by_step():
    demand = analyse_demand(per_day(summer(48) + noise(48)))
    known = decompose(demand.corrected[:36], 12)
    forecast = [known.trend[35] + known.season[24 + month] for month in range(12)]
    errors = [need - guess for need, guess in zip(demand.corrected[36:], forecast, strict=True)]
    assert demand.foreseen_share == pytest.approx(1 - np.var(errors) / np.var(demand.corrected[36:]))


def test_a_steady_season_is_foreseen_and_its_noise_is_not():
    demand = analyse_demand(per_day(summer(60) + noise(60)))
    assert demand.foreseen_share > 0.99
    assert demand.noise_share < 0.3


def test_noise_is_foreseen_no_better_than_noise_in_nearly_all_cases():
    demands = [analyse_demand(per_day(3000 + noise(36, seed))) for seed in range(12)]
    assert sum(demand.foreseen_share > demand.noise_share for demand in demands) <= 1
    assert min(demand.foreseen_share for demand in demands) == 0


def test_the_same_hours_give_the_same_shares():
    first, second = (analyse_demand(per_day(summer(48) + 10 * noise(48))) for _ in range(2))
    assert (first.foreseen_share, first.noise_share) == (second.foreseen_share, second.noise_share)
    assert first.noise_share > 0


def test_a_last_year_that_does_not_vary_leaves_nothing_to_foresee():
    flat = np.full(12, 3000.0)
    demand = analyse_demand(per_day(np.concatenate([summer(36), flat])))
    assert (demand.foreseen_share, demand.noise_share) == (None, None)


def test_peaks_and_troughs_are_told_by_date_with_the_largest_first():
    hours = np.full(12, 1000.0)
    hours[[2, 5, 9]] = 1500, 1800, 700
    demand = analyse_demand(per_day(hours, start=(2025, 1)))
    assert starts(demand.peaks)[:2] == ["2025-06-01", "2025-03-01"]
    assert starts(demand.troughs)[:1] == ["2025-10-01"]
    largest = demand.peaks[0]
    assert largest == Extreme(5, date(2025, 6, 1), 1800.0, demand.corrected[5] - demand.trend[5])


def test_there_are_five_peaks_and_troughs_at_most():
    demand = analyse_demand(per_day(summer(60)))
    assert sorted(starts(demand.peaks)) == [f"{year}-07-01" for year in (2022, 2023, 2024, 2025, 2026)]
    assert sorted(starts(demand.troughs)) == [f"{year}-01-01" for year in (2022, 2023, 2024, 2025, 2026)]


@pytest.mark.parametrize("count", [12, 36, 60])
@pytest.mark.parametrize("level", [0.0, 1000.0])
def test_hours_that_never_vary_have_no_extremes(count, level):
    demand = analyse_demand(per_day(np.full(count, level)))
    assert (demand.peaks, demand.troughs, demand.outliers) == ((), (), ())
    assert (demand.foreseen_share, demand.noise_share) == (None, None)
    assert demand.variation_share == (pytest.approx(0, abs=1e-12) if level else None)


@pytest.mark.parametrize("count", [12, 24, 36, 60])
def test_one_giant_outlier_is_kept_and_named(count):
    hours = 3000 + noise(count)
    hours[7] = 60_000
    demand = analyse_demand(per_day(hours))
    assert demand.outliers == (7,)
    assert demand.peaks[0].index == 7


@pytest.mark.parametrize("count", [24, 36, 60])
def test_an_outlier_within_a_season_is_measured_by_other_years(count):
    hours = summer(count) + noise(count)
    hours[14] += 2500
    assert analyse_demand(per_day(hours)).outliers == (14,)


@pytest.mark.parametrize("count", [24, 36, 48, 60])
@pytest.mark.parametrize("growth", [0.0, 0.15])
def test_a_season_is_no_outlier(count, growth):
    assert analyse_demand(per_day(december(count, growth) + noise(count))).outliers == ()


def test_a_december_in_a_single_year_may_be_an_outlier():
    assert analyse_demand(per_day(december(12) + noise(12))).outliers == (11,)


def test_noise_names_no_outliers():
    found = [analyse_demand(per_day(3000 + noise(count, seed=count))).outliers for count in range(12, 36)]
    assert found == [()] * 24


def test_a_small_ripple_is_no_outlier_however_flat_the_rest():
    hours = np.full(48, 1000.0)
    hours[20] = 1050
    assert analyse_demand(per_day(hours)).outliers == ()


def test_variation_share_is_the_spread_over_the_mean():
    demand = analyse_demand(weekly([90, 110] * 13, days_per_week=7))
    assert demand.variation_share == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("measure", "correlation"),
    [([2 * hour for hour in range(12)], 1.0), ([-hour for hour in range(12)], -1.0), ([5] * 12, None)],
)
def test_measure_correlation_is_pearsons(measure, correlation):
    found = analyse_demand(monthly(list(range(12)), measure=measure)).measure_correlation
    assert found == (correlation if correlation is None else pytest.approx(correlation))


def test_measure_correlation_without_a_second_series_is_none():
    assert analyse_demand(monthly(list(range(12)))).measure_correlation is None
