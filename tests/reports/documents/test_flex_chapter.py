"""The Flex Diagnose on paper: its own document, its chapter in the annual report, and its data."""

import json

import pytest
from django.urls import reverse

from assessments.edition_files import load_flex_edition
from assessments.models import FlexDemand
from assessments.services.life_cycle import fix_assessment
from organisations.models import Event
from reports.documents.dossier_selectors import dossier_of
from reports.documents.export import DocumentKind, document_html, export_document
from reports.documents.fixed_print import report_data
from reports.documents.flex_chapter import build_flex_chapter
from reports.documents.report_data import build_report_data
from tests.assessments.flex_diagnose.series_factory import weekly
from tests.factories import NOW, admin_of
from tests.reports.flex.diagnosed import SOME_ANSWERS, answer_flex, diagnose, make_series
from tests.reports.hostile import hostile_strings
from tests.reports.pdf_reading import failed_rules, flat, page_texts

EDITION = load_flex_edition("flex-diagnose/2026")
ADDRESS = reverse("flex_pdf", args=["90000001", 2026])


@pytest.fixture
def diagnosed(submitted):
    return diagnose(submitted)


def test_document_is_whole(diagnosed):
    """With everything in it: every step, the triangle, tips and figures."""
    answer_flex(diagnosed)

    pdf = export_document(DocumentKind.FLEX_DIAGNOSE, diagnosed, by=admin_of(diagnosed.organisation), at=NOW)

    assert failed_rules(pdf) == set()
    pages = page_texts(pdf)
    assert 5 <= len(pages) <= 9
    assert [number for number, page in enumerate(pages, start=1) if "Concept" not in page] == []
    assert all(flat("Geïnspireerd op de vier stappen van TNO") in flat(page) for page in pages)
    printed = (
        "7,3 fte",
        "Stap 1. De flexbehoefte",
        "juni 2025",
        "Stap 2. Het interne flexvermogen",
        "Niet bekend, en daarom niet meegeteld: eigen reserve bij verzuim.",
        "Stap 3. Samenwerken",
        "Drie manieren om dezelfde uren te vullen",
        "Stap 4. Goede banen voor alle werkenden",
        "23 rollen volgens TNO, geen wettelijke plichten",
        "Tips die passen bij wat is geantwoord",
        "−1.8",
        EDITION.content_hash,
    )
    text = flat("".join(pages))
    assert [words for words in printed if flat(words) not in text] == []


def test_annual_report_has_the_same_chapter(diagnosed):
    html = document_html(DocumentKind.ANNUAL_REPORT, diagnosed, at=NOW)

    assert '<h2 id="flex">Flex Diagnose</h2>' in html
    assert "<h3>Stap 1. De flexbehoefte</h3>" in html
    assert html.index('id="verdeling"') < html.index('id="flex"') < html.index('id="medezeggenschap"')


def test_annual_report_without_one_says_so_in_a_line(submitted):
    html = document_html(DocumentKind.ANNUAL_REPORT, submitted, at=NOW)

    assert "Over dit jaar is er geen Flex Diagnose." in html
    assert "Stap 1. De flexbehoefte" not in html


def test_draft_has_the_document_too(draft):
    diagnose(draft)

    html = document_html(DocumentKind.FLEX_DIAGNOSE, draft, at=NOW)

    assert "Drie manieren om dezelfde uren te vullen" in html
    assert "Concept: nog niet vastgesteld" in html


def test_document_of_a_fixed_year_is_no_concept(discussion, hr):
    diagnose(discussion.assessment)
    fix_assessment(discussion.assessment, by=hr, at=NOW)

    html = document_html(DocumentKind.FLEX_DIAGNOSE, discussion.assessment, at=NOW)

    assert "Jaarrapport vastgesteld op" in html
    assert "oncept" not in html


def test_document_without_one_says_so(submitted):
    assert "Over dit jaar is er geen Flex Diagnose ingevuld." in document_html(
        DocumentKind.FLEX_DIAGNOSE, submitted, at=NOW
    )


def test_five_years_of_weeks_are_printed_for_the_last_year_only(submitted):
    diagnose(submitted, series=weekly([1600 + 10 * (week % 52) for week in range(260)], start=(2020, 1)))

    chapter = build_flex_chapter(dossier_of(submitted).flex)

    assert (len(chapter.need_periods.rows), len(chapter.capacity_periods.rows)) == (52, 52)
    assert chapter.need_periods.note.endswith(
        "Alle 260 perioden staan op de pagina en in de gegevens bij het jaarrapport."
    )
    assert len(chapter.result.need.periods.rows) == 260


def test_hostile_name_of_the_second_series_stays_text(submitted, tmp_path):
    diagnose(submitted, series=make_series(measure=list(range(36))), measure="orders")
    html = document_html(DocumentKind.FLEX_DIAGNOSE, submitted, at=NOW)
    tags = {mark: html.count(mark) for mark in ("<img", "<link", "<style", "<a ", "<svg", "<object")}

    FlexDemand.objects.update(measure="".join(hostile_strings(tmp_path))[:60])
    html = document_html(DocumentKind.FLEX_DIAGNOSE, submitted, at=NOW)

    assert {mark: html.count(mark) for mark in tags} == tags


def test_data_have_the_figures_and_the_edition(diagnosed):
    flex = build_report_data(dossier_of(diagnosed))["flex_diagnose"]

    assert flex["edition"] == {"name": EDITION.name, "title": EDITION.title, "sha256": EDITION.content_hash}
    assert [answer["question"] for answer in flex["answers"]] == sorted(SOME_ANSWERS)
    assert flex["answers"][-1]["parts"][0]["option"] == "piek-jaar"
    assert len(flex["figures"]["periods"]) == 36
    assert flex["figures"]["mix"]["most_secure"]["secure_share"] > 0.9
    assert flex["figures"]["measure"] is None


def test_data_become_json_and_keep_flex_answers_apart(diagnosed):
    data = json.loads(report_data(diagnosed, dossier_of(diagnosed)))

    assert not any(answer["question"].startswith("flex-") for answer in data["answers"])
    assert data["flex_diagnose"]["figures"]["grain"] == "maand"


def test_data_without_hours_have_answers_only(submitted):
    answer_flex(submitted)

    flex = build_report_data(dossier_of(submitted))["flex_diagnose"]

    assert (flex["figures"], bool(flex["answers"])) == (None, True)


def test_data_without_a_flex_diagnose_say_null(submitted):
    assert build_report_data(dossier_of(submitted))["flex_diagnose"] is None


def test_members_download_it_and_others_do_not(submitted, hr, council_member, outsider, login):
    responses = [login(member).get(ADDRESS) for member in (hr, council_member)]

    assert [(each.status_code, each["Content-Type"]) for each in responses] == [(200, "application/pdf")] * 2
    assert responses[0]["Content-Disposition"] == 'attachment; filename="flex-diagnose-90000001-2026.pdf"'
    assert Event.objects.filter(verb="export_flex-diagnose", object="2026").count() == 2
    assert login(outsider).get(ADDRESS).status_code == 404


def test_draft_is_downloaded_by_who_may_see_it(draft, hr, reader, login):
    assert login(hr).get(ADDRESS)["Content-Type"] == "application/pdf"
    assert login(reader).get(ADDRESS).status_code == 403
