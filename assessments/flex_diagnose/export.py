"""A Flex Diagnose as plain values for a machine to read: JSON without surprises; null is not known. Pure.

Hours and euros have two decimals, shares (0-1) and fte four. docs/flex_diagnose.md explains every key.
"""

import numpy as np

from assessments.flex_diagnose.capacity import CapacityFit
from assessments.flex_diagnose.demand import Demand, Extreme
from assessments.flex_diagnose.diagnosis import FlexDiagnosis
from assessments.flex_diagnose.mix import Alternative, Mix
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import NeedSeries
from assessments.flex_diagnose.structural_flex import StructuralFlex

HOURS, SHARE = 2, 4


def export_diagnosis(diagnosis: FlexDiagnosis) -> dict:
    demand = diagnosis.demand
    series = demand.series
    return {
        "grain": series.grain.value,
        "days_per_week": series.days_per_week,
        "periods": _periods(demand),
        "variation_share": _rounded(demand.variation_share, SHARE),
        "foreseen_share": _rounded(demand.foreseen_share, SHARE),
        "noise_share": _rounded(demand.noise_share, SHARE),
        "measure_correlation": _rounded(demand.measure_correlation, SHARE),
        "peaks": [_extreme(each, series) for each in demand.peaks],
        "troughs": [_extreme(each, series) for each in demand.troughs],
        "outliers": [_head(series, index) for index in demand.outliers],
        "structural_flex": _structural(diagnosis.structural),
        "capacity": _fit(diagnosis.fit),
        "mix": _mix(diagnosis.mix),
    }


def _periods(demand: Demand) -> list[dict]:
    series = demand.series
    columns = {
        "need": series.hours,
        "flex": series.flex_hours,
        "working_days": series.working_days,
        "corrected": demand.corrected,
        "trend": demand.trend,
        "season": demand.season,
        "remainder": demand.remainder,
    }
    numbers = {name: _list(values, len(series.periods)) for name, values in columns.items()}
    return [
        _head(series, index) | {name: values[index] for name, values in numbers.items()}
        for index in range(len(series.periods))
    ]


def _head(series: NeedSeries, index: int) -> dict:
    starts_on = series.periods[index].starts_on
    return {"starts_on": starts_on.isoformat(), "name": period_name(series.grain, starts_on)}


def _extreme(extreme: Extreme, series: NeedSeries) -> dict:
    hours, deviation = _rounded(extreme.hours, HOURS), _rounded(extreme.deviation, HOURS)
    return _head(series, extreme.index) | {"hours": hours, "deviation": deviation}


def _structural(structural: StructuralFlex | None) -> dict | None:
    if structural is None:
        return None
    return {
        "hours_per_week": _rounded(structural.hours_per_week, HOURS),
        "share": _rounded(structural.share, SHARE),
        "fte": _rounded(structural.fte, SHARE),
    }


def _fit(fit: CapacityFit | None) -> dict | None:
    if fit is None:
        return None
    return {
        "layers": {
            layer.value: None if hours is None else _list(hours, len(hours)) for layer, hours in fit.hours.items()
        },
        "peak_hours": _list(fit.peak_hours, len(fit.peak_hours)),
        "internal_share": _rounded(fit.internal_share, SHARE),
        "internal_and_shared_share": _rounded(fit.internal_and_shared_share, SHARE),
    }


def _mix(mix: Mix | None) -> dict | None:
    if mix is None:
        return None
    return {
        "today": _alternative(mix.today),
        "most_secure": _alternative(mix.most_secure),
        "least_cost": _alternative(mix.least_cost),
        "missing": [reason.value for reason in mix.missing],
        "unpriced": [layer.value for layer in mix.unpriced],
    }


def _alternative(alternative: Alternative | None) -> dict | None:
    if alternative is None:
        return None
    return {
        "hours_per_year": {layer.value: _rounded(hours, HOURS) for layer, hours in alternative.hours_per_year.items()},
        "minus_per_year": _rounded(alternative.minus.sum() / alternative.years, HOURS),
        "idle_per_year": _rounded(alternative.idle_per_year, HOURS),
        "shortfall_per_year": _rounded(alternative.shortfall_per_year, HOURS),
        "extra_fixed_hours_per_week": _rounded(alternative.extra_fixed_hours_per_week, HOURS),
        "cost_per_year": _rounded(alternative.cost_per_year, HOURS),
        "secure_share": _rounded(alternative.secure_share, SHARE),
    }


def _list(values: np.ndarray | None, count: int) -> list[float | None]:
    return [None] * count if values is None else [_rounded(value, HOURS) for value in values]


def _rounded(value: float | None, decimals: int) -> float | None:
    # Adding zero turns the -0.0 that rounding leaves into 0.0.
    return None if value is None else round(float(value), decimals) + 0.0
