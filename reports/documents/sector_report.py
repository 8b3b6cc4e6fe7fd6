"""The report of a fund on its published benchmark as a document. Pure: published cells in, chapters out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assessments.questionnaire import Edition
from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, CellKey, PublishedCell
from charts.bars import StackedChart
from charts.dot_plot import DotPlot
from reports.cell_words import (
    NOTHING_TOLD,
    SCORE_BANDS,
    SMALLEST_DIFFERENCE,
    change_words,
    crowd_range,
    highest_mean,
    key_words,
    lowest_mean,
    mean_words,
    middle_words,
    sentence,
    share_words,
)
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Column, Table
from reports.funds.benchmark import GRID_COLUMNS, IndicatorFigures, build_group_figures
from reports.funds.benchmark_export import Source
from reports.funds.drawings import draw_group, draw_means, draw_spread
from reports.funds.themes import WHOLE, Theme, Themes, build_themes
from reports.offers import Offer, Term

HEADLINES = 3
# More columns than this fit only beside a narrower first one.
ROOM_BESIDE_WIDEST = 3


@dataclass(frozen=True, slots=True)
class Material:
    """All that the report is made from."""

    source: Source
    edition: Edition
    branches: tuple[str, ...]
    cells: tuple[PublishedCell, ...]
    offers: tuple[Offer, ...] = ()

    def of(self, measure: str) -> dict[CellKey, PublishedCell]:
        """The cells of one measure, by their place."""
        return {cell.key: cell for cell in self.cells if cell.measure == measure}


@dataclass(frozen=True, slots=True)
class IndicatorChapter:
    number: int
    slug: str
    title: str
    condition: str
    question: str
    mean: str
    crowd: str
    for_whom: str
    plot: DotPlot | None
    groups: Table | None
    spread: StackedChart | None
    practices: Table | None


@dataclass(frozen=True, slots=True)
class SectorReport:
    """`crowd` is how many employers the whole fund's means are about; empty where there are none.

    `lowest` and `highest` name indicators with their mean, those that share one together; empty where all share one.
    """

    source: Source
    printed_on: str
    crowd: str
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    differences: Table | None
    plot: DotPlot
    scores: Table
    chapters: tuple[IndicatorChapter, ...]
    themes: Table | None
    untold: tuple[str, ...]
    offers: Table | None


def build_sector_report(material: Material, printed_on: date) -> SectorReport:
    whole = build_group_figures(material.edition, WHOLE, material.cells)
    themes = build_themes(material.edition, material.branches, material.cells)
    levels = tuple(
        (mean, tuple(theme.title for theme in alike))
        for mean, alike in groupby(themes.told, key=lambda theme: theme.figures.mean)
    )
    return SectorReport(
        source=material.source,
        printed_on=date_text(printed_on),
        crowd=next((figures.crowd for figures in whole.indicators if figures.cell), ""),
        # Where there are few different means, the lowest are not the highest as well.
        lowest=_headlines(levels[: len(levels) // 2]),
        highest=_headlines(levels[(len(levels) + 1) // 2 :][::-1]),
        differences=_differences(material),
        plot=draw_group(whole),
        scores=_score_table(whole.indicators),
        chapters=tuple(
            _chapter(number, figures, themes, material) for number, figures in enumerate(whole.indicators, start=1)
        ),
        themes=_theme_table(themes),
        untold=themes.untold,
        offers=_offer_table(material, printed_on),
    )


def _headlines(levels: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The first means with all indicators that share them, until at least three indicators are named."""
    shown, named = [], 0
    for mean, titles in levels:
        if named < HEADLINES:
            shown.append(f"{_listed(titles)} ({mean})")
            named += len(titles)
    return tuple(shown)


def _listed(titles: tuple[str, ...]) -> str:
    return " en ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))


def _differences(material: Material) -> Table | None:
    """The indicators on which one size class is furthest from another."""
    found = []
    for indicator in material.edition.indicators:
        cells = material.of(indicator.slug)
        sizes = [cells[key] for column in FULL_COLUMNS if (key := CellKey("", column)) in cells]
        if len(sizes) > 1:
            low, high = min(sizes, key=highest_mean), max(sizes, key=lowest_mean)
            found.append((lowest_mean(high) - highest_mean(low), indicator.title, low, high))
    largest = sorted((row for row in found if row[0] >= _least_difference(*row[2:])), key=lambda row: -row[0])
    rows = tuple(
        (title, f"{key_words(low.key)}: {mean_words(low)}", f"{key_words(high.key)}: {mean_words(high)}", str(points))
        for points, title, low, high in largest[:HEADLINES]
    )
    heads = (Column("Indicator", "wide"), Column("Laagste"), Column("Hoogste"), Column("Punten verschil", "narrow"))
    return Table("De grootste verschillen tussen grootteklassen", heads, rows) if rows else None


def _least_difference(one: PublishedCell, other: PublishedCell) -> int:
    return max(SMALLEST_DIFFERENCE, one.crowd.step, other.crowd.step)


def _score_table(indicators: Iterable[IndicatorFigures]) -> Table:
    heads = (
        Column("Indicator", "wide"),
        Column("Gemiddelde", "narrow"),
        Column("Middelste helft", "narrow"),
        Column("Verschil", "narrow"),
        Column("Werkgevers"),
    )
    rows = tuple((f.indicator.title, f.mean, f.middle, f.change, crowd_range(f.cell)) for f in indicators)
    note = (
        "Heel het fonds, volledige route. Verschil: met vorig jaar; minder dan 5 punten noemen wij geen verschil. "
        "Leeg: daar is niets over te vertellen."
    )
    return Table("De twaalf indicatoren, gemiddelden van 0 tot 100 punten", heads, rows, note)


