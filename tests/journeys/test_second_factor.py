"""The second step in a real browser: an app on the way to a page, and a passkey that the browser itself makes."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.keyboard import follow, reach, type_in
from tests.second_step import code_of

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


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


def with_authenticator(page):
    """Let the browser have a fingerprint reader, of which the finger is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session, added["authenticatorId"]


@pytest.mark.parametrize("is_scripted", [True, False], ids=["script", "no-script"])
def test_administrator_sets_up_an_app_with_the_keyboard_and_goes_on(is_scripted, log_in, new_hr):
    page = log_in(new_hr, java_script_enabled=is_scripted)
    page.goto(reverse("organisation", args=["90000001"]))
    expect(page.get_by_text("Uw rol vraagt een tweede stap")).to_be_visible()
    follow(page, page.get_by_role("link", name="App instellen"))
    type_in(page, page.get_by_label("Wachtwoord"), PASSWORD)
    follow(page, page.get_by_role("button", name="Ga verder"))
    expect(page.get_by_role("img", name="Plaatje om te scannen.")).to_be_visible()
    type_in(page, page.get_by_label("Code die de app nu toont"), code_of(page.locator("code.hash").inner_text()))
    follow(page, page.get_by_role("button", name="App instellen"))
    expect(page.locator(".codes code")).to_have_count(10)
    follow(page, page.get_by_role("link", name="Ik heb de codes bewaard, ga verder"))
    expect(page).to_have_url(f"{page.url.split('/werkgever')[0]}/werkgever/90000001/")


def test_passkey_is_made_and_logs_in_without_a_password(open_browser, known_hr):
    page = open_browser().new_page()
    with_authenticator(page)
    page.goto("/inloggen/")
    page.get_by_label("E-mail").fill(known_hr.user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_label("Code uit uw app").fill(code_of())
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Naam van de sleutel").fill("Laptop van het werk")
    reach(page, page.get_by_role("button", name="Toegangssleutel maken"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Uw toegangssleutel is gemaakt.")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/inloggen/")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Hanna de Ruiter")
    page.goto(reverse("mfa_list_webauthn"))
    expect(page.get_by_role("row", name="Laptop van het werk")).to_contain_text("Inloggen zonder wachtwoord")

    page.context.clear_cookies()
    page.goto("/inloggen/")
    page.get_by_label("E-mail").fill(known_hr.user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_role("button", name="Toegangssleutel gebruiken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dag Hanna de Ruiter")


def test_browser_without_a_key_says_so_in_the_page(open_browser, known_hr):
    page = open_browser().new_page()
    session, authenticator = with_authenticator(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.goto("/inloggen/")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    expect(page.get_by_role("alert")).to_contain_text("Het is niet gelukt")


def test_without_javascript_a_passkey_is_not_offered(open_browser, known_hr):
    page = open_browser(java_script_enabled=False).new_page()
    page.goto("/inloggen/")
    expect(page.get_by_role("button", name="Inloggen met een toegangssleutel")).to_be_hidden()
