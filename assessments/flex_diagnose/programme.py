"""The linear programme that covers a need with layers, put together once and solved by HiGHS. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from assessments.flex_diagnose.capacity import DUST
from assessments.flex_diagnose.layers import EXTERNAL, Layer


class Rest(StrEnum):
    """Beside the layers: fixed hours that are saved for a peak, paid idle hours, and hours that nobody fills."""

    MINUS = "minuren"
    IDLE = "leegloop"
    SHORTFALL = "tekort"


Amount = Layer | Rest
_SIGNS = {Rest.MINUS: -1.0, Rest.IDLE: -1.0}


class ProgrammeError(RuntimeError):
    """HiGHS gave no optimum.

    It should be impossible: with idle hours and shortfall any need is met, and no amount has a price below zero, so
    that there is an answer and a cheapest one; and bounds on the sums come from an answer that keeps them.
    """


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """What has to be covered, and with what; arrays are per period.

    `limits`: in hours per week, of every layer that takes part beside fixed, plus and min hours; may be infinite.
    """

    need: np.ndarray
    weeks: np.ndarray
    periods_per_year: int
    fixed_hours_per_week: float
    most_extra_hours_per_week: float
    plus_minus_share: float
    limits: Mapping[Layer, float]

    @property
    def years(self) -> np.ndarray:
        """Per period the number of its year, from 0; years count from the first period."""
        return np.arange(len(self.need)) // self.periods_per_year

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return (Layer.PLUS, *self.limits, *Rest)

    @property
    def scale(self) -> float:
        """The hours of an average period, of need or of fixed contracts: 1 in the programme."""
        return max(self.need.mean(), self.fixed_hours_per_week * self.weeks.mean()) or 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """`sums`: the hours in flex contracts and the shortfall of all periods, as bounds for a next answer."""

    extra_hours_per_week: float
    hours: Mapping[Amount, np.ndarray]
    sums: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Column 0 is the extra fixed hours per week f, then comes a column per period for each of `job.amounts`.

    Per period t, with w weeks, C fixed hours per week and band b:
    (C + f)·w + plus − min + Σ layers − idle + shortfall = need; plus and min ≤ b·(C + f)·w; layer ≤ limit·w.
    Per year: Σ plus = Σ min. The last two rows of `at_most` are the sums of flex contracts and of shortfall.
    """

    job: Job
    equal: sparse.csc_array
    equal_to: np.ndarray
    at_most: sparse.csr_array
    at_most_of: np.ndarray
    bounds: np.ndarray

    def minimise(
        self, costs: Mapping[Amount, float], extra_cost: float = 0.0, most: np.ndarray | None = None
    ) -> Solution:
        """The cheapest answer at `costs` per hour (left out: nothing), `extra_cost` per extra fixed hour per week.

        `most`: the hours in flex contracts and the shortfall that all periods together may not pass.
        """
        amounts, periods = self.job.amounts, len(self.job.need)
        objective = np.append(extra_cost, np.repeat([costs.get(amount, 0.0) for amount in amounts], periods))
        limits = {"A_ub": self.at_most[:-2], "b_ub": self.at_most_of}
        if most is not None:
            limits = {"A_ub": self.at_most, "b_ub": np.append(self.at_most_of, most / self.job.scale)}
        found = linprog(objective, A_eq=self.equal, b_eq=self.equal_to, bounds=self.bounds, **limits)
        if found.status != 0:
            raise ProgrammeError(found.message)
        hours = np.where(found.x < DUST, 0.0, found.x) * self.job.scale
        by_amount = dict(zip(amounts, hours[1:].reshape(-1, periods), strict=True))
        return Solution(float(hours[0]), by_amount, self.at_most[-2:] @ found.x * self.job.scale)


def build_programme(job: Job) -> Programme:
    fixed, periods = job.fixed_hours_per_week * job.weeks, len(job.need)
    columns = 1 + np.arange(len(job.amounts) * periods).reshape(-1, periods)
    of = dict(zip(job.amounts, columns, strict=True))
    return Programme(
        job,
        _matrix(periods + job.years[-1] + 1, of, _equalities(job, of)).tocsc(),
        np.append(job.need - fixed, np.zeros(job.years[-1] + 1)) / job.scale,
        _matrix(2 * periods + 2, of, _inequalities(job, of)).tocsr(),
        np.tile(job.plus_minus_share * fixed, 2) / job.scale,
        _bounds(job),
    )


def _matrix(height: int, of: Mapping[Amount, np.ndarray], entries) -> sparse.coo_array:
    """From entries of rows, columns and coefficients, each of which may be one number for all."""
    parts = zip(*(np.broadcast_arrays(*entry) for entry in entries), strict=True)
    rows, columns, coefficients = (np.concatenate(part) for part in parts)
    width = 1 + sum(len(columns_of_one) for columns_of_one in of.values())
    return sparse.coo_array((coefficients, (rows, columns)), shape=(height, width))


def _equalities(job: Job, of: Mapping[Amount, np.ndarray]) -> list[tuple]:
    """The balance of each period, then of each year."""
    balance = np.arange(len(job.need))
    years = len(balance) + job.years
    layers = [(balance, of[amount], _SIGNS.get(amount, 1.0)) for amount in job.amounts]
    return [(balance, 0, job.weeks), *layers, (years, of[Layer.PLUS], 1.0), (years, of[Rest.MINUS], -1.0)]


def _inequalities(job: Job, of: Mapping[Amount, np.ndarray]) -> list[tuple]:
    """The band above and below, then the two sums."""
    above = np.arange(len(job.need))
    below, sums = above + len(above), 2 * len(above)
    band = -job.plus_minus_share * job.weeks
    sides = [(above, 0, band), (above, of[Layer.PLUS], 1.0), (below, 0, band), (below, of[Rest.MINUS], 1.0)]
    external = [(sums, of[layer], 1.0) for layer in EXTERNAL if layer in of]
    return [*sides, *external, (sums + 1, of[Rest.SHORTFALL], 1.0)]


def _bounds(job: Job) -> np.ndarray:
    """From 0 to the limit; plus and min are bounded by the band, idle hours and shortfall not at all."""
    per_week = np.array([job.limits.get(amount, np.inf) for amount in job.amounts])
    most = np.append(job.most_extra_hours_per_week, np.outer(per_week, job.weeks)) / job.scale
    return np.column_stack([np.zeros_like(most), most])
