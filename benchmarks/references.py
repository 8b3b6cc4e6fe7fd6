"""Which reference figures belong to one employer, and what must be printed with each. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.catalogue import Figure, Measure, find_figure

NO_SECTOR_FIGURE = "geen sectorcijfer; landelijk cijfer ter vergelijking"


@dataclass(frozen=True, slots=True)
class Reference:
    """One figure, found for an employer that reports over `asked_year`, with everything a page must say about it."""

    measure: Measure
    figure: Figure
    asked_year: int

    @property
    def title(self) -> str:
        return self.measure.title

    @property
    def definition(self) -> str:
        return self.measure.definition

    @property
    def population(self) -> str:
        return self.measure.population

    @property
    def reading(self) -> str:
        return self.measure.reading

    @property
    def value(self):
        return self.figure.value

    @property
    def unit(self) -> str:
        return self.measure.unit

    @property
    def amount(self) -> str:
        return self.measure.amount(self.figure.value)

    @property
    def when(self) -> str:
        return self.figure.when

    @property
    def is_national(self) -> bool:
        return self.figure.is_national

    @property
    def label(self) -> str:
        return NO_SECTOR_FIGURE if self.is_national else f"sectorcijfer: {self.figure.place}"

    @property
    def source(self) -> str:
        return self.figure.source

    @property
    def url(self) -> str:
        return self.figure.url

    @property
    def certainty(self) -> str:
        return self.figure.certainty.label

    @property
    def note(self) -> str:
        return self.figure.note

    @property
    def series_break(self) -> str:
        """Why the figure cannot be compared with the asked year; empty when it can."""
        broken = self.measure.series_break
        if broken is None or self.figure.year is None or not self.figure.year < broken.year <= self.asked_year:
            return ""
        return f"Trendbreuk in {broken.year}: {broken.text}"


@dataclass(frozen=True, slots=True)
class References:
    """The reference figures for one section and year."""

    benchmarks: tuple[Reference, ...]
    contexts: tuple[Reference, ...]

    def benchmark(self, question: str) -> Reference | None:
        """The figure with the same definition as this figure question. None: there is none, which is common."""
        return next((r for r in self.benchmarks if question in r.measure.questions), None)

    def context(self, indicator: str) -> tuple[Reference, ...]:
        """All figures beside an indicator, best first: prominent ones, the sector's own, recent ones."""
        return tuple(r for r in self.contexts if indicator in r.measure.indicators)

    @property
    def general(self) -> tuple[Reference, ...]:
        """Figures about good work that belong to no single indicator."""
        return tuple(r for r in self.contexts if not r.measure.indicators)


def build_references(measures: Iterable[Measure], section: str, year: int) -> References:
    """Choose per measure the figure for an SBI 2008 section and a year; measures without one are left out.

    A measure stands either beside its questions or beside its indicators, never in both places.
    """
    measures = tuple(measures)
    beside_questions = (_refer(m, m.benchmark_figures, section, year) for m in measures if m.questions)
    beside_indicators = (_refer(m, m.figures, section, year) for m in measures if not m.questions)
    return References(
        benchmarks=tuple(reference for reference in beside_questions if reference),
        contexts=tuple(sorted((reference for reference in beside_indicators if reference), key=_by_relevance)),
    )


def _refer(measure: Measure, figures: Iterable[Figure], section: str, year: int) -> Reference | None:
    figure = find_figure(figures, section, year)
    return Reference(measure, figure, year) if figure else None


def _by_relevance(reference: Reference) -> tuple:
    year, quarter = reference.figure.recency
    return (not reference.measure.prominent, reference.is_national, -year, -quarter, reference.measure.slug)
