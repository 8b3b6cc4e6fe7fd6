"""The numbers of one cell, on arrays small enough to see."""

import numpy as np
import pytest

from benchmarks.statistics import (
    are_all_equal,
    count_bands,
    count_scores,
    mean,
    mean_by_group,
    quartiles,
    round_half_up,
)

NONE = np.nan
NOBODY = np.zeros((0, 2))


def column(*scores):
    """One measure, of as many employers."""
    return np.array([scores], dtype=float).T


def same(left, right):
    return np.array_equal(left, right, equal_nan=True)


def test_mean_by_group_averages_within_a_holding_first():
    values = np.array([[10.0, NONE], [30.0, 50.0], [70.0, NONE]])
    means, positions = mean_by_group(values, np.array([-5, -5, 3]))
    assert same(means, [[20.0, 50.0], [70.0, NONE]])
    assert positions.tolist() == [0, 0, 1]


def test_mean_by_group_keeps_single_employers_with_their_position():
    means, positions = mean_by_group(column(10, NONE, 30), np.array([7, 3, 5]))
    assert same(means[positions], column(10, NONE, 30))


def test_mean_by_group_of_equal_scores_is_that_score():
    means, _ = mean_by_group(column(0.1, 0.1, 0.1), np.array([-1, -1, -1]))
    assert means.tolist() == [[0.1]]


def test_count_scores_leaves_out_who_has_none():
    assert count_scores(np.array([[1.0, NONE], [0.0, NONE]])).tolist() == [2, 0]


def test_mean_is_over_who_has_a_score():
    assert same(mean(np.array([[10.0, NONE], [40.0, NONE], [NONE, NONE]])), [25.0, NONE])


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([70], (70, 70)),
        ([10, 20], (12.5, 17.5)),
        ([50, 10, 30, 40, 20], (20, 40)),
        ([60, NONE, 10, 40, 20], (17.5, 45)),
        ([NONE, NONE], (NONE, NONE)),
    ],
)
def test_quartiles_lie_straight_between_the_nearest_scores(scores, expected):
    assert same(quartiles(column(*scores)), np.array([expected]).T)


def test_quartiles_of_nobody_are_no_number():
    assert same(quartiles(NOBODY), np.full((2, 2), NONE))


def test_count_bands_begins_a_band_at_its_border():
    values = column(0, 39.99, 40, 59.99, 60, 79.99, 80, 100, NONE)
    assert count_bands(values).T.tolist() == [[2, 2, 2, 2]]


@pytest.mark.parametrize(
    ("scores", "expected"), [([5, 5, NONE], True), ([5, 5.01], False), ([5], True), ([NONE], True), ([], True)]
)
def test_are_all_equal_looks_at_who_has_a_score(scores, expected):
    assert are_all_equal(column(*scores)).tolist() == [expected]


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        (64.99, 10, 60),
        (65, 10, 70),
        (62.5, 5, 65),
        (62.4, 5, 60),
        (51.5, 1, 52),
        (-2.5, 5, 0),
        (-2.6, 5, -5),
        (64.99999999999, 10, 70),
    ],
)
def test_round_half_up_takes_a_half_up(value, step, expected):
    assert round_half_up(value, step) == expected
