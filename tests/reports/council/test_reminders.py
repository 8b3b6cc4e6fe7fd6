"""When a reminder is due: thirty, fourteen and three days ahead, and what a missed day and a short term do to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.council.reminders import DAYS_AHEAD, due_reminder

DUE, OPENED = date(2026, 4, 13), date(2026, 3, 2)
terms = st.integers(0, 120).map(timedelta)


@pytest.mark.parametrize(
    ("day", "reminder"),
    [
        (date(2026, 3, 13), None), (date(2026, 3, 14), 30), (date(2026, 3, 15), 30), (date(2026, 3, 29), 30),
        (date(2026, 3, 30), 14), (date(2026, 4, 9), 14), (date(2026, 4, 10), 3), (DUE, 3), (date(2026, 4, 14), None),
    ],
)  # fmt: skip
def test_a_day_asks_for_the_nearest_reminder_until_the_deadline(day, reminder):
    assert due_reminder(DUE, OPENED, day) == reminder


@pytest.mark.parametrize(("days", "first"), [(42, 30), (31, 30), (30, 14), (15, 14), (14, 3)])
def test_a_term_that_is_shorter_skips_what_lay_behind_when_it_began(days, first):
    due_on = OPENED + timedelta(days)
    asked = [due_reminder(due_on, OPENED, OPENED + timedelta(day)) for day in range(days + 1)]
    assert next(found for found in asked if found) == first


@given(term=terms, passed=terms)
def test_a_reminder_is_never_early_and_never_comes_back(term, passed):
    due_on = OPENED + term
    today = due_reminder(due_on, OPENED, OPENED + passed)
    tomorrow = due_reminder(due_on, OPENED, OPENED + passed + timedelta(1))
    assert today in (None, *DAYS_AHEAD)
    assert today is None or due_on - OPENED - passed <= timedelta(today)
    assert today is None or tomorrow is None or tomorrow <= today
