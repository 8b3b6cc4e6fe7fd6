"""Sheets as they come back: as tables for what reads them, and as files."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from assessments.competentiematrix.matrix import Competence
from assessments.competentiematrix.sheet.columns import columns_of
from assessments.competentiematrix.sheet.reading import Asked, SheetPeople, read_sheet
from spreadsheets.table import Row, Table

TODAY = date(2026, 3, 2)
LASSEN, HEFTRUCK = Competence(1, "Lassen"), Competence(2, "Heftruck", needs_certificate=True)
ASKED = Asked("lasserij", 3, (LASSEN, HEFTRUCK), TODAY)
FIRST = ("Competentiematrix", "lasserij", "versie 3", "eigen kijk")
TITLES = tuple(column.title for column in columns_of(ASKED.competences))


def table(*lines: Sequence[str], first=FIRST, titles=TITLES, merged=()) -> Table:
    """With cells as a file gives them: text, and none after the last that is filled in."""
    rows = (Row(number, _without_empty_end(cells)) for number, cells in enumerate((first, titles, *lines), start=1))
    return Table(tuple(row for row in rows if row.cells), tuple(merged))


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def person(code="JV", contract="", hours="", agency="", email="", cells=()) -> tuple[str, ...]:
    return (code, contract, hours, agency, email, *cells)


def read(*lines, **table_details) -> SheetPeople:
    return read_sheet(table(*lines, **table_details), ASKED)


def xlsx(*lines: Sequence, names=("Invullen",)) -> bytes:
    """A workbook whose first sheet has these lines."""
    book = Workbook()
    book.active.title = names[0]
    for line in lines:
        book.active.append(line)
    for name in names[1:]:
        book.create_sheet(name)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
