"""Structural flex: the work in flex contracts that is nearly always there. Pure."""

from dataclasses import dataclass

import numpy as np

from assessments.flex_diagnose.layers import Capacity
from assessments.flex_diagnose.series import NeedSeries

PERCENTILE = 10


@dataclass(frozen=True, slots=True)
class StructuralFlex:
    """`hours_per_week` are hours worked.

    `share`: of all flex hours, those that never go beyond `hours_per_week` (0-1); None where there are no flex hours.
    `fte`: None as long as it is not known what somebody with a full-time contract works.
    """

    hours_per_week: float
    share: float | None
    fte: float | None


def structural_flex(series: NeedSeries, capacity: Capacity | None) -> StructuralFlex | None:
    """The 10th percentile over periods of (flex − replacement) / weeks; None as long as no flex hours are known.

    Replacement of the sick and trial periods that are not known leave nothing out.
    """
    flex = series.flex_hours
    if flex is None:
        return None
    replacement, weeks = series.column("replacement_hours"), series.weeks
    lasting = flex if replacement is None else np.maximum(flex - replacement, 0.0)
    hours_per_week = float(np.percentile(lasting / weeks, PERCENTILE))
    structural, total = np.minimum(lasting, hours_per_week * weeks).sum(), flex.sum()
    fulltimer = capacity.fixed_hours_per_fulltimer if capacity else 0.0
    return StructuralFlex(
        hours_per_week=hours_per_week,
        share=float(structural / total) if total > 0 else None,
        fte=hours_per_week / fulltimer if fulltimer > 0 else None,
    )
