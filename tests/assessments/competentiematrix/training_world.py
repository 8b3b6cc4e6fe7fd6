"""Matrices for the training plan: read from a worked case, and as they are when a plan was carried out."""

from collections.abc import Mapping

import numpy as np

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import (
    FOR_EVER,
    Competence,
    Matrix,
    Need,
    Team,
    Views,
    Worker,
    build_matrix,
)
from assessments.competentiematrix.training import TrainingPlan


def read_matrix(raw: Mapping) -> Matrix:
    """A worked case; training_cases/LEESMIJ.md explains the keys."""
    names = raw["competenties"]
    asked = raw.get("certificaat", [])
    teams = list(raw["team"])
    people = [(team, *person) for team in teams for person in raw["team"][team]["mensen"].items()]
    views = Views.empty(len(people), len(names))
    for row, (*_, given) in enumerate(people):
        _fill(views, row, given, names)
    return build_matrix(
        tuple(Team(n, name.lower(), name) for n, name in enumerate(teams, start=1)),
        tuple(
            Worker(n, code, teams.index(team), leaves_on=given.get("vertrekt"))
            for n, (team, code, given) in enumerate(people, start=1)
        ),
        tuple(Competence(n, name, name in asked) for n, name in enumerate(names, start=1)),
        tuple(
            Need(place, names.index(name), *need)
            for place, team in enumerate(teams)
            for name, need in raw["team"][team]["nodig"].items()
        ),
        views,
    )


def _fill(views: Views, row: int, given: Mapping, names: list[str]) -> None:
    columns = {"nu": views.own_now, "wil": views.own_could, "leiding": views.lead_could}
    for key, levels in columns.items():
        levels[row] = [UNKNOWN if sign == "." else int(sign) for sign in given.get(key, "." * len(names))]
    for name, until in given.get("geldig_tot", {}).items():
        views.certified_until[row, names.index(name)] = np.datetime64(until)


def after(matrix: Matrix, plan: TrainingPlan) -> Matrix:
    """The matrix when everyone has learnt what the plan says, and both views see it."""
    views = Views(*(getattr(matrix.views, name).copy() for name in Views.__slots__))
    for lesson in plan.lessons:
        cell = lesson.worker, matrix.needs[lesson.need].competence
        views.own_now[cell] = views.lead_now[cell] = lesson.to_level
        views.certified_until[cell] = FOR_EVER
    return build_matrix(matrix.teams, matrix.workers, matrix.competences, matrix.needs, views)
