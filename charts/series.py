"""Lines over steps of time: what grew, of this round beside the last, on the scale of 0-100 per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from charts.legend import Key, Legend, lay_legend
from charts.text import Anchor, Line, rounded, text_width

_GRID = (0, 25, 50, 75, 100)
_TICK_GAP = 8.0


@dataclass(frozen=True, slots=True)
class SeriesSize:
    """Measures in units of the view box; `height` is that of the plot alone."""

    width: float
    height: float
    font_size: float
    left: float  # room for the scale
    edge: float = 12.0  # room for a mark that is centred on the last step


WIDE = SeriesSize(width=760, height=240, font_size=15, left=52)
NARROW = SeriesSize(width=340, height=190, font_size=14, left=46)


@dataclass(frozen=True, slots=True)
class Value:
    """A share of 0-100 per cent, None where it is not told, and how it is said."""

    share_pct: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """Values of the steps 1, 2, …; `kind` is the mark of a legend: "current" or "last-year"."""

    label: str
    kind: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through the points that are told; `words` says them all."""

    label: str
    kind: str
    path: str
    points: tuple[Point, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """`grid` are the lines of the scale with their labels, from `left` to `right`; `ticks` the labels beneath."""

    width: float
    height: float
    font_size: float
    left: float
    right: float
    grid: tuple[Line, ...]
    ticks: tuple[Line, ...]
    curves: tuple[Curve, ...]
    legend: Legend


def build_series_chart(series: Sequence[Series], step: str, size: SeriesSize = WIDE) -> SeriesChart:
    """Lay out the lines on as many steps as the longest has; `step` is what one is called, as "week"."""
    steps = max(1, *(len(line.values) for line in series))
    top = size.font_size
    bottom = top + size.height
    grid = tuple(_grid_line(share, top, size) for share in _GRID)
    ticks = tuple(_tick(number, f"{step} {number}", steps, bottom, size) for number in _ticked(step, steps, size))
    curves = tuple(_curve(line, step, steps, top, size) for line in series)
    keys = tuple(Key(line.kind, line.label) for line in series)
    legend = lay_legend(keys, width=size.width, top=bottom + size.font_size * 1.9, size=size.font_size)
    right = rounded(size.width - size.edge)
    return SeriesChart(size.width, legend.bottom, size.font_size, size.left, right, grid, ticks, curves, legend)


def _curve(line: Series, step: str, steps: int, top: float, size: SeriesSize) -> Curve:
    path, points, is_drawing = "", [], False
    for number, value in enumerate(line.values, start=1):
        if value.share_pct is None:
            is_drawing = False
            continue
        points.append(Point(_x(number, steps, size), _y(value.share_pct, top, size)))
        path += f"{'L' if is_drawing else 'M'}{points[-1].x} {points[-1].y}"
        is_drawing = True
    words = ", ".join(f"{step} {number} {value.words}" for number, value in enumerate(line.values, start=1))
    return Curve(line.label, line.kind, path, tuple(points), words)


def _ticked(step: str, steps: int, size: SeriesSize) -> range:
    """As many steps as get a whole label beside each other, the first among them."""
    needed = text_width(f"{step} {steps}", size.font_size) + _TICK_GAP
    apart = (size.width - size.edge - size.left) / steps
    fitting = [number for number in range(1, steps + 1) if _x(number, steps, size) + needed / 2 <= size.width]
    return range(1, max(fitting, default=1) + 1, ceil(needed / apart))


def _tick(number: int, text: str, steps: int, bottom: float, size: SeriesSize) -> Line:
    return Line(_x(number, steps, size), rounded(bottom + size.font_size * 1.4), text, Anchor.MIDDLE, "scale")


def _grid_line(share: int, top: float, size: SeriesSize) -> Line:
    return Line(rounded(size.left - 8), _y(share, top, size), f"{share}%", Anchor.END, "scale")


def _x(number: int, steps: int, size: SeriesSize) -> float:
    """Steps stand in the middle of their share of the width, so that the first label has room."""
    return rounded(size.left + (size.width - size.edge - size.left) * (number - 0.5) / steps)


def _y(share: float, top: float, size: SeriesSize) -> float:
    return rounded(top + size.height * (1 - share / 100))
