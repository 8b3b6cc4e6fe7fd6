"""The page on which the report is fixed: what must be done first, and that it ends the year."""

import re
from html import unescape

import pytest

from assessments.models import Assessment
from organisations.models import Organisation, ParticipationForm
from reports import pdf
from reports.models import Discussion, FixedDocument, FixedKind, Stance, Verdict
from reports.pdf import RenderProcess
from tests.reports.talking import give, in_days, share

pytestmark = pytest.mark.django_db
READ = {"is_read": "on"}


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


def checks(response):
    return [(check.label, check.is_done) for check in response.context["checks"]]


def status():
    return Assessment.objects.get().status


@pytest.fixture
def url(address):
    return address("fix_report")


@pytest.fixture
def admin(hr, login):
    return login(hr)


class TestChecks:
    def test_without_a_council_there_is_only_submitting(self, submitted, url, admin):
        Organisation.objects.update(participation_form=ParticipationForm.NONE)
        page = admin.get(url)
        assert checks(page) == [("De vragenlijst is ingediend", True)]
        assert "Jaarrapport vaststellen" in text_of(page)

    def test_of_a_draft_nothing_is_done(self, draft, url, admin):
        page = admin.get(url)
        assert [is_done for _, is_done in checks(page)] == [False, False]
        assert "Vaststellen kan zodra alles hierboven klaar is." in text_of(page)

    def test_a_council_must_have_been_asked(self, submitted, url, admin):
        assert checks(admin.get(url)) == [
            ("De vragenlijst is ingediend", True),
            ("De zelfbeoordeling is voorgelegd aan de ondernemingsraad", False),
        ]

    def test_remarks_proposals_and_the_opinion_are_named(self, proposal, url, admin):
        page = admin.get(url)
        assert checks(page)[2:] == [
            ("Alle opmerkingen zijn beantwoord", False),
            ("Over alle voorstellen is besloten", False),
            ("Er is een oordeel, of de termijn is voorbij", False),
        ]
        day = Discussion.objects.get().due_on
        assert re.search(rf"Zonder oordeel kunt u vaststellen vanaf \d+ \w+ {(in_days(31)).year}\.", text_of(page))
        assert (day, "Nog 1 te gaan." in text_of(page)) == (in_days(30), True)

    @pytest.mark.parametrize(("days", "is_open"), [(0, False), (-1, True)])
    def test_a_silent_council_has_until_and_including_its_last_day(self, days, is_open, talk, url, admin):
        Discussion.objects.update(due_on=in_days(days))
        page = admin.get(url)
        assert checks(page)[-1] == ("Er is een oordeel, of de termijn is voorbij", is_open)
        assert ("In het rapport komt te staan: geen oordeel ontvangen." in text_of(page)) == is_open
        assert ("is_read" in page.content.decode()) == is_open


class TestRefused:
    def test_without_having_read_it(self, talk, url, admin):
        give(talk, Verdict.RECOGNISES)
        response = admin.post(url)
        assert (response.status_code, status()) == (422, "bespreking")
        assert "Lees eerst het rapport en zet dan een vinkje." in text_of(response)

    @pytest.mark.parametrize("why", ["unanswered", "unheard", "unasked", "draft"])
    def test_while_something_must_be_done(self, why, request, url, admin):
        place = {"unanswered": "position", "unheard": "talk", "unasked": "submitted", "draft": "draft"}
        request.getfixturevalue(place[why])
        if why == "unanswered":
            Discussion.objects.update(due_on=in_days(-1))
        before = status()
        response = admin.post(url, READ)
        assert (response.status_code, status()) == (422, before)
        assert "Het jaarrapport kan nog niet worden vastgesteld." in text_of(response)
        assert FixedDocument.objects.count() == 0


def test_a_report_that_cannot_be_printed_leaves_the_year_as_it_was(talk, url, admin, monkeypatch):
    give(talk, Verdict.RECOGNISES)
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)
    response = admin.post(url, READ)
    starved.close()
    assert (response.status_code, status(), FixedDocument.objects.count()) == (422, "bespreking", 0)
    assert "Het rapport kon nu niet worden gemaakt. Er is niets vastgesteld" in text_of(response)


def test_fixing_stores_the_report_and_ends_the_year(talk, url, admin, address):
    share(talk, "autonomie", Stance.AGREES, "")
    give(talk, Verdict.RECOGNISES)
    response = admin.post(url, READ, follow=True)
    assert response.redirect_chain == [(address("consult"), 302)]
    assert "Het jaarrapport is vastgesteld. Er verandert nu niets meer." in text_of(response)
    assert status() == "vastgesteld"
    assert set(FixedDocument.objects.values_list("kind", flat=True)) == {FixedKind.REPORT, FixedKind.DATA}
    page = text_of(admin.get(url))
    assert "Er verandert niets meer. Jaarrapport (pdf)" in page
    assert admin.post(url, READ).status_code == 422
    assert FixedDocument.objects.count() == 2
