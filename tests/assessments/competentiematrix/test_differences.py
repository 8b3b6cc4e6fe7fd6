"""Differences between what people say of themselves and what who leads them sees."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
from hypothesis import given, settings

from assessments.competentiematrix.differences import Difference, differences_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import Matrix
from tests.assessments.competentiematrix import oracle
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.strategies import days, matrices


def both_views(own: list[str], lead: list[list[int]]) -> Matrix:
    matrix = matrix_from(own)
    matrix.views.lead_now[:] = np.array(lead, np.int8)
    return matrix


def test_the_largest_difference_stands_first():
    matrix = both_views(["32", "44"], [[2, 2], [1, 3]])
    found = differences_of(matrix, TODAY)
    assert found == (Difference(1, 0, 4, 1), Difference(0, 0, 3, 2), Difference(1, 1, 4, 3))
    assert [difference.size for difference in found] == [3, 1, 1]


def test_what_one_of_both_left_empty_is_no_difference():
    assert differences_of(both_views(["3.", ".."], [[UNKNOWN, 3], [UNKNOWN, UNKNOWN]]), TODAY) == ()


def test_who_left_and_what_the_team_no_longer_needs_is_no_matter_for_talk():
    matrix = both_views(["33", "33"], [[1, 1], [1, 1]])
    gone = replace(matrix.workers[0], leaves_on=TODAY)
    changed = replace(matrix, workers=(gone, matrix.workers[1]), needs=matrix.needs[:1])
    assert differences_of(changed, TODAY) == (Difference(1, 0, 3, 1),)
    assert len(differences_of(changed, TODAY - timedelta(days=1))) == 2


@settings(max_examples=60)
@given(matrices(), days)
def test_differences_are_what_the_oracle_finds(matrix, on):
    found = [(it.worker, it.competence, it.own, it.lead) for it in differences_of(matrix, on)]
    assert found == oracle.differences(matrix, on)
