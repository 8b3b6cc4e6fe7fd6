"""The lines under the header of a sheet: who they are about, and what one view says of them."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import PersonRow, key_of
from assessments.competentiematrix.sheet.columns import CODE, PARTS, Column
from assessments.competentiematrix.sheet.mistakes import MistakeList, address, quoted
from assessments.competentiematrix.sheet.values import contract_in, day_in, hours_in, level_in
from assessments.models import MatrixWorker
from spreadsheets.table import Row
from spreadsheets.text import undefuse

# As nearly every cell has them.
PLAIN_LEVELS = {"": None} | {str(level.value): level.value for level in Level}
NO_CODE = "hier staat niet om wie het gaat. Vul het personeelsnummer of de initialen in, of maak de regel leeg."
NO_MAIL = "Schrijf een mailadres zoals naam@bedrijf.nl, of maak de cel leeg."


def _short_text(text: str, field: str) -> str:
    text = " ".join(undefuse(text).split())
    longest = MatrixWorker._meta.get_field(field).max_length
    if len(text) > longest:
        raise ValueError(f"{quoted(text)} is te lang. Gebruik hooguit {longest} tekens.")
    return text


def _mail_in(text: str) -> str:
    text = _short_text(text, "email")
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise ValueError(f"{quoted(text)} is geen mailadres. {NO_MAIL}") from None
    return text


FACT_READERS = {
    "code": partial(_short_text, field="code"),
    "contract_group": contract_in,
    "hours_per_week": hours_in,
    "agency": partial(_short_text, field="agency"),
    "email": _mail_in,
}


class PeopleReader:
    """Reads lines one by one into `people`; `cells` has where the code of each stands."""

    def __init__(self, by_place: dict[int, Column], today: date, mistakes: MistakeList):
        self.people, self.cells = [], []
        self._mistakes = mistakes
        self._line_of = {}
        self._facts = [(place, column.field) for place, column in by_place.items() if column.competence is None]
        self._code_place = next(place for place, column in by_place.items() if column == CODE)
        self._places = _places_by_competence(by_place)
        self._read_day = partial(day_in, today=today)
        self._entries = {}  # a handful of different ones, however large the sheet is

    def read(self, row: Row) -> None:
        facts = {field: self._value(row, place, FACT_READERS[field]) for place, field in self._facts}
        cells = {number: entry for number, places in self._places if (entry := self._entry(row, places))}
        code, cell = facts["code"], address(self._code_place, row.number)
        if code is None:
            return  # too long, and told
        if wrong := self._what_is_wrong_with(code, row.number):
            self._mistakes.add(cell, wrong)
        self.people.append(PersonRow(WorkerEntry(**{"contract_group": ""} | facts), cells))
        self.cells.append(cell)

    def _what_is_wrong_with(self, code: str, line: int) -> str:
        if not code:
            return NO_CODE
        first = self._line_of.setdefault(key_of(code), line)
        return "" if first == line else f"{quoted(code)} staat ook op regel {first}. Haal een van beide regels weg."

    def _entry(self, row: Row, places: tuple[int | None, ...]) -> CellEntry | None:
        """None where nothing is said."""
        now, could, certified_on = places
        key = self._level(row, now), self._level(row, could), self._value(row, certified_on, self._read_day)
        if key not in self._entries:
            self._entries[key] = CellEntry(*key) if key != (None, None, None) else None
        return self._entries[key]

    def _level(self, row: Row, place: int | None) -> int | None:
        text = _text_at(row, place)
        return PLAIN_LEVELS[text] if text in PLAIN_LEVELS else self._value(row, place, level_in)

    def _value(self, row: Row, place: int | None, read: Callable):
        """None for a mistake, which is then told."""
        try:
            return read(_text_at(row, place))
        except ValueError as error:
            self._mistakes.add(address(place, row.number), str(error))
            return None


def _text_at(row: Row, place: int | None) -> str:
    """Empty too for a column that is not there."""
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _places_by_competence(by_place: dict[int, Column]) -> list[tuple[int, tuple[int | None, ...]]]:
    """Where the level now, the level to learn and the certificate of each competence stand; None: nowhere."""
    places = {(column.competence, column.field): place for place, column in by_place.items()}
    competences = dict.fromkeys(column.competence for column in by_place.values() if column.competence is not None)
    return [(each, tuple(places.get((each, part)) for part in PARTS)) for each in competences]
