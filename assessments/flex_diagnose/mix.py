"""Three ways to fill the same hours: today's, the most secure one, and the cheapest within a slack. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assessments.flex_diagnose.capacity import DUST, sum_per_year
from assessments.flex_diagnose.layers import EXTERNAL, INTERNAL, Capacity, Layer
from assessments.flex_diagnose.programme import Job, Programme, Rest, build_programme
from assessments.flex_diagnose.series import FLEX_COLUMNS, NeedSeries
from assessments.flex_diagnose.structural_flex import StructuralFlex

# What an hour short weighs against an hour in a flex contract: no plan leaves work undone to spare a flex contract.
SHORTFALL_WEIGHT = 1000.0
FLEX_COLUMN = dict(zip(EXTERNAL, FLEX_COLUMNS, strict=True))


class Missing(StrEnum):
    """Why an alternative is not there: the first two of the programmes, the last of today."""

    FIXED_PRICE = "prijs-vast"
    FLEX_PRICE = "prijs-flex"
    FLEX_HOURS = "flexuren"


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """Who works the hours; arrays are per period.

    The hours of all layers and the shortfall add up to the need. `minus` and `idle` are fixed hours that are not
    worked: saved for plus hours of the same year, or paid without work. `cost_per_year` is in euros; None where an
    hour is worked whose price is not known.
    """

    hours: Mapping[Layer, np.ndarray]
    minus: np.ndarray
    idle: np.ndarray
    shortfall: np.ndarray
    extra_fixed_hours_per_week: float
    years: float
    cost_per_year: float | None

    @property
    def hours_per_year(self) -> dict[Layer, float]:
        return {layer: self._per_year(hours) for layer, hours in self.hours.items()}

    @property
    def idle_per_year(self) -> float:
        return self._per_year(self.idle)

    @property
    def shortfall_per_year(self) -> float:
        return self._per_year(self.shortfall)

    @property
    def secure_share(self) -> float | None:
        """Of the hours that are worked, the share that is not in flex contracts; None where no hour is worked."""
        per_year = self.hours_per_year
        worked = sum(per_year.values())
        return 1 - sum(per_year.get(layer, 0.0) for layer in EXTERNAL) / worked if worked else None

    def _per_year(self, hours: np.ndarray) -> float:
        return float(hours.sum()) / self.years


@dataclass(frozen=True, slots=True)
class Mix:
    """`unpriced`: layers that work hours today without a known price, so that today's cost is not known."""

    today: Alternative | None
    most_secure: Alternative | None
    least_cost: Alternative | None
    missing: tuple[Missing, ...] = ()
    unpriced: tuple[Layer, ...] = ()


def choose_mix(series: NeedSeries, capacity: Capacity, structural: StructuralFlex | None) -> Mix:
    """Today beside two linear programmes: the fewest hours in flex contracts, and the least cost with a few more.

    The first finds the fewest hours E in flex contracts that cover the need, with the least shortfall S. Then, twice,
    the least cost with at most E + slack · Σ need in flex contracts and at most S short: without slack (most secure)
    and with it. `structural` is the most fixed hours that may be added, unless `capacity` says so itself.
    """
    job = _job(series, capacity, structural)
    today = _today(job, series, capacity)
    missing = _missing(capacity, today)
    unpriced = _unpriced(today.hours, capacity) if today else ()
    if {Missing.FIXED_PRICE, Missing.FLEX_PRICE} & set(missing):
        return Mix(today, None, None, missing, unpriced)
    programme = build_programme(job)
    fewest = programme.minimise({**dict.fromkeys(EXTERNAL, 1.0), Rest.SHORTFALL: SHORTFALL_WEIGHT})
    slack = np.array([capacity.slack_share * job.need.sum(), 0.0])
    planned = (_planned(programme, capacity, most) for most in (fewest.sums, fewest.sums + slack))
    return Mix(today, *planned, missing, unpriced)


def _missing(capacity: Capacity, today: Alternative | None) -> tuple[Missing, ...]:
    is_missing = {
        Missing.FIXED_PRICE: not _takes_part(Layer.FIXED, capacity),
        Missing.FLEX_PRICE: not any(_takes_part(layer, capacity) for layer in EXTERNAL),
        Missing.FLEX_HOURS: today is None,
    }
    return tuple(reason for reason, missed in is_missing.items() if missed)


