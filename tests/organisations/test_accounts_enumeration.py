"""Nobody learns who has an account: not from a page, not from the number of mails, not from the work that it costs."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from organisations.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN, INVITED = "bekend@voorbeeld.example", "vreemde@voorbeeld.example", "gevraagd@voorbeeld.example"
SIGN_UP = {"password1": PASSWORD, "name": "Iemand"}
WHAT_DIFFERS = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"')


class CountingHasher(MD5PasswordHasher):
    """The hasher of these tests, which counts how often it worked."""

    algorithm = "counted"
    worked = 0

    def encode(self, password, salt):
        CountingHasher.worked += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    """How often a password was hashed by what one does."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def count(action):
        CountingHasher.worked = 0
        action()
        return CountingHasher.worked

    return count


@pytest.fixture
def known():
    user = make_user(KNOWN)
    EmailAddress.objects.create(user=user, email=KNOWN, verified=True, primary=True)
    User.objects.create_user(INVITED)
    return user


def seen(address, email, data=None):
    """Every byte that a visitor gets, without tokens and without the address that was typed; and the mails."""
    before = len(mail.outbox)
    field = "login" if address == "/inloggen/" else "email"
    response = Client().post(address, {field: email, **(data or {})}, follow=True)
    body = WHAT_DIFFERS.sub(b"", response.content).replace(email.encode(), b"")
    return response.redirect_chain, response.status_code, body, len(mail.outbox) - before


@pytest.mark.parametrize(
    ("address", "data", "mails"),
    [
        ("/inloggen/", {"password": "verkeerd-wachtwoord"}, 0),
        ("/wachtwoord-vergeten/", {}, 1),
        ("/aanmelden/", SIGN_UP, 1),
    ],
)
@pytest.mark.parametrize("email", [KNOWN, INVITED])
def test_a_known_and_an_unknown_address_get_the_same(address, data, mails, email, known):
    answer = seen(address, email, data)
    assert answer == seen(address, UNKNOWN, data)
    assert answer[-1] == mails


def test_the_comparison_sees_a_difference(known):
    """The control: with the right password the answer is another."""
    assert seen("/inloggen/", KNOWN, {"password": PASSWORD}) != seen("/inloggen/", UNKNOWN, {"password": PASSWORD})


def test_inviting_a_known_and_an_unknown_address_gets_the_same(known, hr, login):
    def invite(email):
        told = login(hr).post("/werkgever/90000001/collega/", {"email": email, "role": "invuller"}, follow=True)
        return [str(message).replace(email, "") for message in told.context["messages"]], len(mail.outbox)

    messages, mails = invite(KNOWN)
    assert invite(UNKNOWN) == (messages, mails + 1)


@pytest.mark.parametrize("email", [KNOWN, INVITED, UNKNOWN])
def test_logging_in_costs_one_hash_for_everyone(email, hashes, known):
    known.set_password(PASSWORD)
    known.save()
    data = {"login": email, "password": "verkeerd-wachtwoord"}
    assert hashes(lambda: Client().post("/inloggen/", data)) == 1


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_signing_up_costs_one_hash_for_everyone(email, hashes, known):
    assert hashes(lambda: Client().post("/aanmelden/", SIGN_UP | {"email": email})) == 1
