"""Text in a chart: lines with a place, the wrapping of labels, and an estimate of how wide a text will be."""

from dataclasses import dataclass
from enum import StrEnum

LINE_HEIGHT = 1.22
# Average width of a character in ems, Source Sans 3, semibold, on the wide side.
_CHARACTER = 0.49


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on its baseline; `kind` chooses weight and colour in the template."""

    x: float
    y: float
    text: str
    anchor: Anchor
    kind: str


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text at a font size, both in units of the view box."""
    return len(text) * size * _CHARACTER


def wrap(text: str, characters: int) -> tuple[str, ...]:
    """Break a text at spaces into lines of at most so many characters; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= characters:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def rounded(value: float) -> float:
    """Round a coordinate to two decimals, without a negative zero."""
    return round(value, 2) + 0.0
