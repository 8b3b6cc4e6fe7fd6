"""What the benchmark engine takes in and gives out: frozen scores, areas, publications and their cells. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

import numpy as np

# A cell needs this many groups: employers, where those of one holding are one.
LEAST_GROUPS = 10
# Floats are cut off here wherever they were computed, so that what is equal on paper is equal.
DECIMALS = 9


class Crowd(StrEnum):
    """How many employers a cell is about; more exactly is never told."""

    TENS = "10 tot 20 werkgevers"
    SCORES = "20 tot 100 werkgevers"
    HUNDREDS = "100 of meer werkgevers"

    @classmethod
    def of(cls, groups: int) -> "Crowd | None":
        """None: too few to publish anything about."""
        if groups < LEAST_GROUPS:
            return None
        if groups < 20:
            return cls.TENS
        return cls.SCORES if groups < 100 else cls.HUNDREDS

    @property
    def step(self) -> int:
        """To how many points a mean is rounded: step x number is 100 at least, so that no one employer shows."""
        return {Crowd.TENS: 10, Crowd.SCORES: 5, Crowd.HUNDREDS: 1}[self]

    @property
    def practice_step(self) -> int | None:
        """The same for a practice, which goes from 0 to 100 at once: step x number is 400 at least; None: not told.

        With the steps of a score the share would be an exact count (docs/attacks.md).
        """
        return {Crowd.TENS: None, Crowd.SCORES: 20, Crowd.HUNDREDS: 5}[self]


class Edge(StrEnum):
    """What is said of a mean in place of its number where it says too much about everyone in the cell."""

    BELOW = "onder 10"
    ABOVE = "boven 90"


@dataclass(frozen=True, slots=True)
class Column:
    """A size class and route, the columns of every area; short and full routes never share one."""

    size: str
    is_short: bool = False


# Everyone of the full route; for the short route there is no such total.
ALL_SIZES = Column("")
FULL_COLUMNS = (Column("10-49"), Column("50-249"), Column("250+"))
SHORT_COLUMNS = (Column("1-9", is_short=True), Column("10-49", is_short=True))
COLUMNS = (*FULL_COLUMNS, *SHORT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Area:
    """Who is compared: a fund with the sub-branches it named beforehand, or with `fund` empty everyone by section."""

    fund: str
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of values 0-100: an indicator's score, or a practice: 100 for who does it and 0 for who does not."""

    slug: str
    is_practice: bool = False


@dataclass(frozen=True, slots=True)
class FrozenScore:
    """One employer's submitted year as it may count.

    `group` is the holding, or the employer itself; `sector` the letter of the SBI section; `fund` and `sub_branch` are
    empty outside a fund. `values` by measure: 0-100, None is no score. `is_open_to_fund`: the fund may read the report.
    """

    organisation: int
    group: str
    sector: str
    fund: str
    sub_branch: str
    size_class: str
    is_short: bool
    year: int
    values: Mapping[str, Decimal | float | None]
    is_open_to_fund: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTable:
    """Frozen scores of one area and year as arrays of n employers, as the engine computes with them.

    `groups` are the same for the same holding in every table. `branches` and `columns` index the area's branches and
    `COLUMNS`; -1 is none of them. `values` has shape (n, measures), of at most `DECIMALS`, with NaN for no score.
    """

    measures: tuple[Measure, ...]
    organisations: np.ndarray
    groups: np.ndarray
    branches: np.ndarray
    columns: np.ndarray
    is_open: np.ndarray
    values: np.ndarray

    def only(self, rows: np.ndarray) -> "ScoreTable":
        """The employers in these rows (an index or a mask)."""
        return ScoreTable(
            self.measures,
            self.organisations[rows],
            self.groups[rows],
            self.branches[rows],
            self.columns[rows],
            self.is_open[rows],
            self.values[rows],
        )


@dataclass(frozen=True, slots=True)
class CellKey:
    """Where a cell stands in its area; `branch` empty: all of them."""

    branch: str
    column: Column


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """All that is ever told about one measure of one cell.

    `mean` in points, or per cent for a practice; None where only `edge` is told. `band`: 25th and 75th percentile.
    `shares`: per cent of employers in each of the four score bands, lowest first. `change`: points since last year,
    over who took part in both years. None: not told.
    """

    key: CellKey
    measure: str
    crowd: Crowd
    mean: int | None
    edge: Edge | None = None
    band: tuple[int, int] | None = None
    shares: tuple[int, int, int, int] | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """The cells of one area and year, and what they were made from, which nobody sees.

    `previous` is what it corrects, or the publication of an earlier year; None: the first.
    """

    area: Area
    year: int
    cells: tuple[PublishedCell, ...]
    table: ScoreTable
    previous: "Publication | None" = None

    @property
    def is_correction(self) -> bool:
        return self.previous is not None and self.previous.year == self.year

    @property
    def earlier(self) -> "Publication | None":
        """The latest publication over an earlier year; a year may have been left out."""
        return self.previous.previous if self.is_correction else self.previous

    @property
    def last_year(self) -> "Publication | None":
        """`earlier` where it is over the year before."""
        return self.earlier if self.earlier is not None and self.earlier.year == self.year - 1 else None

    def cell(self, key: CellKey, measure: str) -> PublishedCell | None:
        return next((cell for cell in self.cells if cell.key == key and cell.measure == measure), None)


def group_id(name: str) -> int:
    """A number for a holding: the same in every year, and below zero, where no employer's own number is."""
    return -1 - int.from_bytes(blake2b(name.encode(), digest_size=7).digest())


def build_table(area: Area, scores: Iterable[FrozenScore], measures: tuple[Measure, ...]) -> ScoreTable:
    """The scores of this area as arrays, by organisation. Raises ValueError where an employer occurs twice."""
    rows = sorted((s for s in scores if not area.fund or s.fund == area.fund), key=lambda score: score.organisation)
    if len({row.organisation for row in rows}) < len(rows):
        raise ValueError("an employer counts once a year")
    branches = {name: index for index, name in enumerate(area.branches)}
    columns = {column: index for index, column in enumerate(COLUMNS)}
    return ScoreTable(
        measures=measures,
        organisations=np.array([row.organisation for row in rows], dtype=np.int64),
        groups=np.array([group_id(row.group) for row in rows], dtype=np.int64),
        branches=np.array([branches.get(row.sub_branch if area.fund else row.sector, -1) for row in rows], np.int64),
        columns=np.array([columns.get(Column(row.size_class, row.is_short), -1) for row in rows], np.int64),
        is_open=np.array([row.is_open_to_fund for row in rows], dtype=bool),
        values=np.array([[_number(row.values[m.slug]) for m in measures] for row in rows]).reshape(-1, len(measures)),
    )


def _number(value: Decimal | float | None) -> float:
    return np.nan if value is None else round(float(value), DECIMALS)
