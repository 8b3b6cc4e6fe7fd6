"""The hours that were needed, period by period: bars, the trend over them, and marks at what stands out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from charts.legend import Key, Legend, lay_legend
from charts.periods import Axis, is_weekly, lay_axis, period_words, span_words, unit_words
from charts.plot import WIDE, Plot, PlotSize, bars, dutch_number, lay_plot, point_line, round_scale
from charts.text import rounded

# More columns than this get no gap between them.
_MOST_APART = 60
_GAP = 0.22
_LONGEST_LABEL = 24
_MARK_ROOM, _MARK_HEIGHT = 10.0, 14.0


class Mark(StrEnum):
    """What stands out; the value is the kind of mark in the template."""

    PEAK = "peak"
    TROUGH = "trough"
    OUTLIER = "outlier"

    @property
    def word(self) -> str:
        return {"peak": "piek", "trough": "dal", "outlier": "uitschieter"}[self.value]

    @property
    def plural(self) -> str:
        return {"peak": "Pieken", "trough": "Dalen", "outlier": "Uitschieters"}[self.value]


@dataclass(frozen=True, slots=True)
class Need:
    """One month or week. None is not known, and not drawn; `measure` is the employer's second series."""

    starts_on: date
    hours: float | None
    trend: float | None = None
    measure: float | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedMark:
    x: float
    y: float
    kind: str


@dataclass(frozen=True, slots=True)
class NeedChart:
    """Paths are empty where nothing is known; `words` is the description."""

    width: float
    height: float
    plot: Plot
    axis: Axis
    bars: str
    trend: str
    measure: str
    marks: tuple[PlacedMark, ...]
    legend: Legend
    words: str


def build_need_chart(points: Sequence[Need], measure_label: str = "", size: PlotSize = WIDE) -> NeedChart:
    """Lay out one bar per period, the oldest first.

    The second series is drawn with its mean at the height of the mean of the hours: its own scale says nothing here.
    """
    starts = [point.starts_on for point in points]
    hours, trend = [point.hours for point in points], [point.trend for point in points]
    measure = _beside(hours, [point.measure for point in points])
    plot = lay_plot(len(points), round_scale((*hours, *trend, *measure)), unit_words(starts), size)
    axis = lay_axis(starts, plot)
    lines = point_line(plot, trend), point_line(plot, measure)
    keys = _keys(points, lines, measure_label)
    legend = lay_legend(keys, width=size.width, top=axis.bottom + size.font_size * 0.4, size=size.font_size)
    return NeedChart(
        width=size.width,
        height=legend.bottom,
        plot=plot,
        axis=axis,
        bars=bars(plot, hours, _GAP if len(points) <= _MOST_APART else 0.0),
        trend=lines[0],
        measure=lines[1],
        marks=tuple(mark for place, point in enumerate(points) for mark in _marks(plot, place, point)),
        legend=legend,
        words=_describe(points),
    )


def _beside(hours: list[float | None], measure: list[float | None]) -> list[float | None]:
    """The second series in hours; nothing of a series without a mean."""
    mean, own_mean = _mean(hours), _mean(measure)
    if not mean or not own_mean:
        return [None] * len(hours)
    return [None if value is None else value / own_mean * mean for value in measure]


def _mean(values: list[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def _marks(plot: Plot, place: int, point: Need) -> Iterator[PlacedMark]:
    """Above the bar, a second one above the first; a trough in the bar if it fits, clear of the trend above it."""
    if point.hours is None:
        return
    top = plot.y(point.hours)
    fits_in_bar = plot.zero - top >= 2 * _MARK_ROOM
    y = top - _MARK_ROOM
    for mark in point.marks:
        if mark is Mark.TROUGH and fits_in_bar:
            yield PlacedMark(plot.x(place + 0.5), rounded(top + _MARK_ROOM), mark.value)
        else:
            yield PlacedMark(plot.x(place + 0.5), rounded(y), mark.value)
            y -= _MARK_HEIGHT


def _keys(points: Sequence[Need], lines: tuple[str, str], measure_label: str) -> tuple[Key, ...]:
    trend, measure = lines
    keys = [Key("need", "uren")]
    keys += [Key("trend", "trend")] if trend else []
    keys += [Key("measure", f"{_shortened(measure_label)}, op een eigen schaal")] if measure else []
    present = {mark for point in points if point.hours is not None for mark in point.marks}
    return (*keys, *(Key(mark.value, mark.word) for mark in Mark if mark in present))


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…"


def _describe(points: Sequence[Need]) -> str:
    starts = [point.starts_on for point in points]
    told = [f"Uren van {span_words(starts)}."]
    weekly = is_weekly(starts)
    for mark in Mark:
        marked = [point for point in points if mark in point.marks and point.hours is not None]
        if marked:
            said = (f"{period_words(point.starts_on, weekly)} {dutch_number(point.hours)} uur" for point in marked)
            told.append(f"{mark.plural}: {', '.join(said)}.")
    return " ".join(told)
