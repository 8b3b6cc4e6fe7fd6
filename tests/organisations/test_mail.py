"""Invitations: where the link leads for new and known users, and that a mail holds no personal data."""

import pytest
from django.core import mail

from organisations.mail import entry_link, send_invitation
from organisations.models import User
from tests.factories import make_colleague, make_user

pytestmark = pytest.mark.django_db


def test_known_user_begins_at_the_login_page():
    assert entry_link(make_user()) == "http://localhost:8000/inloggen/"


def test_new_user_begins_at_the_page_to_choose_a_password():
    user = User.objects.create_user("nieuw@voorbeeld.example")
    assert entry_link(user).startswith("http://localhost:8000/wachtwoord-kiezen/")


def test_invitation_names_the_organisation_and_no_person(employer):
    membership = make_colleague(employer)
    send_invitation(membership, "Uitnodiging", "organisations/mail/invitation.txt", {})
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("Uitnodiging", ["collega@voorbeeld.example"])
    assert "Voorbeeld Metaal heeft u toegang gegeven tot goedwerk" in sent.body
    assert "http://localhost:8000/inloggen/" in sent.body
    assert "Hanna" not in sent.body
    assert "hr@voorbeeld.example" not in sent.body


def test_invitation_is_plain_text_without_escapes(employer):
    employer.name = "Jansen & Zoon"
    membership = make_colleague(employer)
    membership.organisation.name = "Jansen & Zoon"
    send_invitation(membership, "Uitnodiging", "organisations/mail/invitation.txt", {})
    assert "Jansen & Zoon heeft u toegang gegeven" in mail.outbox[0].body


def test_a_mail_server_that_is_down_is_told_and_not_raised(employer, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    membership = make_colleague(employer)
    assert send_invitation(membership, "Uitnodiging", "organisations/mail/invitation.txt", {}) is False
    assert employer.memberships.filter(pk=membership.pk).exists()
