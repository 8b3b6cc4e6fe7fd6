"""Check, submit and back to draft over HTTP."""

import re

import pytest
from django.core import mail

from assessments.models import StatusChange, Submission
from assessments.responses import Response, State
from assessments.services.life_cycle import fix_assessment
from tests.factories import NOW, answer_question, fill_assessment, question_of

pytestmark = pytest.mark.django_db
CHECK = "/werkgever/90000001/2026/controle/"
SUBMIT = "/werkgever/90000001/2026/indienen/"
REOPEN = "/werkgever/90000001/2026/heropenen/"


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


class TestCheck:
    def test_lists_open_questions_with_a_link_to_each(self, draft, admin):
        fill_assessment(draft).answers.filter(question="hinderlijke-regels").delete()
        page = admin.get(CHECK)
        assert '<a href="/werkgever/90000001/2026/vragen/autonomie/#vraag-hinderlijke-regels">' in page.content.decode()
        assert "Indienen kan zodra alle vragen beantwoord zijn." in text_of(page)
        assert "Vragenlijst indienen" not in text_of(page)

    def test_names_what_looks_odd_and_lets_one_submit_all_the_same(self, draft, admin):
        fill_assessment(draft, level=2)
        answer_question(draft, "hinderlijke-regels", Response(State.UNKNOWN))
        told = text_of(admin.get(CHECK))
        assert f"Autonomie {question_of(draft, 'hinderlijke-regels').text} weet ik niet" in told
        assert "Vragenlijst indienen" in told

    def test_asks_for_the_workforce(self, draft, admin):
        fill_assessment(draft).headcounts.all().delete()
        told = text_of(admin.get(CHECK))
        assert "De tabel van wie er werken is nog leeg." in told
        assert "Vragenlijst indienen" not in told

    def test_of_a_submitted_year_leads_to_the_results(self, submitted, admin):
        assert "/werkgever/90000001/2026/resultaten/" in admin.get(CHECK).content.decode()

    def test_says_what_the_year_waits_for(self, discussion, admin, hr):
        assert "Deze vragenlijst is in bespreking De antwoorden liggen vast." in text_of(admin.get(CHECK))
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        assert "Het jaarrapport is vastgesteld De antwoorden zijn alleen te lezen." in text_of(admin.get(CHECK))


class TestSubmit:
    def test_leads_to_the_results(self, draft, admin):
        fill_assessment(draft)
        response = admin.post(SUBMIT)
        assert response["Location"] == "/werkgever/90000001/2026/resultaten/"
        assert "De vragenlijst is ingediend. Dit zijn uw resultaten." in text_of(admin.get(response["Location"]))

    def test_with_open_questions_leads_back_to_them(self, draft, admin):
        told = text_of(admin.post(SUBMIT, follow=True))
        assert "Nog niet alle vragen zijn beantwoord. Hieronder staat welke." in told
        assert Submission.objects.count() == 0

    def test_twice_is_told_and_submits_once(self, submitted, admin):
        assert "Deze vragenlijst is al ingediend." in text_of(admin.post(SUBMIT, follow=True))
        assert Submission.objects.count() == 1

    def test_a_get_submits_nothing(self, draft, admin):
        fill_assessment(draft)
        assert (admin.get(SUBMIT).status_code, Submission.objects.count()) == (405, 0)


class TestReopen:
    def test_needs_a_reason(self, submitted, admin):
        response = admin.post(REOPEN, {"reason": " "})
        assert (response.status_code, "Dit veld is verplicht." in text_of(response)) == (422, True)
        submitted.refresh_from_db()
        assert not submitted.is_draft

    def test_with_a_reason_opens_the_year_again(self, submitted, admin):
        told = text_of(admin.post(REOPEN, {"reason": "Verzuim was verkeerd."}, follow=True))
        assert "De vragenlijst is weer een concept. Dien hem opnieuw in als u klaar bent." in told
        assert StatusChange.objects.latest("id").reason == "Verzuim was verkeerd."

    def test_of_a_draft_is_told(self, draft, admin):
        told = text_of(admin.post(REOPEN, {"reason": "Zomaar"}, follow=True))
        assert "Deze vragenlijst is nog niet ingediend." in told

    def test_a_get_opens_nothing(self, submitted, admin):
        assert "De reden komt in het jaarrapport te staan." in text_of(admin.get(REOPEN))
        submitted.refresh_from_db()
        assert not submitted.is_draft

    def test_while_it_is_discussed_says_and_mails_that_the_council_waits(self, discussion, admin):
        assert "De ondernemingsraad krijgt een mail." in text_of(admin.get(REOPEN))
        admin.post(REOPEN, {"reason": "Verzuim was verkeerd."})
        discussion.assessment.refresh_from_db()
        assert discussion.assessment.is_draft
        assert sorted(message.to[0] for message in mail.outbox) == [
            "raadslid@voorbeeld.example",
            "secretaris@voorbeeld.example",
        ]
        (body,) = {message.body for message in mail.outbox}
        assert "teruggezet naar concept om iets te veranderen. U kunt even niet reageren." in body
        assert "Verzuim" not in body

    def test_before_it_was_discussed_mails_nobody(self, submitted, council_member, admin):
        assert "krijgt een mail" not in text_of(admin.get(REOPEN))
        admin.post(REOPEN, {"reason": "Verzuim was verkeerd."})
        assert mail.outbox == []

    def test_with_a_dead_mail_server_goes_back_and_says_so(self, discussion, admin, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        told = text_of(admin.post(REOPEN, {"reason": "Verzuim was verkeerd."}, follow=True))
        assert "Niet elke mail kon worden verstuurd. Vertel zelf dat de bespreking stilstaat." in told
        assert "De vragenlijst is weer een concept." in told

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_of_a_fixed_year_is_refused(self, method, discussion, admin, hr):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        told = text_of(getattr(admin, method)(REOPEN, {"reason": "Toch nog"}, follow=True))
        assert "Het jaarrapport is vastgesteld. Er verandert niets meer, dus ook niet de vragenlijst." in told
        assert "Terug naar concept" not in told
        discussion.assessment.refresh_from_db()
        assert (discussion.assessment.is_fixed, mail.outbox) == (True, [])
