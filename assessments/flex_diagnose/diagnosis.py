"""All that is computed from one series of hours, and from what the organisation has. Pure."""

from dataclasses import dataclass

from assessments.flex_diagnose.capacity import CapacityFit, weigh_capacity
from assessments.flex_diagnose.demand import Demand, analyse_demand
from assessments.flex_diagnose.layers import Capacity
from assessments.flex_diagnose.mix import Mix, choose_mix
from assessments.flex_diagnose.series import NeedSeries
from assessments.flex_diagnose.structural_flex import StructuralFlex, structural_flex


@dataclass(frozen=True, slots=True, eq=False)
class FlexDiagnosis:
    """`structural` None: no flex hours are known. `fit` and `mix` None: the capacity is not known."""

    demand: Demand
    structural: StructuralFlex | None
    fit: CapacityFit | None
    mix: Mix | None


def diagnose(series: NeedSeries, capacity: Capacity | None) -> FlexDiagnosis:
    demand, structural = analyse_demand(series), structural_flex(series, capacity)
    if capacity is None:
        return FlexDiagnosis(demand, structural, None, None)
    return FlexDiagnosis(demand, structural, weigh_capacity(series, capacity), choose_mix(series, capacity, structural))
