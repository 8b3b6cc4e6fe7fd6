"""Chances: who counts as a candidate, and that leaving out those that no best plan takes changes no plan."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.competentiematrix.assignment import choose_chances
from assessments.competentiematrix.chances import Chances, chances_of, costs_of, ranks_within, shortlist
from assessments.competentiematrix.matrix import Matrix
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.strategies import Sizes, matrices


def gaps_of(matrix: Matrix) -> np.ndarray:
    heads = np.array([need.heads for need in matrix.needs], int)
    return np.maximum(0, heads - matrix.able(TODAY).sum(axis=0))


def chosen(chances: Chances, matrix: Matrix, per_person: int) -> set[tuple[int, int]]:
    taken = choose_chances(chances, gaps_of(matrix), per_person, costs_of(chances, matrix))
    return set(zip(chances.worker[taken].tolist(), chances.need[taken].tolist(), strict=True))


def test_ranks_count_within_a_group_in_order():
    assert ranks_within(np.array([1, 0, 1, 1, 0])).tolist() == [0, 0, 1, 2, 1]


def test_only_needs_with_a_gap_and_people_with_potential_have_chances():
    matrix = matrix_from(["31.", "0.2", "211"], ["31.", "43.", "322"], [1, 1, 1])
    chances = chances_of(matrix, TODAY, gaps_of(matrix))
    assert (chances.worker.tolist(), chances.need.tolist(), chances.climb.tolist()) == ([1], [1], [3])


def test_shortlist_has_so_many_as_could_ever_be_taken_and_the_best_of_them():
    """Two gaps, one each, with a limit of one: the second candidate counts where the first is busy elsewhere."""
    matrix = matrix_from(["01", "20", "11", "12"], ["33", "33", "33", "33"])
    gaps = gaps_of(matrix)
    kept = shortlist(chances_of(matrix, TODAY, gaps), matrix, gaps, 1)
    assert list(zip(kept.worker.tolist(), kept.need.tolist(), strict=True)) == [(0, 1), (1, 0), (2, 0), (3, 1)]


@settings(max_examples=100)
@given(matrices(Sizes(people=10)), st.integers(1, 3))
def test_shortlist_changes_no_plan(matrix, per_person):
    gaps = gaps_of(matrix)
    chances = chances_of(matrix, TODAY, gaps)
    short = shortlist(chances, matrix, gaps, per_person)
    assert chosen(short, matrix, per_person) == chosen(chances, matrix, per_person)
