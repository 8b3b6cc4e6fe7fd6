"""The worked cases: made-up companies whose cover a team leader can check with a pencil (cases/LEESMIJ.md)."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assessments.competentiematrix.breadth import breadth_of, helpers_of, hours_by_period
from assessments.competentiematrix.cover import cover_of, expiring
from assessments.competentiematrix.differences import differences_of
from assessments.competentiematrix.group_figures import group_figures_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import Matrix, Need, build_matrix
from tests.assessments.competentiematrix.training_world import read_matrix

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def read_case(raw: Mapping) -> Matrix:
    """With hours, contracts and the leader's view of now, on top of what a case of the training plan has."""
    matrix = read_matrix(raw)
    given = [person for team in raw["team"].values() for person in team["mensen"].values()]
    workers = (
        replace(worker, hours_per_week=it.get("uren"), contract_group=it.get("contract", "vast"))
        for worker, it in zip(matrix.workers, given, strict=True)
    )
    for row, it in enumerate(given):
        if "leiding_nu" in it:
            matrix.views.lead_now[row] = [UNKNOWN if sign == "." else int(sign) for sign in it["leiding_nu"]]
    return build_matrix(matrix.teams, tuple(workers), matrix.competences, matrix.needs, matrix.views)


def cover_told(matrix: Matrix, on: date) -> dict:
    told = {team.name: {} for team in matrix.teams}
    for cover in cover_of(matrix, on):
        assert cover.able == len(cover.holders)
        told[matrix.teams[cover.need.team].name][matrix.competences[cover.need.competence].name] = {
            "wie": codes(matrix, cover.holders),
            "gat": cover.gap,
            "eigen": cover.able_own,
            "leiding": cover.able_led,
        }
    return told


def codes(matrix: Matrix, places) -> list[str]:
    return [matrix.workers[place].code for place in places]


def names_where(name: str) -> Callable:
    """Of the needs of which this holds."""

    def told(matrix: Matrix, on: date) -> list[str]:
        return [name_of(matrix, cover.need) for cover in cover_of(matrix, on) if getattr(cover, name)]

    return told


def name_of(matrix: Matrix, need: Need) -> str:
    return f"{matrix.teams[need.team].name}: {matrix.competences[need.competence].name}"


def expiring_told(matrix: Matrix, on: date) -> list:
    return [[*named(matrix, expiry), expiry.until] for expiry in expiring(matrix, on)]


def differences_told(matrix: Matrix, on: date) -> list:
    return [[*named(matrix, it), it.own, it.lead] for it in differences_of(matrix, on)]


def named(matrix: Matrix, it) -> tuple[str, str]:
    return matrix.workers[it.worker].code, matrix.competences[it.competence].name


def breadth_told(matrix: Matrix, on: date) -> dict:
    told = {}
    for it in breadth_of(matrix, on):
        there = [n for n, worker in enumerate(matrix.workers) if worker.team == it.team and matrix.present(on)[n]]
        assert it.people == len(there)
        told[matrix.teams[it.team].name] = {
            "taken": dict(zip(codes(matrix, there), it.tasks_per_person, strict=True)),
            "teams": dict(zip(codes(matrix, there), it.teams_per_person, strict=True)),
            "brede_mensen": it.broad_people,
            "brede_uren": it.broad_hours,
            "mensen_in_twee_teams": it.across_people,
            "uren_in_twee_teams": it.across_hours,
            "zonder_uren": it.people_without_hours,
        }
    return told


def helpers_told(matrix: Matrix, on: date) -> dict:
    told = {team.name: {} for team in matrix.teams}
    for need in matrix.needs:
        name = matrix.competences[need.competence].name
        told[matrix.teams[need.team].name][name] = codes(matrix, helpers_of(matrix, need, on))
    return told


def groups_told(matrix: Matrix, on: date) -> dict:
    return {
        group.title: [
            group.people,
            "geen" if group.flex_people is None else group.flex_people,
            group.needs,
            group.covered,
            group.single,
            group.nobody,
            "geen" if group.broad_share is None else round(group.broad_share, 3),
            group.expiring,
        ]
        for group in group_figures_of(matrix, on)
    }


TOLD = {
    "dekking": cover_told,
    "een_houder": names_where("is_single"),
    "niemand": names_where("is_nobody"),
    "verloopt": expiring_told,
    "verschillen": differences_told,
    "breed": breadth_told,
    "helpt": helpers_told,
    "groepen": groups_told,
}


def hours_told(matrix: Matrix, days: Mapping) -> dict:
    periods = hours_by_period(matrix, [date.fromisoformat(day) for day in days])
    return {str(period.starts_on): [period.broad_hours, period.across_hours] for period in periods}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_gives_what_its_author_worked_out(path):
    raw = tomllib.loads(path.read_text("utf-8"))
    matrix = read_case(raw)
    for expected in raw["verwacht"]:
        on, hours = expected.pop("op"), expected.pop("uren", {})
        assert {key: TOLD[key](matrix, on) for key in expected} == expected
        assert hours_told(matrix, hours) == hours


def test_there_are_cases_of_every_kind():
    told = [key for path in CASES for it in tomllib.loads(path.read_text("utf-8"))["verwacht"] for key in it]
    assert set(told) == {"op", "uren", *TOLD}
