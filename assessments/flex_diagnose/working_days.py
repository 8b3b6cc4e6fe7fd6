"""How many days in a month or week there is work. Pure: the Dutch public holidays follow from the calendar."""

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@cache
def working_days(first: date, after: date, days_per_week: int) -> int:
    """The days from `first` up to but not including `after` on which work is done.

    `days_per_week` 5 is Monday to Friday, 6 includes Saturday; both leave out the public holidays. 7 is every day.
    """
    days = _days(first, after)
    if days_per_week == 7:
        return len(days)
    return sum(day.weekday() < days_per_week and day not in public_holidays(day.year) for day in days)


def has_public_holiday(first: date, after: date, days_per_week: int) -> bool:
    """Whether a public holiday takes a working day out of this period."""
    return working_days(first, after, days_per_week) < sum(day.weekday() < days_per_week for day in _days(first, after))


def _days(first: date, after: date) -> list[date]:
    return [first + index * ONE_DAY for index in range((after - first).days)]


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days on which most of the Netherlands is free; Bevrijdingsdag and Goede Vrijdag are not among them."""
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= ONE_DAY
    after_easter = (easter + offset * ONE_DAY for offset in (0, 1, 39, 49, 50))
    return frozenset({date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26), *after_easter})


def easter_sunday(year: int) -> date:
    """Gregorian computus (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, years = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarters, left = divmod(years, 4)
    weekday = (32 + 2 * rest + 2 * quarters - epact - left) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
