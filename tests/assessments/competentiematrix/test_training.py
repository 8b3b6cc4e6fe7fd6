"""The training plan on small teams; the worked cases and the properties stand beside this file."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.competentiematrix.matrix import FOR_EVER, Competence, Matrix, Need, Team, Worker, build_matrix
from assessments.competentiematrix.training import Lesson, OpenGap, TrainingPlan, plan_training, teachers_of
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from


def two_teams(rows: dict[str, list[str]], needs_certificate: bool = False) -> Matrix:
    """Teams that each need one person for the first competence; rows are levels per team, all certificates valid."""
    matrix = matrix_from([row for team in rows.values() for row in team])
    teams = [place for place, team in enumerate(rows.values()) for _ in team]
    matrix.views.certified_until[:] = FOR_EVER
    return build_matrix(
        tuple(Team(place, name, name) for place, name in enumerate(rows)),
        tuple(replace(worker, team=team) for worker, team in zip(matrix.workers, teams, strict=True)),
        (Competence(1, "C1", needs_certificate),),
        tuple(Need(place, 0) for place in range(len(rows))),
        matrix.views,
    )


@pytest.mark.parametrize("rows", [[], ["3"], ["34", "43"]])
def test_plan_of_what_has_no_gap_is_empty(rows):
    assert plan_training(matrix_from(rows), TODAY) == TrainingPlan((), (), 3)


def test_plan_of_a_team_without_people_leaves_every_gap_open():
    matrix = replace(matrix_from(["3"]), needs=(Need(0, 0, heads=2),))
    assert plan_training(matrix.of_team(0), TODAY).open_gaps == (OpenGap(0, 1, ()),)
    empty = two_teams({"Noord": [], "Zuid": ["3"]})
    assert plan_training(empty, TODAY) == TrainingPlan((), (OpenGap(0, 1, (0,)),), 3)


def test_plan_tells_who_climbs_from_where_and_what_stays_open():
    matrix = matrix_from(["34.", "30.", "10."], ["44.", "33.", "31."], [2, 2, 1])
    lesson = Lesson(worker=1, need=1, from_level=0, to_level=3, is_wish=True, is_renewal=False)
    assert plan_training(matrix, TODAY) == TrainingPlan((lesson,), (OpenGap(2, 1, ()),), 3)


def test_climb_from_what_was_not_filled_in_is_the_whole_of_it():
    plan = plan_training(matrix_from(["."], ["4"]), TODAY)
    assert (plan.lessons[0].from_level, plan.lessons[0].climb, plan.climb) == (None, 3, 3)


def test_people_who_come_first_go_first_among_equals():
    plan = plan_training(matrix_from(["2", "2", "2"], ["3", "3", "3"], [2]), TODAY)
    assert [lesson.worker for lesson in plan.lessons] == [0, 1]


def test_who_has_the_certificate_already_goes_before_who_has_to_get_it():
    matrix = matrix_from(["2", "2"], ["3", "3"])
    matrix.views.certified_until[1] = FOR_EVER
    asking = replace(matrix, competences=(Competence(1, "Heftruck", needs_certificate=True),))
    assert [lesson.worker for lesson in plan_training(asking, TODAY).lessons] == [1]


def test_a_wish_goes_before_a_certificate():
    matrix = matrix_from(["2", "2"], ["3", "."])
    matrix.views.lead_could[1] = 3
    matrix.views.certified_until[1] = FOR_EVER
    competences = (Competence(1, "Heftruck", needs_certificate=True),)
    asking = build_matrix(matrix.teams, matrix.workers, competences, matrix.needs, matrix.views)
    lessons = [(lesson.worker, lesson.is_wish) for lesson in plan_training(asking, TODAY).lessons]
    assert lessons == [(0, True)]


def test_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="per_person"):
        plan_training(matrix_from(["3"]), TODAY, per_person=0)


def test_teachers_are_at_the_highest_level_with_the_own_team_first():
    matrix = two_teams({"Noord": ["4", "3"], "Zuid": ["4", "4"]})
    assert [teachers_of(matrix, place, TODAY) for place in (0, 1)] == [(0, 2, 3), (2, 3, 0)]


def test_teachers_are_there_and_have_the_certificate_that_is_asked():
    matrix = two_teams({"Noord": ["4", "4", "4"]}, needs_certificate=True)
    matrix.views.certified_until[1] = np.datetime64("2026-03-01")
    gone = Worker(3, "P3", 0, leaves_on=date(2026, 3, 2))
    assert teachers_of(replace(matrix, workers=(*matrix.workers[:2], gone)), 0, TODAY) == (0,)
