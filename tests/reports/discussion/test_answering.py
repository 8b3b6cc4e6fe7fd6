"""The employer answers what the council shared: typed text survives, nobody overwrites unseen, the council hears."""

import re
from html import unescape

import pytest
from django.core import mail

from assessments.services.life_cycle import return_to_draft
from reports.models import Decision, Position, Proposal
from reports.services.discussions import answer_proposal, reply_to_position
from tests.factories import NOW
from tests.reports.talking import share

pytestmark = pytest.mark.django_db
DECIDED = {"decision": "overgenomen", "reply": "Dat gaan wij doen."}


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


def hidden(response):
    return response.context["form"]["seen"].value()


@pytest.fixture
def admin(hr, login):
    return login(hr)


class TestReply:
    @pytest.fixture
    def url(self, position, address):
        return address("reply_to_position", position.pk)

    def test_is_saved_and_leads_back_to_the_discussion(self, url, admin, address):
        response = admin.post(url, {"reply": "Wij kijken ernaar."})
        assert (response.status_code, response["Location"]) == (302, address("consult"))
        assert Position.objects.get().reply == "Wij kijken ernaar."
        assert "Antwoord van de werkgever" in text_of(admin.get(address("consult")))

    @pytest.mark.parametrize(
        ("text", "message"), [("  ", "Schrijf op wat u hierop antwoordt."), ("x" * 2001, "2000 tekens")]
    )
    def test_wrong_input_is_told_and_kept(self, text, message, url, admin):
        response = admin.post(url, {"reply": text})
        assert (response.status_code, message in text_of(response)) == (422, True)
        assert text.strip() in response.content.decode()
        assert Position.objects.get().reply == ""

    def test_stands_in_the_form_to_be_improved(self, url, position, hr, admin):
        reply_to_position(position, "Eerst zo.", by=hr, at=NOW)
        page = admin.get(url)
        assert page.context["form"]["reply"].value() == "Eerst zo."
        admin.post(url, {"reply": "Toen zo.", "seen": hidden(page)})
        assert Position.objects.get().reply == "Toen zo."

    @pytest.mark.parametrize("seen", ["", "gisteren", "2026-99-99T00:00"])
    def test_of_a_colleague_meanwhile_is_shown_and_saving_again_is_a_choice(self, seen, url, position, hr, admin):
        reply_to_position(position, "Van een collega.", by=hr, at=NOW)
        refused = admin.post(url, {"reply": "Van mij.", "seen": seen})
        assert refused.status_code == 422
        assert "Een collega heeft intussen geantwoord: “Van een collega.”" in text_of(refused)
        assert refused.context["form"]["reply"].value() == "Van mij."
        assert Position.objects.get().reply == "Van een collega."
        admin.post(url, {"reply": "Van mij.", "seen": hidden(refused)})
        assert Position.objects.get().reply == "Van mij."

    def test_to_a_position_that_was_replaced_goes_along_to_the_newer_one(self, url, talk, admin, address):
        newer = share(talk, remark="Na het gesprek.")
        refused = admin.post(url, {"reply": "Van mij."})
        assert refused.status_code == 422
        assert "Er is intussen een nieuw standpunt gedeeld; het staat hierboven." in text_of(refused)
        assert f'action="{address("reply_to_position", newer.pk)}"' in refused.content.decode()
        assert refused.context["form"]["reply"].value() == "Van mij."
        assert set(Position.objects.values_list("reply", flat=True)) == {""}

    def test_keeps_the_text_when_the_discussion_stood_still_meanwhile(self, url, position, hr, admin):
        return_to_draft(position.discussion.assessment, "Een cijfer klopte niet", by=hr, at=NOW)
        refused = admin.post(url, {"reply": "Van mij."})
        assert (refused.status_code, refused.context["form"]["reply"].value()) == (422, "Van mij.")
        assert "De bespreking is niet open; uw tekst is niet opgeslagen." in text_of(refused)
        assert Position.objects.get().reply == ""


class TestProposal:
    @pytest.fixture
    def url(self, proposal, address):
        return address("answer_proposal", proposal.pk)

    def test_gets_a_decision_with_why(self, url, admin, address):
        assert admin.post(url, DECIDED)["Location"] == address("consult")
        stored = Proposal.objects.get()
        assert (stored.decision, stored.reply) == ("overgenomen", "Dat gaan wij doen.")
        assert "overgenomen Laat de ploegen zelf hun werk verdelen. Waarom: Dat gaan wij doen." in text_of(
            admin.get(address("consult"))
        )

    @pytest.mark.parametrize(
        ("field", "message"),
        [("decision", "Kies wat u met het voorstel doet."), ("reply", "Schrijf op waarom u dit besluit.")],
    )
    def test_needs_both(self, field, message, url, admin):
        response = admin.post(url, DECIDED | {field: ""})
        assert (response.status_code, message in text_of(response)) == (422, True)
        assert Proposal.objects.get().decision == ""

    def test_of_a_colleague_meanwhile_is_shown(self, url, proposal, hr, admin):
        answer_proposal(proposal, Decision.REJECTED, "Van een collega.", by=hr, at=NOW)
        refused = admin.post(url, DECIDED)
        assert "Een collega heeft intussen geantwoord: “Van een collega.”" in text_of(refused)
        assert Proposal.objects.get().decision == "niet-overgenomen"
        admin.post(url, DECIDED | {"seen": hidden(refused)})
        assert Proposal.objects.get().decision == "overgenomen"


class TestMail:
    def test_goes_to_the_council_once_nothing_is_left_to_answer(self, proposal, admin, address):
        admin.post(address("reply_to_position", proposal.position.pk), {"reply": "Geheim antwoord."})
        assert mail.outbox == []
        told = text_of(admin.post(address("answer_proposal", proposal.pk), DECIDED, follow=True))
        assert "U hebt alles beantwoord; de ondernemingsraad krijgt daarvan bericht." in told
        assert sorted(message.to for message in mail.outbox) == [
            ["raadslid@voorbeeld.example"],
            ["secretaris@voorbeeld.example"],
        ]
        assert {message.subject for message in mail.outbox} == {"Antwoord van Voorbeeld Metaal"}
        (body,) = {message.body for message in mail.outbox}
        assert "/werkgever/90000001/2026/raad/\n" in body
        assert not [word for word in ("Geheim", "Dat gaan wij", "ploegen", "Hanna", "Sara") if word in body]

    def test_that_could_not_be_sent_is_told_and_the_answer_stands(self, position, admin, address, dead_mail):
        told = text_of(admin.post(address("reply_to_position", position.pk), {"reply": "Ja."}, follow=True))
        assert "Niet elke mail kon worden verstuurd. Vertel zelf dat er iets te lezen is." in told
        assert Position.objects.get().reply == "Ja."
