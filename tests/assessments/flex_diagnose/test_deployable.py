"""Own people who can help in another team: whose hours count, when they drop out, and what may be told of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.competentiematrix.matrix import Competence, Matrix, Need, Team, Views, Worker, build_matrix
from assessments.flex_diagnose.deployable import Deployable, deployable_by_month, tell

TODAY = date(2026, 3, 2)
WELDER = Worker(1, "P1", 0, "vast", 36.0)


def two_teams(workers: Sequence[Worker], until: str | None = None) -> Matrix:
    """Both teams need the same, which everyone can do; a certificate is asked where there is one, until that day."""
    views = Views.empty(len(workers), 1)
    views.own_now[:] = 3
    if until:
        views.certified_until[:] = np.datetime64(until)
    return build_matrix(
        (Team(1, "lasserij", "Lasserij"), Team(2, "buigerij", "Buigerij")),
        tuple(workers),
        (Competence(1, "Lassen", needs_certificate=until is not None, valid_months=60),),
        (Need(0, 0), Need(1, 0)),
        views,
    )


def test_today_and_twelve_months_of_who_can_help_in_two_teams():
    days = deployable_by_month(two_teams([WELDER, replace(WELDER, number=2, team=1, hours_per_week=20.5)]), TODAY)

    assert days[0] == Deployable(TODAY, 2, 56.5)
    assert [day.on for day in days[1:]] == [
        *(date(2026, month, 1) for month in range(4, 13)), date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1),
    ]  # fmt: skip
    assert {(day.people, day.hours) for day in days} == {(2, 56.5)}


@pytest.mark.parametrize("group", ["tijdelijk-zonder-uitzicht", "oproep", "uitzend", "payroll", "zzp"])
def test_flex_contracts_have_a_layer_of_their_own(group):
    today, *_ = deployable_by_month(two_teams([WELDER, replace(WELDER, number=2, contract_group=group)]), TODAY)

    assert (today.people, today.hours) == (1, 36.0)


def test_who_may_become_fixed_counts_and_whose_hours_are_unknown_does_not():
    workers = [replace(WELDER, contract_group="tijdelijk-met-uitzicht"), replace(WELDER, hours_per_week=None)]

    today, *_ = deployable_by_month(two_teams(workers), TODAY)

    assert (today.people, today.hours) == (1, 36.0)


def test_one_team_is_nobody_to_help():
    matrix = replace(two_teams([WELDER]), needs=(Need(0, 0),))

    assert {(day.people, day.hours) for day in deployable_by_month(matrix, TODAY)} == {(0, 0.0)}


def test_certificates_end_and_people_leave():
    workers = [WELDER, replace(WELDER, number=2, leaves_on=date(2026, 4, 1))]

    days = deployable_by_month(two_teams(workers, until="2026-05-31"), TODAY)

    assert [(day.on.month, day.people) for day in days[:5]] == [(3, 2), (4, 1), (5, 1), (6, 0), (7, 0)]


def of_people(*counts: int) -> list[Deployable]:
    return [Deployable(date(2026, month, 1), count, 10.0 * count) for month, count in enumerate(counts, start=1)]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((5, 5), [5, 5]),
        ((4, 4), [None, None]),
        ((12, 11, 8, 7, 7), [12, None, None, 7, 7]),
        ((9, 4, 0), [9, None, None]),
        ((), []),
    ],
)
def test_no_figure_and_no_difference_is_about_fewer_than_five(counts, told):
    figures = [each.figures for each in tell(of_people(*counts))]

    assert [each and each.people for each in figures] == told


@given(st.lists(st.integers(0, 40), max_size=12))
def test_nobody_is_found_by_subtracting(counts):
    told = tell(of_people(*sorted(counts, reverse=True)))

    shown = [each.figures.people for each in told if each.figures]
    assert len(told) == len(counts)
    assert all(people >= 5 for people in shown)
    assert all(one == other or abs(one - other) >= 5 for one, other in combinations(shown, 2))
