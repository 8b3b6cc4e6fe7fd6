"""The worked cases: made-up teams whose plan a team leader can check with a pencil (training_cases/LEESMIJ.md)."""

import tomllib
from pathlib import Path

import pytest

from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.training import Lesson, OpenGap, plan_training
from tests.assessments.competentiematrix.matrices import TODAY
from tests.assessments.competentiematrix.training_world import read_matrix

CASES = sorted((Path(__file__).parent / "training_cases").glob("*.toml"))


def told_lesson(matrix: Matrix, lesson: Lesson) -> list:
    from_level = "niet ingevuld" if lesson.from_level is None else lesson.from_level
    words = [word for word, holds in (("wens", lesson.is_wish), ("hernieuwen", lesson.is_renewal)) if holds]
    code = matrix.workers[lesson.worker].code
    return [code, *told_need(matrix, lesson.need), from_level, lesson.to_level, *words]


def told_gap(matrix: Matrix, gap: OpenGap) -> list:
    return [*told_need(matrix, gap.need), gap.missing, [matrix.workers[place].code for place in gap.helpers]]


def told_need(matrix: Matrix, place: int) -> tuple[str, str]:
    need = matrix.needs[place]
    return matrix.teams[need.team].name, matrix.competences[need.competence].name


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_gives_the_plan_that_its_author_worked_out(path):
    raw = tomllib.loads(path.read_text("utf-8"))
    matrix = read_matrix(raw)
    plan = plan_training(matrix, TODAY, raw["per_persoon"])
    assert {
        "lessen": [told_lesson(matrix, lesson) for lesson in plan.lessons],
        "open": [told_gap(matrix, gap) for gap in plan.open_gaps],
        "treden": plan.climb,
    } == raw["verwacht"]


def test_there_are_cases():
    assert len(CASES) >= 6