def _takes_part(layer: Layer, capacity: Capacity) -> bool:
    return capacity.terms[layer].price is not None


def _job(series: NeedSeries, capacity: Capacity, structural: StructuralFlex | None) -> Job:
    most_extra = capacity.extra_fixed_hours_per_week
    if most_extra is None:
        most_extra = max(structural.hours_per_week, 0.0) if structural else 0.0
    layers = [layer for layer in (*INTERNAL, Layer.SHARED, *EXTERNAL) if _takes_part(layer, capacity)]
    return Job(
        series.hours,
        series.weeks,
        series.grain.periods_per_year,
        capacity.fixed_hours_per_week,
        most_extra,
        (capacity.plus_minus_share or 0.0) * _takes_part(Layer.PLUS, capacity),
        {layer: limit for layer in layers if (limit := capacity.limit(layer))},
    )


def _today(job: Job, series: NeedSeries, capacity: Capacity) -> Alternative | None:
    """What flex contracts did not fill is fixed up to the fixed hours, and plus hours above them.

    Under an agreement on plus and min hours, plus hours are made good by fixed hours that were not needed in the same
    year; the rest is overtime, which is paid.
    """
    if series.flex_hours is None:
        return None
    flex = {layer: hours for layer, name in FLEX_COLUMN.items() if (hours := series.column(name)) is not None}
    own = np.maximum(job.need - series.flex_hours, 0.0)
    available = job.fixed_hours_per_week * job.weeks
    fixed = np.minimum(own, available)
    plus = own - fixed
    plus[plus < DUST * job.scale] = 0.0
    minus = _made_good(plus, available - fixed, job) if capacity.plus_minus_share else np.zeros_like(own)
    hours = {Layer.FIXED: fixed, Layer.PLUS: plus, **flex}
    return _alternative(hours, (minus, available - fixed - minus, np.zeros_like(own)), 0.0, job, capacity)


def _made_good(plus: np.ndarray, unused: np.ndarray, job: Job) -> np.ndarray:
    """The unused hours of each year that make good its plus hours, spread over the periods that have them."""
    spare, worked = (sum_per_year(hours, job.periods_per_year) for hours in (unused, plus))
    share = np.divide(np.minimum(spare, worked), spare, out=np.zeros_like(spare), where=spare > 0)
    return unused * share[job.years]


def _planned(programme: Programme, capacity: Capacity, most: np.ndarray) -> Alternative:
    """The least cost, where every hour weighs a trifle more than it costs.

    So an hour that is free and saves nothing is not worked beside an idle one.
    """
    job = programme.job
    prices = {layer: terms.price.per_hour for layer, terms in capacity.terms.items() if terms.price}
    trifle = DUST * (max(prices.values()) or 1.0)
    costs = {layer: price + trifle for layer, price in prices.items()}
    solution = programme.minimise(costs, costs[Layer.FIXED] * float(job.weeks.sum()), most)
    minus, idle, shortfall = (solution.hours[rest] for rest in Rest)
    available = (job.fixed_hours_per_week + solution.extra_hours_per_week) * job.weeks
    layers = {layer: hours for layer, hours in solution.hours.items() if isinstance(layer, Layer)}
    hours = {Layer.FIXED: np.maximum(available - minus - idle, 0.0), **layers}
    return _alternative(hours, (minus, idle, shortfall), solution.extra_hours_per_week, job, capacity)


def _alternative(hours, rest, extra: float, job: Job, capacity: Capacity) -> Alternative:
    years = len(job.need) / job.periods_per_year
    cost = None if _unpriced(hours, capacity) else _cost(hours, rest[1], capacity) / years
    return Alternative(hours, *rest, extra, years, cost)


def _unpriced(hours: Mapping[Layer, np.ndarray], capacity: Capacity) -> tuple[Layer, ...]:
    return tuple(layer for layer, worked in hours.items() if worked.any() and not _takes_part(layer, capacity))


def _cost(hours: Mapping[Layer, np.ndarray], idle: np.ndarray, capacity: Capacity) -> float:
    """Σ price · hours, where idle hours cost the wage, plus hours the wage and their surcharge, min hours nothing."""
    paid = {**hours, Layer.FIXED: hours[Layer.FIXED] + hours[Layer.PLUS] + idle}
    return sum(
        capacity.terms[layer].price.per_hour * float(worked.sum()) for layer, worked in paid.items() if worked.any()
    )
