"""The second step over HTTP: setting it up on the way to a page, logging in with it, and what cannot be undone."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache

from tests.factories import PASSWORD
from tests.second_step import code_of, log_in_through_the_form

pytestmark = pytest.mark.django_db
ORGANISATION, INDEX, APP = "/werkgever/90000001/", "/account/tweede-stap/", "/account/tweede-stap/app/"
CODES, REMOVE_APP = "/account/tweede-stap/herstelcodes/", "/account/tweede-stap/app/weg/"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def known_hr(hr):
    """The HR manager, whose address was confirmed."""
    EmailAddress.objects.create(user=hr.user, email=hr.user.email, verified=True, primary=True)
    return hr


@pytest.fixture
def new_hr(known_hr):
    """The HR manager before a second factor was set up."""
    known_hr.user.authenticator_set.all().delete()
    return known_hr


def confirm(client, next_page):
    """Show that it is them, as every change of the account asks."""
    return client.post("/account/bevestigen/", {"password": PASSWORD, "next": next_page}, follow=True)


def set_up_app(client):
    secret = re.search(r"<code class=\"hash\">(\w+)</code>", confirm(client, APP).text)[1]
    return client.post(APP, {"code": code_of(secret)}, follow=True)


class TestSettingUp:
    def test_is_asked_where_the_role_needs_it_and_leads_back_there(self, new_hr, login):
        client = login(new_hr)
        asked = client.get(f"{ORGANISATION}?van=menu", follow=True)
        assert asked.redirect_chain == [(INDEX, 302)]
        assert "Uw rol vraagt een tweede stap" in text_of(asked)
        codes = set_up_app(client)
        assert codes.request["PATH_INFO"] == CODES
        assert len(re.findall(r"<li><code>\d{8}</code></li>", codes.text)) == 10
        assert f'href="{ORGANISATION}?van=menu">Ik heb de codes bewaard, ga verder' in codes.text
        assert f'href="{ORGANISATION}?van=menu">Ga verder' in client.get(INDEX).text
        assert client.get(f"{ORGANISATION}?van=menu").status_code == 200
        assert "Ga verder" not in client.get(INDEX).text

    def test_after_a_form_leads_home(self, new_hr, login):
        client = login(new_hr)
        client.post(ORGANISATION, {"name": "Anders"})
        assert 'href="/">Ik heb de codes bewaard' in set_up_app(client).text

    def test_while_a_page_saves_by_itself_leads_back_to_that_page(self, new_hr, draft, login):
        client = login(new_hr)
        page = "http://testserver/werkgever/90000001/2026/vragen/autonomie/"
        address = "/werkgever/90000001/2026/antwoord/werk-zelf-indelen/"
        answer = client.post(address, {}, headers={"HX-Request": "true", "HX-Current-URL": page})
        assert answer["HX-Redirect"] == INDEX
        assert 'href="/werkgever/90000001/2026/vragen/autonomie/">Ik heb' in set_up_app(client).text

    def test_never_leads_to_another_site(self, new_hr, draft, login):
        client = login(new_hr)
        headers = {"HX-Request": "true", "HX-Current-URL": "https://elders.example/werkgever/"}
        client.post("/werkgever/90000001/2026/antwoord/werk-zelf-indelen/", {}, headers=headers)
        assert 'href="/">Ik heb de codes bewaard' in set_up_app(client).text

    def test_with_a_wrong_code_keeps_the_key_and_says_what_to_do(self, new_hr, login):
        client = login(new_hr)
        secret = re.search(r"<code class=\"hash\">(\w+)</code>", confirm(client, APP).text)[1]
        told = client.post(APP, {"code": "000000"})
        assert "Vul de code in die er nu staat." in text_of(told)
        assert secret in told.text
        assert not Authenticator.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_mails_that_it_happened(self, new_hr, login):
        set_up_app(login(new_hr))
        (sent,) = mail.outbox
        assert (sent.to, sent.subject) == (
            ["hr@voorbeeld.example"],
            "U hebt een app ingesteld voor het inloggen bij goedwerk",
        )
        assert "Deed u dit niet zelf?" in sent.body

    def test_shows_the_codes_once(self, new_hr, login):
        client = login(new_hr)
        codes = re.findall(r"\b\d{8}\b", set_up_app(client).text)
        again = client.get(CODES)
        assert "Wij hebben ze al een keer getoond" in text_of(again)
        assert not any(code in again.text for code in codes)
        assert client.get(f"{CODES}bestand/").status_code == 403

    def test_with_an_address_that_was_not_confirmed_waits_for_that(self, new_hr, login):
        EmailAddress.objects.update(verified=False)
        client = login(new_hr)
        assert "Bevestig eerst uw e-mailadres" in text_of(client.get(APP, follow=True))


class TestLoggingIn:
    def test_asks_the_code_after_the_password(self, known_hr, client):
        page = client.post("/inloggen/", {"login": known_hr.user.email, "password": PASSWORD}, follow=True)
        assert page.request["PATH_INFO"] == "/inloggen/tweede-stap/"
        assert 'inputmode="numeric"' in page.text
        assert 'autocomplete="one-time-code"' in page.text
        assert client.get("/")["Location"].startswith("/inloggen/")
        client.post("/inloggen/tweede-stap/", {"code": code_of()})
        assert client.get("/").status_code == 200

    def test_takes_a_code_once(self, known_hr, client):
        assert log_in_through_the_form(client, known_hr.user.email).request["PATH_INFO"] == "/"
        client.post("/uitloggen/")
        again = log_in_through_the_form(client, known_hr.user.email)
        assert "Deze code klopt niet, of is al gebruikt." in text_of(again)

    def test_takes_a_code_once_also_when_allauth_has_forgotten_it(self, known_hr, client):
        """It forgets after one period; with those beside it a code is valid during three."""
        code = code_of()
        log_in_through_the_form(client, known_hr.user.email)
        key = known_hr.user.authenticator_set.get().wrap()._get_used_cache_key(code)
        assert cache.delete(key)
        client.post("/uitloggen/")
        client.post("/inloggen/", {"login": known_hr.user.email, "password": PASSWORD})
        assert "al gebruikt" in text_of(client.post("/inloggen/tweede-stap/", {"code": f"{code[:3]} {code[3:]}"}))

    def test_with_a_recovery_code_works_once(self, known_hr, login, client):
        owner = login(known_hr)
        confirm(owner, f"{CODES}nieuw/")
        code = re.search(r"\b\d{8}\b", owner.post(f"{CODES}nieuw/", follow=True).text)[0]
        credentials = {"login": known_hr.user.email, "password": PASSWORD}
        client.post("/inloggen/", credentials)
        assert client.post("/inloggen/tweede-stap/", {"code": code})["Location"] == "/"
        client.post("/uitloggen/")
        client.post("/inloggen/", credentials)
        assert "klopt niet" in text_of(client.post("/inloggen/tweede-stap/", {"code": code}))

    def test_of_who_needs_none_asks_no_code(self, colleague, client):
        user = colleague.user
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        page = client.post("/inloggen/", {"login": user.email, "password": PASSWORD})
        assert page["Location"] == "/"


class TestRemoving:
    def test_the_only_one_is_refused_and_says_why(self, known_hr, login):
        client = login(known_hr)
        assert "dit is uw enige" in text_of(confirm(client, REMOVE_APP))
        assert "dit is uw enige" in text_of(client.post(REMOVE_APP))
        assert known_hr.user.authenticator_set.get().data

    def test_the_only_key_is_refused_too(self, known_hr, login):
        known_hr.user.authenticator_set.update(type="webauthn", data={"name": "Laptop", "credential": {}})
        key = known_hr.user.authenticator_set.get()
        client = login(known_hr)
        address = f"/account/tweede-stap/sleutels/{key.pk}/weg/"
        assert "dit is uw enige" in text_of(confirm(client, address))
        assert "dit is uw enige" in text_of(client.post(address))
        assert Authenticator.objects.get() == key

    def test_one_of_two_goes(self, known_hr, login):
        key = Authenticator.objects.create(
            user=known_hr.user, type="webauthn", data={"name": "Laptop", "credential": {}}
        )
        client = login(known_hr)
        address = f"/account/tweede-stap/sleutels/{key.pk}/weg/"
        assert "Met “Laptop” kunt u daarna niet meer inloggen." in text_of(confirm(client, address))
        client.post(address)
        assert Authenticator.objects.get().type == "totp"

    def test_of_who_needs_none_goes(self, reader, login):
        EmailAddress.objects.create(user=reader.user, email=reader.user.email, verified=True, primary=True)
        client = login(reader)
        confirm(client, REMOVE_APP)
        assert "Uw app is weggehaald." in text_of(client.post(REMOVE_APP, follow=True))
        assert not reader.user.authenticator_set.exists()

    def test_someone_elses_key_is_not_found(self, known_hr, reader, login):
        key = Authenticator.objects.create(user=reader.user, type="webauthn", data={"name": "Laptop"})
        client = login(known_hr)
        assert confirm(client, f"/account/tweede-stap/sleutels/{key.pk}/weg/").status_code == 404


def test_page_where_one_is_logged_in_names_the_device_and_ends_the_others(known_hr, client):
    edge = "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0"
    elsewhere = type(client)(headers={"User-Agent": edge})
    log_in_through_the_form(elsewhere, known_hr.user.email)
    log_in_through_the_form(client, known_hr.user.email, steps=1)
    page = text_of(client.get("/account/sessies/"))
    assert "Edge op Windows" in page
    assert "Onbekende browser dit apparaat" in page
    told = client.post("/account/sessies/", follow=True)
    assert "U bent op alle andere apparaten uitgelogd." in text_of(told)
    assert elsewhere.get("/")["Location"].startswith("/inloggen/")
    assert client.get("/").status_code == 200
