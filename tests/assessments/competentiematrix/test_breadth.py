"""Breadth: who has more than one task or can help in more than one team, in people and in hours."""

from dataclasses import asdict, replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.competentiematrix.breadth import (
    Breadth,
    PeriodBreadth,
    breadth_of,
    helpers_of,
    hours_by_period,
    teams_per_person,
)
from assessments.competentiematrix.matrix import Competence, Matrix, Need, Team, Views, Worker, build_matrix
from tests.assessments.competentiematrix import oracle
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.strategies import DAYS, days, matrices

FEW = settings(max_examples=60)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def two_teams() -> Matrix:
    """A shop that welds and bends, and a warehouse that drives the forklift and bends; people of 36 hours and of 20.

    JV does all three, with a certificate until the last of April; KB leaves on the first of May; of MD the hours are
    not known.
    """
    views = Views.empty(3, 3)
    views.own_now[:] = [[3, 3, 4], [3, 3, 0], [1, 3, 3]]
    views.certified_until[0, 2] = np.datetime64("2026-04-30", "D")
    return build_matrix(
        (Team(1, "werkplaats", "Werkplaats"), Team(2, "magazijn", "Magazijn")),
        (
            Worker(1, "JV", 0, "vast", 36.0),
            Worker(2, "KB", 0, "uitzend", 20.0, "Voorbeeld Uitzend", MAY),
            Worker(3, "MD", 1, "vast"),
        ),
        (Competence(1, "Lassen"), Competence(2, "Buigen"), Competence(3, "Heftruck", needs_certificate=True)),
        (Need(0, 0), Need(0, 1), Need(1, 2), Need(1, 1, level=2)),
        views,
    )


def test_tasks_are_of_the_own_team_and_teams_are_where_someone_can_help():
    assert breadth_of(two_teams(), TODAY) == (
        Breadth(0, 2, (2, 2), (2, 2), 2, 56.0, 2, 56.0, 0),
        Breadth(1, 1, (1,), (2,), 0, 0.0, 1, 0.0, 1),
    )


def test_a_certificate_that_ended_and_who_left_no_longer_count():
    assert breadth_of(two_teams(), MAY) == (
        Breadth(0, 1, (2,), (2,), 1, 36.0, 1, 36.0, 0),
        Breadth(1, 1, (1,), (2,), 0, 0.0, 1, 0.0, 1),
    )
    assert teams_per_person(two_teams(), MAY).tolist() == [2, 0, 2]


def test_hours_by_period_are_those_of_its_first_day():
    assert hours_by_period(two_teams(), (MARCH, APRIL, MAY)) == (
        PeriodBreadth(MARCH, 56.0, 56.0),
        PeriodBreadth(APRIL, 56.0, 56.0),
        PeriodBreadth(MAY, 36.0, 36.0),
    )


def test_one_task_in_one_team_is_no_breadth():
    assert hours_by_period(matrix_from(["3"]), (TODAY,)) == (PeriodBreadth(TODAY, 0.0, 0.0),)
    assert breadth_of(matrix_from(["3"]), TODAY) == (Breadth(0, 1, (1,), (1,), 0, 0.0, 0, 0.0, 0),)


def test_a_team_without_people_or_needs_has_no_breadth():
    empty = build_matrix((Team(1, "leeg", "Leeg"),), (), (), (), Views.empty(0, 0))
    assert breadth_of(empty, TODAY) == (Breadth(0, 0, (), (), 0, 0.0, 0, 0.0, 0),)
    assert hours_by_period(empty, (TODAY,)) == (PeriodBreadth(TODAY, 0.0, 0.0),)


def test_helpers_are_able_people_of_other_teams():
    matrix = two_teams()
    assert helpers_of(matrix, Need(0, 1), TODAY) == (2,)
    assert helpers_of(matrix, Need(1, 1), TODAY) == (0, 1)
    assert helpers_of(matrix, Need(1, 1), MAY) == (0,)
    assert helpers_of(matrix, Need(1, 2), TODAY) == (0,)
    assert helpers_of(matrix, Need(1, 2), MAY) == ()


@FEW
@given(matrices(), days)
def test_breadth_is_what_the_oracle_finds(matrix, on):
    assert [asdict(breadth) for breadth in breadth_of(matrix, on)] == oracle.breadth(matrix, on)


@FEW
@given(matrices(), st.lists(days, max_size=4))
def test_hours_by_period_are_the_sums_over_the_teams(matrix, starts):
    for start, period in zip(starts, hours_by_period(matrix, starts), strict=True):
        teams = oracle.breadth(matrix, start)
        broad, across = (sum(team[name] for team in teams) for name in ("broad_hours", "across_hours"))
        assert period == PeriodBreadth(start, broad, across)


@FEW
@given(matrices())
def test_hours_never_grow_by_themselves(matrix):
    periods = hours_by_period(matrix, DAYS)
    for name in ("broad_hours", "across_hours"):
        hours = [getattr(period, name) for period in periods]
        assert hours == sorted(hours, reverse=True)


@FEW
@given(matrices(), days)
def test_helpers_are_those_whom_the_oracle_finds(matrix, on):
    for need in matrix.needs:
        assert helpers_of(matrix, need, on) == oracle.helpers(matrix, need, on)


@FEW
@given(matrices())
def test_nobody_is_broader_in_a_team_alone_than_among_others(matrix):
    """The other teams are where they could help too; the tasks of the own team stay the same."""
    for place, among in enumerate(breadth_of(matrix, TODAY)):
        (alone,) = breadth_of(matrix.of_team(place), TODAY)
        told = replace(among, team=0, teams_per_person=alone.teams_per_person, across_people=0, across_hours=0.0)
        assert alone == told
