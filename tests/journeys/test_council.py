"""A council that disagrees, an employer that answers, a report that stays as it was: with the keyboard only."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import expect

from assessments.models import Status
from tests.factories import make_discussion
from tests.journeys.keyboard import choose, follow, reach, type_in

YEAR = ("90000001", 2026)
REMARK = "In de ploegen deelt de planner het werk in. Wij kiezen zelf niets."
REPLY = "Dat klopt voor ploeg 3. Vanaf mei deelt die ploeg zelf in."
OPINION = "Voor het kantoor herkennen wij het beeld, voor de ploegen niet."


@pytest.fixture
def running(submitted, council_secretary):
    """Laid before the council, which has six weeks from today."""
    return make_discussion(submitted, localdate() + timedelta(days=42))


def test_discussion_from_first_reading_to_a_report_that_can_be_checked(
    log_in, hr, council_secretary, running, tmp_path
):
    council, employer = log_in(council_secretary), log_in(hr)
    _disagree(council)
    _share(council)
    _answer(employer)
    _give_opinion(council)
    _fix(employer)
    running.assessment.refresh_from_db()
    assert running.assessment.status == Status.FIXED

    report = _download_report(council, tmp_path)
    assert _verdict_on(council, report) == "Ja, dit bestand klopt"
    tampered = tmp_path / "veranderd.pdf"
    tampered.write_bytes(report.read_bytes().replace(b"%%EOF", b"%%E0F"))
    assert _verdict_on(council, tampered) == "Nee, dit bestand is niet vastgesteld"


def _disagree(page):
    page.goto("/")
    follow(page, page.get_by_role("main").get_by_role("link", name="Naar onze rol").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Onze rol bij de zelfbeoordeling 2026")
    follow(page, page.get_by_role("main").get_by_role("link", name="Autonomie").first)
    reach(page, page.locator("#vraag-werk-zelf-indelen summary"))
    page.keyboard.press("Enter")
    choose(page, page.locator("#id_niveau-werk-zelf-indelen_5"), 2)  # round the corner, to the second
    choose(page, page.get_by_role("radio", name="Nog geen standpunt"), 3)
    type_in(page, page.get_by_label("Uw opmerking"), REMARK)
    follow(page, page.get_by_role("button", name="Bewaar en ga terug"))
    expect(page.get_by_text("Concept", exact=True)).to_be_visible()


def _share(page):
    follow(page, page.get_by_role("link", name="Deel uw concepten met uw werkgever"))
    follow(page, page.get_by_role("button", name="Kijk na en deel"))
    expect(page.get_by_text(REMARK)).to_be_visible()
    follow(page, page.get_by_role("button", name="Deel 1 standpunt"))
    expect(page.get_by_text("Gedeeld", exact=True)).to_be_visible()


def _answer(page):
    page.goto("/")
    follow(page, page.get_by_role("main").get_by_role("link", name="Naar de bespreking").first)
    expect(page.get_by_text(REMARK)).to_be_visible()
    follow(page, page.get_by_role("link", name="Antwoorden over autonomie"))
    type_in(page, page.get_by_label("Uw antwoord"), REPLY)
    follow(page, page.get_by_role("button", name="Antwoord opslaan"))
    expect(page.get_by_text(REPLY)).to_be_visible()


def _give_opinion(page):
    page.goto(reverse("council_room", args=YEAR))
    follow(page, page.get_by_role("link", name="Ons oordeel over de zelfbeoordeling"))
    choose(page, page.get_by_role("radio", name="Nog niet gekozen"), 2)
    type_in(page, page.get_by_label("Uw toelichting"), OPINION)
    follow(page, page.get_by_role("button", name="Bewaar, kijk na en geef"))
    follow(page, page.get_by_role("button", name="Geef dit oordeel"))
    expect(page.get_by_text(OPINION)).to_be_visible()


def _fix(page):
    page.goto(reverse("consult", args=YEAR))
    expect(page.get_by_text(OPINION)).to_be_visible()
    follow(page, page.get_by_role("main").get_by_role("link", name="aststellen").first)
    reach(page, page.get_by_label("Ik heb het rapport gelezen."))
    page.keyboard.press("Space")
    page.set_default_timeout(60_000)  # the report is printed first
    follow(page, page.get_by_role("button", name="Jaarrapport vaststellen"))
    expect(page.get_by_text("Het jaarrapport is vastgesteld").first).to_be_visible()


def _download_report(page, folder) -> Path:
    page.goto(reverse("results", args=YEAR))
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("link", name="Jaarrapport (pdf)").first.click()
    path = folder / "jaarrapport.pdf"
    download.value.save_as(path)
    return path


def _verdict_on(page, path: Path) -> str:
    page.goto(reverse("verify_document"))
    page.get_by_label("Bestand").set_input_files(path)
    follow(page, page.get_by_role("button", name="Controleer dit bestand"))
    return page.get_by_role("status").get_by_role("heading").inner_text()
