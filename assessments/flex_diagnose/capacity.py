"""What the organisation can give, layer by layer, and which share of the peaks that takes. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf

import numpy as np

from assessments.flex_diagnose.layers import INTERNAL, Capacity, Layer
from assessments.flex_diagnose.series import NeedSeries

# The one tolerance of capacity and mix, as a share of an average period: what is less is rounding, not hours. HiGHS
# keeps every row and bound to within 1e-7 of that same measure, see programme.py.
DUST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class CapacityFit:
    """Need beside capacity. Shares are of `peak_hours`, 0-1; None where there are no peaks.

    `hours`: the most a layer can give, per period; None where it has no limit. Plus hours are the upper side of the
    band: over a year they have to come from min hours. `peak_hours`: need above the fixed hours, per period.
    """

    hours: Mapping[Layer, np.ndarray | None]
    peak_hours: np.ndarray
    internal_share: float | None
    internal_and_shared_share: float | None


def weigh_capacity(series: NeedSeries, capacity: Capacity) -> CapacityFit:
    need, weeks = series.hours, series.weeks
    peaks = np.maximum(need - capacity.fixed_hours_per_week * weeks, 0.0)
    peaks[peaks < DUST * need.mean()] = 0.0
    band = capacity.limit(Layer.PLUS) * weeks

    def share_taken(*layers: Layer) -> float | None:
        per_week = capacity.fixed_hours_per_week + sum(capacity.limit(layer) for layer in layers)
        left = _left(need - per_week * weeks, band, series.grain.periods_per_year)
        return max(0.0, float(1 - left / peaks.sum())) if peaks.any() else None

    hours = {layer: _most_hours(layer, capacity, weeks) for layer in Layer}
    return CapacityFit(hours, peaks, share_taken(*INTERNAL), share_taken(*INTERNAL, Layer.SHARED))


def sum_per_year(values: np.ndarray, periods_per_year: int) -> np.ndarray:
    """Years count from the first period; the last may be a part of one."""
    return np.add.reduceat(values, range(0, len(values), periods_per_year))


def _most_hours(layer: Layer, capacity: Capacity, weeks: np.ndarray) -> np.ndarray | None:
    per_week = capacity.fixed_hours_per_week if layer is Layer.FIXED else capacity.limit(layer)
    return None if isinf(per_week) else per_week * weeks


def _left(lack: np.ndarray, band: np.ndarray, periods_per_year: int) -> float:
    """What is left of the lack per period (below zero: to spare) once plus and min hours did what they can.

    With lack d and band b: in each year plus hours can fill Σ min(max(d, 0), b), if they can be saved elsewhere, of
    which there is room for Σ min(max(−d, 0), b). The lesser of the two is filled; it needs no programme.
    """
    lacking = sum_per_year(np.maximum(lack, 0.0), periods_per_year)
    filled, saved = (sum_per_year(np.clip(side, 0.0, band), periods_per_year) for side in (lack, -lack))
    return float((lacking - np.minimum(filled, saved)).sum())
