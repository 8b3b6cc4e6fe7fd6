"""Which chances to learn are taken: linear programmes that have whole answers. Pure.

Every column is a chance, one person and one need; every row is a limit: so many places of a need, or so many new
competences of a person. A chance stands in one row of a need and in at most one row of a person. The matrix is thus the
incidence of a bipartite graph, which is totally unimodular: with whole limits every vertex is whole, and the simplex
method of HiGHS ends in a vertex.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import OptimizeResult, linprog

from assessments.competentiematrix.chances import Chances

DUST = 1e-6


class AssignmentError(RuntimeError):
    """HiGHS gave no optimum, or no whole one; it should be impossible, because taking no chance is an answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """The answers that are equally good so far.

    Each of them takes what `is_taken`, and of the others only what `is_open`; each fills the rows that are full.
    """

    rows: sparse.csc_array
    most: np.ndarray
    is_full: np.ndarray
    is_taken: np.ndarray
    is_open: np.ndarray

    def best(self, cost: np.ndarray) -> tuple[np.ndarray, "Face"]:
        """The chances taken in one of the cheapest of these answers, and the face of all of those.

        By complementary slackness an answer is a cheapest one exactly where it takes the chances whose reduced cost is
        below zero, leaves those above zero, and fills the rows that have a price. Fixing these leaves a matrix of the
        same kind. With whole costs the prices at a vertex are whole too, so that a half separates zero from the rest.
        """
        if not self.is_open.any():
            return self.is_taken, self
        found = self._solve(cost)
        open_columns, free_rows = np.flatnonzero(self.is_open), np.flatnonzero(~self.is_full)
        is_taken, is_open, is_full = self.is_taken.copy(), self.is_open.copy(), self.is_full.copy()
        is_taken[open_columns] = found.upper.marginals < -0.5
        is_open[open_columns] = np.abs(found.upper.marginals + found.lower.marginals) < 0.5
        is_full[free_rows] = found.ineqlin.marginals < -0.5
        is_chosen = self.is_taken.copy()
        is_chosen[open_columns] = found.x > 0.5
        return is_chosen, Face(self.rows, self.most, is_full, is_taken, is_open)

    def _solve(self, cost: np.ndarray) -> OptimizeResult:
        rows = self.rows[:, self.is_open].tocsr()
        left = self.most - self.rows @ self.is_taken
        full, free = self.is_full, ~self.is_full
        limits = {"A_ub": rows[free], "b_ub": left[free], "A_eq": rows[full], "b_eq": left[full]}
        # Presolving a face takes longer than it saves.
        found = linprog(cost[self.is_open], **limits, bounds=(0, 1), method="highs-ds", options={"presolve": False})
        if found.status != 0 or np.abs(found.x - found.x.round()).max() > DUST:
            raise AssignmentError(found.message)
        return found


def choose_chances(chances: Chances, places: np.ndarray, per_person: int, costs: Sequence[np.ndarray]) -> np.ndarray:
    """Which chances are taken, as booleans: the cheapest by the first cost, among those by the second, and so on.

    `places` are per need; a renewal does not count for the limit per person. Costs are whole numbers but the last.
    """
    face = _all_answers(chances, places, per_person)
    chosen = face.is_taken
    for cost in costs:
        chosen, face = face.best(cost)
    return chosen


def _all_answers(chances: Chances, places: np.ndarray, per_person: int) -> Face:
    needs, rows_of_needs = np.unique(chances.need, return_inverse=True)
    limited = np.flatnonzero(~chances.is_renewal)
    people, rows_of_people = np.unique(chances.worker[limited], return_inverse=True)
    rows = np.concatenate([rows_of_needs, len(needs) + rows_of_people])
    columns = np.concatenate([np.arange(len(chances)), limited])
    shape = (len(needs) + len(people), len(chances))
    most = np.concatenate([places[needs], np.full(len(people), per_person)]).astype(float)
    incidence = sparse.csc_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    is_open = np.ones(len(chances), bool)
    return Face(incidence, most, np.zeros(len(most), bool), ~is_open, is_open)
