"""The days on which there is work, against the calendar on the wall."""

from datetime import date

import pytest

from assessments.flex_diagnose.working_days import easter_sunday, has_public_holiday, public_holidays, working_days


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25), (2285, 3, 22)]
)
def test_easter_sunday_is_that_of_the_calendar(year, month, day):
    assert easter_sunday(year) == date(year, month, day)


def test_public_holidays_of_2026():
    days = [(1, 1), (4, 5), (4, 6), (4, 27), (5, 14), (5, 24), (5, 25), (12, 25), (12, 26)]
    assert public_holidays(2026) == {date(2026, month, day) for month, day in days}


def test_kings_day_on_a_sunday_is_a_day_earlier():
    assert date(2025, 4, 26) in public_holidays(2025)
    assert date(2025, 4, 27) not in public_holidays(2025)


@pytest.mark.parametrize(
    ("month", "days_per_week", "days"),
    [
        (1, 5, 21),  # 22 weekdays, New Year on a Thursday
        (4, 5, 20),  # 22 weekdays, Easter Monday and King's Day
        (4, 6, 24),  # and four Saturdays
        (4, 7, 30),
        (12, 5, 22),  # 23 weekdays, Christmas on a Friday
        (12, 6, 25),  # and four Saturdays, of which Boxing Day is free
    ],
)
def test_working_days_of_a_month_in_2026(month, days_per_week, days):
    after = date(2026 + month // 12, month % 12 + 1, 1)
    assert working_days(date(2026, month, 1), after, days_per_week) == days


def test_working_days_of_a_week_over_new_year_know_both_years():
    assert working_days(date(2025, 12, 29), date(2026, 1, 5), 5) == 4


def test_working_days_of_no_days_are_none():
    assert working_days(date(2026, 1, 5), date(2026, 1, 5), 5) == 0


@pytest.mark.parametrize(
    ("first", "after", "days_per_week", "has_one"),
    [
        (date(2026, 4, 6), date(2026, 4, 13), 5, True),  # the week of Easter Monday
        (date(2026, 4, 6), date(2026, 4, 13), 7, False),  # every day is a working day
        (date(2026, 4, 13), date(2026, 4, 20), 5, False),
        (date(2026, 12, 21), date(2026, 12, 28), 6, True),
        (date(2027, 12, 20), date(2027, 12, 27), 5, False),  # Christmas in the weekend
        (date(2027, 12, 20), date(2027, 12, 27), 6, True),
        (date(2026, 9, 1), date(2026, 10, 1), 6, False),
    ],
)
def test_a_public_holiday_counts_where_it_takes_a_working_day(first, after, days_per_week, has_one):
    assert has_public_holiday(first, after, days_per_week) is has_one
