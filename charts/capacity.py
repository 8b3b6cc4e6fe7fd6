"""What can fill the hours, period by period: layers on each other, the need over them, and what they leave open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.legend import Key, Legend, lay_legend
from charts.periods import Axis, lay_axis, span_words, unit_words
from charts.plot import WIDE, Plot, PlotSize, Values, areas, dutch_number, hatch, lay_plot, round_scale, step_line

_HATCH_GAP = 6.0
# The kind of a key by the slope of its hatching.
_KINDS = {0: "layer", 1: "layer-rising", -1: "layer-falling"}


@dataclass(frozen=True, slots=True)
class Tone:
    """How a layer looks; `slope` 0 is plain, 1 hatched rising, -1 falling."""

    slug: str
    colour: str
    slope: int


# A hatched one between plain ones, so that neighbours differ without colour too: blue and green, violet, brown.
TONES = (
    Tone("1", "#123f5c", 0),
    Tone("2", "#3f7fa6", 1),
    Tone("3", "#a9cfe2", 0),
    Tone("4", "#2b7a70", -1),
    Tone("5", "#9fd0c4", 0),
    Tone("6", "#75609c", 1),
    Tone("7", "#7a4e12", 0),
    Tone("8", "#b98a3e", -1),
    Tone("9", "#ecd9ae", 0),
)


@dataclass(frozen=True, slots=True)
class Filling:
    """The hours of one layer; None is not known or without limit, and not drawn."""

    label: str
    hours: Values


@dataclass(frozen=True, slots=True)
class Stratum:
    """One layer, drawn: its area and the hatching on it, empty where it is plain."""

    label: str
    tone: Tone
    area: str
    hatch: str


@dataclass(frozen=True, slots=True)
class CapacityChart:
    """`outline` is the top of the layers, `open_area` with its hatching what they leave open; `need` is a line."""

    width: float
    height: float
    plot: Plot
    axis: Axis
    strata: tuple[Stratum, ...]
    outline: str
    open_area: str
    open_hatch: str
    need: str
    legend: Legend
    words: str


def build_capacity_chart(
    starts: Sequence[date],
    fillings: Sequence[Filling],
    need: Values,
    open_label: str = "niet ingevuld",
    size: PlotSize = WIDE,
) -> CapacityChart:
    """Lay the layers on each other in the order given, at most nine.

    A layer keeps its tone by its place, so that drawings beside each other agree: give an empty one rather than none.
    """
    levels = _levels(fillings, len(starts))
    top = levels[-1]
    wanted = [level if value is None else max(value, level) for value, level in zip(need, top, strict=True)]
    plot = lay_plot(len(starts), round_scale((*top, *wanted)), unit_words(starts), size)
    axis = lay_axis(starts, plot)
    strata = tuple(_stratum(plot, filling.label, place, levels) for place, filling in enumerate(fillings))
    open_area = areas(plot, top, wanted)
    legend = lay_legend(
        _keys(strata, open_label if open_area else ""),
        width=size.width,
        top=axis.bottom + size.font_size * 0.4,
        size=size.font_size,
    )
    return CapacityChart(
        width=size.width,
        height=legend.bottom,
        plot=plot,
        axis=axis,
        strata=tuple(stratum for stratum in strata if stratum.area),
        outline=step_line(plot, top),
        open_area=open_area,
        open_hatch=hatch(plot, top, wanted, 1, _HATCH_GAP),
        need=step_line(plot, need),
        legend=legend,
        words=_describe(starts, fillings, sum(wanted) - sum(top), open_label),
    )


def _levels(fillings: Sequence[Filling], count: int) -> list[list[float]]:
    """How high the layers reach together, from none to all of them."""
    levels = [[0.0] * count]
    for filling in fillings:
        pairs = zip(levels[-1], filling.hours, strict=True)
        levels.append([below + max(value or 0.0, 0.0) for below, value in pairs])
    return levels


def _stratum(plot: Plot, label: str, place: int, levels: list[list[float]]) -> Stratum:
    tone, (low, high) = TONES[place], levels[place : place + 2]
    lines = hatch(plot, low, high, tone.slope, _HATCH_GAP) if tone.slope else ""
    return Stratum(label, tone, areas(plot, low, high), lines)


def _keys(strata: Sequence[Stratum], open_label: str) -> tuple[Key, ...]:
    """The need first, then the layers that are there, in the order in which they lie."""
    layers = (
        Key(_KINDS[stratum.tone.slope], stratum.label, stratum.tone.slug, stratum.tone.colour)
        for stratum in strata
        if stratum.area
    )
    return (Key("need-line", "nodige uren"), *layers, *([Key("open", open_label)] if open_label else []))


def _describe(starts: Sequence[date], fillings: Sequence[Filling], open_hours: float, open_label: str) -> str:
    """The hours of every layer over all periods together."""
    sums = [(filling.label, sum(max(value or 0.0, 0.0) for value in filling.hours)) for filling in fillings]
    told = [f"{label} {dutch_number(hours)} uur" for label, hours in (*sums, (open_label, open_hours)) if hours > 0]
    return f"Over {span_words(starts)}: {', '.join(told) or 'geen uren'}."
