"""A year at one employer, with the keyboard only: from log-in to results."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Answer, Assessment
from tests.factories import PASSWORD, fill_assessment
from tests.journeys.keyboard import choose, follow, reach, type_in
from tests.journeys.saving import settle
from tests.second_step import code_of

TABLE = """Fabriek;Productie;Vast;4;22;0;1.012
Fabriek;Productie;Uitzend;2;6;0;304
Kantoor;Kantoor;Vast;7;4;0;376
Kantoor;Kantoor;Oproep;3;1;0;40,5"""


@pytest.fixture
def known_hr(hr):
    """The HR manager, whose address was confirmed."""
    EmailAddress.objects.create(user=hr.user, email=hr.user.email, verified=True, primary=True)
    return hr


def test_year_from_log_in_to_results(open_browser, known_hr):
    page = open_browser().new_page()
    year = timezone.now().year
    _log_in(page, known_hr)
    _start(page, year)
    _paste_workforce(page)
    _answer_first_question(page)
    assessment = Assessment.objects.get(organisation=known_hr.organisation, year=year)
    stored = Answer.objects.get(assessment=assessment)
    assert (stored.question, stored.parts.get().level) == ("werk-zelf-indelen", 3)

    fill_assessment(assessment)
    follow(page, page.get_by_role("link", name=f"Vragen {year}"))
    expect(page.get_by_text("13 van 13")).to_be_visible()
    follow(page, page.get_by_role("link", name="Controleren en indienen"))
    expect(page.get_by_text("Alle vragen zijn beantwoord.")).to_be_visible()
    follow(page, page.get_by_role("button", name="Vragenlijst indienen"))
    expect(page.get_by_text("De vragenlijst is ingediend. Dit zijn uw resultaten.")).to_be_visible()
    follow(page, page.get_by_role("main").get_by_role("link", name="Autonomie").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Autonomie")


def _log_in(page, member):
    page.goto("/")
    type_in(page, page.get_by_label("E-mail"), member.user.email)
    type_in(page, page.get_by_label("Wachtwoord", exact=True), PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    type_in(page, page.get_by_label("Code uit uw app"), code_of())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {member.user.name}")


def _start(page, year):
    follow(page, page.get_by_role("main").get_by_role("link", name="Begin").first)
    reach(page, page.get_by_label("Over welk verslagjaar?"))
    follow(page, page.get_by_role("button", name="Beginnen"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Vragen over {year}")


def _paste_workforce(page):
    follow(page, page.get_by_role("link", name="Profiel van de organisatie", exact=True))
    follow(page, page.get_by_role("link", name="Vul de aantallen in"))
    type_in(page, page.locator("textarea[name=table]"), TABLE)
    follow(page, page.get_by_role("button", name="Tabel vervangen door wat ik plakte"))
    expect(page.get_by_text("49 mensen")).to_be_visible()


def _answer_first_question(page):
    follow(page, page.get_by_role("link", name="Vragen", exact=True))
    follow(page, page.get_by_role("link", name="Autonomie", exact=True))
    choose(page, page.locator("#id_werk-zelf-indelen-level_0"), 3)
    expect(page.locator("#stand-werk-zelf-indelen")).to_contain_text("Opgeslagen om")
    settle(page)
    page.reload()
    expect(page.locator("#id_werk-zelf-indelen-level_3")).to_be_checked()
    expect(page.locator("#stand-werk-zelf-indelen")).to_contain_text("Opgeslagen om")
