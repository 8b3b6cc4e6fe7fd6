"""A column of numbers as typed, or copied from a spreadsheet, Dutch or not: the column decides as one. Pure.

“1.234,5” and “1234.5” can be read one way only. “1.234” cannot: the other cells of the column tell, and
where none does, a point is the Dutch sign of thousands. A lonely “1,234” is refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.flex_diagnose.reading.mistakes import quoted

_SPACE_OF_THOUSANDS = re.compile(r"(?<=[0-9])\s(?=[0-9]{3}(?![0-9]))")
_UNIT = re.compile(r"(?<=[0-9])\s*(?:uren|uur|u)\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_DURATION = re.compile(r"([0-9]+):([0-5][0-9])(?::([0-5][0-9]))?")
# The same three for a comma and for a point as the decimal sign; what matches neither is no number.
_DUTCH = re.compile(r"[0-9]+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_ENGLISH = re.compile(r"[0-9]+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_EXPONENT = re.compile(r"[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """One value per cell: None where it is empty or cannot be read.

    `problems`: of what cannot be read, by index, what is wrong, in Dutch; "" where an earlier cell told it.
    `has_point_of_thousands`: at least one number had a point that could have been read otherwise.
    """

    values: tuple[float | None, ...]
    problems: Mapping[int, str]
    has_point_of_thousands: bool = False


@dataclass(frozen=True, slots=True)
class _Signs:
    """The decimal signs that the text of the column shows beyond doubt, and whether its numbers are a workbook's."""

    has_comma: bool
    has_point: bool
    is_of_workbook: bool


def read_number_column(cells: Sequence[str], *, is_of_workbook: bool = False) -> NumberColumn:
    """`is_of_workbook`: the numbers have a decimal point, so that “1.234” is a bit more than one."""
    bare = [_bare(cell) for cell in cells]
    signs = _signs(bare, is_of_workbook)
    values = [_value(text, signs) for text in bare]
    problems = _problems(cells, bare, values)
    signed = tuple(_signed(cell, value) for cell, value in zip(cells, values, strict=True))
    had_point = any(
        "." in text and _EITHER.fullmatch(text) and (value or 0) >= 1000
        for text, value in zip(bare, values, strict=True)
    )
    return NumberColumn(signed, problems, had_point)


def _signs(bare: Sequence[str], is_of_workbook: bool) -> _Signs:
    doubtless = [text for text in bare if not _EITHER.fullmatch(text)]
    has_comma = any(_DUTCH.fullmatch(text) for text in doubtless)
    has_point = not is_of_workbook and any(_ENGLISH.fullmatch(text) for text in doubtless)
    return _Signs(has_comma, has_point, is_of_workbook)


def _bare(cell: str) -> str:
    """Without sign, spaces between thousands, and the word for hours."""
    text = _UNIT.sub("", cell.strip()).replace("−", "-")
    text = text.removeprefix("-").removeprefix("+").removesuffix("-").strip()
    return _SPACE_OF_THOUSANDS.sub("", text)


def _signed(cell: str, value: float | None) -> float | None:
    is_negative = value is not None and any(sign in cell for sign in "-−")
    return -value if is_negative else value


def _value(text: str, signs: _Signs) -> float | None:
    if _EITHER.fullmatch(text):
        return _value_of_either(text, signs)
    if match := _DURATION.fullmatch(text):
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return hours + minutes / 60 + seconds / 3600
    if _NUMBER.fullmatch(text):
        return float(text)
    if _DUTCH.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", "")) if _ENGLISH.fullmatch(text) else None


def _value_of_either(text: str, signs: _Signs) -> float | None:
    whole, decimal = _both_readings(text)
    if "," in text and signs.has_comma is signs.has_point:
        return None
    if "," in text:
        return decimal if signs.has_comma else whole
    if signs.is_of_workbook:
        return decimal
    if signs.has_comma and signs.has_point:
        return None
    return decimal if signs.has_point else whole


def _both_readings(text: str) -> tuple[float, float]:
    return float(re.sub("[.,]", "", text)), float(text.replace(",", "."))


def _problems(cells: Sequence[str], bare: Sequence[str], values: Sequence[float | None]) -> dict[int, str]:
    """What is wrong with each cell; that a number can be read in two ways is told once for the column."""
    wrong = [index for index, value in enumerate(values) if value is None and cells[index].strip()]
    doubtful = [index for index in wrong if _EITHER.fullmatch(bare[index])]
    problems = {index: "" if index in doubtful else _problem(cells[index].strip(), bare[index]) for index in wrong}
    if doubtful:
        problems[doubtful[0]] = (
            f"{quoted(cells[doubtful[0]])} kan op twee manieren worden gelezen. "
            "Schrijf in de hele kolom duizendtallen zonder punt of komma."
        )
    return problems


def _problem(cell: str, text: str) -> str:
    if set(cell) <= _DASHES:
        return "hier staat een streepje. Vul 0 in als er niets was."
    if cell.startswith("#"):
        return f"Excel toont hier {quoted(cell)}. Maak de kolom breder of herstel de formule, en kopieer opnieuw."
    if _EXPONENT.fullmatch(text):
        return f"{quoted(cell)} is afgerond. Zet de cellen in Excel op Getal en kopieer opnieuw."
    if _MOMENT.match(cell):
        return "hier staat een datum of tijd. Maak er in Excel een getal van: uren als tijd, keer 24."
    return f"{quoted(cell)} is geen getal. Vul alleen cijfers in, zoals 1234,5."
