"""Dates in Dutch words, for page models that hold text. Pure."""

from datetime import date

from charts.periods import MONTHS


def date_text(day: date) -> str:
    """As in "3 maart 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
