"""The published benchmark of a fund as a page shows it: which groups are told, and one group in full. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assessments.questionnaire import Condition, Edition, Indicator, Kind, Question
from benchmarks.cells import ALL_SIZES, COLUMNS, CellKey, PublishedCell
from reports.cell_words import (
    change_words,
    column_words,
    crowd_range,
    crowd_words,
    mean_words,
    middle_words,
    share_words,
)

GRID_COLUMNS = (ALL_SIZES, *COLUMNS)
APPLIED_LEVEL = 3


class Step(StrEnum):
    """Where a round stands with publishing."""

    WAITS = "wacht"
    PUBLISH = "publiceren"
    WAITS_FOR_CORRECTION = "wacht op correctie"
    CORRECT = "corrigeren"
    DONE = "klaar"


def next_step(publishes_on: date, corrects_on: date, is_correction: bool | None, today: date) -> Step:
    """`is_correction` tells of the latest publication; None: there is none yet."""
    if is_correction is None:
        return Step.PUBLISH if today >= publishes_on else Step.WAITS
    if is_correction:
        return Step.DONE
    return Step.CORRECT if today >= corrects_on else Step.WAITS_FOR_CORRECTION


@dataclass(frozen=True, slots=True)
class Group:
    """A place in the grid; `code` stands in the address."""

    key: CellKey
    label: str

    @property
    def code(self) -> str:
        size = f"{self.key.column.size or 'alle'}{'-kort' if self.key.column.is_short else ''}"
        return f"{self.key.branch}/{size}" if self.key.branch else size


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One sub-branch, or the whole fund, by size: what there is to look at and what is not told."""

    label: str
    told: tuple[Group, ...]
    untold: tuple[Group, ...]


def build_group_lines(branches: Iterable[str], told: frozenset[CellKey]) -> tuple[GroupLine, ...]:
    """Every place of the grid, the whole fund first."""
    return tuple(_line(branch, told) for branch in ("", *branches))


def _line(branch: str, told: frozenset[CellKey]) -> GroupLine:
    groups = tuple(Group(CellKey(branch, column), column_words(column)) for column in GRID_COLUMNS)
    return GroupLine(
        branch or "Heel het fonds",
        tuple(group for group in groups if group.key in told),
        tuple(group for group in groups if group.key not in told),
    )


def find_group(lines: Iterable[GroupLine], code: str) -> Group | None:
    """The group with this code, or the first for an empty one; None where nothing is told."""
    told = (group for line in lines for group in line.told)
    return next((group for group in told if not code or group.code == code), None)


@dataclass(frozen=True, slots=True)
class Practice:
    """How many employers apply one practice; `applied` says what applying is."""

    slug: str
    question: str
    applied: str
    cell: PublishedCell | None

    @property
    def share(self) -> str:
        return share_words(self.cell)


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """What is told of one indicator in one group; `cell` None: nothing."""

    indicator: Indicator
    cell: PublishedCell | None
    practices: tuple[Practice, ...]

    @property
    def mean(self) -> str:
        return mean_words(self.cell)

    @property
    def middle(self) -> str:
        return middle_words(self.cell)

    @property
    def change(self) -> str:
        return change_words(self.cell)

    @property
    def crowd(self) -> str:
        return crowd_words(self.cell)

    @property
    def crowd_range(self) -> str:
        return crowd_range(self.cell)

    @property
    def shares(self) -> tuple[str, ...]:
        """Per cent of employers in each score band; empty where it is not told."""
        return tuple(f"{share}%" for share in self.cell.shares) if self.cell and self.cell.shares else ()


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The twelve of one group, in the order of the edition."""

    key: CellKey
    indicators: tuple[IndicatorFigures, ...]

    @property
    def by_condition(self) -> tuple[tuple[Condition, tuple[IndicatorFigures, ...]], ...]:
        return tuple(
            (condition, tuple(f for f in self.indicators if f.indicator.condition is condition))
            for condition in Condition
        )

    @property
    def spread(self) -> tuple[IndicatorFigures, ...]:
        """The indicators of which the spread over the score bands is told."""
        return tuple(figures for figures in self.indicators if figures.shares)


def build_group_figures(edition: Edition, key: CellKey, cells: Iterable[PublishedCell]) -> GroupFigures:
    """`cells` may hold those of other places too."""
    here = {cell.measure: cell for cell in cells if cell.key == key}
    return GroupFigures(key, tuple(_figures(indicator, here) for indicator in edition.indicators))


def _figures(indicator: Indicator, cells: Mapping[str, PublishedCell]) -> IndicatorFigures:
    levels = (question for question in indicator.questions if question.kind is Kind.LEVEL)
    practices = tuple(_practice(question, cells.get(question.slug)) for question in levels)
    return IndicatorFigures(indicator, cells.get(indicator.slug), practices)


def _practice(question: Question, cell: PublishedCell | None) -> Practice:
    return Practice(question.slug, question.text, question.levels[APPLIED_LEVEL], cell)
