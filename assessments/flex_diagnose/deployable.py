"""Own people who can help in another team, as the competentiematrix has it: their hours per week, by month. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from assessments.competentiematrix.breadth import deployable_until
from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.group_figures import LEAST
from assessments.competentiematrix.matrix import Matrix
from assessments.flex_diagnose.layers import SECURE_GROUPS

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Deployable:
    """People who can fill a task in two teams or more on one day, and their contract hours per week together.

    Only those whose hours are known, with a contract of the organisation that is fixed or will be: flex contracts are
    layers of their own.
    """

    on: date
    people: int
    hours: float


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said about one day. `figures` None: too few people, or too few more or less than were told before."""

    on: date
    figures: Deployable | None


def deployable_by_month(matrix: Matrix, on: date) -> tuple[Deployable, ...]:
    """On that day, and on the first of the coming months: certificates end and people leave."""
    own = np.fromiter((worker.contract_group in SECURE_GROUPS for worker in matrix.workers), bool, len(matrix.workers))
    hours = np.array([worker.hours_per_week for worker in matrix.workers], float)
    _, until = deployable_until(matrix)
    counted = own & ~np.isnan(hours)
    first = on.replace(day=1)
    days = (on, *(months_after(first, number) for number in range(1, MONTHS_AHEAD + 1)))
    there = ((day, counted & matrix.present(day) & (until >= np.datetime64(day, "D"))) for day in days)
    return tuple(Deployable(day, int(rows.sum()), float(hours[rows].sum())) for day, rows in there)


def tell(days: Sequence[Deployable]) -> tuple[Told, ...]:
    """Every day, with its figures where they and their difference with another day are about five people or more.

    As time passes people only drop out, because nothing is known of what they will learn. So the same number of people
    means the same people, and what was told last is all there is to compare with.
    """
    told, last = [], None
    for day in days:
        shown = _may_be_told(day, last)
        told.append(Told(day.on, day if shown else None))
        last = day if shown else last
    return tuple(told)


def _may_be_told(day: Deployable, last: Deployable | None) -> bool:
    if day.people < LEAST:
        return False
    fewer = last.people - day.people if last else 0
    return fewer == 0 or fewer >= LEAST
