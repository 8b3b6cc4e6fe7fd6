"""Months and weeks on the axis of a drawing, and how they are said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from charts.plot import Plot
from charts.text import Anchor, Line, rounded, text_width

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
# How many months apart the names may stand, so that they fall alike in every year.
_MONTH_STEPS = (1, 2, 3, 6, 12)
_NAME_GAP = 5.0
# A week belongs to the month and the year of its Thursday, a month to itself.
_TO_THURSDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Axis:
    """What stands beneath a plot: names of months and years, and ticks between the years from `tick_top` down."""

    names: tuple[Line, ...]
    ticks: tuple[float, ...]
    tick_top: float
    bottom: float


def is_weekly(starts: Sequence[date]) -> bool:
    return len(starts) > 1 and (starts[1] - starts[0]).days == 7


def unit_words(starts: Sequence[date]) -> str:
    return f"uren per {'week' if is_weekly(starts) else 'maand'}"


def period_words(starts_on: date, weekly: bool) -> str:
    """Say which period, as in "juli 2026" or "week 27 van 2026"."""
    if weekly:
        calendar = starts_on.isocalendar()
        return f"week {calendar.week} van {calendar.year}"
    return f"{MONTHS[starts_on.month - 1]} {starts_on.year}"


def span_words(starts: Sequence[date]) -> str:
    """Say how many periods there are, from which to which."""
    weekly = is_weekly(starts)
    first, last = period_words(starts[0], weekly), period_words(starts[-1], weekly)
    return f"{len(starts)} {'weken' if weekly else 'maanden'}, van {first} tot en met {last}"


def lay_axis(starts: Sequence[date], plot: Plot) -> Axis:
    """Name the months as closely as they fit, and beneath them the years that have room."""
    days = [starts_on + _TO_THURSDAY for starts_on in starts]
    months = lay_month_axis(days, plot)
    names, ticks = _years(days, rounded(months.bottom + plot.small_size * 0.95), plot)
    return Axis(months.names + names, ticks, months.bottom, rounded(months.bottom + plot.small_size * 1.2))


def lay_month_axis(days: Sequence[date], plot: Plot) -> Axis:
    """Name months at the first column of each: every one, or every so many as they fit."""
    baseline = rounded(plot.bottom + plot.small_size * 1.35)
    firsts = [0, *(place for place in range(1, len(days)) if days[place].month != days[place - 1].month)]
    needed = text_width("mmm", plot.small_size) + _NAME_GAP
    choices = ([place for place in firsts if (days[place].month - 1) % step == 0] for step in _MONTH_STEPS)
    places = next((places for places in choices if _least_apart(places, plot) >= needed), ())
    names = tuple(
        Line(plot.x(place + 0.5), baseline, SHORT_MONTHS[days[place].month - 1], Anchor.MIDDLE, "scale")
        for place in places
    )
    bottom = rounded(baseline + plot.small_size * 0.5)
    return Axis(names, (), bottom, bottom)


def _least_apart(places: Sequence[int], plot: Plot) -> float:
    return min((plot.x(after) - plot.x(before) for before, after in pairwise(places)), default=plot.right)


def _years(days: Sequence[date], baseline: float, plot: Plot) -> tuple[tuple[Line, ...], tuple[float, ...]]:
    names, edges = [], []
    for year, places in groupby(range(len(days)), key=lambda place: days[place].year):
        columns = list(places)
        left, right = plot.x(columns[0]), plot.x(columns[-1] + 1)
        edges.append(left)
        if right - left > text_width(str(year), plot.small_size) + _NAME_GAP:
            names.append(Line(rounded((left + right) / 2), baseline, str(year), Anchor.MIDDLE, "name"))
    return tuple(names), (*edges, plot.right)
