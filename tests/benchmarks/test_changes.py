"""What became different between two tables of one cell."""

from dataclasses import replace

import numpy as np

from benchmarks.cells import Measure, build_table
from benchmarks.changes import count_changes, count_score_changes, rises_since
from tests.benchmarks.score_factories import PRACTICE, SCORE, WHOLE_FUND, frozen_score, frozen_scores

BEFORE = frozen_scores([10, 20, None, 40])
WITHOUT_END = np.iinfo(np.int64).max


def changes(now, before=BEFORE):
    employers, groups = (
        found.tolist() for found in count_changes(*(build_table(WHOLE_FUND, s, (SCORE,)) for s in (before, now)))
    )
    return employers + groups


def rises(before, now):
    return rises_since(build_table(WHOLE_FUND, before, (SCORE,)), build_table(WHOLE_FUND, now, (SCORE,)))


def test_count_changes_is_zero_where_nothing_changed():
    assert changes(BEFORE) == [0, 0]


def test_count_changes_counts_who_left_who_came_and_who_scores_otherwise():
    now = [BEFORE[0], replace(BEFORE[1], values={SCORE.slug: 21}), BEFORE[2], frozen_score(5, 50)]
    assert changes(now) == [3, 3]


def test_count_changes_counts_a_score_that_came_or_went():
    now = [replace(BEFORE[0], values={SCORE.slug: None}), BEFORE[1], replace(BEFORE[2], values={SCORE.slug: 0})]
    assert changes([*now, BEFORE[3]]) == [2, 2]


def test_count_changes_counts_a_move_to_another_holding_of_who_has_a_score():
    now = [replace(score, group="concern") for score in BEFORE]
    assert changes(now) == [3, 1]


def test_count_changes_counts_those_of_one_holding_as_one_group():
    before = frozen_scores([10, 20, 30], group="concern")
    assert changes([], before) == [3, 1]
    assert changes(before, []) == [3, 1]


def test_count_changes_passes_over_who_has_no_score_before_and_after():
    assert changes([BEFORE[0], BEFORE[1], BEFORE[3]]) == [0, 0]


def test_count_score_changes_counts_groups_where_those_are_fewer_than_employers():
    before = frozen_scores([10, 20], group="concern") + frozen_scores([30, 40], first=3)
    tables = (build_table(WHOLE_FUND, scores, (SCORE,)) for scores in (before, before[3:]))
    assert count_score_changes(*tables).tolist() == [2]


def test_count_score_changes_goes_by_the_name_of_a_measure_and_passes_over_practices():
    """A score that was not there is new for who has one now; a practice has always changed."""
    other = Measure("zeggenschap")
    before = build_table(WHOLE_FUND, frozen_scores([10, 20, 30, 40]), (SCORE,))
    values = [
        {other.slug: given, PRACTICE.slug: 100, SCORE.slug: 10 * n} for n, given in enumerate([50, 60, None, 70], 1)
    ]
    now = [frozen_score(number, values=of_one) for number, of_one in enumerate(values, start=1)]
    table = build_table(WHOLE_FUND, now, (other, PRACTICE, SCORE))
    assert count_score_changes(before, table).tolist() == [3, WITHOUT_END, 0]


def test_count_score_changes_of_practices_alone_is_without_end():
    before = build_table(WHOLE_FUND, BEFORE, (SCORE,))
    now = build_table(WHOLE_FUND, [frozen_score(1, values={PRACTICE.slug: 0})], (PRACTICE,))
    assert count_score_changes(before, now).tolist() == [WITHOUT_END]


def test_rises_since_are_of_who_is_in_both_tables_as_they_are_now():
    now = [frozen_score(2, 25, group="concern"), frozen_score(3, 60), frozen_score(4, 30), frozen_score(9, 90)]
    both = rises(BEFORE, now)
    assert both.organisations.tolist() == [2, 3, 4]
    assert both.groups.tolist() == build_table(WHOLE_FUND, now, (SCORE,)).groups[:3].tolist()
    assert np.array_equal(both.values, [[5], [np.nan], [-10]], equal_nan=True)


def test_rises_since_are_equal_where_they_are_equal_on_paper():
    both = rises(frozen_scores([0, 0.2]), frozen_scores([0.1, 0.3]))
    assert both.values.tolist() == [[0.1], [0.1]]


def test_rises_since_go_by_the_name_of_a_measure():
    """Another edition has other practices, in another order; a new one has not risen."""
    old, kept, new = (Measure(slug, is_practice=True) for slug in ("oud", "gebleven", "nieuw"))
    before = build_table(WHOLE_FUND, [frozen_score(1, values={"oud": 0, "gebleven": 0})], (old, kept))
    now = build_table(WHOLE_FUND, [frozen_score(1, values={"gebleven": 100, "nieuw": 100})], (new, kept))
    assert np.array_equal(rises_since(before, now).values, [[np.nan, 100]], equal_nan=True)
