"""Account pages: Dutch, in the frame, with the form of allauth drawn by our pack."""

import pytest
from allauth.account.forms import LoginForm
from django.template.loader import render_to_string
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("account_login", "Inloggen"),
        ("account_signup", "Account aanmaken"),
        ("account_reset_password", "Wachtwoord vergeten"),
        ("account_reset_password_done", "Kijk in uw mail"),
        ("account_reset_password_from_key_done", "Uw wachtwoord is veranderd"),
        ("account_email_verification_sent", "Bevestig uw e-mailadres"),
        ("account_inactive", "Dit account is gesloten"),
    ],
)
def test_public_page_has_its_dutch_heading(client, name, heading):
    text = client.get(reverse(name)).text
    assert f"<h1>{heading}</h1>" in text
    assert f"<title>{heading} – goedwerk</title>" in text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("account_logout", "Uitloggen"),
        ("account_change_password", "Wachtwoord veranderen"),
        ("account_email", "Uw e-mailadres"),
        ("account_reauthenticate", "Bent u het echt?"),
    ],
)
def test_member_page_has_its_dutch_heading(client, django_user_model, name, heading):
    user = django_user_model.objects.create_user(email="anna@hamer.example", password="lang genoeg wachtwoord")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert f"<h1>{heading}</h1>" in client.get(reverse(name)).text


def test_stale_links_say_what_to_do(client):
    reset = client.get(reverse("account_reset_password_from_key", args=["1", "abc"])).text
    assert "Vraag een nieuwe link aan" in reset
    assert "Deze link werkt niet meer" in client.get(reverse("account_confirm_email", args=["abc"])).text


def test_wrong_password_keeps_the_address_and_shows_a_summary(client):
    text = client.post(reverse("account_login"), {"login": "anna@hamer.example", "password": "fout"}).text
    assert "Er is een probleem" in text
    assert 'value="anna@hamer.example"' in text


def test_login_lists_the_accounts_of_the_demo():
    accounts = [("Anna de Wit", "HR-manager", "anna@hamer.example")]
    text = render_to_string(
        "account/login.html", {"form": LoginForm(), "demo_accounts": accounts, "demo_password": "geheim-in-demo"}
    )
    assert (
        '<tr><th scope="row">Anna de Wit</th><td>HR-manager</td><td><code>anna@hamer.example</code></td></tr>' in text
    )
    assert "<code>geheim-in-demo</code>" in text


def test_login_without_demo_lists_no_accounts():
    assert "demonstratie" not in render_to_string("account/login.html", {"form": LoginForm()})
