"""When the platform publishes the benchmarks per section: the same days every year. Pure."""

from datetime import date


def publishes_on(year: int) -> date:
    """Most employers have handed in by the autumn of the year they report in."""
    return date(year, 11, 1)


def corrects_on(year: int) -> date:
    return date(year + 1, 3, 1)
