"""The plot of a drawing over time: a scale in round steps, a column per period, and paths through the columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

from charts.text import Anchor, Line, rounded, text_width

_STEPS = 5
_LABEL_GAP = 6.0
# Room above the plot for marks, and beside it for a label that is centred on the last column.
_HEADROOM, _EDGE = 18.0, 10.0

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class PlotSize:
    """Measures in units of the view box; `height` is that of the plot alone."""

    width: float
    height: float
    font_size: float

    @property
    def small_size(self) -> float:
        """The font size of what stands beside and beneath the plot."""
        return self.font_size - 2


WIDE = PlotSize(width=760, height=250, font_size=15)
NARROW = PlotSize(width=340, height=210, font_size=14.5)


@dataclass(frozen=True, slots=True)
class Scale:
    """Round steps from `low` to `high`, with zero among them."""

    low: int
    high: int
    step: int


@dataclass(frozen=True, slots=True)
class Plot:
    """`count` columns side by side from `left` to `right`; `grid` are the labels of the scale."""

    font_size: float
    small_size: float
    left: float
    right: float
    top: float
    bottom: float
    count: int
    scale: Scale
    unit: Line
    grid: tuple[Line, ...]

    def x(self, edge: float) -> float:
        """The left edge of a column; halves are middles."""
        return rounded(self.left + (self.right - self.left) * edge / self.count)

    def y(self, value: float) -> float:
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return rounded(self.bottom - (self.bottom - self.top) * share)

    @property
    def zero(self) -> float:
        return self.y(0)


def dutch_number(value: float, sign: str = "") -> str:
    """Write a whole number with points between thousands, as in 12.500; `sign` "+" puts one before positive numbers."""
    whole = floor(value + 0.5)
    return f"{whole:{sign},}".replace(",", ".").replace("-", "−") if whole else "0"


def round_scale(values: Iterable[float | None]) -> Scale:
    """Fit a scale of few round steps around the values that are known."""
    known = [0.0, *(value for value in values if value is not None)]
    step = _round_step((max(known) - min(known)) / _STEPS)
    low, high = floor(min(known) / step) * step, ceil(max(known) / step) * step
    return Scale(low, max(high, low + step), step)


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 25, 50, 100, … that is no less."""
    power = 10 ** floor(log10(max(least, 1)))
    factors = (1, 2, 5, 10) if power == 1 else (1, 2, 2.5, 5, 10)
    return next(int(factor * power) for factor in factors if factor * power >= least)


def lay_plot(count: int, scale: Scale, unit: str, size: PlotSize) -> Plot:
    """Place the plot beneath its unit and beside its scale, which takes the room that its labels need."""
    sign = "+" if scale.low < 0 else ""
    labels = {mark: dutch_number(mark, sign) for mark in range(scale.low, scale.high + 1, scale.step)}
    left = rounded(max(text_width(label, size.small_size) for label in labels.values()) + _LABEL_GAP)
    top = size.font_size + _HEADROOM
    heights = {mark: top + size.height * (scale.high - mark) / (scale.high - scale.low) for mark in labels}
    return Plot(
        font_size=size.font_size,
        small_size=size.small_size,
        left=left,
        right=rounded(size.width - _EDGE),
        top=top,
        bottom=top + size.height,
        count=count,
        scale=scale,
        unit=Line(0.0, rounded(size.small_size), unit, Anchor.START, "scale"),
        grid=tuple(
            Line(rounded(left - _LABEL_GAP), rounded(heights[mark]), label, Anchor.END, "scale")
            for mark, label in labels.items()
        ),
    )


def runs(values: Sequence, is_drawn: Callable[[object], bool]) -> Iterator[range]:
    """The stretches of columns that are drawn."""
    for drawn, group in groupby(range(len(values)), key=lambda index: is_drawn(values[index])):
        if drawn:
            indexes = list(group)
            yield range(indexes[0], indexes[-1] + 1)


def point_line(plot: Plot, values: Values) -> str:
    """A line through the middles of the columns, with a gap where nothing is known."""
    path = ""
    for run in runs(values, lambda value: value is not None):
        path += "M" + "L".join(f"{_short(plot.x(index + 0.5))} {_short(plot.y(values[index]))}" for index in run)
    return path


def step_line(plot: Plot, values: Values) -> str:
    """A line over the tops of the columns, with a gap where nothing is known."""
    path = ""
    for run in runs(values, lambda value: value is not None):
        path += f"M{_short(plot.x(run.start))} {_short(plot.y(values[run.start]))}" + _steps(plot, values, run)
    return path


def bars(plot: Plot, values: Values, gap: float) -> str:
    """A bar from zero per column, `gap` the share of a column left open; without a gap they melt into one shape."""
    if not gap:
        known = [value or 0.0 for value in values]
        return areas(plot, [min(value, 0.0) for value in known], [max(value, 0.0) for value in known])
    base, path = _short(plot.zero), ""
    for index, value in enumerate(values):
        if value:
            left, right = _short(plot.x(index + gap / 2)), _short(plot.x(index + 1 - gap / 2))
            path += f"M{left} {base}V{_short(plot.y(value))}H{right}V{base}Z"
    return path


def areas(plot: Plot, lows: Sequence[float], highs: Sequence[float]) -> str:
    """What lies between two stepped lines, left out where they meet."""
    path = ""
    for run in _between(plot, lows, highs):
        start = f"M{_short(plot.x(run.start))} {_short(plot.y(highs[run.start]))}"
        path += f"{start}{_steps(plot, highs, run)}V{_short(plot.y(lows[run[-1]]))}{_steps(plot, lows, run[::-1])}Z"
    return path


def hatch(plot: Plot, lows: Sequence[float], highs: Sequence[float], slope: int, gap: float) -> str:
    """Slanting lines over the same area, cut off column by column: rising with `slope` 1, falling with -1.

    A <pattern> would need an id that is unique on the page, and is not drawn from a drawing that is hidden.
    """
    path = ""
    for run in _between(plot, lows, highs):
        for index in run:
            box = (plot.x(index), plot.x(index + 1), plot.y(highs[index]), plot.y(lows[index]))
            path += "".join(_slants(box, slope, gap))
    return path


def _between(plot: Plot, lows: Sequence[float], highs: Sequence[float]) -> Iterator[range]:
    heights = [plot.y(low) - plot.y(high) for low, high in zip(lows, highs, strict=True)]
    return runs(heights, lambda height: height > 0.05)


def _slants(box: tuple[float, float, float, float], slope: int, gap: float) -> Iterator[str]:
    """The lines y = c - slope * x, c in steps of `gap`, as far as they lie in the box."""
    left, right, top, bottom = box
    ends = (slope * left, slope * right)
    for number in range(ceil((top + min(ends)) / gap), floor((bottom + max(ends)) / gap) + 1):
        x, to = sorted((slope * (number * gap - top), slope * (number * gap - bottom)))
        x, to = max(x, left), min(to, right)
        if x < to:
            y, end = number * gap - slope * x, number * gap - slope * to
            yield f"M{_short(x)} {_short(y)}L{_short(to)} {_short(end)}"


def _steps(plot: Plot, values: Sequence[float], run: range) -> str:
    """From column to column at the height of each, over equal ones in one go; backwards when the run goes back."""
    path = ""
    for y, group in groupby(run, key=lambda index: _short(plot.y(values[index]))):
        last = list(group)[-1]
        path += f"V{y}H{_short(plot.x(last + (run.step > 0)))}"
    return path


def _short(value: float) -> str:
    """A coordinate with one decimal: hundreds of columns add up."""
    return f"{value:.1f}".removesuffix(".0")
