"""Themes: the lowest mean first, and only who is told and clearly lower lags."""

from assessments.edition_files import load_edition
from benchmarks.cells import Crowd, Edge
from reports.funds.themes import Laggard, build_themes
from tests.benchmarks.factories import cell
from tests.reports.published import BRANCHES, CELLS, LARGE, MEDIUM, SHORT, SMALL

EDITION = load_edition("goed-werk/2026")


def themes_of(*cells):
    return build_themes(EDITION, BRANCHES, cells)


def test_lowest_mean_comes_first_and_an_edge_is_lower_or_higher_than_any():
    themes = themes_of(
        cell("autonomie", 61),
        cell("redelijk-loon", None, edge=Edge.ABOVE),
        cell("sociale-steun", 10),
        cell("werkzekerheid", None, edge=Edge.BELOW),
    )
    assert [theme.figures.indicator.slug for theme in themes.told] == [
        "werkzekerheid",
        "sociale-steun",
        "autonomie",
        "redelijk-loon",
    ]
    assert len(themes.untold) == 8


def test_equal_means_keep_the_order_of_the_edition():
    themes = themes_of(cell("autonomie", 50), cell("redelijk-loon", 50))
    assert [theme.title for theme in themes.told] == ["Redelijk loon", "Autonomie"]


def test_sizes_and_sub_branches_a_step_lower_lag_the_lowest_first():
    whole = cell("autonomie", 61, crowd=Crowd.HUNDREDS)
    (theme,) = themes_of(
        whole,
        cell("autonomie", 55, column=SMALL),
        cell("autonomie", 40, branch="Plaatwerk"),
        cell("autonomie", 60, column=MEDIUM),
    ).told
    assert theme.laggards == (Laggard("Plaatwerk", "40", 21), Laggard("10 tot 50 medewerkers", "55", 6))
    assert theme.for_whom == (
        "Lager dan het fonds als geheel: Plaatwerk (gemiddeld 40); 10 tot 50 medewerkers (gemiddeld 55)."
    )


def test_difference_under_five_points_or_under_a_step_is_none():
    by_four = themes_of(cell(mean=61, crowd=Crowd.HUNDREDS), cell(mean=57, column=SMALL, crowd=Crowd.HUNDREDS))
    by_a_half_step = themes_of(cell(mean=65), cell(mean=60, column=SMALL, crowd=Crowd.TENS))
    assert [themes.told[0].laggards for themes in (by_four, by_a_half_step)] == [(), ()]
    assert by_four.told[0].for_whom.startswith("Geen van de groepen waarover iets te vertellen is")
    assert by_four.told[0].lagging == "geen"


def test_difference_with_an_edge_counts_from_the_edge():
    below = themes_of(cell(mean=15), cell(mean=None, edge=Edge.BELOW, column=SMALL))
    too_near = themes_of(cell(mean=10), cell(mean=None, edge=Edge.BELOW, column=SMALL))
    from_above = themes_of(cell(mean=None, edge=Edge.ABOVE), cell(mean=85, column=SMALL))
    assert [len(themes.told[0].laggards) for themes in (below, too_near, from_above)] == [1, 0, 1]
    assert below.told[0].lagging == "10 tot 50 medewerkers (gemiddeld onder 10)"


def test_short_route_is_never_compared_with_the_full_one():
    (theme,) = themes_of(cell(mean=70), cell(mean=10, column=SHORT)).told
    assert (theme.is_compared, theme.laggards, theme.lagging) == (False, (), "niet te zeggen")
    assert theme.for_whom == "Over groottes en deelbranches apart is hier niets te vertellen: te weinig deelnemers."


def test_size_within_a_sub_branch_is_left_to_the_benchmark_page():
    (theme,) = themes_of(cell(mean=70), cell(mean=10, branch="Plaatwerk", column=LARGE)).told
    assert theme.laggards == ()


def test_practices_that_fewest_apply_come_along():
    (theme,) = themes_of(
        cell("autonomie", 61),
        cell("werk-zelf-indelen", 40),
        cell("hinderlijke-regels", None, edge=Edge.BELOW),
    ).told
    assert [(practice.slug, practice.share) for practice in theme.rarest] == [
        ("hinderlijke-regels", "minder dan 10%"),
        ("werk-zelf-indelen", "ongeveer 40%"),
    ]


def test_without_a_total_there_are_no_themes():
    themes = themes_of(cell(mean=50, column=SMALL))
    assert (themes.told, len(themes.untold)) == ((), 12)


def test_published_sample():
    themes = build_themes(EDITION, BRANCHES, CELLS)
    assert [(theme.title, theme.lagging) for theme in themes.told] == [
        ("Redelijk loon", "geen"),
        ("Autonomie", "10 tot 50 medewerkers (gemiddeld 50); Plaatwerk (gemiddeld 55)"),
        ("Betaald verlof", "niet te zeggen"),
    ]
