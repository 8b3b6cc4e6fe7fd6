"""The ladder of comparison: from the employers most like this one to everyone, and which rung is told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from benchmarks.cells import ALL_SIZES, CellKey, Column, PublishedCell
from organisations.sbi import Section


class Among(StrEnum):
    FUND = "fonds"
    SECTION = "sectie"
    EVERYONE = "iedereen"


@dataclass(frozen=True, slots=True)
class Rung:
    """A group of employers: among whom, and of which size and route."""

    among: Among
    column: Column


@dataclass(frozen=True, slots=True)
class Place:
    """Who is compared. `fund` is a name, empty: in no fund; `section` of SBI 2008, None: of no known section."""

    fund: str
    section: Section | None
    column: Column

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """The closest group first. On the short route only the own size: there are no totals."""
        columns = (self.column,) if self.column.is_short else (self.column, ALL_SIZES)
        among = ((Among.FUND,) if self.fund else ()) + ((Among.SECTION,) if self.section else ())
        closer = tuple(Rung(group, column) for group in among for column in columns)
        return (*closer, Rung(Among.EVERYONE, columns[-1]))

    def key_of(self, rung: Rung) -> CellKey:
        """Where the rung stands in the grid of its publication."""
        return CellKey(self.section.letter if rung.among is Among.SECTION else "", rung.column)


@dataclass(frozen=True, slots=True)
class Source:
    """The publication of a fund or of everyone. `published_on` None: it is not there; `planned_on` None: no date."""

    published_on: date | None = None
    is_correction: bool = False
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Peers:
    """The first group that is told about one measure, and the closer ones that are not."""

    rung: Rung
    cell: PublishedCell
    closer: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is published over a year at the rungs of one employer's ladder. `fund` None: compared in no fund."""

    year: int
    place: Place
    fund: Source | None
    everyone: Source
    cells: Mapping[Rung, Mapping[str, PublishedCell]]

    def source_of(self, rung: Rung) -> Source:
        return self.fund if rung.among is Among.FUND else self.everyone

    def peers_on(self, measure: str) -> Peers | None:
        """None: no group is told about this measure."""
        ladder = self.place.ladder
        for number, rung in enumerate(ladder):
            cell = self.cells.get(rung, {}).get(measure)
            if cell is not None:
                return Peers(rung, cell, ladder[:number])
        return None
