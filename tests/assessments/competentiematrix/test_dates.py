"""Counting in months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.competentiematrix.dates import months_after


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 2), 240, date(2046, 3, 2)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last(day, months, after):
    assert months_after(day, months) == after


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_the_month_is_always_the_one_that_was_asked(day, months):
    after = months_after(day, months)
    assert (after.year - day.year) * 12 + after.month - day.month == months
    assert after.day == day.day or (after.day < day.day and after.toordinal() + 1 == _first_of_next(after).toordinal())


def _first_of_next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
