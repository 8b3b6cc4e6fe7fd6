"""Differences: where people and who leads them see another level; something to talk about, never a mean. Pure."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import NOT_NEEDED, Matrix


@dataclass(frozen=True, slots=True)
class Difference:
    """Places of the person and the competence, and what both say that this person can do now."""

    worker: int
    competence: int
    own: int
    lead: int

    @property
    def size(self) -> int:
        return abs(self.own - self.lead)


def differences_of(matrix: Matrix, on: date) -> tuple[Difference, ...]:
    """Of who is there, in what the own team needs, where both views were filled in; the largest first."""
    own, lead = matrix.views.own_now, matrix.views.lead_now
    differ = (
        (own != lead)
        & (own != UNKNOWN)
        & (lead != UNKNOWN)
        & (matrix.needed() != NOT_NEEDED)
        & matrix.present(on)[:, None]
    )
    found = [
        Difference(row, column, int(own[row, column]), int(lead[row, column]))
        for row, column in np.argwhere(differ).tolist()
    ]
    return tuple(sorted(found, key=lambda difference: -difference.size))
