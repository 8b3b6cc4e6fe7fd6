"""The training plan: the least learning that closes every gap, as far as people can and want to learn. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from assessments.competentiematrix.assignment import choose_chances
from assessments.competentiematrix.chances import Chances, chances_of, costs_of, shortlist
from assessments.competentiematrix.levels import UNKNOWN, Level
from assessments.competentiematrix.matrix import Matrix

PER_PERSON = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """Someone learns what their team is short of; `worker` and `need` are places in the matrix.

    `from_level` None: not filled in. `is_wish`: they say themselves that they can and want to. `is_renewal`: they are
    at level, and get the certificate that is missing or no longer valid.
    """

    worker: int
    need: int
    from_level: int | None
    to_level: int
    is_wish: bool
    is_renewal: bool

    @property
    def climb(self) -> int:
        """Levels to climb; from what was not filled in, all of them."""
        return self.to_level - (self.from_level or 0)


@dataclass(frozen=True, slots=True)
class OpenGap:
    """So many people that a need stays short of. `helpers`: people of other teams who can do it already."""

    need: int
    missing: int
    helpers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """`lessons` and `open_gaps` in the order of the needs. `per_person`: the most new competences of one person."""

    lessons: tuple[Lesson, ...]
    open_gaps: tuple[OpenGap, ...]
    per_person: int

    @property
    def climb(self) -> int:
        """Levels to climb in all."""
        return sum(lesson.climb for lesson in self.lessons)


def plan_training(matrix: Matrix, on: date, per_person: int = PER_PERSON) -> TrainingPlan:
    """The plan that closes the most gaps; of those the one with the least levels to climb; of those the most wishes.

    Only people who stay learn, only what their own team needs, at most `per_person` (1 or more) new competences each
    and never above what they can and want to learn. Renewing a certificate is no new competence and climbs nothing.
    Where two plans are still equal: the fewest certificates to get, then who comes first. The answer is the best there
    is, not an estimate. A team has a competence once among its needs.
    """
    if per_person < 1:
        raise ValueError(f"per_person is {per_person}")
    heads = np.fromiter((need.heads for need in matrix.needs), int, len(matrix.needs))
    gaps = np.maximum(0, heads - matrix.able(on).sum(axis=0))
    chances = shortlist(chances_of(matrix, on, gaps), matrix, gaps, per_person)
    taken = chances[choose_chances(chances, gaps, per_person, costs_of(chances, matrix))]
    missing = gaps - np.bincount(taken.need, minlength=len(gaps))
    return TrainingPlan(_lessons(matrix, taken), _open_gaps(matrix, on, missing), per_person)


def teachers_of(matrix: Matrix, need_place: int, on: date) -> tuple[int, ...]:
    """Who can teach what a need asks, with a valid certificate where one is asked; people of the own team first."""
    return teachers_by_need(matrix, [need_place], on)[need_place]


def teachers_by_need(matrix: Matrix, places: Iterable[int], on: date) -> dict[int, tuple[int, ...]]:
    """The same for many needs at once."""
    can_teach = matrix.usable(on) & (matrix.now >= Level.CAN_TEACH)
    return {place: _teachers(matrix, can_teach, place) for place in places}


def _teachers(matrix: Matrix, can_teach: np.ndarray, place: int) -> tuple[int, ...]:
    need = matrix.needs[place]
    people = np.flatnonzero(can_teach[:, need.competence])
    is_of_another = matrix.team_of_worker[people] != need.team
    return tuple(people[np.argsort(is_of_another, kind="stable")].tolist())


def _lessons(matrix: Matrix, taken: Chances) -> tuple[Lesson, ...]:
    order = np.lexsort((taken.worker, taken.need))
    columns = (values[order].tolist() for values in (taken.worker, taken.need, taken.is_wish, taken.is_renewal))
    return tuple(_lesson(matrix, *entry) for entry in zip(*columns, strict=True))


def _lesson(matrix: Matrix, worker: int, place: int, is_wish: bool, is_renewal: bool) -> Lesson:
    need = matrix.needs[place]
    now = int(matrix.now[worker, need.competence])
    to_level = now if is_renewal else need.level
    return Lesson(worker, place, None if now == UNKNOWN else now, to_level, is_wish, is_renewal)


def _open_gaps(matrix: Matrix, on: date, missing: np.ndarray) -> tuple[OpenGap, ...]:
    usable = matrix.usable(on)
    places = np.flatnonzero(missing).tolist()
    return tuple(OpenGap(place, int(missing[place]), _helpers(matrix, usable, place)) for place in places)


def _helpers(matrix: Matrix, usable: np.ndarray, place: int) -> tuple[int, ...]:
    """As `helpers_of`, with what is the same for all needs worked out once: there may be thousands."""
    need = matrix.needs[place]
    is_able = usable[:, need.competence] & (matrix.now[:, need.competence] >= need.level)
    return tuple(np.flatnonzero(is_able & (matrix.team_of_worker != need.team)).tolist())
