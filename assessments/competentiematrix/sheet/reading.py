"""A sheet that came back filled in, as rows of people, or everything that is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.matrix import Competence
from assessments.competentiematrix.sheet.changes import PersonRow
from assessments.competentiematrix.sheet.columns import CODE, columns_of, find_columns
from assessments.competentiematrix.sheet.heading import check_heading
from assessments.competentiematrix.sheet.mistakes import MistakeList, address
from assessments.competentiematrix.sheet.people import PeopleReader
from spreadsheets.table import Row, Table

NO_PEOPLE = "Er staat nog niemand in dit blad. Vul onder de kopregel één regel per persoon in."


@dataclass(frozen=True, slots=True)
class Asked:
    """For which team a sheet is read, and on which day."""

    slug: str
    version: int
    competences: tuple[Competence, ...]
    today: date


@dataclass(frozen=True, slots=True)
class SheetPeople:
    """What a sheet says; `cells` has the address of the code of each row.

    `is_own`: for which view the template was made; None: it does not say. `missing`: columns of the template that are
    not there.
    """

    rows: tuple[PersonRow, ...]
    cells: tuple[str, ...]
    is_own: bool | None
    missing: tuple[str, ...]


def read_sheet(table: Table, asked: Asked) -> SheetPeople:
    """Raises SheetError with every mistake by cell, or with the one that makes it useless to read on."""
    first, *rest = table.rows
    is_own = check_heading(first, asked.slug, asked.version)
    titles, *lines = rest or [Row(first.number + 1, ())]
    mistakes = MistakeList()
    for cells in table.merged:
        mistakes.add(cells, "deze cellen zijn samengevoegd. Maak er weer losse cellen van.")
    found = find_columns(titles, columns_of(asked.competences), mistakes)
    if CODE not in found.by_place.values():
        mistakes.check()
    _check_titles(titles, lines, mistakes)
    reader = PeopleReader(found.by_place, asked.today, mistakes)
    for line in lines:
        reader.read(line)
    if not lines:
        mistakes.add("", NO_PEOPLE)
    mistakes.check()
    return SheetPeople(tuple(reader.people), tuple(reader.cells), is_own, found.missing)


def _check_titles(titles: Row, lines: Sequence[Row], mistakes: MistakeList) -> None:
    """Nobody knows what stands in a column without a title."""
    width = max((len(line.cells) for line in lines), default=0)
    titled = {place for place, title in enumerate(titles.cells) if title}
    for place in sorted(set(range(width)) - titled):
        line = next((line for line in lines if place < len(line.cells) and line.cells[place]), None)
        if line:
            mistakes.add(
                address(place, line.number), "deze kolom heeft geen kop. Zet die erboven, of haal de kolom weg."
            )
