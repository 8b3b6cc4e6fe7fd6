"""The opinion over HTTP: written together, looked over, given, confirmed, and late as an addendum."""

import re

import pytest

from assessments.services.life_cycle import fix_assessment, return_to_draft
from reports import pdf
from reports.models import FixedDocument, FixedKind, Opinion, Verdict
from reports.pdf import RenderProcess
from tests.factories import NOW, make_discussion
from tests.reports.council.typed import typed
from tests.reports.talking import give, write, write_opinion

pytestmark = pytest.mark.django_db
COUNTS = {"recognise_count": "12", "partly_count": "5", "not_count": "0", "no_opinion_count": "1"}


def told(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def url(address):
    return address("council_opinion")


@pytest.fixture
def giving(address):
    return address("give_opinion")


@pytest.fixture
def confirming(address):
    return address("confirm_opinion")


class TestWriting:
    def test_keeps_a_draft_that_only_the_council_sees(self, talk, member, council_member, url):
        sent = {"verdict": "herkent-deels", "text": "De helft klopt.", "version": "0"}
        page = told(member.post(url, sent, follow=True))
        opinion = Opinion.objects.get()
        assert (opinion.verdict, opinion.text, opinion.saved_by) == (
            "herkent-deels",
            "De helft klopt.",
            council_member.user,
        )
        assert opinion.given_at is None
        assert "Alleen de ondernemingsraad ziet dit." in page
        assert "geen advies (WOR 25) of instemming (WOR 27)" in page
        assert "Hoeveel mensen" not in page

    def test_a_conflict_keeps_what_was_typed_and_shows_the_other(self, talk, member, url):
        write_opinion(talk, Verdict.NOT, "Van de ander.")
        response = member.post(url, {"verdict": "herkent", "text": "Van mij.", "version": "0"})
        assert response.status_code == 422
        assert "Herkent het beeld niet. Van de ander." in told(response)
        again = typed(response)
        assert (again["text"], again["verdict"], again["version"]) == ("Van mij.", "herkent", "1")
        member.post(url, again)
        assert Opinion.objects.get().text == "Van mij."

    def test_after_giving_is_read_only(self, talk, member, url):
        give(talk, Verdict.RECOGNISES)
        assert "<textarea" not in member.get(url).content.decode()
        response = member.post(url, {"verdict": "herkent-niet", "text": "Toch niet.", "version": "1"})
        assert (response.status_code, Opinion.objects.get().verdict) == (422, Verdict.RECOGNISES)

    def test_typed_too_late_is_given_back(self, talk, hr, member, url):
        return_to_draft(talk.assessment, "Een telfout.", by=hr, at=NOW)
        response = member.post(url, {"verdict": "herkent", "text": "Te laat getypt.", "version": "0"})
        assert (response.status_code, "Te laat getypt." in told(response)) == (409, True)

    def test_of_a_staff_meeting_counts(self, meeting, member, url):
        member.post(url, {"verdict": "herkent", "text": "", "version": "0"} | COUNTS)
        opinion = Opinion.objects.get()
        found = (opinion.recognise_count, opinion.partly_count, opinion.not_count, opinion.no_opinion_count)
        assert found == (12, 5, 0, 1)
        assert typed(member.get(url))["recognise_count"] == "12"

    def test_a_count_that_is_no_number_stays_and_is_said(self, meeting, member, url):
        response = member.post(url, {"verdict": "herkent", "version": "0"} | COUNTS | {"not_count": "veel"})
        assert (response.status_code, typed(response)["not_count"]) == (422, "veel")
        assert "Vul een getal in" in told(response)

    def test_a_lone_spokesperson_is_told_to_invite_the_second(self, meeting, council_member, secretary, url):
        council_member.delete()
        assert "Er is nog geen tweede woordvoerder" in told(secretary.get(url))


class TestGiving:
    def test_is_looked_over_first(self, talk, member, giving):
        write_opinion(talk, Verdict.PARTLY, "De helft klopt.")
        page = told(member.get(giving))
        assert "Herkent het beeld deels De helft klopt." in page
        assert "U kunt het niet meer veranderen of terughalen." in page
        assert Opinion.objects.get().given_at is None

    def test_names_the_drafts_that_were_not_shared(self, talk, member, giving):
        write(talk)
        write_opinion(talk, Verdict.RECOGNISES)
        assert "Die komen niet in het rapport: Autonomie." in told(member.get(giving))

    def test_makes_it_stand(self, talk, member, council_member, giving):
        write_opinion(talk, Verdict.RECOGNISES)
        page = told(member.post(giving, follow=True))
        assert Opinion.objects.get().given_by == council_member.user
        assert "Uw werkgever ziet nu uw oordeel. Het komt onveranderd in het jaarrapport." in page

    @pytest.mark.parametrize(
        ("verdict", "text", "reason"),
        [
            (None, "Wel tekst.", "Kies eerst een oordeel."),
            (Verdict.NOT, "", "Schrijf eerst in uw toelichting waarom"),
        ],
    )
    def test_of_what_is_not_complete_is_refused_in_words(self, verdict, text, reason, talk, member, giving):
        write_opinion(talk, verdict, text)
        assert reason in told(member.post(giving, follow=True))
        assert Opinion.objects.get().given_at is None

    def test_of_a_staff_meeting_needs_the_counts(self, meeting, member, giving):
        write_opinion(meeting, Verdict.RECOGNISES)
        assert "Vul eerst in hoeveel mensen wat vinden" in told(member.post(giving, follow=True))
        assert Opinion.objects.get().given_at is None

    def test_a_second_time_is_refused_in_words(self, talk, member, giving):
        give(talk, Verdict.RECOGNISES)
        assert "Het oordeel is al gegeven." in told(member.post(giving, follow=True))

    def test_while_the_employer_changes_its_answers_is_closed(self, talk, hr, member, giving):
        write_opinion(talk, Verdict.RECOGNISES)
        return_to_draft(talk.assessment, "Een telfout.", by=hr, at=NOW)
        assert member.post(giving).status_code == 409
        assert Opinion.objects.get().given_at is None


class TestConfirming:
    @pytest.fixture
    def given(self, meeting):
        """The first spokesperson gave it."""
        return give(meeting, Verdict.RECOGNISES, counts=(12, 5, 0, 1))

    def test_the_second_spokesperson_sees_the_counts_and_confirms(self, given, member, council_member, url, confirming):
        assert confirming in member.get(url).content.decode()
        assert "herkennen het beeld 12 mensen" in told(member.get(confirming)).lower()
        assert "Uw werkgever ziet nu uw oordeel." in told(member.post(confirming, follow=True))
        assert Opinion.objects.get().confirmed_by == council_member.user

    def test_who_gave_it_waits(self, given, secretary, url, confirming):
        page = secretary.get(url).content.decode()
        assert "Wacht op bevestiging" in page
        assert confirming not in page
        assert "Er is voor u nu niets te bevestigen." in told(secretary.post(confirming, follow=True))
        assert Opinion.objects.get().confirmed_at is None


class TestLate:
    @pytest.fixture
    def silent(self, submitted, council_member, hr):
        """Fixed after a deadline at which the council had said nothing."""
        talk = make_discussion(submitted)
        fix_assessment(talk.assessment, by=hr, at=NOW)
        report = {"kind": FixedKind.REPORT, "content": b"%PDF-", "sha256": "0" * 64, "fixed_at": NOW}
        FixedDocument.objects.create(assessment=talk.assessment, **report)
        return talk

    def test_an_opinion_becomes_an_addendum(self, silent, member, giving):
        write_opinion(silent, Verdict.NOT, "Wij zien iets anders.")
        page = told(member.post(giving, follow=True))
        assert "Het is een addendum bij het jaarrapport." in page
        assert FixedDocument.objects.get(kind=FixedKind.ADDENDUM).opinion == Opinion.objects.get()

    def test_a_printer_that_fails_keeps_the_opinion_and_offers_to_try_again(self, silent, member, giving, monkeypatch):
        starved = RenderProcess(memory=32 * 1024**2)
        monkeypatch.setattr(pdf, "_process", starved)
        write_opinion(silent, Verdict.NOT, "Wij zien iets anders.")
        page = told(member.post(giving, follow=True))
        starved.close()
        assert "Probeer het over een kwartier opnieuw." in page
        assert "Maak het nu" in page
        assert Opinion.objects.get().is_told

    def test_an_addendum_that_was_not_made_can_be_made_again(self, silent, member, url, giving):
        give(silent, Verdict.NOT, "Wij zien iets anders.")
        assert "Het document is nog niet gemaakt." in told(member.get(url))
        member.post(giving)
        assert FixedDocument.objects.filter(opinion=Opinion.objects.get()).count() == 1
        assert "Het document is nog niet gemaakt." not in told(member.get(url))


def test_before_it_is_laid_before_the_council_is_not_found(submitted, member, url):
    assert member.get(url).status_code == 404


def test_without_an_opinion_after_fixing_the_form_is_there(talk, hr, member, url):
    fix_assessment(talk.assessment, by=hr, at=NOW)
    assert "als addendum bij het jaarrapport" in told(member.get(url))
    assert "<textarea" in member.get(url).content.decode()
