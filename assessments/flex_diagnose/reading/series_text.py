"""A series of hours as a table of text that a person can edit, and that the reader of tables reads back. Pure."""

from collections.abc import Iterable

from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import NeedSeries, Period

HEADERS = {
    "hours": "Uren",
    "on_call_hours": "Oproep",
    "agency_hours": "Uitzend",
    "freelance_hours": "Zzp",
    "replacement_hours": "Vervanging",
}
MEASURE = "measure"
# What would end a cell, or begin one between quotes.
_TO_COMMA = str.maketrans({";": ",", '"': "'", "\t": " ", "\n": " "})


def text_of_series(series: NeedSeries, measure_name: str = "") -> str:
    """One line per period beneath a header, in columns of equal width, separated by semicolons."""
    headers = HEADERS | {MEASURE: measure_name.translate(_TO_COMMA)}
    known = [column for column in headers if series.column(column) is not None]
    rows = [("Periode", *(headers[column] for column in known))]
    rows += [(period_name(series.grain, period.starts_on), *_numbers(period, known)) for period in series.periods]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def number_text(value: float | None) -> str:
    """With a comma, two decimals at most and no sign of thousands, so that it can be read one way only."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _numbers(period: Period, columns: Iterable[str]) -> Iterable[str]:
    return (number_text(getattr(period, column)) for column in columns)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    first, *others = row
    cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
    return "; ".join((first.ljust(widths[0]), *cells))
