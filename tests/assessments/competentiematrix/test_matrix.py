"""The matrix as arrays: what counts of both views, who is there, certified and able, and one team of it."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings

from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import (
    FOR_EVER,
    NO_CERTIFICATE,
    NOT_NEEDED,
    Competence,
    Need,
    Team,
    Views,
    Worker,
    build_matrix,
)
from tests.assessments.competentiematrix import oracle
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.strategies import each_cell, matrices

FEW = settings(max_examples=60)
TWO_TEAMS = (Team(1, "lasserij", "Lasserij"), Team(2, "magazijn", "Magazijn"))


@pytest.mark.parametrize(
    ("own", "lead", "counts"),
    [(UNKNOWN, UNKNOWN, UNKNOWN), (3, UNKNOWN, 3), (UNKNOWN, 2, 2), (3, 2, 2), (1, 4, 1), (3, 3, 3), (0, 4, 0)],
)
def test_the_lower_view_counts_until_both_have_talked(own, lead, counts):
    assert _one_cell(own_now=own, lead_now=lead).now.tolist() == [[counts]]


@pytest.mark.parametrize(
    ("views", "counts"),
    [
        ({}, UNKNOWN),
        ({"own_could": 4}, 4),
        ({"lead_could": 3}, 3),
        ({"own_could": 2, "lead_could": 4}, 2),
        ({"own_could": 4, "lead_could": 1}, 4),
        ({"own_now": 3}, 3),
        ({"own_now": 3, "own_could": 1}, 3),
        ({"own_now": 3, "lead_now": 2, "own_could": 0}, 2),
    ],
)
def test_what_someone_wants_to_learn_is_their_own_word_and_never_less_than_they_can(views, counts):
    assert _one_cell(**views).could.tolist() == [[counts]]


def _one_cell(**levels):
    views = Views.empty(1, 1)
    for name, level in levels.items():
        getattr(views, name)[0, 0] = level
    return build_matrix((Team(1, "a", "A"),), (Worker(1, "P1", 0),), (Competence(1, "C1"),), (Need(0, 0),), views)


@FEW
@given(matrices())
def test_what_counts_is_never_above_a_view_that_was_filled_in(matrix):
    for person, competence in each_cell(matrix):
        counted = oracle.now_of(matrix, person, competence)
        assert matrix.now[person, competence] == (UNKNOWN if counted is None else counted)
        for view in (matrix.views.own_now, matrix.views.lead_now):
            assert view[person, competence] in (UNKNOWN, *range(matrix.now[person, competence], 5))
    assert (matrix.could >= matrix.now).all()


def test_who_leaves_is_there_until_the_day_before():
    matrix = _leaving(matrix_from(["3", "3", "3"]), {0: 0, 1: 1})
    assert matrix.present(TODAY).tolist() == [False, True, True]
    assert matrix.present(TODAY - timedelta(days=1)).tolist() == [True, True, True]


def _leaving(matrix, days):
    """Who leaves so many days after today, by place."""
    workers = (
        replace(worker, leaves_on=TODAY + timedelta(days=days[n])) if n in days else worker
        for n, worker in enumerate(matrix.workers)
    )
    return build_matrix(matrix.teams, tuple(workers), matrix.competences, matrix.needs, matrix.views)


def test_a_certificate_holds_up_to_and_with_its_last_day():
    matrix = matrix_from(["33"] * 5)
    day = np.datetime64(TODAY, "D")
    matrix.views.certified_until[:, 0] = [NO_CERTIFICATE, day - 1, day, day + 1, FOR_EVER]
    asked = replace(matrix, competences=(Competence(1, "VCA", needs_certificate=True), matrix.competences[1]))
    assert asked.certified(TODAY).tolist() == [[valid, True] for valid in (False, False, True, True, True)]
    assert asked.able(TODAY).tolist() == asked.certified(TODAY).tolist()
    assert matrix.certified(TODAY).all()


def test_able_asks_the_level_of_the_need_and_the_own_team():
    views = Views.empty(2, 1)
    views.own_now[:, 0] = 3, 2
    workers = Worker(1, "P1", 0), Worker(2, "P2", 1)
    needs = Need(1, 0, level=2), Need(0, 0, level=3), Need(0, 0, level=4)
    matrix = build_matrix(TWO_TEAMS, workers, (Competence(1, "C1"),), needs, views)
    assert matrix.able(TODAY).tolist() == [[False, True, False], [True, False, False]]
    assert matrix.needed().tolist() == [[4], [2]]


@FEW
@given(matrices())
def test_able_is_what_the_oracle_finds(matrix):
    able = matrix.able(TODAY)
    assert able.shape == (len(matrix.workers), len(matrix.needs))
    found = [tuple(np.flatnonzero(column).tolist()) for column in able.T]
    assert found == [holders for _, _, holders in oracle.cover(matrix, TODAY)]


@FEW
@given(matrices())
def test_needed_has_the_level_of_the_own_team_or_nothing(matrix):
    asked = {(need.team, need.competence): need.level for need in matrix.needs}
    found = matrix.needed().tolist()
    for person, competence in each_cell(matrix):
        level = asked.get((matrix.workers[person].team, competence), NOT_NEEDED)
        assert found[person][competence] == level


@FEW
@given(matrices())
def test_one_team_has_its_people_and_what_it_needs(matrix):
    for place, team in enumerate(matrix.teams):
        of_team = matrix.of_team(place)
        rows = [n for n, worker in enumerate(matrix.workers) if worker.team == place]
        needs = [need for need in matrix.needs if need.team == place]
        columns = [need.competence for need in needs]
        assert of_team.teams == (team,)
        assert of_team.workers == tuple(replace(matrix.workers[n], team=0) for n in rows)
        assert of_team.competences == tuple(matrix.competences[n] for n in columns)
        assert of_team.needs == tuple(replace(need, team=0, competence=n) for n, need in enumerate(needs))
        assert of_team.now.tolist() == matrix.now[np.ix_(rows, columns)].tolist()
        assert of_team.could.tolist() == matrix.could[np.ix_(rows, columns)].tolist()
        assert of_team.able(TODAY).tolist() == matrix.able(TODAY)[np.ix_(rows, _places(matrix, place))].tolist()


def _places(matrix, team: int) -> list[int]:
    return [place for place, need in enumerate(matrix.needs) if need.team == team]
