"""What rows of people would change in a team: shown before it is stored, and stored as it was shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry

USUAL_CONTRACT = WorkerEntry("").contract_group


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What is said of one person: the facts, and one view of competences, by number of the competence.

    What is not said (None, an empty text, an empty contract too) leaves what stands there.
    """

    entry: WorkerEntry
    cells: Mapping[int, CellEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What stands there of somebody, in one of both views."""

    number: int
    entry: WorkerEntry
    cells: Mapping[int, CellEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellChange:
    competence: int
    was: CellEntry
    becomes: CellEntry

    @property
    def is_lower(self) -> bool:
        """Whether someone can do less than what stood there."""
        return self.was.now is not None and self.becomes.now < self.was.now


@dataclass(frozen=True, slots=True)
class PersonChange:
    """`number` and `was` None: somebody new."""

    number: int | None
    was: WorkerEntry | None
    entry: WorkerEntry
    cells: tuple[CellChange, ...]

    @property
    def is_new(self) -> bool:
        return self.number is None

    @property
    def has_other_facts(self) -> bool:
        return not self.is_new and self.was != self.entry


@dataclass(frozen=True, slots=True)
class Changes:
    """Only people of whom something changes, in the order of the rows."""

    people: tuple[PersonChange, ...]

    @property
    def added(self) -> tuple[PersonChange, ...]:
        return tuple(person for person in self.people if person.is_new)

    @property
    def with_other_facts(self) -> tuple[PersonChange, ...]:
        return tuple(person for person in self.people if person.has_other_facts)

    @property
    def cell_count(self) -> int:
        return sum(len(person.cells) for person in self.people)

    @property
    def fingerprint(self) -> str:
        """The same for the same changes, so that what is stored is what was shown."""
        digest = sha256()
        for person in self.people:
            digest.update(f"{person.number}{person.was}{person.entry}".encode())
            for cell in person.cells:
                was, becomes = cell.was, cell.becomes
                digest.update(f"{cell.competence},{was.now},{was.could},{was.certified_on},".encode())
                digest.update(f"{becomes.now},{becomes.could},{becomes.certified_on};".encode())
        return digest.hexdigest()


def changes_of(rows: Iterable[PersonRow], known: Mapping[str, KnownPerson]) -> Changes:
    """`known` has who is in the team by `key_of` their code."""
    changes = (_person_change(row, known.get(key_of(row.entry.code))) for row in rows)
    return Changes(tuple(change for change in changes if change.is_new or change.has_other_facts or change.cells))


def key_of(code: str) -> str:
    """What tells one person in a team from another: capitals make no difference."""
    return code.lower()


def absent_of(rows: Iterable[PersonRow], known: Mapping[str, KnownPerson], on: date) -> tuple[str, ...]:
    """Codes of who is in the team on that day, of whom the rows say nothing."""
    told = {key_of(row.entry.code) for row in rows}
    there = (person for key, person in known.items() if key not in told and not has_left(person.entry, on))
    return tuple(person.entry.code for person in there)


def has_left(entry: WorkerEntry, on: date) -> bool:
    return entry.left_on is not None and entry.left_on <= on


def twice_in(rows: Sequence[PersonRow]) -> str | None:
    """The first code that stands there a second time."""
    seen = set()
    for row in rows:
        key = key_of(row.entry.code)
        if key in seen:
            return row.entry.code
        seen.add(key)
    return None


def _person_change(row: PersonRow, known: KnownPerson | None) -> PersonChange:
    if known is None:
        entry = replace(row.entry, contract_group=row.entry.contract_group or USUAL_CONTRACT)
        return PersonChange(None, None, entry, _cell_changes(row.cells, {}))
    return PersonChange(
        known.number, known.entry, _merged_facts(row.entry, known.entry), _cell_changes(row.cells, known.cells)
    )


def _merged_facts(said: WorkerEntry, stands: WorkerEntry) -> WorkerEntry:
    """The code stays as it was written."""
    return WorkerEntry(
        stands.code,
        said.contract_group or stands.contract_group,
        stands.hours_per_week if said.hours_per_week is None else said.hours_per_week,
        said.agency or stands.agency,
        said.email or stands.email,
        said.left_on or stands.left_on,
    )


def _cell_changes(said: Mapping[int, CellEntry], stands: Mapping[int, CellEntry]) -> tuple[CellChange, ...]:
    nothing = CellEntry()
    pairs = ((number, stands.get(number, nothing), entry) for number, entry in said.items())
    merged = ((number, was, _merged_cell(entry, was)) for number, was, entry in pairs)
    return tuple(CellChange(number, was, becomes) for number, was, becomes in merged if becomes != was)


def _merged_cell(said: CellEntry, stands: CellEntry) -> CellEntry:
    if None not in (said.now, said.could, said.certified_on):
        return said
    return CellEntry(
        stands.now if said.now is None else said.now,
        stands.could if said.could is None else said.could,
        said.certified_on or stands.certified_on,
    )
