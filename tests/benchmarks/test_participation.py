"""Counts of participation: rounded, never none and never all, and no row hidden alone beside its total."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.participation import (
    Invited,
    Period,
    Shown,
    SizeRow,
    response_by_size,
    response_by_week,
    response_on,
    shown_count,
)

OPENING, CLOSING = date(2026, 3, 2), date(2026, 3, 20)
PERIOD = Period(OPENING, CLOSING)
SIZES = ("1-9", "10-49", "50-249", "")


def invited(size, total, submitted, on=OPENING):
    return [Invited(size, on if place < submitted else None) for place in range(total)]


@pytest.mark.parametrize(
    ("count", "total", "shown"),
    [
        (0, 9, None),
        (9, 9, None),
        (0, 40, Shown("minder dan 5", "minder dan 13%", 6.25)),
        (4, 40, Shown("minder dan 5", "minder dan 13%", 6.25)),
        (5, 40, Shown("ongeveer 5", "ongeveer 12%", 12.5)),
        (7, 40, Shown("ongeveer 5", "ongeveer 12%", 12.5)),
        (8, 40, Shown("ongeveer 10", "ongeveer 25%", 25)),
        (35, 40, Shown("ongeveer 35", "ongeveer 88%", 87.5)),
        (36, 40, Shown("meer dan 35", "meer dan 87%", 93.75)),
        (40, 40, Shown("meer dan 35", "meer dan 87%", 93.75)),
        (8, 13, Shown("ongeveer 5", "ongeveer 38%", 500 / 13)),
        (5, 10, Shown("minder dan 6", "minder dan 60%", 30)),
        (6, 10, Shown("meer dan 5", "meer dan 50%", 75)),
    ],
)
def test_shown_count_worked_examples(count, total, shown):
    assert shown_count(count, total) == shown


@pytest.mark.parametrize("total", range(10, 300))
def test_everything_told_stands_for_three_counts_at_least(total):
    counts = defaultdict(set)
    for count in range(total + 1):
        counts[shown_count(count, total)].add(count)
    assert min(len(stands_for) for stands_for in counts.values()) >= 3
    assert None not in counts


@given(
    st.integers(10, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.integers(0, total), st.just(total)))
)
def test_more_members_never_look_like_less(counts):
    low, high, total = min(counts[:2]), max(counts[:2]), counts[2]
    assert shown_count(low, total).share_pct <= shown_count(high, total).share_pct


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (OPENING - timedelta(days=30), 0),
        (OPENING, 0),
        (OPENING + timedelta(days=6), 0),
        (OPENING + timedelta(days=7), 1),
        (CLOSING, 2),
        (CLOSING + timedelta(days=1), 3),
        (CLOSING + timedelta(days=400), 3),
    ],
)
def test_full_weeks_count_until_the_round_is_closed(today, weeks):
    assert PERIOD.full_weeks(today) == weeks


def test_the_last_week_ends_when_the_round_closes():
    assert [PERIOD.end_of(week) for week in (1, 2, 3, 9)] == [date(2026, 3, 8), date(2026, 3, 15), CLOSING, CLOSING]


def test_response_by_week_grows_and_leaves_out_the_running_week():
    members = [
        *invited("1-9", 20, 6, on=date(2026, 3, 8)),
        *invited("10-49", 20, 6, on=date(2026, 3, 9)),
        *invited("", 20, 20, on=date(2026, 3, 16)),
    ]
    told = response_by_week(members, PERIOD, date(2026, 3, 17))
    assert [shown.count for shown in told] == ["ongeveer 5", "ongeveer 10"]


def test_response_on_a_day_leaves_out_who_submitted_later():
    members = invited("1-9", 20, 10, on=date(2026, 3, 9))
    assert [response_on(members, date(2026, 3, day)).count for day in (8, 9)] == ["minder dan 5", "ongeveer 10"]


def test_rows_stand_in_the_order_given_without_sizes_that_nobody_has():
    members = [*invited("", 12, 6), *invited("1-9", 30, 10)]
    assert response_by_size(members, SIZES, OPENING) == (
        SizeRow("1-9", 30, shown_count(10, 30)),
        SizeRow("", 12, shown_count(6, 12)),
    )


def test_one_hidden_row_takes_the_smallest_other_with_it():
    members = [*invited("1-9", 9, 3), *invited("10-49", 30, 10), *invited("50-249", 12, 6)]
    assert response_by_size(members, SIZES, OPENING) == (
        SizeRow("1-9", 9, None),
        SizeRow("10-49", 30, shown_count(10, 30)),
        SizeRow("50-249", 12, None),
    )


def test_two_hidden_rows_hide_each_other():
    members = [*invited("1-9", 9, 3), *invited("10-49", 30, 10), *invited("50-249", 2, 2)]
    shown = [row.shown is not None for row in response_by_size(members, SIZES, OPENING)]
    assert shown == [False, True, False]


def test_a_single_row_that_is_hidden_has_no_other_to_hide():
    assert response_by_size(invited("1-9", 9, 3), SIZES, OPENING) == (SizeRow("1-9", 9, None),)


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_never_exactly_one_row_is_hidden_beside_the_others(totals):
    members = [one for size, total in zip(SIZES, totals, strict=True) for one in invited(size, total, total // 2)]
    rows = response_by_size(members, SIZES, OPENING)
    assert len(rows) < 2 or sum(row.shown is None for row in rows) != 1
