"""What an uploaded sheet would change, as the page shows it before anybody confirms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import chain, islice

from assessments.competentiematrix.selectors import needs_of
from assessments.competentiematrix.sheet.changes import Changes, PersonChange, absent_of, changes_of
from assessments.competentiematrix.sheet.columns import FACTS, PARTS, columns_of
from assessments.competentiematrix.sheet.files import read_file
from assessments.competentiematrix.sheet.mistakes import SheetError
from assessments.competentiematrix.sheet.reading import SheetPeople
from assessments.competentiematrix.sheet.selectors import competences_in, known_people
from assessments.competentiematrix.words import NOT_FILLED_IN, day_words, level_words
from assessments.forms.numbers import format_number
from assessments.models import MatrixUpload
from assessments.questionnaire import CONTRACT_GROUPS

MOST_SHOWN = 100
# Which column of the sheet it is: the number of a competence, or None, and the field.
Key = tuple[int | None, str]
FACT_FIELDS = tuple(column.field for column in FACTS)
WORDS = {
    "contract_group": CONTRACT_GROUPS.get,
    "hours_per_week": format_number,
    "now": level_words,
    "could": level_words,
    "certified_on": day_words,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One cell of the sheet that differs from what stands there."""

    code: str
    title: str
    was: str
    becomes: str
    is_lower: bool = False


@dataclass(frozen=True, slots=True)
class NewPerson:
    code: str
    contract: str
    hours: str
    competences: int


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """`error`: the sheet no longer fits the team.

    `lines` and `more`: the first changes of people who were there already, and how many there are besides; what is
    overwritten comes first.
    """

    upload: MatrixUpload
    changes: Changes
    people: SheetPeople | None = None
    absent: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    line_count: int = 0
    error: SheetError | None = None

    @property
    def more(self) -> int:
        return self.line_count - len(self.lines)

    @property
    def is_ready(self) -> bool:
        """Whether there is something to confirm."""
        return bool(self.changes.people)

    @property
    def lower_count(self) -> int:
        return sum(cell.is_lower for person in self.changes.people for cell in person.cells)

    @property
    def changed(self) -> tuple[PersonChange, ...]:
        """Of whom something changes who were there already."""
        return tuple(person for person in self.changes.people if not person.is_new)

    @property
    def new(self) -> tuple[NewPerson, ...]:
        """The first of those who are not in the team yet."""
        return tuple(_new_person(change) for change in self.changes.added[:MOST_SHOWN])

    @property
    def is_for_the_other_view(self) -> bool:
        """Whether the template was made for another view than it is uploaded as."""
        return self.people is not None and self.people.is_own is (not self.upload.is_own)

    @property
    def without_contract(self) -> int:
        """How many new people get the usual contract, because the sheet names none."""
        new = {change.entry.code for change in self.changes.added}
        return sum(row.entry.code in new and not row.entry.contract_group for row in self.people.rows)


def build_confirm_page(upload: MatrixUpload, today: date) -> ConfirmPage:
    """Read again, because the team may have changed since the upload."""
    team = upload.team
    try:
        people = read_file(BytesIO(upload.content), upload.file_name, team, today)
    except SheetError as error:
        return ConfirmPage(upload, Changes(()), error=error)
    known = known_people(team, is_own=upload.is_own)
    changes = changes_of(people.rows, known)
    titles = {(column.competence, column.field): column.title for column in columns_of(competences_in(needs_of(team)))}
    return ConfirmPage(
        upload,
        changes,
        people,
        absent_of(people.rows, known, today),
        tuple(islice(_lines(changes, titles), MOST_SHOWN)),
        sum(1 for _ in _parts(changes)),
    )


def _new_person(change: PersonChange) -> NewPerson:
    entry = change.entry
    hours = _words("hours_per_week", entry.hours_per_week)
    return NewPerson(entry.code, CONTRACT_GROUPS[entry.contract_group], hours, len(change.cells))


def _lines(changes: Changes, titles: Mapping[Key, str]) -> Iterator[Line]:
    overwritten = (part for part in _parts(changes) if not _is_empty(part[2]))
    filled_in = (part for part in _parts(changes) if _is_empty(part[2]))
    for code, key, was, becomes in chain(overwritten, filled_in):
        is_lower = key[1] == "now" and was is not None and becomes < was
        yield Line(code, titles[key], _words(key[1], was), _words(key[1], becomes), is_lower)


def _parts(changes: Changes) -> Iterator[tuple[str, Key, object, object]]:
    """Code, column, what stood there and what it becomes, of people who were there already."""
    for person in changes.people:
        for key, was, becomes in () if person.is_new else _parts_of(person):
            if was != becomes:
                yield person.entry.code, key, was, becomes


def _parts_of(person: PersonChange) -> Iterator[tuple[Key, object, object]]:
    for field in FACT_FIELDS:
        yield (None, field), getattr(person.was, field), getattr(person.entry, field)
    for cell in person.cells:
        for part in PARTS:
            yield (cell.competence, part), getattr(cell.was, part), getattr(cell.becomes, part)


def _is_empty(value) -> bool:
    return value is None or value == ""


def _words(field: str, value) -> str:
    if _is_empty(value):
        return NOT_FILLED_IN
    return WORDS.get(field, str)(value)