def _chapter(number: int, figures: IndicatorFigures, themes: Themes, material: Material) -> IndicatorChapter:
    indicator, cells = figures.indicator, material.of(figures.indicator.slug)
    simple = [cells[key] for key in _simple_keys(material.branches) if key in cells]
    theme = next((theme for theme in themes.told if theme.figures.indicator is indicator), None)
    return IndicatorChapter(
        number=number,
        slug=indicator.slug,
        title=indicator.title,
        condition=indicator.condition.label,
        question=indicator.question,
        mean=figures.mean,
        crowd=figures.crowd,
        for_whom=theme.for_whom if theme else "",
        plot=draw_means((sentence(key_words(cell.key)), cell) for cell in simple) if simple else None,
        groups=_group_table(indicator.title, material, cells),
        spread=draw_spread([figures]) if figures.shares else None,
        practices=_practice_table(figures, material),
    )


def _simple_keys(branches: Iterable[str]) -> tuple[CellKey, ...]:
    """The whole, each size and route, and each sub-branch as a whole."""
    return (*(CellKey("", column) for column in GRID_COLUMNS), *(CellKey(name, ALL_SIZES) for name in branches))


def _group_table(title: str, material: Material, cells: dict[CellKey, PublishedCell]) -> Table | None:
    keys = (CellKey(branch, column) for branch in ("", *material.branches) for column in GRID_COLUMNS)
    told = [cells[key] for key in keys if key in cells]
    has_spread = any(cell.shares for cell in told)
    rows = tuple(_group_row(cell, has_spread=has_spread) for cell in told)
    heads = (
        Column("Groep", "wide"),
        Column("Gemiddelde", "short"),
        Column("Middelste helft", "narrow"),
        Column("Verschil", "short"),
        *((Column("Verdeling (%)", "narrow"),) if has_spread else ()),
        Column("Werkgevers"),
    )
    spread_note = f" Verdeling: het aandeel per stand ({', '.join(SCORE_BANDS)})." if has_spread else ""
    note = f"Verschil: met vorig jaar, over wie beide jaren meededen.{spread_note}"
    return Table(f"{title}: per groep", heads, rows, note) if rows else None


def _group_row(cell: PublishedCell, *, has_spread: bool) -> tuple[str, ...]:
    spread = " · ".join(map(str, cell.shares or ()))
    return (
        sentence(key_words(cell.key)),
        mean_words(cell),
        middle_words(cell),
        change_words(cell),
        *((spread,) if has_spread else ()),
        crowd_range(cell),
    )


def _practice_table(figures: IndicatorFigures, material: Material) -> Table | None:
    """What employers do already, for the whole fund and per size; sub-branches are in the tables for download."""
    by_practice = [(practice, material.of(practice.slug)) for practice in figures.practices]
    places = [CellKey("", column) for column in GRID_COLUMNS]
    shown = [key for key in places if any(key in cells for _, cells in by_practice)]
    rows = tuple(
        (f"{practice.question} {practice.applied}", *(_share(cells.get(key)) for key in shown))
        for practice, cells in by_practice
        if any(key in cells for key in shown)
    )
    heads = (
        Column("Vraag, en wat toepassen is", "wide" if len(shown) > ROOM_BESIDE_WIDEST else "widest"),
        *(Column(sentence(key_words(key))) for key in shown),
    )
    note = "Een streepje: te weinig deelnemers. Aandelen staan er vanaf 20 werkgevers."
    return Table(f"{figures.indicator.title}: wat werkgevers al doen", heads, rows, note) if rows else None


def _share(cell: PublishedCell | None) -> str:
    return share_words(cell) if cell else "–"


def _theme_table(themes: Themes) -> Table | None:
    rows = tuple((theme.title, theme.figures.mean, theme.lagging, _rarest(theme)) for theme in themes.told)
    heads = (
        Column("Indicator", "narrow"),
        Column("Gemiddelde", "short"),
        Column("Voor wie lager"),
        Column("Wat nog het minst gebeurt"),
    )
    note = "Wat nog het minst gebeurt: bij gelijke aandelen staat er de eerste vraag."
    return Table("De indicatoren, de laagste eerst", heads, rows, note) if rows else None


def _rarest(theme: Theme) -> str:
    return " ".join(f"{practice.applied} ({practice.share})" for practice in theme.rarest[:1]) or NOTHING_TOLD


def _offer_table(material: Material, day: date) -> Table | None:
    """What the fund offers on this day."""
    valid = (offer for offer in material.offers if offer.term(day) is Term.NOW)
    rows = tuple(
        (offer.title, offer.kind.label, _titles(offer, material.edition), _until(offer.valid_until)) for offer in valid
    )
    heads = (Column("Aanbod", "wide"), Column("Soort", "narrow"), Column("Bij indicator"), Column("Geldig tot", "date"))
    return Table("Wat het fonds aanbiedt", heads, rows) if rows else None


def _titles(offer: Offer, edition: Edition) -> str:
    return ", ".join(indicator.title for indicator in edition.indicators if indicator.slug in offer.indicators)


def _until(day: date | None) -> str:
    return date_text(day) if day else "geen einddatum"
