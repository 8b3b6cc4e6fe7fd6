"""What fails around us: the mail server, the database. A Dutch message, nothing lost, no page 500."""

import http.client
import smtplib
import socketserver
import threading

import pytest
from django.core import mail
from django.urls import reverse

from assessments.models import SectionAssignment
from organisations.models import Membership
from tests.reliability.site import environment_for, serving

INVITATION = {"email": "nieuw@voorbeeld.example", "role": "invuller"}
NOT_SENT = "maar de mail kon niet worden verstuurd. Vul het adres later nog eens in, dan proberen wij het opnieuw."


class _Refuses(socketserver.BaseRequestHandler):
    """A mail server that answers and takes nothing."""

    def handle(self):
        self.request.sendall(b"554 geen dienst\r\n")


@pytest.fixture(params=["nobody answers", "refused"])
def broken_mail(request, settings):
    """A mail server on this machine that is down, or that refuses."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with socketserver.TCPServer(("127.0.0.1", 0), _Refuses) as server:
        settings.EMAIL_PORT = server.server_address[1]
        if request.param == "refused":
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            yield
            server.shutdown()
            thread.join()
            return
    yield


def _messages(response):
    return [str(message) for message in response.context["messages"]]


def test_broken_mail_is_broken(broken_mail):
    with pytest.raises((OSError, smtplib.SMTPException)):
        mail.send_mail("onderwerp", "tekst", None, ["nieuw@voorbeeld.example"])


def test_invitation_stands_when_the_mail_server_fails(broken_mail, login, hr, employer, settings):
    client = login(hr)
    response = client.post(reverse("add_member", args=[employer.kvk]), INVITATION, follow=True)
    assert response.status_code == 200
    assert _messages(response) == [f"nieuw@voorbeeld.example heeft nu toegang, {NOT_SENT}"]
    assert Membership.objects.filter(user__email="nieuw@voorbeeld.example").count() == 1

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again = client.post(reverse("add_member", args=[employer.kvk]), INVITATION, follow=True)
    assert _messages(again) == ["Wij hebben een uitnodiging gestuurd aan nieuw@voorbeeld.example."]
    assert [message.to for message in mail.outbox] == [["nieuw@voorbeeld.example"]]
    assert Membership.objects.filter(user__email="nieuw@voorbeeld.example").count() == 1


def test_assignment_stands_when_the_mail_server_fails(broken_mail, login, hr, draft):
    address = reverse("assign_section", args=[draft.organisation.kvk, 2026, "autonomie"])
    response = login(hr).post(address, {"email": "nieuw@voorbeeld.example"}, follow=True)
    assert response.status_code == 200
    assert _messages(response) == [f"“Autonomie” is toegewezen aan nieuw@voorbeeld.example, {NOT_SENT}"]
    assert SectionAssignment.objects.get().user.email == "nieuw@voorbeeld.example"


def test_health_says_that_the_database_answers(client, db):
    response = client.get("/gezond/")
    assert (response.status_code, response.content.decode()) == (200, "goed\n")


@pytest.mark.parametrize(
    "database", ["postgres://niemand@127.0.0.1:1/leeg", "sqlite:////bestaat/niet/goedwerk.sqlite3"]
)
def test_health_says_that_the_database_is_down(database, tmp_path):
    (tmp_path / "static").mkdir()
    with serving(environment_for(database, str(tmp_path))) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", "/gezond/")
        response = connection.getresponse()
        assert (response.status, response.read().decode()) == (503, "De database antwoordt niet.\n")
        connection.close()
