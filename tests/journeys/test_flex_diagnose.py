"""The Flex Diagnose at one employer, with the keyboard only: from hours in a spreadsheet to a mix and a PDF."""

import re
from datetime import date
from decimal import Decimal

from django.urls import reverse
from playwright.sync_api import expect

from assessments.flex_diagnose.series import Grain
from assessments.flex_diagnose.working_days import working_days
from assessments.models import FlexCapacity, FlexDemand
from reports.models import PlanAction
from tests.journeys.keyboard import follow, reach, type_in
from tests.journeys.saving import settle
from tests.reports.pdf_reading import flat, flat_text

YEAR = ("90000001", 2026)
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
# Per week, of all and of the agency.
HOURS = (1480, 1560, 1760, 1840, 1950, 2080, 1830, 1490, 1800, 1770, 1640, 1450)
AGENCY = (120, 150, 230, 300, 360, 460, 290, 110, 260, 240, 170, 100)
CAUSE = "Klanten die laat bestellen of allemaal tegelijk"
TIP = "Spreek met grote klanten af dat zij eerder of gespreid bestellen"


def pasted_hours() -> str:
    """Three years as they come from Excel: tabs, and numbers as the Dutch write them."""
    lines = ["Maand\tUren\tUitzend"]
    for year in (2023, 2024, 2025):
        for number, (month, hours, agency) in enumerate(zip(MONTHS, HOURS, AGENCY, strict=True), start=1):
            first = date(year, number, 1)
            weeks = working_days(first, Grain.MONTH.after(first), 5) / 5
            lines.append(f"{month}-{year % 100}\t{dutch(hours * weeks)}\t{dutch(agency * weeks)}")
    return "\n".join(lines)


def dutch(number: float) -> str:
    """As in 7.412,50."""
    return f"{number:,.2f}".translate(str.maketrans(",.", ".,"))


TABLE = pasted_hours()
WRONG_TABLE = TABLE.replace("\napr-24\t", "\napr-24\tongeveer ")
CAPACITY = {
    "available_pct": "82",
    "fulltime_hours_per_week": "38",
    "plus_minus_pct": "7,5",
    "vast-rate": "36,50",
    "plusuren-rate": "4",
    "deeltijd-hours_per_week": "24",
    "deeltijd-rate": "34",
    "uitzend-rate": "33,50",
    "uitzend-induction_hours": "24",
    "uitzend-hours_per_stay": "480",
}


def test_flex_diagnose_from_a_pasted_table_to_a_tip_and_a_pdf(log_in, hr, submitted, tmp_path):
    page = log_in(hr)
    page.goto(reverse("tasks", args=YEAR))
    follow(page, page.get_by_role("main").get_by_role("link", name="Flex Diagnose").first)
    _answer_what_causes_peaks(page)
    _paste_hours(page)
    _read_need(page)
    _give_capacity(page)
    _read_result(page)
    _choose_tip(page)
    _give_flex_no_room(page)
    assert PlanAction.objects.get(assessment=submitted).title == TIP
    text = flat_text(_download(page, tmp_path))
    assert flat("Spreek met grote klanten af") in text


def test_every_form_works_without_javascript(log_in, hr, submitted):
    page = log_in(hr, java_script_enabled=False)
    page.goto(reverse("section", args=[*YEAR, "flexbehoefte"]))
    page.get_by_label(CAUSE).check()
    page.get_by_role("button", name="Opslaan en terug").click()
    page.goto(reverse("flex_demand", args=YEAR))
    page.get_by_label("Uw uren per maand of week").fill(TABLE)
    page.get_by_role("button", name="Uren opslaan").click()
    _read_need(page)
    page.goto(reverse("flex_capacity", args=YEAR))
    for name, value in CAPACITY.items():
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name="Opslaan").click()
    page.goto(reverse("flex_result", args=YEAR))
    page.get_by_label("Ruimte voor flexcontracten").fill("12,5")
    page.get_by_role("button", name="Reken opnieuw").click()
    page.get_by_role("button", name=TIP).click()
    expect(page.get_by_role("link", name=TIP)).to_contain_text("Staat in uw plan")
    assert FlexCapacity.objects.get().slack_pct == Decimal("12.5")


def _answer_what_causes_peaks(page):
    follow(page, page.get_by_role("link", name="Vragen over flexbehoefte", exact=True))
    reach(page, page.get_by_label(CAUSE))
    page.keyboard.press("Space")
    expect(page.locator("#stand-flex-oorzaken")).to_contain_text("Opgeslagen om")
    settle(page)
    follow(page, page.get_by_role("button", name="Opslaan en terug"))


def _paste_hours(page):
    follow(page, page.get_by_role("link", name="Gewerkte uren", exact=True))
    table = page.get_by_label("Uw uren per maand of week")
    type_in(page, table, WRONG_TABLE)
    follow(page, page.get_by_role("button", name="Uren opslaan"))
    expect(page.get_by_role("alert")).to_contain_text("Regel 17, kolom B")
    expect(table).to_have_value(WRONG_TABLE)
    reach(page, table)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(TABLE)
    follow(page, page.get_by_role("button", name="Uren opslaan"))
    assert FlexDemand.objects.get().periods.count() == 36


def _read_need(page):
    expect(page.get_by_role("img", name="Gewerkte uren, 36 maanden")).to_be_visible()
    expect(page.get_by_text("Door de jaren heen ligt juni het hoogst")).to_be_visible()
    expect(page.get_by_text(re.compile(r"was \d+% te voorzien"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^juni 2025 piek"))).to_be_visible()


def _give_capacity(page):
    follow(page, page.get_by_role("link", name="Naar de stappen"))
    follow(page, page.get_by_role("link", name="Vermogen en prijzen", exact=True))
    expect(page.locator("#id_contract_hours_per_week")).to_have_value("1832")
    for name, value in CAPACITY.items():
        type_in(page, page.locator(f"#id_{name}"), value)
    follow(page, page.get_by_role("button", name="Opslaan"))
    assert FlexCapacity.objects.get().layers.count() == 4


def _read_result(page):
    follow(page, page.get_by_role("link", name="Bekijk de uitkomst"))
    expect(page.get_by_text(re.compile("minstens 110 uur.* per week.* 3,5 fte")).first).to_be_visible()


def _choose_tip(page):
    follow(page, page.get_by_role("button", name=TIP))
    expect(page.get_by_role("link", name=TIP)).to_contain_text("Staat in uw plan")


def _give_flex_no_room(page):
    """Without room the cheapest mix is the most secure one."""
    names, today, secure, cheapest = _columns_of_mix(page)
    assert cheapest != secure
    reach(page, page.get_by_label("Ruimte voor flexcontracten"))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("0")
    follow(page, page.get_by_role("button", name="Reken opnieuw"))
    assert _columns_of_mix(page) == [names, today, secure, secure]


def _columns_of_mix(page) -> list[tuple[str, ...]]:
    """The names of the rows, then today, the most secure mix and the cheapest."""
    table = page.get_by_role("table", name="Drie manieren om dezelfde uren te vullen")
    rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
    return list(zip(*rows, strict=True))


def _download(page, folder) -> bytes:
    with page.expect_download() as download:
        reach(page, page.get_by_role("link", name="Flex Diagnose (pdf)"))
        page.keyboard.press("Enter")
    path = folder / "flex-diagnose.pdf"
    download.value.save_as(path)
    return path.read_bytes()
