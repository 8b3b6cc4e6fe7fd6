"""The decomposition against statsmodels' STL on public series and on the shapes of need, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.datasets import co2, elnino, macrodata
from statsmodels.tsa.seasonal import STL

from assessments.flex_diagnose.decomposition import decompose

# Differences are told in the range of the values.
TOLERANCE = 1e-9
# Where most values lie on the fit, rounding may move the parts by this much: a tenth of an hour in ten thousand.
TOLERANCE_OF_ROUNDING = 1e-5


def parts_of(values, season_length):
    parts = decompose(values, season_length)
    return np.array([parts.trend, parts.season, parts.remainder])


def stl_parts(values, season_length):
    fit = STL(values, season_length, robust=True).fit()
    return np.array([fit.trend, fit.seasonal, fit.resid])


def largest_difference(parts, others, values) -> float:
    return np.abs(parts - others).max() / np.ptp(values)


def noise(count, seed=2026) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 40, count)


def need(count, season_length=12, seed=2026) -> np.ndarray:
    """A thousand hours that grow, with a wave per year and noise."""
    places = np.arange(count)
    return 1000 + 3 * places + 200 * np.sin(2 * np.pi * places / season_length) + noise(count, seed)


def test_parts_of_co2_per_week_are_those_of_statsmodels():
    values = co2.load_pandas().data["co2"].ffill().to_numpy()[:260]
    assert largest_difference(parts_of(values, 52), stl_parts(values, 52), values) < TOLERANCE


def test_parts_of_co2_per_month_are_those_of_statsmodels():
    values = co2.load_pandas().data["co2"].resample("MS").mean().ffill().to_numpy()[:120]
    assert largest_difference(parts_of(values, 12), stl_parts(values, 12), values) < TOLERANCE


@pytest.mark.parametrize("years", [4, 5, 20])
def test_parts_of_sea_temperatures_are_those_of_statsmodels(years):
    values = elnino.load_pandas().data.iloc[:years, 1:].to_numpy().ravel()
    assert largest_difference(parts_of(values, 12), stl_parts(values, 12), values) < TOLERANCE


@pytest.mark.parametrize("column", ["realgdp", "unemp", "infl", "cpi"])
def test_parts_of_american_quarters_are_those_of_statsmodels(column):
    values = macrodata.load_pandas().data[column].to_numpy()
    assert largest_difference(parts_of(values, 4), stl_parts(values, 4), values) < TOLERANCE


def with_outlier(values):
    return np.where(np.arange(len(values)) == len(values) // 2, 20 * values, values)


def december(values):
    return values + 900 * (np.arange(len(values)) % 12 == 11)


def structural_temps(values):
    return 4000 + 0.2 * values


def with_ties(values):
    return np.round(values, -2)


@pytest.mark.parametrize("shape", [np.array, with_outlier, december, structural_temps, with_ties])
@pytest.mark.parametrize(("count", "season_length"), [(27, 12), (48, 12), (60, 12), (110, 52), (213, 52), (260, 52)])
def test_parts_of_the_shapes_of_need_are_those_of_statsmodels(shape, count, season_length):
    values = shape(need(count, season_length))
    assert largest_difference(parts_of(values, season_length), stl_parts(values, season_length), values) < TOLERANCE


@pytest.mark.parametrize(("count", "season_length"), [(24, 12), (34, 12), (36, 12), (104, 52), (156, 52)])
def test_parts_of_two_and_three_years_do_not_hang_on_the_last_digit(count, season_length):
    values = need(count, season_length)
    other = values * (1 + 1e-17 * noise(count, seed=1))
    assert not np.array_equal(values, other)
    difference = largest_difference(parts_of(values, season_length), parts_of(other, season_length), values)
    assert difference < TOLERANCE_OF_ROUNDING


@pytest.mark.parametrize("level", [0.0, 1234.5])
@pytest.mark.parametrize("season_length", [12, None])
def test_a_series_without_variation_is_all_trend(level, season_length):
    parts = decompose(np.full(48, level), season_length)
    assert parts.trend == pytest.approx(np.full(48, level), rel=1e-12)
    assert parts.remainder == pytest.approx(np.zeros(48), abs=1e-8)


def test_an_outlier_in_four_years_is_left_in_the_remainder():
    values = 1000 + 200 * np.sin(2 * np.pi * np.arange(48) / 12)
    remainder = decompose(np.where(np.arange(48) == 20, 9000, values), 12).remainder
    assert remainder[20] == pytest.approx(9000 - values[20], rel=0.05)
    assert np.delete(remainder, 20) == pytest.approx(np.zeros(47), abs=400)


def test_rows_of_a_table_are_taken_apart_as_if_alone():
    rows = np.array([need(60, seed=seed) for seed in (1, 2, 3)])
    parts = decompose(rows, 12)
    alone = [decompose(row, 12) for row in rows]
    assert parts.season == pytest.approx(np.array([part.season for part in alone]), rel=1e-9)
    assert parts.trend == pytest.approx(np.array([part.trend for part in alone]), rel=1e-9)


def naive_robust_trend(values):
    """The same trend by one weighted straight line after another."""
    places, weights = np.arange(len(values)), np.ones(len(values))
    for _ in range(16):
        trend = [naive_line(places, values, weights, place) for place in places]
        size = np.abs(values - trend)
        weights = np.clip(1 - (size / (6 * np.median(size))) ** 2, 0, None) ** 2
    return np.array(trend)


def naive_line(places, values, weights, place):
    distance = np.abs(places - place)
    tricube = (1 - (distance / distance.max()) ** 3) ** 3
    return np.polyfit(places - place, values, 1, w=np.sqrt(weights * tricube))[1]


@pytest.mark.parametrize("count", [12, 15, 23, 60])
def test_trend_without_season_is_that_of_one_line_after_another(count):
    values = need(count)
    parts = decompose(values, None)
    assert parts.season is None
    assert parts.trend == pytest.approx(naive_robust_trend(values), rel=1e-5)
    assert parts.trend + parts.remainder == pytest.approx(values, rel=1e-12)


counts = st.integers(24, 60)
seeds = st.integers(0, 10_000)


@settings(max_examples=40, deadline=None)
@given(count=counts, seed=seeds, level=st.floats(-20_000, 20_000))
def test_adding_a_constant_moves_only_the_trend(count, seed, level):
    values = need(count, seed=seed)
    moved = parts_of(values + level, 12) - np.array([[level], [0], [0]])
    assert largest_difference(moved, parts_of(values, 12), values) < TOLERANCE_OF_ROUNDING


@settings(max_examples=40, deadline=None)
@given(count=counts, seed=seeds, factor=st.floats(0.01, 1000))
def test_scaling_hours_scales_all_parts(count, seed, factor):
    values = need(count, seed=seed)
    assert (
        largest_difference(parts_of(factor * values, 12) / factor, parts_of(values, 12), values) < TOLERANCE_OF_ROUNDING
    )


@settings(max_examples=40, deadline=None)
@given(count=counts, seed=seeds)
def test_parts_add_up_to_the_values(count, seed):
    values = need(count, seed=seed)
    assert parts_of(values, 12).sum(axis=0) == pytest.approx(values, rel=1e-12)


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_swapping_the_remainders_of_two_years_moves_the_season_by_at_most_twice_the_largest_of_them(seed):
    parts = decompose(need(60, seed=seed), 12)
    first, second, rest = np.split(parts.remainder, [12, 24])
    swapped = parts.trend + parts.season + np.concatenate([second, first, rest])
    moved = np.abs(decompose(swapped, 12).season - parts.season).max()
    assert moved < 2 * np.abs(parts.remainder).max()
