"""The dot plot: per row the own score on the scale 0-100, or the mean of a group, beside what it is compared with."""

from dataclasses import dataclass
from decimal import Decimal

from charts.bands import BANDS, SCALE, Band, describe_score
from charts.legend import BAND_KEYS, Key, Legend, lay_legend
from charts.rows import ROW_GAP, WIDE, RowSize, Slot, place_row, x_of
from charts.text import Anchor, Line, rounded

Score = Decimal | float | None
_MARK_KEYS = {
    "last_year": Key("last-year", "vorig jaar"),
    "lowest_group": Key("lowest", "laagste groep"),
    "reference": Key("reference", "gemiddelde van de vergelijkingsgroep"),
    "typical": Key("typical", "middelste helft van de vergelijkingsgroep"),
}
# In a plot of groups only, no row has a score of its own.
_GROUP_KEYS = {
    "reference": Key("reference", "gemiddelde"),
    "typical": Key("typical", "middelste helft van de werkgevers"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows, each 0-100; what is None is not drawn. `typical` is a band (low, high) of others.

    `words` take the place of the score in words: of a row that shows a group.
    """

    label: str
    score: Score
    band: str = ""
    last_year: Score = None
    lowest_group: Score = None
    reference: Score = None
    typical: tuple[Decimal | float, Decimal | float] | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stripe:
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class PlottedRow:
    """The x of every mark, or None; the scale's lines run from `top` to `bottom`, `y` is the middle."""

    row: Row
    words: str
    band: Band | None
    top: float
    y: float
    bottom: float
    score: float | None
    last_year: float | None
    lowest_group: float | None
    reference: float | None
    typical: Stripe | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    x: float
    label: Line


@dataclass(frozen=True, slots=True)
class DotPlot:
    width: float
    height: float
    font_size: float
    thresholds: tuple[Threshold, ...]
    rows: tuple[PlottedRow, ...]
    legend: Legend


def build_dot_plot(rows: tuple[Row, ...], size: RowSize = WIDE) -> DotPlot:
    """Lay out the rows below each other, with the scale above and the legend beneath."""
    plotted, bottom = [], size.font_size * 1.4
    for row in rows:
        slot = place_row(row.label, _words(row), top=bottom + ROW_GAP, size=size)
        plotted.append(_plot(row, slot, size))
        bottom = slot.bottom
    legend = lay_legend(_keys(rows), width=size.width, top=bottom + ROW_GAP, size=size.font_size)
    thresholds = tuple(_threshold(score, size) for score in (0, *(band.high for band in SCALE)))
    return DotPlot(size.width, legend.bottom, size.font_size, thresholds, tuple(plotted), legend)


def _plot(row: Row, slot: Slot, size: RowSize) -> PlottedRow:
    marks = {name: getattr(row, name) for name in ("score", "last_year", "lowest_group", "reference")}
    return PlottedRow(
        row=row,
        words=_words(row),
        band=BANDS.get(row.band) if row.score is not None else None,
        # Beside their labels the rows touch, so that the scale's lines run through.
        top=rounded(slot.top - (ROW_GAP if size.label_width else 0)),
        y=slot.y,
        bottom=slot.bottom,
        typical=_stripe(row.typical, size),
        lines=slot.lines,
        **{name: None if value is None else x_of(value, size) for name, value in marks.items()},
    )


def _words(row: Row) -> str:
    return row.words or describe_score(row.score, row.band)


def _stripe(span: tuple | None, size: RowSize) -> Stripe | None:
    if span is None:
        return None
    low, high = (x_of(score, size) for score in span)
    return Stripe(low, rounded(high - low))


def _threshold(score: int, size: RowSize) -> Threshold:
    x = x_of(score, size)
    return Threshold(x, Line(x, rounded(size.font_size * 0.9), str(score), Anchor.MIDDLE, "scale"))


def _keys(rows: tuple[Row, ...]) -> tuple[Key, ...]:
    """The bands, and those marks that at least one row has."""
    is_of_groups = all(row.words for row in rows)
    keys = _GROUP_KEYS if is_of_groups else _MARK_KEYS
    marks = tuple(key for name, key in keys.items() if any(getattr(row, name) is not None for row in rows))
    return marks if is_of_groups else BAND_KEYS + marks
