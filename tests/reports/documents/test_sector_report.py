"""The sector report: every published number of the whole, its parts and its practices, and nothing that is not told."""

from dataclasses import replace
from datetime import date

from assessments.edition_files import load_edition
from benchmarks.cells import Crowd, Edge
from reports.documents.sector_report import Material, build_sector_report
from reports.funds.benchmark_export import Source
from reports.offers import Contact, Offer, OfferKind
from tests.benchmarks.factories import cell
from tests.reports.published import BRANCHES, CELLS, MEDIUM, SMALL

EDITION = load_edition("goed-werk/2026")
SOURCE = Source("Metaal", 2026, "publicatie", "1 december 2026", "Goed werk 2026", "ab12", False)
DAY = date(2026, 12, 2)
OFFER = Offer(
    number=1,
    fund="Metaal",
    kind=OfferKind.TRAINING,
    title="Leren roosteren",
    text="Een dag.",
    link="",
    contact=Contact(),
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    indicators=frozenset({"autonomie", "betaald-verlof"}),
    tips=frozenset(),
    sizes=frozenset(),
)


def report_of(*cells, offers=()):
    return build_sector_report(Material(SOURCE, EDITION, BRANCHES, cells, offers), DAY)


def chapter(report, slug):
    return next(chapter for chapter in report.chapters if chapter.slug == slug)


def test_groups_of_an_indicator_stand_in_one_table():
    assert chapter(report_of(*CELLS), "autonomie").groups.rows == (
        ("Heel het fonds", "61", "45 tot 70", "6 lager", "15 · 20 · 45 · 20", "100 of meer"),
        ("10 tot 50 medewerkers", "50", "", "", "", "10 tot 20"),
        ("50 tot 250 medewerkers", "75", "", "5 hoger", "", "20 tot 100"),
        ("1 tot 10 medewerkers, korte route", "35", "", "geen verschil", "", "20 tot 100"),
        ("Plaatwerk", "55", "", "", "", "20 tot 100"),
        ("Plaatwerk, 50 tot 250 medewerkers", "65", "", "", "", "20 tot 100"),
    )


def test_chart_of_an_indicator_leaves_out_parts_of_sub_branches():
    rows = chapter(report_of(*CELLS), "autonomie").plot.rows
    assert [row.row.label for row in rows] == [
        "Heel het fonds",
        "10 tot 50 medewerkers",
        "50 tot 250 medewerkers",
        "1 tot 10 medewerkers, korte route",
        "Plaatwerk",
    ]


def test_practices_have_a_column_per_size_that_is_told():
    table = chapter(report_of(*CELLS), "autonomie").practices
    assert [column.label for column in table.columns] == [
        "Vraag, en wat toepassen is",
        "Heel het fonds",
        "10 tot 50 medewerkers",
    ]
    assert [row[1:] for row in table.rows] == [("ongeveer 35%", "ongeveer 20%"), ("minder dan 10%", "–")]


def test_practices_of_many_sizes_get_a_narrower_first_column():
    cells = [
        cell("werk-zelf-indelen", 50, column=key.column) for key in {told.key for told in CELLS if not told.key.branch}
    ]
    table = chapter(report_of(*cells), "autonomie").practices
    assert (len(table.columns), table.columns[0].kind) == (5, "wide")


def test_indicator_without_cells_says_so():
    found = chapter(report_of(*CELLS), "sociale-steun")
    assert (found.mean, found.crowd, found.for_whom) == ("te weinig deelnemers", "", "")
    assert (found.plot, found.groups, found.spread, found.practices) == (None, None, None, None)


def test_table_without_spread_has_no_column_for_it():
    table = chapter(report_of(*CELLS), "redelijk-loon").groups
    assert [column.label for column in table.columns] == [
        "Groep",
        "Gemiddelde",
        "Middelste helft",
        "Verschil",
        "Werkgevers",
    ]


def test_headline_names_lowest_and_highest_without_naming_one_twice():
    report = report_of(*CELLS)
    assert (report.lowest, report.highest) == (("Redelijk loon (47)",), ("Betaald verlof (boven 90)",))
    many = report_of(*(cell(indicator.slug, 20 + 5 * n) for n, indicator in enumerate(EDITION.indicators)))
    assert many.lowest == ("Redelijk loon (20)", "Baanzekerheid (25)", "Werkzekerheid (30)")
    assert many.highest == (
        "Goede kinderopvang en ouderenzorg (75)",
        "Zeggenschap over werktijden (70)",
        "Betaald verlof (65)",
    )


def test_indicators_that_share_a_mean_are_named_together():
    means = (60, 60, 60, 65, 75, 70)
    report = report_of(*(cell(i.slug, mean) for i, mean in zip(EDITION.indicators, means, strict=False)))
    assert report.lowest == ("Redelijk loon, Baanzekerheid en Werkzekerheid (60)",)
    assert report.highest == ("Autonomie (75)", "Capaciteiten gebruiken (70)")
    alike = report_of(*(cell(indicator.slug, 60) for indicator in EDITION.indicators))
    assert (alike.lowest, alike.highest) == ((), ())


def test_largest_differences_between_sizes_come_first():
    report = report_of(
        cell("autonomie", 50, column=SMALL),
        cell("autonomie", 75, column=MEDIUM),
        cell("redelijk-loon", None, edge=Edge.BELOW, column=SMALL),
        cell("redelijk-loon", 80, column=MEDIUM),
        cell("sociale-steun", 60, column=SMALL, crowd=Crowd.TENS),
        cell("sociale-steun", 65, column=MEDIUM),
    )
    assert report.differences.rows == (
        ("Redelijk loon", "10 tot 50 medewerkers: onder 10", "50 tot 250 medewerkers: 80", "70"),
        ("Autonomie", "10 tot 50 medewerkers: 50", "50 tot 250 medewerkers: 75", "25"),
    )


def test_one_size_alone_has_no_difference():
    assert report_of(cell("autonomie", 50, column=SMALL)).differences is None


def test_themes_stand_in_a_table_the_lowest_first():
    assert [row[:3] for row in report_of(*CELLS).themes.rows] == [
        ("Redelijk loon", "47", "geen"),
        ("Autonomie", "61", "10 tot 50 medewerkers (gemiddeld 50); Plaatwerk (gemiddeld 55)"),
        ("Betaald verlof", "boven 90", "niet te zeggen"),
    ]


def test_theme_names_the_practice_that_fewest_apply():
    rows = {row[0]: row[3] for row in report_of(*CELLS).themes.rows}
    question = EDITION.question("hinderlijke-regels")
    assert rows["Autonomie"] == f"{question.levels[3]} (minder dan 10%)"
    assert rows["Redelijk loon"] == "te weinig deelnemers"


def test_empty_publication_gives_a_report_that_says_so():
    report = report_of()
    assert (report.crowd, report.lowest, report.highest, report.themes) == ("", (), (), None)
    assert {row[1] for row in report.scores.rows} == {"te weinig deelnemers"}


def test_offers_that_are_valid_on_the_day_come_along():
    ended = replace(OFFER, title="Voorbij", valid_until=date(2026, 12, 1))
    endless = replace(OFFER, title="Altijd", valid_until=None, indicators=frozenset())
    assert report_of(offers=(OFFER, ended, endless)).offers.rows == (
        ("Leren roosteren", "training", "Autonomie, Betaald verlof", "31 december 2026"),
        ("Altijd", "training", "", "geen einddatum"),
    )
    assert report_of(offers=(ended,)).offers is None
