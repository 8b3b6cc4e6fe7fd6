"""A table of hours per month or week, pasted or uploaded: rows of text in, periods or every mistake out. Pure."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from assessments.flex_diagnose.reading.columns import Header, Rows, find_header
from assessments.flex_diagnose.reading.figures import Figures, read_figures
from assessments.flex_diagnose.reading.mistakes import Mistake, NeedTableError
from assessments.flex_diagnose.reading.period_words import read_period
from assessments.flex_diagnose.reading.periods import MOST_ROWS, check_order, read_periods
from assessments.flex_diagnose.series import Grain, Period
from spreadsheets.table import column_letters
from spreadsheets.text import plain_text

_SKIPPED = ("totaal", "totalen", "eindtotaal", "subtotaal", "gemiddeld")


@dataclass(frozen=True, slots=True)
class NeedTable:
    """What was read, the oldest period first. `measure_name` is the header of the second series, "" without one.

    `notes`: in Dutch, what the reader decided and the page has to say: rows left out, how points were read.
    """

    grain: Grain
    periods: tuple[Period, ...]
    measure_name: str = ""
    notes: tuple[str, ...] = ()


def rows_of_text(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Split pasted text into numbered rows of cells, without the empty ones: by tabs, else semicolons, else commas.

    Raises NeedTableError.
    """
    text = plain_text(text.removeprefix("\ufeff"))
    separator = next((sign for sign in "\t;" if sign in text), ",")
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, number = [], 0
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append((number, tuple(cell.strip() for cell in cells)))
    except csv.Error:
        wrong = 'er staat een aanhalingsteken (") dat niet op zijn plaats staat of niet wordt gesloten. Haal het weg.'
        raise NeedTableError([Mistake(number + 1, "", wrong)]) from None
    return [row for row in rows if any(row[1])]


def read_need(rows: Rows, *, is_of_workbook: bool = False) -> NeedTable:
    """`rows`: line number and cells, the header among them. `is_of_workbook`: an .xlsx, whose numbers have a point.

    Raises NeedTableError with every mistake that can be told at once.
    """
    if not rows:
        raise NeedTableError([Mistake(0, "", "hier staat nog niets. Plak de perioden en de uren, met de kopregel.")])
    header = find_header(rows)
    body, skipped = _without_totals(rows[header.first_row :])
    if not body:
        raise NeedTableError([Mistake(header.line, "", "onder de kopregel staan geen perioden. Zet ze eronder.")])
    grain, starts = _read_first_column(header, body, is_of_workbook)
    figures = read_figures(header, body, is_of_workbook=is_of_workbook)
    _check_all(grain, starts, figures)
    lines = [dict(zip(figures.columns, cells, strict=True)) for cells in zip(*figures.columns.values(), strict=True)]
    periods = (Period(starts[line], **cells) for (line, _), cells in zip(body, lines, strict=True))
    oldest_first = tuple(sorted(periods, key=lambda period: period.starts_on))
    return NeedTable(grain, oldest_first, figures.measure_name, (*_skipped_note(skipped), *figures.notes))


def _without_totals(rows: Rows) -> tuple[Rows, Rows]:
    """The rows, and apart from them those that add up or average the others."""
    return [row for row in rows if not _is_total(row[1])], [row for row in rows if _is_total(row[1])]


def _is_total(cells: Sequence[str]) -> bool:
    return next(filter(None, cells), "").strip().casefold().startswith(_SKIPPED)


def _read_first_column(header: Header, body: Rows, is_of_workbook: bool) -> tuple[Grain, dict[int, date]]:
    """Grain and first days; when a period cannot be read, the mistakes in the other lines are told along."""
    written = {line: _written(header, cells) for line, cells in body}
    try:
        return read_periods(written, column_letters(header.period + 1), as_week=header.is_by_week)
    except NeedTableError as error:
        if len(body) > MOST_ROWS:
            raise
        told = {mistake.line for mistake in error.every}
        figures = read_figures(header, body, is_of_workbook=is_of_workbook)
        others = (mistake for mistake in figures.mistakes if mistake.line not in told)
        raise NeedTableError((*error.every, *others)) from None


def _written(header: Header, cells: Sequence[str]) -> str:
    """What stands for the period; the year is put to it when the cell does not have it."""
    text = cells[header.period] if header.period < len(cells) else ""
    if header.year is None or header.year >= len(cells) or read_period(text, as_week=header.is_by_week):
        return text
    return f"{cells[header.year]} {text}" if text else text


def _check_all(grain: Grain, starts: dict[int, date], figures: Figures) -> None:
    mistakes = figures.mistakes
    try:
        check_order(grain, starts)
    except NeedTableError as error:
        mistakes += error.every
    if mistakes:
        raise NeedTableError(mistakes)


def _skipped_note(skipped: Rows) -> tuple[str, ...]:
    if not skipped:
        return ()
    lines = ", ".join(str(line) for line, _ in skipped)
    return (f"Overgeslagen, want een totaal of gemiddelde: regel {lines}.",)
