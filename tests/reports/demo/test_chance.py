"""Chance that always falls the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.demo.chance import dice, pick, share_out, sway


def test_same_names_give_the_same_numbers():
    assert (dice("a", 1).random(), sway("a"), pick("abc", "a")) == (dice("a", 1).random(), sway("a"), pick("abc", "a"))


def test_other_names_give_other_numbers():
    assert dice("a", 1).random() != dice("a", 2).random()


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [(10, (1, 1, 1), [4, 3, 3]), (7, (50, 30, 20), [4, 2, 1]), (0, (1, 2), [0, 0]), (3, (0, 5), [0, 3])],
)
def test_shares_are_in_proportion_by_largest_remainders(total, weights, parts):
    assert share_out(total, weights) == parts


@given(st.integers(0, 2000), st.lists(st.floats(0, 100), min_size=1).filter(lambda weights: sum(weights) > 0.01))
def test_shares_add_up_to_the_total(total, weights):
    parts = share_out(total, weights)
    assert sum(parts) == total
    assert min(parts) >= 0
