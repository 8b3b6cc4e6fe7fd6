"""How often one may try; tests/reliability/test_login_limits.py tries it on several workers at once."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import PASSWORD, make_user
from tests.second_step import code_of

pytestmark = pytest.mark.django_db
GUESS = "verkeerd-wachtwoord"
WAIT = "Wacht vijf minuten en probeer het dan opnieuw."


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def known():
    return _known("bekend@voorbeeld.example")


def _known(email):
    user = make_user(email)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def attempt(email, password=GUESS, **headers):
    """From a browser that was not here before."""
    return Client().post("/inloggen/", {"login": email, "password": password}, headers=headers)


def fail(times, email, **headers):
    for _ in range(times):
        assert "horen niet bij elkaar" in text_of(attempt(email, **headers))


def test_the_sixth_attempt_is_refused_also_with_the_right_password(known):
    fail(5, known.email)
    assert WAIT in text_of(attempt(known.email))
    assert WAIT in text_of(attempt(known.email, PASSWORD))


def test_another_account_is_not_affected(known):
    fail(5, known.email)
    assert attempt(_known("ander@voorbeeld.example").email, PASSWORD)["Location"] == "/inloggen/tweede-stap/"


def test_after_four_failures_the_right_password_is_taken(known):
    fail(4, known.email)
    assert attempt(known.email, PASSWORD)["Location"] == "/inloggen/tweede-stap/"


def test_logging_in_between_does_not_reset_the_count(known):
    fail(4, known.email)
    attempt(known.email, PASSWORD)
    fail(1, known.email)
    assert WAIT in text_of(attempt(known.email, PASSWORD))


def test_an_unknown_address_is_counted_alike(db):
    fail(5, "onbekend@voorbeeld.example")
    assert WAIT in text_of(attempt("onbekend@voorbeeld.example"))


def test_another_way_to_write_address_or_host_is_the_same_account(known):
    for port in range(5):
        attempt(known.email.upper() if port % 2 else known.email, host=f"testserver:{8000 + port}")
    assert WAIT in text_of(attempt(known.email, PASSWORD, host="testserver:9000"))


def test_the_sixth_code_is_refused_also_when_it_is_right(known, client):
    client.post("/inloggen/", {"login": known.email, "password": PASSWORD})
    for _ in range(5):
        assert "klopt niet" in text_of(client.post("/inloggen/tweede-stap/", {"code": "000000"}))
    assert WAIT in text_of(client.post("/inloggen/tweede-stap/", {"code": code_of()}))
    again = Client()
    again.post("/inloggen/", {"login": known.email, "password": PASSWORD})
    assert WAIT in text_of(again.post("/inloggen/tweede-stap/", {"code": code_of()}))


def test_a_fourth_mail_for_a_new_password_within_the_quarter_is_refused(known, client):
    for _ in range(3):
        assert client.post("/wachtwoord-vergeten/", {"email": known.email}).status_code == 302
    refused = client.post("/wachtwoord-vergeten/", {"email": known.email})
    assert (refused.status_code, len(mail.outbox)) == (429, 3)
    assert "Wacht een paar minuten en probeer het dan opnieuw." in text_of(refused)


def test_signing_up_without_end_is_refused(client):
    data = {"password1": PASSWORD, "name": "Nieuw"}
    for number in range(20):
        assert client.post("/aanmelden/", data | {"email": f"n{number}@voorbeeld.example"}).status_code == 302
        client.logout()
    assert client.post("/aanmelden/", data | {"email": "n20@voorbeeld.example"}).status_code == 429


def test_the_cache_keeps_every_limit_of_a_busy_day(settings):
    """When it is full it forgets at random; what Django takes by default, 300, is soon full."""
    assert cache._max_entries == settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] == 100_000
