"""Answering in a real browser: what is saved by itself, what is told when not, and the same without JavaScript."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from assessments.models import Answer
from tests.factories import make_colleague, make_submitted
from tests.journeys.keyboard import choose
from tests.journeys.saving import settle

AUTONOMIE = "/werkgever/90000001/2026/vragen/autonomie/"
PROFILE = "/werkgever/90000001/2026/vragen/profiel/"


@pytest.fixture
def section(log_in, hr, draft):
    page = log_in(hr)
    page.goto(AUTONOMIE)
    return page


def _state(page, slug):
    return page.locator(f"#stand-{slug}")


def _levels(slug, year=2026):
    parts = Answer.objects.get(assessment__year=year, question=slug).parts.order_by("group")
    return [(part.group, part.level) for part in parts]


def test_level_per_group_shows_a_select_for_every_group(section):
    selects = section.locator("#vraag-werk-zelf-indelen .only-per-group select")
    expect(selects.first).to_be_hidden()
    section.get_by_label("Dit verschilt per groep").first.check()
    expect(selects.first).to_be_visible()
    selects.nth(0).select_option("3")
    expect(_state(section, "werk-zelf-indelen")).to_contain_text("Kies wat er geldt voor de groep")
    selects.nth(1).select_option("1")
    expect(_state(section, "werk-zelf-indelen")).to_contain_text("Opgeslagen om")
    assert _levels("werk-zelf-indelen") == [("kantoor", 1), ("productie", 3)]


def test_not_applicable_asks_for_a_reason(section):
    question = section.locator("#vraag-meedenken-bij-verandering")
    reason = question.get_by_label("Waarom is deze vraag niet van toepassing?")
    expect(reason).to_be_hidden()
    question.get_by_role("radio", name="Niet van toepassing").check()
    expect(reason).to_be_visible()
    expect(_state(section, "meedenken-bij-verandering")).to_contain_text("Schrijf in een zin waarom")
    reason.fill("Er veranderde niets.")
    reason.blur()
    expect(_state(section, "meedenken-bij-verandering")).to_contain_text("Opgeslagen om")
    assert Answer.objects.get().reason == "Er veranderde niets."


def test_wrong_number_is_told_in_dutch_and_stays(section):
    field = section.locator("#id_werkoverleg-aantal-number")
    field.fill("ongeveer vijf")
    field.blur()
    expect(_state(section, "werkoverleg-aantal")).to_contain_text("Nog niet opgeslagen")
    expect(field).to_have_value("ongeveer vijf")
    field.fill("5")
    field.blur()
    expect(_state(section, "werkoverleg-aantal")).to_contain_text("Opgeslagen om")


def test_conditional_question_appears_after_the_answer_that_asks_for_it(log_in, hr, draft):
    page = log_in(hr)
    page.goto(PROFILE)
    page.locator("#vraag-cao input[value=geen]").check()
    expect(_state(page, "cao")).to_contain_text("Opgeslagen om")
    expect(page.locator("#vraag-cao-naam")).to_have_count(0)
    page.locator("#vraag-cao input[value=bedrijfstak]").check()
    expect(page.locator("#vraag-cao-naam")).to_be_visible()


def test_conditional_question_can_be_opened_with_the_keyboard(log_in, hr, draft):
    page = log_in(hr)
    page.goto(PROFILE)
    choose(page, page.locator("#vraag-cao input[type=radio]").first, 1)
    second = page.locator("#vraag-cao input[type=radio]").nth(1)
    expect(second).to_be_focused()
    settle(page)
    expect(second).to_be_focused()
    expect(second).to_be_checked()


def test_last_years_answer_is_taken_over(log_in, hr, employer, draft):
    make_submitted(employer, 2025)
    page = log_in(hr)
    page.goto(AUTONOMIE)
    page.locator("#vraag-werk-zelf-indelen").get_by_role("button", name="Klopt nog, neem over").click()
    expect(page.locator("#id_werk-zelf-indelen-level_3")).to_be_checked()
    assert _levels("werk-zelf-indelen") == [("", 3)]


def test_rapid_changes_in_one_tab_never_conflict(section):
    for value in [0, 1, 2, 3, 4, 3, 2, 1, 2, 4]:
        section.locator(f"#id_werk-zelf-indelen-level_{value}").check()
    settle(section)
    expect(_state(section, "werk-zelf-indelen")).to_contain_text("Opgeslagen om")
    expect(_state(section, "werk-zelf-indelen")).not_to_contain_text("Niet opgeslagen")
    assert _levels("werk-zelf-indelen") == [("", 4)]


def test_second_tab_is_told_of_the_first_ones_answer(section):
    other = section.context.new_page()
    other.goto(AUTONOMIE)
    section.locator("#id_werk-zelf-indelen-level_1").check()
    expect(_state(section, "werk-zelf-indelen")).to_contain_text("Opgeslagen om")
    other.locator("#id_werk-zelf-indelen-level_4").check()
    conflict = _state(other, "werk-zelf-indelen")
    expect(conflict).to_contain_text("Hanna de Ruiter heeft deze vraag intussen beantwoord")
    expect(conflict).to_contain_text("b. Afwijken kan na vragen")
    expect(other.locator("#id_werk-zelf-indelen-level_4")).to_be_checked()
    assert _levels("werk-zelf-indelen") == [("", 1)]
    other.locator("#id_werk-zelf-indelen-level_3").check()
    expect(conflict).to_contain_text("Opgeslagen om")
    assert _levels("werk-zelf-indelen") == [("", 3)]


def test_session_that_ended_is_told_and_typed_text_stays(section):
    Session.objects.all().delete()
    field = section.locator("#id_werkoverleg-aantal-number")
    field.fill("5")
    field.blur()
    expect(section.locator("#vraag-werkoverleg-aantal")).to_contain_text("u bent niet meer ingelogd")
    expect(field).to_have_value("5")
    assert not Answer.objects.exists()


def test_lost_connection_is_told(section):
    section.route("**/antwoord/**", lambda route: route.abort())
    field = section.locator("#id_werkoverleg-aantal-number")
    field.fill("5")
    field.blur()
    expect(_state(section, "werkoverleg-aantal")).to_contain_text("Niet opgeslagen: er is geen verbinding")


def test_colleague_answers_the_section_without_javascript(log_in, colleague):
    page = log_in(colleague, java_script_enabled=False)
    page.goto(AUTONOMIE)
    page.locator("#id_werk-zelf-indelen-level_2").check()
    page.locator("#id_werkoverleg-aantal-number").fill("vijf")
    page.get_by_role("button", name="Opslaan en terug naar het overzicht").click()
    expect(page.get_by_role("heading", name="Er is een probleem")).to_be_visible()
    expect(page.locator("#id_werkoverleg-aantal-number")).to_have_value("vijf")
    assert _levels("werk-zelf-indelen") == [("", 2)]
    page.locator("#id_werkoverleg-aantal-number").fill("5")
    page.get_by_role("button", name="Opslaan en terug naar het overzicht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vragen over 2026")
    expect(page.get_by_text("2 van 8 vragen")).to_be_visible()


def test_level_per_group_can_be_answered_without_javascript(log_in, hr, draft):
    page = log_in(hr, java_script_enabled=False)
    page.goto(AUTONOMIE)
    page.get_by_label("Dit verschilt per groep").first.check()
    selects = page.locator("#vraag-werk-zelf-indelen .only-per-group select")
    selects.nth(0).select_option("3")
    selects.nth(1).select_option("0")
    page.get_by_role("button", name="Opslaan en terug naar het overzicht").click()
    assert _levels("werk-zelf-indelen") == [("kantoor", 0), ("productie", 3)]


def test_two_people_in_two_browsers_see_each_others_names(log_in, hr, colleague):
    mine, theirs = log_in(hr), log_in(make_colleague(hr.organisation))
    mine.goto(AUTONOMIE)
    theirs.goto(AUTONOMIE)
    theirs.locator("#id_hinderlijke-regels-level_2").check()
    expect(_state(theirs, "hinderlijke-regels")).to_contain_text("Opgeslagen om")
    mine.locator("#id_hinderlijke-regels-level_0").check()
    expect(_state(mine, "hinderlijke-regels")).to_contain_text("collega@voorbeeld.example heeft deze vraag intussen")
