"""The legend of a chart: keys that flow from left to right and on to a next row when the width is used up."""

from dataclasses import dataclass

from charts.bands import SCALE, Band
from charts.text import rounded, text_width

_SYMBOL, _GAP, _ROW = 20.0, 16.0, 1.75


@dataclass(frozen=True, slots=True)
class Key:
    """What a symbol means; `kind` names the symbol in the template, `slug` the band or tone that colours it."""

    kind: str
    text: str
    slug: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class PlacedKey:
    key: Key
    x: float
    y: float
    text_x: float


@dataclass(frozen=True, slots=True)
class Legend:
    font_size: float
    keys: tuple[PlacedKey, ...]
    bottom: float


def _range_words(band: Band) -> str:
    if band.low == 0:
        return f"onder {band.high}"
    return f"vanaf {band.low}" if band.high == 100 else f"{band.low} tot {band.high}"


BAND_KEYS = tuple(Key("band", f"{band.word} ({_range_words(band)})", band.slug, band.colour) for band in SCALE)


def lay_legend(keys: tuple[Key, ...], *, width: float, top: float, size: float) -> Legend:
    """Place the keys in rows from `top` down, a little smaller than `size`; y is the middle of a row."""
    size -= 1
    x, y, row = 0.0, top + size * _ROW / 2, size * _ROW
    placed = []
    for key in keys:
        needed = _SYMBOL + text_width(key.text, size)
        if x and x + needed > width:
            x, y = 0.0, y + row
        placed.append(PlacedKey(key, rounded(x), rounded(y), rounded(x + _SYMBOL)))
        x += needed + _GAP
    return Legend(size, tuple(placed), rounded(y + row / 2))
