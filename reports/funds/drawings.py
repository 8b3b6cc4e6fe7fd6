"""Published cells as charts: means with the middle half, and the spread over the score bands. Pure."""

from collections.abc import Iterable

from benchmarks.cells import PublishedCell
from charts import rows
from charts.bars import Share, StackedChart, Whole, build_stacked_chart
from charts.dot_plot import DotPlot, Row, build_dot_plot
from reports.cell_words import NOTHING_TOLD, SCORE_BANDS, mean_words
from reports.funds.benchmark import GroupFigures, IndicatorFigures


def draw_means(lines: Iterable[tuple[str, PublishedCell | None]], size=rows.WIDE) -> DotPlot:
    """One row per labelled cell; where only an edge is told the words stand alone."""
    return build_dot_plot(tuple(_row(label, cell) for label, cell in lines), size)


def _row(label: str, cell: PublishedCell | None) -> Row:
    if cell is None:
        return Row(label, None, words=NOTHING_TOLD)
    return Row(label, None, reference=cell.mean, typical=cell.band, words=mean_words(cell))


def draw_group(figures: GroupFigures, size=rows.WIDE) -> DotPlot:
    """The twelve of one group."""
    return draw_means(((f.indicator.title, f.cell) for f in figures.indicators), size)


def draw_spread(spread: Iterable[IndicatorFigures], size=rows.WIDE) -> StackedChart | None:
    """Per cent of employers in each score band; None where nothing is told."""
    wholes = tuple(Whole(f.indicator.title, _shares(f.cell)) for f in spread)
    return build_stacked_chart(wholes, size) if wholes else None


def _shares(cell: PublishedCell) -> tuple[Share, ...]:
    return tuple(
        Share(words, share, words.replace(" ", "-")) for words, share in zip(SCORE_BANDS, cell.shares, strict=True)
    )
