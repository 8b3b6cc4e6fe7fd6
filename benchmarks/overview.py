"""The pages that list every reference figure: per indicator all measures, per measure all figures. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.catalogue import Figure, Measure, find_figure
from benchmarks.references import Reference

GENERAL_TITLE = "Goed werk in het algemeen"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure and the figure for the chosen sector. `reference` None: only figures of other sectors or groups."""

    measure: Measure
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The measures of one indicator; `slug` empty: about no single indicator."""

    slug: str
    title: str
    rows: tuple[Row, ...]

    @property
    def has_sector_figure(self) -> bool:
        return any(figure.is_usable_for_sector for row in self.rows for figure in row.measure.figures)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one measure that were published together."""

    when: str
    source: str
    url: str
    certainty: str
    note: str
    figures: tuple[Figure, ...]


def build_chapters(
    measures: Iterable[Measure], indicators: Iterable[tuple[str, str]], section: str, year: int
) -> tuple[Chapter, ...]:
    """One chapter per indicator (slug, title), in that order, and one for what belongs to no indicator."""
    rows = [_build_row(measure, section, year) for measure in sorted(measures, key=_by_title)]
    chapters = [
        Chapter(slug, title, tuple(row for row in rows if slug in row.measure.indicators)) for slug, title in indicators
    ]
    general = Chapter("", GENERAL_TITLE, tuple(row for row in rows if not row.measure.indicators))
    return (*chapters, general)


def build_series(measure: Measure) -> tuple[Series, ...]:
    """The figures of a measure, newest first; per publication the Netherlands, then sections, then other groups."""
    together = {}
    for figure in sorted(measure.figures, key=lambda figure: figure.recency, reverse=True):
        together.setdefault(_publication(figure), []).append(figure)
    return tuple(
        Series(*publication, tuple(sorted(figures, key=_by_place))) for publication, figures in together.items()
    )


def _build_row(measure: Measure, section: str, year: int) -> Row:
    figure = find_figure(measure.figures, section, year)
    return Row(measure, Reference(measure, figure, year) if figure else None)


def _by_title(measure: Measure) -> tuple:
    return (not measure.prominent, measure.title)


def _publication(figure: Figure) -> tuple[str, str, str, str, str]:
    return (figure.when, figure.source, figure.url, figure.certainty.label, figure.note)


def _by_place(figure: Figure) -> tuple:
    # Groups keep the order of the file: ages and sizes do not sort by name.
    return (not figure.is_national, bool(figure.group), figure.section)
