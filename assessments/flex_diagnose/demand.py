"""What a series of hours tells about the need for work: trend, season, extremes, and what was foreseeable. Pure."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from assessments.flex_diagnose.decomposition import OUTLYING, ROUNDING, decompose
from assessments.flex_diagnose.series import NeedSeries

EXTREMES = 5
# However regular the rest: what lies less far from the trend than this share of the mean hours is no outlier.
LEAST_OUTLIER = 0.1
YEARS_FOR_SEASON, YEARS_FOR_BACK_TEST = 2, 3
SHUFFLES = 200
# One fixed start, so that the same figures always give the same answer. PCG64 promises the same numbers in every
# version of numpy, which its methods that shuffle do not.
SEED = 2026


@dataclass(frozen=True, slots=True)
class Extreme:
    """A period with much or little work: the hours that were entered, and how far they lay from the trend.

    `deviation` is in hours of a period with the mean number of working days.
    """

    index: int
    starts_on: date
    hours: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Demand:
    """The analysis of a series. Arrays have one number per period; shares are 0-1.

    `corrected`: the hours had every period had the mean number of working days; trend, season and remainder add up to
    it. `season` None: under two full years. `foreseen_share` and `noise_share` None: under three full years, or no
    variation in the last one. `noise_share`: what the same back-test gives, in 19 of 20 cases at most, on the same
    hours in any order. `outliers`: periods by index, kept in everything. `variation_share`: standard deviation of the
    corrected hours over their mean; None without hours. `measure_correlation`: Pearson's, of the hours and the
    employer's second series as entered; None without one, or where either never varies.
    """

    series: NeedSeries
    corrected: np.ndarray
    trend: np.ndarray
    season: np.ndarray | None
    remainder: np.ndarray
    foreseen_share: float | None
    noise_share: float | None
    peaks: tuple[Extreme, ...]
    troughs: tuple[Extreme, ...]
    outliers: tuple[int, ...]
    variation_share: float | None
    measure_correlation: float | None


def analyse_demand(series: NeedSeries) -> Demand:
    corrected = _corrected(series)
    year = series.grain.periods_per_year
    parts = decompose(corrected, year if len(corrected) >= YEARS_FOR_SEASON * year else None)
    foreseen_share, noise_share = _back_test(corrected, year)
    deviations = _without_rounding(corrected - parts.trend, corrected)
    return Demand(
        series=series,
        corrected=corrected,
        trend=parts.trend,
        season=parts.season,
        remainder=parts.remainder,
        foreseen_share=foreseen_share,
        noise_share=noise_share,
        peaks=_extremes(series, deviations, sign=1),
        troughs=_extremes(series, deviations, sign=-1),
        outliers=_outliers(deviations, corrected.mean(), None if parts.season is None else year),
        variation_share=_variation(corrected),
        measure_correlation=_correlation(series.hours, series.column("measure")),
    )


def _corrected(series: NeedSeries) -> np.ndarray:
    """hours · mean working days / working days."""
    days = series.working_days
    return series.hours * days.mean() / days


def _without_rounding(deviations: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.where(np.abs(deviations) > ROUNDING * np.abs(values).max(), deviations, 0.0)


def _back_test(corrected: np.ndarray, year: int) -> tuple[float | None, float | None]:
    """The foreseen share, and what noise would give; None where there is nothing to test."""
    if len(corrected) < YEARS_FOR_BACK_TEST * year:
        return None, None
    shares = _foreseen_shares(np.vstack([corrected, _shuffled(corrected)]), year)
    if np.isnan(shares[0]):
        return None, None
    # A shuffle whose last year does not vary leaves nothing to foresee.
    return float(shares[0]), float(np.percentile(np.nan_to_num(shares[1:]), 95))


def _shuffled(values: np.ndarray) -> np.ndarray:
    keys = np.random.PCG64(SEED).random_raw(SHUFFLES * len(values))
    return values[np.argsort(keys.reshape(SHUFFLES, -1), axis=1)]


def _foreseen_shares(rows: np.ndarray, year: int) -> np.ndarray:
    """max(0, 1 − Var(error) / Var(need)) over the last year of each row; not a number where need does not vary.

    The forecast is the last trend with the season of the year before. Of both only the season stands here: the trend is
    one number all year, which leaves the variance as it is.
    """
    need = rows[:, -year:]
    error = need - decompose(rows[:, :-year], year).season[:, -year:]
    spread = need.var(axis=1)
    spread = np.where(np.sqrt(spread) > ROUNDING * np.abs(need).max(axis=1), spread, np.nan)
    return np.maximum(0.0, 1 - error.var(axis=1) / spread)


def _extremes(series: NeedSeries, deviations: np.ndarray, sign: int) -> tuple[Extreme, ...]:
    """The largest first; of two as large the oldest."""
    order = np.argsort(-sign * deviations, kind="stable")[:EXTREMES]
    return tuple(
        Extreme(index, series.periods[index].starts_on, series.periods[index].hours, float(deviations[index]))
        for index in order.tolist()
        if sign * deviations[index] > 0
    )


def _outliers(deviations: np.ndarray, mean: float, year: int | None) -> tuple[int, ...]:
    """Periods far from the trend, and from what the same time of other years did: a season is no outlier.

    Far is OUTLYING times the middle distance. The remainder cannot tell: of two or three years the season takes an
    outlier for its own, and over most of a series it is so near to zero that every third period would lie out.
    """
    distance, usual = np.abs(deviations), np.zeros_like(deviations)
    middle = distance
    if year is not None:
        low, high = _middle_of_other_years(deviations, year)
        middle = np.minimum(distance, np.abs(deviations - (low + high) / 2))
        # Of two other years one may be the outlier: the nearest tells.
        usual = np.clip(deviations, low, high)
    unusual = np.abs(deviations - usual)
    far = max(OUTLYING * np.median(middle), LEAST_OUTLIER * mean)
    # A December that grows with the years is still December.
    is_grown = unusual <= np.abs(usual) / 2
    return tuple(np.flatnonzero((np.minimum(distance, unusual) > far) & ~is_grown).tolist())


def _middle_of_other_years(deviations: np.ndarray, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Per period the middle two of the same time in all other years; the same number twice where they are odd."""
    years = -(-len(deviations) // year)
    table = np.full(years * year, np.nan)
    table[: len(deviations)] = deviations
    others = [np.delete(table.reshape(years, year), index, axis=0) for index in range(years)]
    low, high = (np.nanquantile(others, 0.5, axis=1, method=method) for method in ("lower", "higher"))
    return low.ravel()[: len(deviations)], high.ravel()[: len(deviations)]


def _variation(corrected: np.ndarray) -> float | None:
    mean = corrected.mean()
    return float(corrected.std() / mean) if mean > 0 else None


def _correlation(hours: np.ndarray, measure: np.ndarray | None) -> float | None:
    if measure is None or np.ptp(hours) == 0 or np.ptp(measure) == 0:
        return None
    return float(np.corrcoef(hours, measure)[0, 1])
