"""The documents beside other employers: one table, letters for more groups, and why nobody where nothing is told."""

from datetime import date

import pytest

from assessments.edition_files import load_edition
from benchmarks.cells import FULL_COLUMNS, Edge
from reports.documents.annual_report import build_annual_report
from reports.documents.dossier_selectors import dossier_of
from reports.documents.export import DocumentKind, document_html, export_document
from reports.documents.improvement_plan import build_improvement_plan
from reports.documents.peer_table import build_peer_table
from reports.services.plan import choose_tip
from reports.tip_files import load_tips
from reports.tips import LevelLift
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW
from tests.reports.pdf_reading import failed_rules, flat, flat_text

pytestmark = pytest.mark.django_db
SLUGS = [indicator.slug for indicator in load_edition("goed-werk/2026").indicators]
MEDIUM = FULL_COLUMNS[1]
TODAY = date(2026, 12, 2)


def table_of(assessment):
    return build_peer_table(dossier_of(assessment).results)


def test_there_is_no_table_where_nothing_is_told(submitted):
    assert table_of(submitted) is None


def test_one_group_needs_no_name(submitted):
    store_publication(None, 2026, [cell(slug, 40, band=(30, 50)) for slug in SLUGS])
    table = table_of(submitted)
    assert [column.label for column in table.columns][2:] == ["Gemiddelde", "Middelste helft", "Verschil", "Werkgevers"]
    assert table.rows[4][2:] == ("40", "30 tot 50", "ongeveer 40 hoger", "20 tot 100")


def test_groups_that_differ_have_a_letter(submitted):
    store_publication(None, 2026, [cell("autonomie", 40, branch="C"), cell("redelijk-loon", None, edge=Edge.BELOW)])
    rows = {row[0]: row[2:] for row in table_of(submitted).rows}
    assert rows["Autonomie"] == ("40", "", "ongeveer 40 hoger", "A: 20 tot 100")
    assert rows["Redelijk loon"] == ("onder 10", "", "hoger", "B: 20 tot 100")
    assert rows["Sociale steun"] == ("–", "", "", "te weinig")


@pytest.mark.parametrize("build", [build_annual_report, build_improvement_plan])
def test_both_documents_draw_and_print_what_is_published(submitted, build):
    store_publication(None, 2026, [cell(slug, 40, band=(30, 50)) for slug in SLUGS])
    dossier = dossier_of(submitted)
    page = build(dossier, TODAY)
    assert (page.peers, page.compared) == (build_peer_table(dossier.results), dossier.results.compared)
    assert {row.row.typical for row in page.plot.rows} == {(30, 50)}


@pytest.mark.parametrize("kind", [DocumentKind.IMPROVEMENT_PLAN, DocumentKind.ANNUAL_REPORT])
def test_both_documents_say_why_nobody_is_beside_them(submitted, kind):
    html = document_html(kind, submitted, at=NOW)
    assert "Een vergelijking met andere werkgevers is er niet." in html
    assert "die staat gepland voor 1 november 2026" in html


def test_annual_report_says_what_the_comparison_rests_on(submitted):
    assert "Niet gebruikt: er is nog geen groep" in document_html(DocumentKind.ANNUAL_REPORT, submitted, at=NOW)
    store_publication(None, 2026, [cell("autonomie", 40)])
    html = document_html(DocumentKind.ANNUAL_REPORT, submitted, at=NOW)
    assert "Gepubliceerde gemiddelden van minstens tien werkgevers" in html
    assert "Gemiddeld bij andere werkgevers 40 punten. Uw score daarnaast: ongeveer 40 hoger." in html


def test_improvement_plan_says_how_many_others_do_what_a_tip_brings(submitted, hr):
    tip = next(t for t in load_tips() if len(t.lifts) == 1 and isinstance(t.lifts[0], LevelLift))
    choose_tip(submitted, tip, by=hr, at=NOW)
    store_publication(None, 2026, [cell(tip.lifts[0].question, 60, branch="C", column=MEDIUM)])
    (action,) = build_improvement_plan(dossier_of(submitted), TODAY).chosen
    who = "de werkgevers in Industrie (SBI C) met 50 tot 250 medewerkers"
    assert action.practice == f"Ongeveer 60% van {who} doet dit al."
    assert action.practice in document_html(DocumentKind.IMPROVEMENT_PLAN, submitted, at=NOW)


@pytest.mark.parametrize("kind", [DocumentKind.IMPROVEMENT_PLAN, DocumentKind.ANNUAL_REPORT])
def test_both_documents_keep_to_pdf_ua_beside_others(submitted, hr, kind):
    told = [cell("autonomie", 40, band=(30, 50), branch="C"), cell("redelijk-loon", None, edge=Edge.BELOW)]
    store_publication(None, 2026, told)
    result = export_document(kind, submitted, by=hr, at=NOW)
    assert failed_rules(result) == set()
    assert flat("Naast andere werkgevers (0 tot 100 punten)") in flat_text(result)
