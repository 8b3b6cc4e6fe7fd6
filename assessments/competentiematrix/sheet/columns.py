"""The columns of a sheet: how the template calls them, and which is which in a sheet that came back. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assessments.competentiematrix.matrix import Competence
from assessments.competentiematrix.sheet.mistakes import MistakeList, address, quoted
from spreadsheets.table import Row, column_letters
from spreadsheets.text import undefuse


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is what it fills in of a person, or of what someone can do with the competence of that number."""

    title: str
    field: str
    competence: int | None = None


CODE = Column("Persoon", "code")
CONTRACT = Column("Contract", "contract_group")
HOURS = Column("Uren per week", "hours_per_week")
FACTS = (CODE, CONTRACT, HOURS, Column("Bureau", "agency"), Column("Mailadres", "email"))
PARTS = ("now", "could", "certified_on")


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """The columns by their place in a line, the first is 0, and the titles that are not there."""

    by_place: dict[int, Column]
    missing: tuple[str, ...]


def columns_of(competences: Iterable[Competence]) -> tuple[Column, ...]:
    """In the order of the template: the facts, and two or three columns per competence."""
    return (*FACTS, *(column for competence in competences for column in _of_competence(competence)))


def _of_competence(competence: Competence) -> list[Column]:
    name = competence.name
    titles = (name, f"{name} (wil leren)", f"{name} (certificaat op)")
    columns = [Column(title, part, competence.number) for title, part in zip(titles, PARTS, strict=True)]
    return columns if competence.needs_certificate else columns[:2]


def find_columns(header: Row, columns: Sequence[Column], mistakes: MistakeList) -> FoundColumns:
    """By title, in whatever order; a title that is not of this team or stands there twice is a mistake."""
    known = {_key(column.title): column for column in columns}
    found = {}
    for place, title in enumerate(header.cells):
        column = known.get(_key(title))
        cell = address(place, header.number)
        if column in found.values():
            twice = next(first for first, other in found.items() if other == column)
            mistakes.add(cell, _twice(title, twice))
        elif column:
            found[place] = column
        elif title:
            mistakes.add(cell, _unknown(title, known, found))
    if CODE not in found.values():
        mistakes.add("", f"De kolom “{CODE.title}” ontbreekt. Zet daarin het personeelsnummer of de initialen.")
    there = set(found.values())
    return FoundColumns(found, tuple(column.title for column in columns if column not in there))


def _key(title: str) -> str:
    return " ".join(undefuse(title).split()).casefold()


def _twice(title: str, first: int) -> str:
    return f"{quoted(title)} staat ook in kolom {column_letters(first + 1)}. Haal een van beide kolommen weg."


def _unknown(title: str, known: dict[str, Column], found: dict[int, Column]) -> str:
    """The nearest title that was not seen yet, or else the nearest."""
    there = {_key(column.title) for column in found.values()}
    near = get_close_matches(_key(title), [key for key in known if key not in there], 1)
    if near:
        return f"{quoted(title)} is geen kolom van dit team. Bedoelt u {quoted(known[near[0]].title)}?"
    return f"{quoted(title)} is geen kolom van dit team. Haal de kolom weg."
