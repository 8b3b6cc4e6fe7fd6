"""The mail with a personal link: what it says, and what happens with an address or a server that does not work."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from assessments.competentiematrix.link_mail import send_links
from assessments.competentiematrix.services.links import make_links
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

REFUSING = "tests.assessments.competentiematrix.test_link_mail.RefusingBackend"


class RefusingBackend(BaseEmailBackend):
    """A mail server that refuses one address and breaks down at another."""

    def send_messages(self, messages):
        (message,) = messages
        if message.to == ["weg@voorbeeld.example"]:
            raise SMTPRecipientsRefused({message.to[0]: (550, b"geen postbus")})
        if message.to == ["stuk@voorbeeld.example"]:
            raise SMTPServerDisconnected
        mail.outbox.append(message)
        return 1


@pytest.fixture
def team(employer):
    return make_team(employer, people={})


@pytest.fixture
def make(team, hr):
    def make(*names):
        entries = (WorkerEntry(name.upper(), email=f"{name}@voorbeeld.example") for name in names)
        workers = [add_worker(team, entry, by=hr, at=NOW) for entry in entries]
        return make_links(team, workers, by=hr, at=NOW)

    return make


def names_of(links):
    return [link.worker.code for link in links]


def test_mail_says_what_for_until_when_and_where(team, make):
    (link,) = make("jv")

    assert send_links(team, [link]) == []

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["jv@voorbeeld.example"], "Voorbeeld Metaal: wat kunt u, en wat wilt u leren?")
    assert f"\n{link.address}\n" in sent.body
    assert "Team Lasserij van Voorbeeld Metaal" in sent.body
    assert f"\n{team.purpose}\n" in sent.body
    assert "alleen voor u (JV) en werkt tot 1 april 2026" in sent.body


def test_text_of_others_stays_as_it_was_written(team, make):
    team.purpose = "Leren & <samen> werken"

    send_links(team, make("jv"))

    assert "Leren & <samen> werken" in mail.outbox[0].body


def test_each_gets_the_own_link_only(team, make):
    links = make("jv", "kb")

    send_links(team, links)

    assert [[link.token in sent.body for link in links] for sent in mail.outbox] == [[True, False], [False, True]]


def test_address_that_is_refused_does_not_hold_up_the_others(team, make, settings):
    settings.EMAIL_BACKEND = REFUSING

    assert names_of(send_links(team, make("jv", "weg", "kb"))) == ["WEG"]
    assert [sent.to for sent in mail.outbox] == [["jv@voorbeeld.example"], ["kb@voorbeeld.example"]]


def test_server_that_breaks_down_leaves_the_rest_for_paper(team, make, settings):
    settings.EMAIL_BACKEND = REFUSING

    assert names_of(send_links(team, make("jv", "stuk", "kb"))) == ["STUK", "KB"]
    assert [sent.to for sent in mail.outbox] == [["jv@voorbeeld.example"]]


def test_server_that_is_down_leaves_all_for_paper(team, make, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )

    assert names_of(send_links(team, make("jv", "kb"))) == ["JV", "KB"]


def test_nobody_to_mail_asks_no_server(team, settings):
    settings.EMAIL_BACKEND = "er.is.geen.Server"

    assert send_links(team, []) == []


def test_log_holds_no_link_when_a_mail_fails(team, make, settings, caplog):
    settings.EMAIL_BACKEND = REFUSING
    links = make("weg", "stuk")

    send_links(team, links)

    assert caplog.text.count("Traceback") == 2
    assert [link.token for link in links if link.token in caplog.text] == []
