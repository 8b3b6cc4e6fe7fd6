"""The linear programmes by themselves, and what they say when there is no answer or no whole one."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.competentiematrix.assignment import AssignmentError, choose_chances
from assessments.competentiematrix.chances import Chances

ONE = np.ones(2)


def chances(worker: list[int], need: list[int], is_renewal: bool = False) -> Chances:
    nothing = np.zeros(len(worker), int)
    marks = np.full(len(worker), is_renewal)
    return Chances(np.array(worker, int), np.array(need, int), nothing, marks, marks, marks, nothing, nothing)


# Two people who can both take both needs.
SQUARE = chances([0, 0, 1, 1], [0, 1, 0, 1])


def test_each_cost_decides_among_the_best_by_the_one_before():
    costs = -np.ones(4), np.array([0, 0, 0, 5]), np.array([3, 1, 1, 1])
    assert choose_chances(SQUARE, ONE, 1, costs[:2]).tolist() == [False, True, True, False]
    assert choose_chances(SQUARE, ONE, 2, costs).tolist() == [False, True, True, False]


def test_nothing_is_chosen_at_a_price_above_zero_or_without_costs():
    assert choose_chances(SQUARE, ONE, 1, (np.ones(4),)).tolist() == [False] * 4
    assert choose_chances(SQUARE, ONE, 1, ()).tolist() == [False] * 4


def test_without_chances_nothing_is_chosen():
    assert choose_chances(chances([], []), ONE, 1, (np.empty(0),)).tolist() == []


def test_renewals_do_not_count_for_the_limit_of_a_person():
    both = chances([0, 0], [0, 1])
    assert choose_chances(both, ONE, 1, (-np.ones(2),)).sum() == 1
    renewing = replace(both, is_renewal=np.ones(2, bool))
    assert choose_chances(renewing, ONE, 1, (-np.ones(2),)).sum() == 2


@pytest.mark.parametrize("places", [-ONE, ONE / 2])
def test_limits_that_cannot_be_kept_or_are_not_whole_are_told(places):
    with pytest.raises(AssignmentError):
        choose_chances(SQUARE, places, 1, (-np.ones(4),))
