"""Mails between the parties: to whom, and that they hold a link and nothing that was said."""

import pytest
from django.core import mail

from organisations.models import Organisation, ParticipationForm, Role
from organisations.services.organisations import add_member
from reports.council.discussion_mail import tell_employer
from reports.models import Discussion, Stance, Verdict
from tests.factories import NOW, make_colleague
from tests.reports.talking import share, write, write_opinion

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(talk, employer, hr, reader):
    """A mail was sent after the council shared something about an employer with a colleague and a second admin."""
    make_colleague(employer)
    add_member(employer, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
    share(talk, "autonomie", Stance.DISAGREES, "Geheime zin")
    assert tell_employer(talk)
    return {message.to[0]: message for message in mail.outbox}


def test_every_administrator_of_the_employer_is_told_and_nobody_else(told):
    assert set(told) == {"hr@voorbeeld.example", "tweede@voorbeeld.example"}


def test_the_mail_holds_a_link_and_nothing_that_was_said(told, address):
    message = told["hr@voorbeeld.example"]
    assert message.subject == "Bericht van de ondernemingsraad"
    assert f"Lees het hier:\nhttp://localhost:8000{address('consult')}\n" in message.body
    words = ("Geheime", "utonomie", "oneens", "Oneens", "Sara", "@")
    assert [word for word in words if word in message.body] == []


def test_who_has_no_password_yet_is_told_how_to_choose_one(told):
    assert "Kies eerst een wachtwoord:\nhttp" in told["tweede@voorbeeld.example"].body


def test_a_mail_that_was_not_taken_is_told_to_the_caller(talk, dead_mail):
    assert tell_employer(talk) is False


class TestFromTheCouncil:
    """Each of the council's steps that the employer can see, over HTTP."""

    @pytest.fixture
    def council(self, council_secretary, login):
        return login(council_secretary)

    def test_sharing_positions_tells_the_employer_once(self, talk, council, address):
        write(talk, "autonomie")
        write(talk, "betaald-verlof")
        council.post(address("share_positions"), {"drafts": ["autonomie:1", "betaald-verlof:1"], "confirmed": "on"})
        assert talk.positions.count() == 2
        assert [message.to for message in mail.outbox] == [["hr@voorbeeld.example"]]

    def test_a_proposal_tells_the_employer(self, position, council, address):
        council.post(address("make_proposal", position.pk), {"text": "Laat de ploegen zelf verdelen."})
        assert [message.to for message in mail.outbox] == [["hr@voorbeeld.example"]]

    def test_an_opinion_tells_the_employer(self, talk, council, address):
        write_opinion(talk, Verdict.RECOGNISES)
        council.post(address("give_opinion"))
        assert [message.to for message in mail.outbox] == [["hr@voorbeeld.example"]]

    def test_writing_a_draft_tells_nobody(self, talk, council, address):
        council.post(address("council_position", "autonomie"), {"stance": "oneens", "remark": "Nee.", "version": "0"})
        assert (talk.position_drafts.count(), mail.outbox) == (1, [])

    def test_a_staff_meeting_tells_only_once_confirmed(self, talk, council, council_member, login, address):
        Organisation.objects.update(participation_form=ParticipationForm.STAFF_MEETING)
        Discussion.objects.update(form=ParticipationForm.STAFF_MEETING)
        talk.refresh_from_db()
        write_opinion(talk, Verdict.PARTLY, counts=(5, 2, 0, 0))
        council.post(address("give_opinion"))
        assert mail.outbox == []
        login(council_member).post(address("confirm_opinion"))
        assert [message.subject for message in mail.outbox] == ["Bericht van de personeelsvergadering"]

    def test_what_was_shared_stands_when_the_mail_cannot_be_sent(self, talk, council, address, dead_mail):
        write(talk, "autonomie")
        data = {"drafts": ["autonomie:1"], "confirmed": "on"}
        page = council.post(address("share_positions"), data, follow=True).content.decode()
        assert "Uw werkgever kreeg hiervan geen mail: die kon niet worden verstuurd." in page
        assert talk.positions.count() == 1
