"""Reference figures: what a measure is, which figures it has, and which of them fits an employer. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from organisations.sbi import SECTIONS, Scheme

SECTION_NAMES = {scheme: {section.letter: section.name for section in SECTIONS[scheme]} for scheme in Scheme}
QUARTERS = ("eerste", "tweede", "derde", "vierde")


class Use(StrEnum):
    """A benchmark may stand beside a figure question of the same definition; context stands beside an indicator."""

    BENCHMARK = "benchmark"
    CONTEXT = "context"


class Certainty(StrEnum):
    EXACT = "exact"
    ROUNDED = "afgerond"
    SUMMARY = "samenvatting"

    @property
    def label(self) -> str:
        return {
            "exact": "zoals gepubliceerd",
            "afgerond": "afgerond door de bron, of door ons berekend uit gepubliceerde aantallen",
            "samenvatting": "overgenomen uit een bericht over het onderzoek",
        }[self.value]


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Figures from before `year` cannot be compared with those from `year` on."""

    year: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number with where it comes from.

    `section` is an SBI section letter of `scheme`; `group` names any other group; neither: the Netherlands. `year`
    None: the source does not say. `quarter` None: not a quarter. `period` is printed instead of the year.
    """

    value: Decimal
    year: int | None
    source: str
    url: str
    certainty: Certainty
    quarter: int | None = None
    period: str = ""
    scheme: Scheme | None = None
    section: str = ""
    group: str = ""
    note: str = ""

    @property
    def is_national(self) -> bool:
        return not self.section and not self.group

    @property
    def is_usable_benchmark(self) -> bool:
        """Published exactly, dated, and about an SBI section or the whole country."""
        return self.certainty is Certainty.EXACT and self.year is not None and not self.group

    @property
    def is_usable_for_sector(self) -> bool:
        """About an SBI section, dated, and better founded than a news message."""
        return bool(self.section) and self.year is not None and self.certainty is not Certainty.SUMMARY

    @property
    def place(self) -> str:
        """About whom: a section by name and letter, another group, or the Netherlands."""
        if not self.section:
            return self.group or "Nederland"
        scheme = "SBI" if self.scheme is Scheme.SBI_2008 else "SBI 2025"
        return f"{SECTION_NAMES[self.scheme][self.section]} ({scheme} {self.section})"

    @property
    def text(self) -> str:
        """The value in Dutch notation, decimals as published."""
        return dutch_number(self.value)

    @property
    def when(self) -> str:
        if self.period or self.year is None:
            return self.period or "jaar onbekend"
        return f"{QUARTERS[self.quarter - 1]} kwartaal {self.year}" if self.quarter else str(self.year)

    @property
    def recency(self) -> tuple[int, int]:
        """Sorts by time; undated comes first, a whole year after its quarters."""
        return (self.year or 0, self.quarter or len(QUARTERS) + 1)

    @property
    def key(self) -> tuple:
        """What tells a figure apart from the others of its measure."""
        return (self.year, self.quarter, self.scheme, self.section, self.group, "" if self.year else self.period)


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured. `indicators` empty: about good work in general; `questions` have the same definition.

    `reading` tells how to read the figures; `prominent` measures are shown first.
    """

    slug: str
    title: str
    definition: str
    unit: str
    population: str
    indicators: tuple[str, ...]
    questions: tuple[str, ...]
    use: Use
    reading: str
    figures: tuple[Figure, ...]
    prominent: bool = False
    series_break: SeriesBreak | None = None

    @property
    def benchmark_figures(self) -> tuple[Figure, ...]:
        """The figures that may be a benchmark; none when the measure itself is only context."""
        return tuple(f for f in self.figures if f.is_usable_benchmark) if self.use is Use.BENCHMARK else ()

    def amount(self, value: Decimal) -> str:
        """The value in Dutch notation with its unit, decimals as published: "25,1% van de werkenden"."""
        space = "" if self.unit.startswith("%") else " "
        return f"{dutch_number(value)}{space}{self.unit}"

    def with_figures(self, figures: Iterable[Figure]) -> "Measure":
        """The measure with these figures added; a figure with the same key takes the place of the old one."""
        by_key = {figure.key: figure for figure in (*self.figures, *figures)}
        return replace(self, figures=tuple(sorted(by_key.values(), key=lambda f: f.recency, reverse=True)))


def find_figure(figures: Iterable[Figure], section: str, year: int) -> Figure | None:
    """The latest figure up to and including `year` of the SBI 2008 section, else the latest national one.

    Nothing is interpolated, and a group is never taken for a section. None: there is neither.
    """
    known = [figure for figure in figures if figure.year is None or figure.year <= year]
    own = [figure for figure in known if figure.scheme is Scheme.SBI_2008 and figure.section == section]
    national = [figure for figure in known if figure.is_national]
    return max(own or national, key=lambda figure: figure.recency, default=None)


def dutch_number(value: Decimal) -> str:
    """With a decimal comma and dots between thousands."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
