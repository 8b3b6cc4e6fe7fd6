"""Where a sector lags and for whom, from published cells alone. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.questionnaire import Edition
from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, CellKey, PublishedCell
from reports.cell_words import SMALLEST_DIFFERENCE, highest_mean, key_words, lowest_mean, mean_words
from reports.funds.benchmark import IndicatorFigures, Practice, build_group_figures

WHOLE = CellKey("", ALL_SIZES)
SHOWN_PRACTICES = 3


@dataclass(frozen=True, slots=True)
class Laggard:
    """A part of the sector whose published mean lies at least one step under that of the whole."""

    label: str
    mean: str
    points_below: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One indicator: how the sector does, who lags, and what few employers do yet.

    `is_compared` False: of no part of the sector is anything told.
    """

    figures: IndicatorFigures
    is_compared: bool
    laggards: tuple[Laggard, ...]
    rarest: tuple[Practice, ...]

    @property
    def title(self) -> str:
        return self.figures.indicator.title

    @property
    def for_whom(self) -> str:
        """Who lags, in a sentence."""
        if self.laggards:
            return f"Lager dan het fonds als geheel: {self.lagging}."
        if not self.is_compared:
            return "Over groottes en deelbranches apart is hier niets te vertellen: te weinig deelnemers."
        return "Geen van de groepen waarover iets te vertellen is, ligt duidelijk onder het gemiddelde van het fonds."

    @property
    def lagging(self) -> str:
        """Who lags, for a table."""
        named = "; ".join(f"{laggard.label} (gemiddeld {laggard.mean})" for laggard in self.laggards)
        return named or ("geen" if self.is_compared else "niet te zeggen")


@dataclass(frozen=True, slots=True)
class Themes:
    """`told` with the lowest mean first; of `untold` the sector as a whole has no mean."""

    told: tuple[Theme, ...]
    untold: tuple[str, ...]


def build_themes(edition: Edition, branches: Iterable[str], cells: Iterable[PublishedCell]) -> Themes:
    by_place = {(cell.key, cell.measure): cell for cell in cells}
    parts = (*(CellKey("", column) for column in FULL_COLUMNS), *(CellKey(name, ALL_SIZES) for name in branches))
    figures = build_group_figures(edition, WHOLE, by_place.values()).indicators
    told = tuple(_theme(f, parts, by_place) for f in figures if f.cell)
    untold = tuple(f.indicator.title for f in figures if not f.cell)
    return Themes(tuple(sorted(told, key=lambda theme: lowest_mean(theme.figures.cell))), untold)


def _theme(figures: IndicatorFigures, parts: Iterable[CellKey], by_place: Mapping) -> Theme:
    slug = figures.indicator.slug
    found = tuple(by_place[key, slug] for key in parts if (key, slug) in by_place)
    laggards = tuple(filter(None, (_laggard(cell, figures.cell) for cell in found)))
    rarest = sorted((practice for practice in figures.practices if practice.cell), key=lambda p: lowest_mean(p.cell))
    return Theme(
        figures,
        bool(found),
        tuple(sorted(laggards, key=lambda laggard: -laggard.points_below)),
        tuple(rarest[:SHOWN_PRACTICES]),
    )


def _laggard(part: PublishedCell, whole: PublishedCell) -> Laggard | None:
    """None where the part lies less than a step of either, or less than five points, under the whole."""
    points_below = lowest_mean(whole) - highest_mean(part)
    if points_below < max(SMALLEST_DIFFERENCE, part.crowd.step, whole.crowd.step):
        return None
    return Laggard(key_words(part.key), mean_words(part), points_below)
