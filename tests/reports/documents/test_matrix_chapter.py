"""The competentiematrix in the annual report and its data: of the latest year, while it is on, and frozen with it."""

import json
from datetime import date, timedelta

import pytest

from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixSetup, MatrixTeam, MatrixWorker
from reports.documents.dossier_selectors import dossier_of
from reports.documents.export import DocumentKind, document_html, export_document
from reports.documents.fixed_print import export_report_data, print_report
from reports.documents.matrix_chapter import build_matrix_chapter
from reports.documents.report_data import build_report_data
from reports.models import FixedKind
from reports.services.fixing import fix_report
from tests.factories import NOW, admin_of, make_submitted
from tests.reports.hostile import hostile_strings
from tests.reports.matrix.teams import crowd, make_two_teams
from tests.reports.pdf_reading import failed_rules, flat, flat_text
from tests.reports.talking import give

TODAY = date(2026, 3, 2)
HEADING = '<h2 id="competentiematrix">Competentiematrix</h2>'
MARKS = ("<img", "<link", "<style", "<a ", "<svg", "<object")


@pytest.fixture
def teams(employer):
    return make_two_teams(employer)


def html_of(assessment, kind=DocumentKind.ANNUAL_REPORT):
    return document_html(kind, assessment, at=NOW)


def test_chapter_has_the_ground_and_figures_of_groups(teams, submitted):
    html = html_of(submitted)

    assert html.index('id="flex"') < html.index(HEADING) < html.index('id="plan"')
    assert '<li><a href="#competentiematrix">Competentiematrix</a></li>' in html
    assert "De ondernemingsraad stemde in op 12 januari 2026 (Brief van de ondernemingsraad)." in html
    assert "<strong>Stand op 2 maart 2026.</strong> De teams hebben samen 6 competenties nodig." in html
    assert "Stand op 2 maart 2026, per groep van 5 mensen of meer" in html


def test_chapter_holds_nobodys_row(teams, submitted):
    html = html_of(submitted)

    assert [code for code in crowd("LASCODE", 6) | crowd("BUIGCODE", 6) if code in html] == []
    assert "Heftruck" not in html


def test_too_few_people_leave_a_chapter_without_a_table(employer, submitted):
    make_two_teams(employer, count=2)

    chapter = build_matrix_chapter(dossier_of(submitted, matrix_on=TODAY).matrix)

    assert chapter.table is None
    assert "In de teams samen zitten minder dan 5 mensen." in html_of(submitted)


def test_report_without_a_matrix_has_no_chapter(submitted):
    assert "ompetentiematrix" not in html_of(submitted)


def test_report_while_it_is_off_has_no_chapter(teams, submitted, hr):
    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)

    assert "ompetentiematrix" not in html_of(submitted)


def test_report_of_an_earlier_year_has_no_chapter(teams, employer):
    before, latest = make_submitted(employer, 2025), make_submitted(employer, 2026)

    assert [HEADING in html_of(assessment) for assessment in (before, latest)] == [False, True]


@pytest.mark.parametrize("kind", [DocumentKind.IMPROVEMENT_PLAN, DocumentKind.AGENDA])
def test_other_documents_read_no_matrix(kind, teams, submitted):
    assert "ompetentiematrix" not in html_of(submitted, kind)
    assert dossier_of(submitted).matrix is None


def test_fixing_freezes_the_chapter(teams, discussion):
    assessment = discussion.assessment
    give(discussion)
    fix_report(assessment, by=admin_of(assessment.organisation), at=NOW)
    before = bytes(assessment.fixed_documents.get(kind=FixedKind.REPORT).content)

    MatrixWorker.objects.all().delete()
    after = export_document(
        DocumentKind.ANNUAL_REPORT, assessment, by=admin_of(assessment.organisation), at=NOW + timedelta(days=90)
    )
    data = json.loads(export_report_data(assessment, by=admin_of(assessment.organisation), at=NOW))

    assert after == before
    assert failed_rules(after) == set()
    assert flat("Stand op 2 maart 2026, per groep van 5 mensen of meer") in flat_text(after)
    assert data["competentiematrix"]["on"] == "2026-03-02"


def test_fixed_report_tells_of_the_day_on_which_it_is_fixed(teams, submitted):
    printed = print_report(submitted, at=NOW + timedelta(days=30))

    assert "Stand op 1 april 2026" in printed.html


def test_data_have_the_same_groups(teams, submitted):
    data = build_report_data(dossier_of(submitted, matrix_on=TODAY))["competentiematrix"]

    assert data["on"] == "2026-03-02"
    assert data["ground"] == {
        "consent_of": "de ondernemingsraad",
        "decided_on": "2026-01-12",
        "document": "Brief van de ondernemingsraad",
        "reason": "",
    }
    assert [(group["title"], group["people"]) for group in data["groups"]] == [
        ("Buigerij", 6), ("Lasserij", 6), ("Alle teams samen", 12),
    ]  # fmt: skip
    assert data["groups"][0] == {
        "title": "Buigerij",
        "is_total": False,
        "people": 6,
        "flex_people": 0,
        "needs": 3,
        "covered": 2,
        "single": 0,
        "nobody": 1,
        "broad_share": 1.0,
        "expiring": 0,
    }
    assert json.loads(json.dumps(data)) == data


def test_data_without_a_matrix_say_null(submitted):
    assert build_report_data(dossier_of(submitted, matrix_on=TODAY))["competentiematrix"] is None


def test_hostile_names_stay_text(teams, submitted, tmp_path):
    html = html_of(submitted)
    tags = {mark: html.count(mark) for mark in MARKS}

    hostile = "".join(hostile_strings(tmp_path))
    MatrixTeam.objects.filter(name="Lasserij").update(name=hostile[:60])
    MatrixSetup.objects.update(document=hostile[:200])
    html = html_of(submitted)

    assert {mark: html.count(mark) for mark in tags} == tags
