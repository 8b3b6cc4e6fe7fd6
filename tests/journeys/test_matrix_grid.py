"""The matrix of a team as a grid, with the keyboard only: moving, typing, two at once, a connection that fails."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.competentiematrix.services.levels import CellEntry, Change, save_levels
from assessments.models import MatrixCell
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW
from tests.journeys.keyboard import reach
from tests.journeys.looking import complaints, complaints_here

PLACE = ("90000001", "lasserij")
URL = reverse("matrix_team", args=PLACE)
SEEING = [
    *(reverse(name, args=PLACE) for name in ("matrix_cover", "matrix_differences")),
    reverse("matrix_whole", args=PLACE[:1]),
    f"{URL}?toon=gat&zoek=j",
]


@pytest.fixture
def team(employer):
    """JV can weld (3) and bend (4), KB can weld, MD is learning to."""
    return make_team(employer)


@pytest.fixture
def page(log_in, hr, team):
    page = log_in(hr)
    page.goto(URL)
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def here(page):
    return page.locator("tbody td:focus")


def led(team, code):
    """What the leader saw of this person, by competence."""
    return dict(
        MatrixCell.objects.filter(worker__team=team, worker__code=code).values_list("competence__name", "lead_now")
    )


def told(page, words):
    expect(page.get_by_role("status")).to_contain_text(words)


def test_levels_are_typed_with_the_keyboard(page, team):
    grid = page.get_by_role("grid")
    reach(page, grid.locator("tbody td").first)
    expect(here(page)).to_have_accessible_name("JV, Lassen: 3 (zelfstandig)")
    press(page, "2")
    told(page, "Opgeslagen om")
    told(page, "Lassen: 1 van 2 nodig, te weinig.")
    expect(here(page)).to_have_accessible_name("JV, Lassen: 2 (onder begeleiding), eigen kijk 3, leiding 2")
    press(page, "ArrowRight", "ArrowDown", "u", "Enter", "0")
    expect(page.locator(".is-waiting")).to_have_count(0)
    press(page, "Control+Home", "Delete")
    expect(here(page)).to_have_accessible_name("JV, Lassen: 3 (zelfstandig)")
    expect(grid.get_by_role("rowheader", name="Kan het / nodig").locator("xpath=../td[1]")).to_contain_text("2/2")
    assert [led(team, code) for code in ("JV", "KB", "MD")] == [
        {"Lassen": None, "Buigen": None}, {"Lassen": None, "Buigen": 3}, {"Lassen": None, "Buigen": 0},
    ]  # fmt: skip


def test_the_keys_of_a_grid_go_where_one_expects(page):
    grid = page.get_by_role("grid")
    reach(page, grid.locator("tbody td").first)
    for keys, name in (
        (("End",), "JV, Heftruck: niet ingevuld"),
        (("ArrowRight",), "JV, Heftruck: niet ingevuld"),
        (("PageDown",), "MD, Heftruck: niet ingevuld"),
        (("Home", "ArrowUp"), "KB, Lassen: 3 (zelfstandig)"),
        (("Control+End",), "MD, Heftruck: niet ingevuld"),
        (("Control+Home",), "JV, Lassen: 3 (zelfstandig)"),
    ):
        press(page, *keys)
        expect(here(page)).to_have_accessible_name(name)
    press(page, "ArrowLeft")
    expect(page.locator(":focus")).to_have_text("JV")
    press(page, "Tab")
    expect(page.locator(":focus")).not_to_have_text("KB")


def test_fast_typing_is_saved_in_order(page, team):
    reach(page, page.get_by_role("grid").locator("tbody td").first)
    press(page, "1", "2", "3", "ArrowRight", "4", "ArrowRight", "0", "ArrowDown", "1", "ArrowLeft", "2")
    expect(page.locator(".is-waiting")).to_have_count(0)
    told(page, "Opgeslagen om")
    assert (led(team, "JV"), led(team, "KB")["Buigen"]) == ({"Lassen": 3, "Buigen": 4, "Heftruck": 0}, 2)


def test_what_another_typed_meanwhile_is_shown_first(page, team, hr):
    worker, welding = team.workers.get(code="JV"), team.needs.first().competence_id
    reach(page, page.get_by_role("grid").locator("tbody td").first)
    save_levels(worker, {welding: Change(CellEntry(), CellEntry(now=1))}, is_own=False, by=hr, at=NOW)
    press(page, "4")
    told(page, "een ander zette hier intussen 1. U typte 4.")
    expect(here(page)).to_have_accessible_name("JV, Lassen: 1 (in opleiding), eigen kijk 3, leiding 1")
    press(page, "4")
    told(page, "Opgeslagen om")
    assert led(team, "JV")["Lassen"] == 4


def test_what_could_not_be_saved_stays_and_is_tried_again(page, team):
    page.route("**/cel/", lambda route: route.abort())
    reach(page, page.get_by_role("grid").locator("tbody td").first)
    press(page, "1", "ArrowDown", "2")
    told(page, "Niet opgeslagen: er is geen verbinding. Wat u typte staat er nog.")
    expect(page.locator(".is-failed")).to_have_text(["1", "2"])
    page.unroute("**/cel/")
    reach(page, page.get_by_role("button", name="Probeer opnieuw"))
    press(page, "Enter")
    expect(page.locator(".is-waiting")).to_have_count(0)
    told(page, "Opgeslagen om")
    assert (led(team, "JV")["Lassen"], led(team, "KB")["Lassen"]) == (1, 2)


def test_without_javascript_the_code_leads_to_the_row(log_in, hr, team):
    page = log_in(hr, java_script_enabled=False)
    page.goto(URL)
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("link", name="JV").click()
    assert page.url.endswith(reverse("matrix_worker", args=[*PLACE, team.workers.get(code="JV").pk]))


def test_the_pages_are_accessible(page, team):
    fill_row(team.workers.get(code="KB"), "2..", is_own=False)
    reach(page, page.get_by_role("grid").locator("tbody td").first)
    press(page, "1")
    told(page, "Opgeslagen om")
    assert complaints_here(page) + complaints(page, SEEING) == []
