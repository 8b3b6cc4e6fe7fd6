"""Accounts over HTTP, from signing up to a forgotten password; nobody learns from it who has an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from organisations.mail import entry_link
from organisations.models import User
from tests.factories import PASSWORD, make_user
from tests.second_step import log_in_through_the_form as login

pytestmark = pytest.mark.django_db
SIGNUP = {"email": "Nieuw@Voorbeeld.Example", "password1": PASSWORD, "name": "Nieuwe Gebruiker"}
LINK = re.compile(r"http://[^/\s]+(/\S+)")


@pytest.fixture
def known():
    user = make_user("bekend@voorbeeld.example")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def mailed_link():
    return LINK.search(mail.outbox[-1].body)[1]


class TestSignUp:
    def test_asks_for_a_confirmation_by_mail_first(self, client):
        response = client.post("/aanmelden/", SIGNUP, follow=True)
        assert "Bevestig uw e-mailadres" in text_of(response)
        user = User.objects.get()
        assert (user.email, user.name) == ("nieuw@voorbeeld.example", "Nieuwe Gebruiker")
        assert [sent.to for sent in mail.outbox] == [["nieuw@voorbeeld.example"]]
        assert "Bevestig uw e-mailadres" in text_of(login(client, "nieuw@voorbeeld.example"))

    def test_leads_through_the_mail_to_an_organisation(self, client):
        client.post("/aanmelden/", SIGNUP)
        link = mailed_link()
        assert "Is nieuw@voorbeeld.example uw e-mailadres?" in text_of(client.get(link))
        client.post(link)
        home = login(client, "nieuw@voorbeeld.example")
        assert "Dag Nieuwe Gebruiker U bent nog aan geen organisatie verbonden." in text_of(home)
        assert client.get("/organisatie/aanmelden/").status_code == 200

    def test_looking_at_the_confirmation_page_confirms_nothing(self, client):
        client.post("/aanmelden/", SIGNUP)
        client.get(mailed_link())
        assert not EmailAddress.objects.get().verified

    def test_with_a_known_address_looks_the_same_and_tells_its_owner(self, client, known):
        new = client.post("/aanmelden/", SIGNUP, follow=True)
        again = client.post("/aanmelden/", SIGNUP | {"email": known.email}, follow=True)
        assert text_of(again).replace(known.email, "") == text_of(new).replace("nieuw@voorbeeld.example", "")
        assert (again.request["PATH_INFO"], User.objects.count()) == (new.request["PATH_INFO"], 2)
        assert mail.outbox[-1].to == [known.email]
        known.refresh_from_db()
        assert known.name == "Iemand"

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("email", "geen adres", "Voer een geldig e-mailadres in."),
            ("name", "", "Dit veld is verplicht."),
            ("password1", "kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
            ("password1", "qwertyuiop123", "Dit wachtwoord is te algemeen."),
        ],
    )
    def test_wrong_input_gets_a_dutch_message(self, field, value, message, client):
        assert message in text_of(client.post("/aanmelden/", SIGNUP | {field: value}))
        assert not User.objects.exists()


class TestLogIn:
    def test_leads_home(self, client, known):
        assert login(client, "BEKEND@voorbeeld.example").request["PATH_INFO"] == "/"

    def test_leads_to_where_one_was_going(self, client, known):
        response = client.get("/referentiecijfers/", follow=True)
        page = login(client, known.email, query=f"?{response.request['QUERY_STRING']}")
        assert page.request["PATH_INFO"] == "/referentiecijfers/"

    def test_never_leads_to_another_site(self, client, known):
        page = login(client, known.email, query="?next=https://elders.example/")
        assert page.request["PATH_INFO"] == "/"

    def test_with_an_unknown_address_gives_the_same_answer_as_with_a_wrong_password(self, client, known):
        unknown = login(client, "onbekend@voorbeeld.example")
        wrong = login(client, known.email, "verkeerd-wachtwoord")
        assert "horen niet bij elkaar" in text_of(wrong)
        assert text_of(unknown).replace("onbekend@", "") == text_of(wrong).replace("bekend@", "")

    def test_of_a_user_without_a_password_gives_that_answer_too(self, client, known):
        User.objects.create_user("uitgenodigd@voorbeeld.example")
        invited = login(client, "uitgenodigd@voorbeeld.example")
        assert text_of(invited) == text_of(login(client, known.email, "verkeerd-wachtwoord"))

    def test_out_needs_a_post(self, client, known):
        login(client, known.email)
        client.get("/uitloggen/")
        assert client.get("/").status_code == 200
        client.post("/uitloggen/")
        assert client.get("/")["Location"].startswith("/inloggen/")


class TestForgottenPassword:
    def test_leads_through_the_mail_to_a_new_one(self, client, known):
        client.post("/wachtwoord-vergeten/", {"email": known.email})
        page = client.get(mailed_link(), follow=True)
        client.post(
            page.request["PATH_INFO"], {"password1": "een-nieuw-lang-woord", "password2": "een-nieuw-lang-woord"}
        )
        assert login(client, known.email, "een-nieuw-lang-woord").request["PATH_INFO"] == "/"

    def test_link_works_once(self, client, known):
        client.post("/wachtwoord-vergeten/", {"email": known.email})
        link = mailed_link()
        page = client.get(link, follow=True)
        client.post(
            page.request["PATH_INFO"], {"password1": "een-nieuw-lang-woord", "password2": "een-nieuw-lang-woord"}
        )
        assert "Deze link werkt niet meer" in text_of(client.get(link, follow=True))

    def test_for_an_unknown_address_looks_the_same(self, client, known):
        answers = [
            text_of(client.post("/wachtwoord-vergeten/", {"email": email}, follow=True))
            for email in (known.email, "onbekend@voorbeeld.example")
        ]
        assert answers[0] == answers[1]

    def test_two_different_passwords_are_told(self, client, known):
        client.post("/wachtwoord-vergeten/", {"email": known.email})
        page = client.get(mailed_link(), follow=True)
        told = client.post(page.request["PATH_INFO"], {"password1": "een-nieuw-lang-woord", "password2": "iets-anders"})
        assert told.status_code == 200
        assert login(client, known.email).request["PATH_INFO"] == "/"

    def test_choosing_one_through_the_link_confirms_the_address(self, client):
        user = User.objects.create_user("uitgenodigd@voorbeeld.example")
        client.post("/wachtwoord-vergeten/", {"email": user.email})
        page = client.get(mailed_link(), follow=True)
        client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
            (user.pk, user.email, True, True)
        ]

    def test_an_address_that_another_account_confirmed_stays_with_that_one(self, client, known):
        EmailAddress.objects.create(user=known, email="gedeeld@voorbeeld.example", verified=True)
        user = User.objects.create_user("gedeeld@voorbeeld.example")
        page = client.get(entry_link(user).removeprefix("http://localhost:8000"), follow=True)
        client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        assert list(EmailAddress.objects.filter(email=user.email, verified=True).values_list("user")) == [(known.pk,)]


def test_sign_up_with_the_mail_server_down_keeps_the_account_and_says_so(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    data = {"email": "nieuw@voorbeeld.example", "password1": "een-lang-wachtwoord-1", "name": "Nieuw"}
    page = client.post("/aanmelden/", data, follow=True).content.decode()
    assert "Onze mail kon niet worden verstuurd." in page
    assert User.objects.get(email="nieuw@voorbeeld.example").name == "Nieuw"
