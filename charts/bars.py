"""Bars: how a whole is shared out (stacked), and the score of one group beside that of another."""

from dataclasses import dataclass, replace
from decimal import Decimal

from charts.bands import BANDS, Band, describe_score, whole_points
from charts.legend import BAND_KEYS, Key, Legend, lay_legend
from charts.rows import ROW_GAP, WIDE, RowSize, place_row, x_of
from charts.text import LINE_HEIGHT, Anchor, Line, rounded, text_width, wrap

# From dark to light in two hues, so that neighbours differ in lightness too; a text on it is white or ink.
TONES = ("#123f5c", "#3f7fa6", "#a9cfe2", "#7a4e12", "#b98a3e", "#e6cf9f", "#8a939b")
_DARK_TONES = frozenset({0, 1, 3})
_LIGHT_BANDS = frozenset({"in-ontwikkeling"})
BAR = 26.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0-100 per cent; None is unknown and takes no room. `band` gives it that band's colour."""

    label: str
    share_pct: Decimal | float | None
    band: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """One stacked bar. All bars of a chart name the same parts in the same order."""

    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    words: str
    x: float
    width: float
    tone: int
    colour: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class StackedBar:
    label: str
    parts: tuple[Part, ...]
    y: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StackedChart:
    width: float
    height: float
    font_size: float
    bar_height: float
    bars: tuple[StackedBar, ...]
    legend: Legend


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The score of one group; None draws an empty bar. `band` is a slug of charts.bands, or empty."""

    label: str
    score: Decimal | float | None
    band: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    words: str
    band: Band | None
    x: float
    y: float
    width: float | None
    full_width: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GroupChart:
    """`norm_x` is where "goed genoeg" begins."""

    width: float
    height: float
    font_size: float
    bar_height: float
    norm_x: float
    bottom: float
    bars: tuple[Bar, ...]
    legend: Legend


def build_stacked_chart(wholes: tuple[Whole, ...], size: RowSize = WIDE) -> StackedChart:
    """Lay out one bar per whole over the full width, its label above it, the parts named in the legend."""
    bars, top = [], 0.0
    for whole in wholes:
        bars.append(_stack(whole, top, size))
        top = bars[-1].y + BAR + ROW_GAP
    keys = tuple(
        Key("tone", share.label, str(index % len(TONES) + 1), _colour(share, index % len(TONES)))
        for index, share in enumerate(wholes[0].shares)
    )
    legend = lay_legend(keys, width=size.width, top=top - ROW_GAP / 2, size=size.font_size)
    return StackedChart(size.width, legend.bottom, size.font_size, BAR, tuple(bars), legend)


def build_group_chart(groups: tuple[GroupScore, ...], size: RowSize = WIDE) -> GroupChart:
    """Lay out one thin bar per group, in the order given."""
    size = replace(size, edge=0.0)
    bars, bottom, bar_height = [], 0.0, size.plot_height / 2
    for group in groups:
        words = describe_score(group.score, group.band)
        slot = place_row(group.label, words, top=bottom + ROW_GAP / 2, size=size)
        bars.append(_group_bar(group, slot.y - bar_height / 2, slot.lines, size))
        bottom = slot.bottom
    legend = lay_legend(BAND_KEYS, width=size.width, top=bottom + ROW_GAP, size=size.font_size)
    bottom = rounded(bottom + ROW_GAP / 2)
    norm = x_of(BANDS["goed-genoeg"].low, size)
    return GroupChart(size.width, legend.bottom, size.font_size, bar_height, norm, bottom, tuple(bars), legend)


def _stack(whole: Whole, top: float, size: RowSize) -> StackedBar:
    line = size.font_size * LINE_HEIGHT
    names = wrap(whole.label, int(size.width / (size.font_size * 0.5)))
    lines = tuple(
        Line(0.0, rounded(top + line * (index + 0.8)), name, Anchor.START, "name") for index, name in enumerate(names)
    )
    y = rounded(top + line * len(names) + 4)
    # Rounded shares can add up to a little more than all.
    full = max(100.0, sum(float(share.share_pct or 0) for share in whole.shares))
    parts, x = [], 0.0
    for index, share in enumerate(whole.shares):
        width = size.width * float(share.share_pct or 0) / full
        parts.append(_part(share, index % len(TONES), (x, width), y, size))
        x += width
    return StackedBar(whole.label, tuple(parts), y, lines)


def _part(share: Share, tone: int, span: tuple[float, float], y: float, size: RowSize) -> Part:
    x, width = span
    words = "onbekend" if share.share_pct is None else f"{whole_points(share.share_pct)}%"
    is_dark = share.band not in _LIGHT_BANDS if share.band else tone in _DARK_TONES
    kind = "on-dark" if is_dark else "on-light"
    line = Line(rounded(x + width / 2), rounded(y + BAR / 2 + size.font_size * 0.34), words, Anchor.MIDDLE, kind)
    fits = width > text_width(words, size.font_size) + 6
    return Part(share.label, words, rounded(x), rounded(width), tone + 1, _colour(share, tone), line if fits else None)


def _colour(share: Share, tone: int) -> str:
    return BANDS[share.band].colour if share.band else TONES[tone]


def _group_bar(group: GroupScore, y: float, lines: tuple[Line, ...], size: RowSize) -> Bar:
    left, right = x_of(0, size), x_of(100, size)
    has_score = group.score is not None
    return Bar(
        label=group.label,
        words=describe_score(group.score, group.band),
        band=BANDS.get(group.band) if has_score else None,
        x=left,
        y=rounded(y),
        width=rounded(x_of(group.score, size) - left) if has_score else None,
        full_width=rounded(right - left),
        lines=lines,
    )
