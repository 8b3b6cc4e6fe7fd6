"""Published cells as charts: what is told is drawn, an edge and what is not told stand in words alone."""

from assessments.edition_files import load_edition
from benchmarks.cells import ALL_SIZES, CellKey, Edge
from charts.bands import SCALE
from charts.rows import NARROW
from reports.funds.benchmark import build_group_figures
from reports.funds.drawings import draw_group, draw_means, draw_spread
from tests.benchmarks.factories import cell
from tests.reports.published import CELLS

FIGURES = build_group_figures(load_edition("goed-werk/2026"), CellKey("", ALL_SIZES), CELLS)


def test_mean_and_middle_half_are_drawn():
    (row,) = draw_means([("Autonomie", cell(mean=60, band=(50, 70)))]).rows
    assert (row.words, row.reference is None, row.typical is None, row.score) == ("60", False, False, None)


def test_edge_and_nothing_told_are_words():
    rows = draw_means([("a", cell(mean=None, edge=Edge.BELOW)), ("b", None)]).rows
    assert [(row.words, row.reference, row.typical) for row in rows] == [
        ("onder 10", None, None),
        ("te weinig deelnemers", None, None),
    ]


def test_group_draws_the_twelve():
    assert [row.row.label for row in draw_group(FIGURES, NARROW).rows] == [
        figures.indicator.title for figures in FIGURES.indicators
    ]


def test_spread_has_the_colours_of_the_bands():
    (bar,) = draw_spread(FIGURES.spread).bars
    assert [(part.words, part.colour) for part in bar.parts] == [
        (share, band.colour) for share, band in zip(("15%", "20%", "45%", "20%"), SCALE, strict=True)
    ]


def test_without_shares_there_is_no_spread():
    assert draw_spread(()) is None
