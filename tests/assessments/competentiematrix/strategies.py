"""Hypothesis strategies: small matrices of every make, also where nothing makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import (
    FOR_EVER,
    NO_CERTIFICATE,
    Competence,
    Matrix,
    Need,
    Team,
    Views,
    Worker,
    build_matrix,
)
from tests.assessments.competentiematrix.matrices import TODAY

# Around the edges of today and of the ninety days.
DAYS = tuple(TODAY + timedelta(days=days) for days in (-400, -1, 0, 1, 89, 90, 91, 400))
UNTIL = (NO_CERTIFICATE, FOR_EVER, *(np.datetime64(day, "D") for day in DAYS))
days = st.sampled_from(DAYS)
levels = st.integers(UNKNOWN, 4)


@dataclass(frozen=True)
class Sizes:
    """At most this many of each; `fewest_people` at least."""

    teams: int = 3
    fewest_people: int = 0
    people: int = 7
    competences: int = 4


@st.composite
def matrices(draw, sizes: Sizes = Sizes()) -> Matrix:
    """Needs, certificates, contracts, hours and days of leaving are drawn one by one."""
    teams = tuple(Team(n, f"team-{n}", f"Team {n}") for n in range(draw(st.integers(1, sizes.teams))))
    count = draw(st.integers(0, sizes.competences))
    competences = tuple(Competence(n, f"C{n}", draw(st.booleans()), 12) for n in range(count))
    people = draw(st.lists(_workers(len(teams)), min_size=sizes.fewest_people, max_size=sizes.people))
    workers = tuple(Worker(n, f"P{n}", *details) for n, details in enumerate(people))
    needs = tuple(
        Need(team, competence, draw(st.integers(2, 4)), draw(st.integers(1, 3)))
        for team in range(len(teams))
        for competence in range(count)
        if draw(st.booleans())
    )
    return build_matrix(teams, workers, competences, needs, draw(_views((len(workers), count))))


def _workers(teams: int):
    """Everything of a person but the number and the code."""
    return st.tuples(
        st.integers(0, teams - 1),
        st.sampled_from(["vast", "oproep", "uitzend"]),
        st.sampled_from([None, 0.0, 24.0, 36.0]),
        st.sampled_from(["", "Voorbeeld Uitzend"]),
        st.none() | days,
    )


@st.composite
def _views(draw, shape: tuple[int, int]) -> Views:
    cells = shape[0] * shape[1]
    four = (draw(_filled(levels, cells)) for _ in range(4))
    until = draw(_filled(st.sampled_from(UNTIL), cells))
    return Views(
        *(np.array(values, np.int8).reshape(shape) for values in four), np.array(until, "M8[D]").reshape(shape)
    )


def _filled(values, size: int):
    return st.lists(values, min_size=size, max_size=size)


def each_cell(matrix: Matrix) -> Sequence[tuple[int, int]]:
    return list(np.ndindex(matrix.now.shape))


def day_after(day: date) -> date:
    return day + timedelta(days=1)
