"""The goed-werk-wiel: twelve equal segments under three conditions, whose length is the score."""

from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sin

from charts.bands import BANDS, THRESHOLDS, Band, describe_score, whole_points
from charts.legend import BAND_KEYS, Key, Legend, lay_legend
from charts.text import LINE_HEIGHT, Anchor, Line, rounded, wrap

CONDITION_GAP, SEGMENT_GAP = 8.0, 1.4  # degrees
_LOWEST = Key("lowest", "laagste groep")
_NO_SCORE = Key("empty", "geen score")


@dataclass(frozen=True, slots=True)
class Spoke:
    """One indicator. A score of None draws an empty segment; `band` and `mark` are slugs of charts.bands, or empty."""

    label: str
    score: Decimal | float | None
    band: str = ""
    lowest_group: Decimal | float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    label: str
    score: Decimal | float | None
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True, slots=True)
class WheelSize:
    """Measures in units of the view box; `is_named` writes the names around the wheel, else their numbers."""

    width: float
    height: float
    hub: float
    rim: float
    font_size: float
    is_named: bool


WIDE = WheelSize(width=760, height=596, hub=74, rim=206, font_size=15, is_named=True)
NARROW = WheelSize(width=340, height=330, hub=52, rim=136, font_size=14, is_named=False)


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One indicator, drawn: `track` reaches to 100, `bar` to the score and is empty without one."""

    number: int
    name: str
    words: str
    mark: str
    track: str
    bar: str
    band: Band | None
    lowest_group: Dot | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ring:
    score: int
    radius: float
    label: Line


@dataclass(frozen=True, slots=True)
class Wheel:
    width: float
    height: float
    centre: Dot
    font_size: float
    rings: tuple[Ring, ...]
    segments: tuple[Segment, ...]
    hub: tuple[Line, ...]
    legend: Legend


def build_wheel(conditions: tuple[Condition, ...], size: WheelSize = WIDE) -> Wheel:
    """Lay out the wheel, clockwise from the top, each condition an equal share of the circle."""
    centre = Dot(size.width / 2, size.height / 2)
    share = 360 / len(conditions)
    segments: list[Segment] = []
    hub: list[Line] = []
    for index, condition in enumerate(conditions):
        start = index * share + CONDITION_GAP / 2
        step = (share - CONDITION_GAP) / len(condition.spokes)
        hub += _hub_lines(condition, (index + 0.5) * share, centre, size)
        for place, spoke in enumerate(condition.spokes):
            span = (start + place * step + SEGMENT_GAP / 2, start + (place + 1) * step - SEGMENT_GAP / 2)
            segments.append(_segment(spoke, len(segments) + 1, span, centre, size))
    legend = lay_legend(_keys(segments), width=size.width, top=size.height, size=size.font_size)
    rings = tuple(_ring(score, centre, size) for score in THRESHOLDS)
    height = legend.bottom + size.font_size / 2
    return Wheel(size.width, height, centre, size.font_size, rings, tuple(segments), tuple(hub), legend)


def radius_of(score, size: WheelSize) -> float:
    """The distance from the centre at which a score of 0-100 lies."""
    return size.hub + (size.rim - size.hub) * float(score) / 100


def _segment(spoke: Spoke, number: int, span: tuple[float, float], centre: Dot, size: WheelSize) -> Segment:
    middle = sum(span) / 2
    has_score = spoke.score is not None
    lowest = spoke.lowest_group
    return Segment(
        number=number,
        name=spoke.label,
        words=describe_score(spoke.score, spoke.band),
        mark=BANDS[spoke.mark].word if spoke.mark else "",
        track=_sector_path(centre, span, size.hub, size.rim),
        bar=_sector_path(centre, span, size.hub, radius_of(spoke.score, size)) if has_score else "",
        band=BANDS.get(spoke.band) if has_score else None,
        lowest_group=None if lowest is None else _point(centre, middle, radius_of(lowest, size)),
        lines=_name_lines(spoke, middle, centre, size)
        if size.is_named
        else _number_lines(number, middle, centre, size),
    )


def _name_lines(spoke: Spoke, angle: float, centre: Dot, size: WheelSize) -> tuple[Line, ...]:
    texts = [(text, "name") for text in wrap(spoke.label, 18)]
    texts.append((describe_score(spoke.score, spoke.band), "value"))
    if spoke.mark:
        texts.append((BANDS[spoke.mark].word, "mark"))
    return _block(texts, angle, _point(centre, angle, size.rim + 20), size)


def _number_lines(number: int, angle: float, centre: Dot, size: WheelSize) -> tuple[Line, ...]:
    return _block([(str(number), "name")], angle, _point(centre, angle, size.rim + 14), size, anchor=Anchor.MIDDLE)


def _block(texts: list[tuple[str, str]], angle: float, at: Dot, size: WheelSize, anchor: Anchor | None = None):
    """Stack lines beside a point of the rim: above it at the top of the wheel, below it at the bottom.

    The third power keeps the blocks at the corners near their own segment and so clear of those at the top and bottom.
    """
    line = size.font_size * LINE_HEIGHT
    height = line * len(texts)
    top = at.y - height / 2 - cos(radians(angle)) ** 3 * (height / 2 if anchor is None else 0)
    anchor = anchor or (Anchor.START if sin(radians(angle)) > 0 else Anchor.END)
    return tuple(
        Line(rounded(at.x), rounded(top + line * (index + 0.8)), text, anchor, kind)
        for index, (text, kind) in enumerate(texts)
    )


def _hub_lines(condition: Condition, angle: float, centre: Dot, size: WheelSize) -> tuple[Line, Line]:
    at = _point(centre, angle, size.hub * 0.58)
    score = "–" if condition.score is None else str(whole_points(condition.score))
    return (
        Line(at.x, rounded(at.y - size.font_size * 0.1), condition.label, Anchor.MIDDLE, "condition"),
        Line(at.x, rounded(at.y + size.font_size * 0.95), score, Anchor.MIDDLE, "condition-score"),
    )


def _ring(score: int, centre: Dot, size: WheelSize) -> Ring:
    radius = radius_of(score, size)
    label = Line(centre.x, rounded(centre.y - radius + size.font_size * 0.27), str(score), Anchor.MIDDLE, "ring")
    return Ring(score, rounded(radius), label)


def _keys(segments: list[Segment]) -> tuple[Key, ...]:
    keys = BAND_KEYS
    if any(segment.lowest_group for segment in segments):
        keys += (_LOWEST,)
    if not all(segment.bar for segment in segments):
        keys += (_NO_SCORE,)
    return keys


def _point(centre: Dot, angle: float, radius: float) -> Dot:
    """A point at so many degrees clockwise from the top."""
    return Dot(
        rounded(centre.x + radius * sin(radians(angle))),
        rounded(centre.y - radius * cos(radians(angle))),
    )


def _sector_path(centre: Dot, span: tuple[float, float], inner: float, outer: float) -> str:
    a, b = (_point(centre, angle, outer) for angle in span)
    c, d = (_point(centre, angle, inner) for angle in reversed(span))
    return (
        f"M{a.x} {a.y}A{outer:.2f} {outer:.2f} 0 0 1 {b.x} {b.y}L{c.x} {c.y}A{inner:.2f} {inner:.2f} 0 0 0 {d.x} {d.y}Z"
    )
