"""The training plan against bare HiGHS, by turns: `python -m bench.competentiematrix.plan TURNS` prints JSON per size.

The yardstick is one call of `linprog` on a programme that was put together beforehand: every chance of everyone, with
weights for gaps, levels, wishes and certificates. The product also finds the chances, and goes on to who comes first.
"""

import json
import sys
from datetime import date

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from assessments.competentiematrix.chances import chances_of, costs_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import FOR_EVER, Competence, Matrix, Need, Team, Views, Worker, build_matrix
from assessments.competentiematrix.training import PER_PERSON, TrainingPlan, plan_training
from bench.competentiematrix.turns import by_turns

TODAY = date(2026, 3, 2)
TEAM, NEEDS, EVERY = 60, 60, 10
POTENTIAL, WISH, CERTIFIED = 0.5, 0.5, 0.7
SIZES = {"60 x 40": (60, 40), "5000 x 200": (5_000, 200)}


def make_matrix(people: int, competences: int) -> Matrix:
    """Teams of sixty who need at most sixty competences; a third of the people is at level, half could be.

    Half of those say so themselves; of the others who leads them thinks so. One competence in ten asks a certificate.
    """
    chance = np.random.default_rng(5)
    teams = tuple(Team(n, f"team-{n}", f"Team {n}") for n in range(-(-people // TEAM)))
    needs = tuple(
        Need(team.number, column, int(chance.choice([2, 3, 3, 4])), int(chance.integers(1, TEAM // 2)))
        for team in teams
        for column in chance.permutation(competences)[:NEEDS].tolist()
    )
    shape = people, competences
    views = Views.empty(*shape)
    views.own_now[:] = chance.choice([0, 0, 1, 2, 3, 3, 4], shape)
    views.lead_could[:] = np.where(chance.random(shape) < POTENTIAL, 4, views.own_now)
    views.own_could[:] = np.where(chance.random(shape) < WISH, views.lead_could, UNKNOWN)
    views.certified_until[chance.random(shape) < CERTIFIED] = FOR_EVER
    workers = tuple(Worker(n, f"P{n}", n // TEAM) for n in range(people))
    asked = tuple(Competence(n, f"C{n}", n % EVERY == 0) for n in range(competences))
    return build_matrix(teams, workers, asked, needs, views)


def gaps_of(matrix: Matrix) -> np.ndarray:
    heads = np.array([need.heads for need in matrix.needs])
    return np.maximum(0, heads - matrix.able(TODAY).sum(axis=0))


class Programme:
    """Put together once: all chances, with the weights of everything that a plan promises but the order of equals."""

    def __init__(self, matrix: Matrix):
        gaps = gaps_of(matrix)
        self.chances = chances = chances_of(matrix, TODAY, gaps)
        limited = np.flatnonzero(~chances.is_renewal)
        rows = np.concatenate([chances.need, len(gaps) + chances.worker[limited]])
        columns = np.concatenate([np.arange(len(chances)), limited])
        shape = (len(gaps) + len(matrix.workers), len(chances))
        self.limits = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        self.most = np.concatenate([gaps, np.full(len(matrix.workers), PER_PERSON)])
        first, second, _ = costs_of(chances, matrix)
        self.cost = first * int(np.ptp(second)) * NEEDS * 2 + second

    def solve(self) -> np.ndarray:
        return linprog(self.cost, self.limits, self.most, bounds=(0, 1), method="highs").x

    def told(self) -> tuple[int, int, int]:
        """How many gaps are closed, the levels to climb, and the wishes."""
        taken = self.solve().round().astype(bool)
        return int(taken.sum()), int(self.chances.climb[taken].sum()), int(self.chances.is_wish[taken].sum())


def plan_told(plan: TrainingPlan) -> tuple[int, int, int]:
    return len(plan.lessons), plan.climb, sum(lesson.is_wish for lesson in plan.lessons)


def main(turns: int) -> None:
    told = {}
    for name, size in SIZES.items():
        matrix = make_matrix(*size)
        programme = Programme(matrix)
        assert plan_told(plan_training(matrix, TODAY)) == programme.told()
        times = by_turns(turns, lambda matrix=matrix: plan_training(matrix, TODAY), programme.solve)
        told[name] = times | {"chances": len(programme.chances), "gaps": int(gaps_of(matrix).sum())}
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
