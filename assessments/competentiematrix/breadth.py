"""Breadth: who can be deployed on more than one task or in more than one team, in people and hours per week. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from assessments.competentiematrix.matrix import FOR_EVER, NO_CERTIFICATE, Matrix, Need

BROAD = 2  # tasks of the own team, or teams


@dataclass(frozen=True, slots=True)
class Breadth:
    """One team on one day; `team` is a place. Both `…_per_person` have the people who are there, in their order.

    A task is a need of the own team that this person can fill. A person counts in every team of which they can fill at
    least one need. Hours are per week, of those whose hours are known; the others are `people_without_hours`.
    """

    team: int
    people: int
    tasks_per_person: tuple[int, ...]
    teams_per_person: tuple[int, ...]
    broad_people: int
    broad_hours: float
    across_people: int
    across_hours: float
    people_without_hours: int


@dataclass(frozen=True, slots=True)
class PeriodBreadth:
    """Hours per week of people who can do two tasks or more, and of those who can help in two teams or more."""

    starts_on: date
    broad_hours: float
    across_hours: float


def breadth_of(matrix: Matrix, on: date) -> tuple[Breadth, ...]:
    """One per team, in the order of the teams."""
    present, tasks, teams = matrix.present(on), matrix.able(on).sum(axis=1), teams_per_person(matrix, on)
    hours = _hours(matrix)
    people = (np.flatnonzero(present & (matrix.team_of_worker == team)) for team in range(len(matrix.teams)))
    return tuple(_breadth(team, tasks[rows], teams[rows], hours[rows]) for team, rows in enumerate(people))


def _breadth(team: int, tasks: np.ndarray, teams: np.ndarray, hours: np.ndarray) -> Breadth:
    broad, across = tasks >= BROAD, teams >= BROAD
    return Breadth(
        team,
        len(tasks),
        tuple(tasks.tolist()),
        tuple(teams.tolist()),
        int(broad.sum()),
        float(np.nansum(hours[broad])),
        int(across.sum()),
        float(np.nansum(hours[across])),
        int(np.isnan(hours).sum()),
    )


def _hours(matrix: Matrix) -> np.ndarray:
    known = (np.nan if worker.hours_per_week is None else worker.hours_per_week for worker in matrix.workers)
    return np.fromiter(known, float, len(matrix.workers))


def teams_per_person(matrix: Matrix, on: date) -> np.ndarray:
    """In how many teams each person could help: at level, with a valid certificate, for at least one need."""
    certified = matrix.certified(on)
    reached = np.zeros((len(matrix.workers), len(matrix.teams)), np.float32)
    for level in {need.level for need in matrix.needs}:
        asked = np.zeros((len(matrix.competences), len(matrix.teams)), np.float32)
        for need in matrix.needs:
            if need.level == level:
                asked[need.competence, need.team] = 1
        reached += ((matrix.now >= level) & certified).astype(np.float32) @ asked
    return np.where(matrix.present(on), (reached > 0).sum(axis=1), 0)


def hours_by_period(matrix: Matrix, starts: Sequence[date]) -> tuple[PeriodBreadth, ...]:
    """What the levels of today are worth in each period: of who is there and certified on its first day."""
    broad_until, across_until = deployable_until(matrix)
    hours = np.nan_to_num(_hours(matrix))
    periods = []
    for start in starts:
        present, day = matrix.present(start), np.datetime64(start, "D")
        per_week = (float(hours[present & (until >= day)].sum()) for until in (broad_until, across_until))
        periods.append(PeriodBreadth(start, *per_week))
    return tuple(periods)


def deployable_until(matrix: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """The last day on which each person has two tasks in the own team, and on which they can help in two teams."""
    holds = np.where(matrix.asks_certificate, matrix.views.certified_until, FOR_EVER)
    tasks = np.full(len(matrix.workers), NO_CERTIFICATE)
    teams = np.full((len(matrix.workers), len(matrix.teams)), NO_CERTIFICATE)
    for team, block in enumerate(matrix.blocks()):
        able = np.where(matrix.now[:, block.columns] >= block.levels, holds[:, block.columns], NO_CERTIFICATE)
        teams[:, team] = able.max(axis=1, initial=NO_CERTIFICATE)
        tasks[block.rows] = _second_last(able[block.rows])
    return tasks, _second_last(teams)


def _second_last(ends: np.ndarray) -> np.ndarray:
    """By row: certificates only end, so that there are two until the last but one does."""
    if ends.shape[1] < BROAD:
        return np.full(len(ends), NO_CERTIFICATE)
    return np.partition(ends, -BROAD, axis=1)[:, -BROAD]


def helpers_of(matrix: Matrix, need: Need, on: date) -> tuple[int, ...]:
    """Places of people in other teams who can fill this need on that day."""
    able = (matrix.now[:, need.competence] >= need.level) & matrix.certified(on)[:, need.competence]
    elsewhere = matrix.team_of_worker != need.team
    return tuple(np.flatnonzero(able & elsewhere & matrix.present(on)).tolist())
