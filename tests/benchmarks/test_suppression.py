"""Complementary suppression on grids of one measure, written as tables: * is hidden, its number stands behind it."""

import numpy as np
import pytest

from benchmarks.suppression import suppress

# Three sizes of the full route, two of the short route, and all sizes of the full route.
NOBODY = "0 0 0 0 0 0"


def stays(*rows, fixed=()):
    """The same table after suppression; `fixed` are places (row, column) that were published before."""
    cells = [row.split() for row in rows]
    told = np.array([[not cell.startswith("*") and cell != "0" for cell in row] for row in cells])[..., np.newaxis]
    groups = np.array([[int(cell.lstrip("*")) for cell in row] for row in cells])[..., np.newaxis]
    is_fixed = np.zeros_like(told)
    for place in fixed:
        is_fixed[place] = True
    left = suppress(told, groups, is_fixed)
    marks = np.where((left | (groups == 0)), "", "*")[..., 0]
    return tuple(
        " ".join(f"{m}{n}" for m, n in zip(*row, strict=True)) for row in zip(marks, groups[..., 0], strict=True)
    )


def test_nothing_goes_where_nothing_is_hidden():
    whole = ("12 11 0 0 0 23", NOBODY, "12 11 0 0 0 23")
    assert stays(*whole) == whole


def test_the_smallest_told_size_goes_with_one_that_is_hidden():
    assert stays(NOBODY, "12 *9 30 0 0 51") == (NOBODY, "*12 *9 30 0 0 51")


def test_two_hidden_sizes_hide_each_other():
    assert stays(NOBODY, "*8 *9 30 0 0 47") == (NOBODY, "*8 *9 30 0 0 47")


def test_a_branch_of_a_short_route_column_goes_with_one_that_is_hidden():
    assert stays("0 0 0 0 30 0", "0 0 0 0 *9 0", "0 0 0 0 20 0", NOBODY, "0 0 0 0 59 0") == (
        "0 0 0 0 30 0",
        "0 0 0 0 *9 0",
        "0 0 0 0 *20 0",
        NOBODY,
        "0 0 0 0 59 0",
    )


def test_short_route_columns_are_no_part_of_a_total_over_sizes():
    assert stays(NOBODY, "12 11 0 *9 14 23") == (NOBODY, "12 11 0 *9 14 23")


def test_employers_of_no_branch_are_a_hidden_part():
    assert stays("20 0 0 0 0 20", "30 0 0 0 0 30", "*4 0 0 0 0 *4", "54 0 0 0 0 54") == (
        "*20 0 0 0 0 *20",
        "30 0 0 0 0 30",
        "*4 0 0 0 0 *4",
        "54 0 0 0 0 54",
    )


@pytest.mark.parametrize("branches", [(), (NOBODY,), (NOBODY, NOBODY)])
def test_employers_of_no_branch_are_the_total_where_there_are_no_others(branches):
    whole = (*branches, "*24 0 0 0 0 *24", "24 0 0 0 0 24")
    assert stays(*whole) == whole


def test_a_total_goes_where_its_only_part_is_hidden():
    """The two are the same employers: what hides the 9 as a part would tell them as a total."""
    assert stays("12 0 0 0 0 12", "*9 30 0 0 0 39", NOBODY, "21 30 0 0 0 51") == (
        "*12 0 0 0 0 *12",
        "*9 *30 0 0 0 *39",
        NOBODY,
        "*21 *30 0 0 0 51",
    )


def test_a_part_goes_where_only_the_total_is_hidden():
    """Otherwise the parts together tell the total, which hides another branch."""
    table = ("15 15 0 0 0 *30", NOBODY, "15 15 0 0 0 *30")
    assert stays(*table) == ("*15 15 0 0 0 *30", NOBODY, "*15 15 0 0 0 *30")


def test_what_goes_takes_along_what_would_tell_it():
    before = ("12 14 0 0 0 26", "15 *9 0 0 0 24", "40 41 0 0 0 81", NOBODY, "67 64 0 0 0 131")
    assert stays(*before) == (
        "*12 *14 0 0 0 26",
        "*15 *9 0 0 0 24",
        "40 41 0 0 0 81",
        NOBODY,
        "67 64 0 0 0 131",
    )


def test_the_first_goes_where_two_are_the_smallest():
    assert stays(NOBODY, "15 *9 15 0 0 39") == (NOBODY, "*15 *9 15 0 0 39")


def test_what_was_published_before_stays_and_another_part_goes():
    assert stays(NOBODY, "12 *9 30 0 0 51", fixed=[(1, 0)]) == (NOBODY, "12 *9 *30 0 0 51")


def test_the_total_goes_where_all_parts_were_published_before():
    assert stays(NOBODY, "12 *9 30 0 0 51", fixed=[(1, 0), (1, 2)]) == (NOBODY, "12 *9 30 0 0 *51")


def test_nothing_goes_where_all_was_published_before():
    table = (NOBODY, "12 *9 30 0 0 51")
    assert stays(*table, fixed=[(1, 0), (1, 2), (1, 5)]) == table


def test_measures_are_apart():
    told = np.array(
        [[[False, False]] * 6, [[True, True], [False, True], [True, True], *[[False, False]] * 2, [True, True]]]
    )
    groups = np.array([[[0, 0]] * 6, [[12, 12], [9, 11], [30, 30], *[[0, 0]] * 2, [51, 53]]])
    left = suppress(told, groups, np.zeros_like(told))
    assert left[1].T.tolist() == [[False, False, True, False, False, True], [True, True, True, False, False, True]]


def test_suppress_leaves_what_it_was_given():
    told, groups = np.ones((2, 6, 1), dtype=bool), np.full((2, 6, 1), 12)
    told[1, 1] = False
    suppress(told, groups, np.zeros_like(told))
    assert (told.sum(), groups.sum()) == (11, 144)
