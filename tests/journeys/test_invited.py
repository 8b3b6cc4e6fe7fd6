"""A colleague who never was here: from the mail to the first answer."""

import re

from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from assessments.models import Answer
from tests.factories import PASSWORD


def test_invited_colleague_chooses_a_password_and_answers(log_in, open_browser, hr, draft, live_server, settings):
    settings.SITE_URL = live_server.url
    page = log_in(hr)
    page.goto(reverse("assign_section", args=["90000001", 2026, "autonomie"]))
    page.get_by_label("E-mailadres van uw collega").fill("nieuw@voorbeeld.example")
    page.get_by_role("button", name="Toewijzen").click()
    expect(page.get_by_text("“Autonomie” is toegewezen aan nieuw@voorbeeld.example.")).to_be_visible()
    (invitation,) = mail.outbox
    link = re.search(r"https?://\S+", invitation.body)[0]

    theirs = open_browser().new_page()
    theirs.goto(link)
    for field in theirs.locator("input[type=password]").all():
        field.fill(PASSWORD)
    theirs.get_by_role("main").get_by_role("button").click()
    theirs.goto("/inloggen/")
    theirs.get_by_label("E-mail").fill("nieuw@voorbeeld.example")
    theirs.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    theirs.get_by_role("button", name="Inloggen", exact=True).click()
    theirs.goto(reverse("section", args=["90000001", 2026, "autonomie"]))
    theirs.locator("#id_hinderlijke-regels-level_2").check()
    expect(theirs.locator("#stand-hinderlijke-regels")).to_contain_text("Opgeslagen om")
    assert Answer.objects.get().saved_by.email == "nieuw@voorbeeld.example"
