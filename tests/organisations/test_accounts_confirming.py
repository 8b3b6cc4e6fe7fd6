"""Whoever changes their account shows first that it is them; with the password, a code or a key."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from tests.factories import PASSWORD
from tests.second_step import code_of

pytestmark = pytest.mark.django_db
CONFIRM, CONFIRM_BY_CODE = "/account/bevestigen/", "/account/bevestigen/tweede-stap/"
# What asks it as soon as one looks, and what asks it when one presses the button.
PAGES = [
    "/account/tweede-stap/app/weg/",
    "/account/tweede-stap/herstelcodes/nieuw/",
    "/account/tweede-stap/sleutels/nieuw/",
]


@pytest.fixture
def client(hr, login):
    EmailAddress.objects.create(user=hr.user, email=hr.user.email, verified=True, primary=True)
    return login(hr)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_second_factor_asks_it_first(address, client):
    for method in (client.get, client.post):
        assert method(address)["Location"] == f"{CONFIRM}?next={address.replace('/', '%2F')}"
    client.post(CONFIRM, {"password": PASSWORD})
    assert client.get(address).status_code == 200


def test_another_address_asks_it_and_is_mailed_afterwards(client):
    asked = client.post("/account/e-mail/", {"email": "nieuw@voorbeeld.example"})
    assert asked["Location"].startswith(CONFIRM)
    assert mail.outbox == []
    client.post(CONFIRM, {"password": PASSWORD, "next": "/account/e-mail/"})
    assert [sent.to for sent in mail.outbox] == [["nieuw@voorbeeld.example"]]


def test_another_password_asks_the_present_one(client, hr):
    new = "een-heel-ander-wachtwoord"
    data = {"password1": new, "password2": new}
    told = client.post("/account/wachtwoord/", data | {"oldpassword": "niet-dit-wachtwoord"})
    assert "Dit is niet uw huidige wachtwoord." in told.text
    client.post("/account/wachtwoord/", data | {"oldpassword": PASSWORD})
    hr.user.refresh_from_db()
    assert hr.user.check_password(new)


def test_two_new_passwords_that_differ_are_told_in_our_words(client):
    data = {"oldpassword": PASSWORD, "password1": "een-heel-ander-woord", "password2": "iets-heel-anders"}
    told = client.post("/account/wachtwoord/", data)
    assert "Dit is niet hetzelfde wachtwoord. Vul twee keer hetzelfde in." in told.text


def test_a_wrong_password_confirms_nothing(client):
    told = client.post(CONFIRM, {"password": "verkeerd-wachtwoord", "next": PAGES[0]})
    assert "Dit wachtwoord klopt niet." in told.text
    assert client.get(PAGES[1]).status_code == 302


def test_a_code_confirms_it_too(client):
    assert "Met een code uit uw app, of een herstelcode" in client.get(CONFIRM).text
    assert client.post(CONFIRM_BY_CODE, {"code": code_of(), "next": PAGES[1]})["Location"] == PAGES[1]
    assert client.get(PAGES[1]).status_code == 200


def test_it_leads_to_no_other_site(client):
    assert client.post(CONFIRM, {"password": PASSWORD, "next": "https://elders.example/"})["Location"] == "/"


def test_it_is_asked_again_after_five_minutes(client):
    client.post(CONFIRM, {"password": PASSWORD})
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 300
    session.save()
    assert client.get(PAGES[1])["Location"].startswith(CONFIRM)
