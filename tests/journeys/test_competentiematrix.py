"""The competentiematrix of one team, with the keyboard only: from consent to an action in the improvement plan."""

import re

from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import expect

from assessments.competentiematrix.services.sheets import store_upload
from assessments.models import MatrixCell, MatrixSetup, MatrixTeam, MatrixWorker
from reports.models import PlanAction
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW
from tests.journeys.keyboard import choose, follow, reach, type_in
from tests.journeys.looking import complaints
from tests.reports.pdf_reading import flat, flat_text

KVK = ("90000001",)
SHEET = "Competentiematrix;lasserij;versie 2;eigen kijk\nPersoon;Lassen;Buigen\nJV;2;\nNIEUW;;4\n"
TEAM = (*KVK, "lasserij")
COMPETENCES = """Competentie;Omschrijving;Mensen tegelijk;Niveau;Certificaat
Lassen;Last een hoeknaad volgens tekening;2;3;
Kantbank;Stelt de bank in en maakt een proefstuk;2;3;
Heftruck;Laadt en lost veilig;1;3;60"""
# Who, contract, hours; then per competence now and what they want to learn, and when the certificate was earned.
PEOPLE = (
    ("JV", "Vast", 38, 4, None, 2, 3, 3, None, "12-01-2026"),
    ("KB", "Vast", 36, "U", None, 1, 3, 0, None, None),
    ("MD", "Vast", 32, "goed", None, 3, None, 0, 3, None),
    ("UZ1", "Uitzend", 38, 1, 2, 0, 2, 0, None, None),
)


def test_matrix_from_consent_to_a_plan(log_in, hr, submitted, tmp_path):
    page = log_in(hr)
    page.goto(reverse("tasks", args=(*KVK, 2026)))
    follow(page, page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Competentiematrix"))
    _record_consent(page)
    _make_team(page)
    _paste_competences(page)
    sheet = _fill_template(page, tmp_path)
    _upload_with_a_mistake(page, sheet, tmp_path)
    _confirm(page)
    _see_where_it_is_vulnerable(page)
    _type_in_the_grid(page)
    _plan_training(page)
    action = PlanAction.objects.get(assessment=submitted)
    assert (action.title, action.indicator) == ("Opleidingsplan: Kantbank in een klein team", "capaciteiten-gebruiken")
    page.goto(reverse("matrix_team", args=TEAM))
    text = flat_text(_download(page, page.get_by_role("link", name=re.compile("pdf", re.I)).first, tmp_path))
    assert flat("Kantbank") in text
    assert flat("UZ1") in text


def _record_consent(page):
    follow(page, page.get_by_role("link", name="Competentiematrix aanzetten"))
    follow(page, page.get_by_role("button", name="Opslaan"))
    expect(page.get_by_role("alert")).to_contain_text("Vul de dag van het besluit in.")
    choose(page, page.get_by_label("De medezeggenschap heeft ingestemd"), 0)
    reach(page, page.get_by_label("Op welke dag is dit besloten?"))
    page.keyboard.type("02022026")  # the same day in every language of the browser
    type_in(page, page.get_by_label("in welke brief of welk verslag"), "Brief van 12 januari")
    follow(page, page.get_by_role("button", name="Opslaan"))
    assert MatrixSetup.objects.get().document == "Brief van 12 januari"


def _make_team(page):
    follow(page, page.get_by_role("link", name="Eerste team maken"))
    type_in(page, page.get_by_label("Naam van het team"), "Lasserij")
    follow(page, page.get_by_role("button", name="Opslaan"))
    assert MatrixTeam.objects.get().slug == "lasserij"


def _paste_competences(page):
    follow(page, _tab(page, "Competenties"))
    type_in(page, page.get_by_label("Plak hier uw competenties"), COMPETENCES)
    follow(page, page.get_by_role("button", name="Alle regels toevoegen"))
    expect(page.get_by_role("link", name="Heftruck").first).to_be_visible()


def _fill_template(page, folder):
    follow(page, _tab(page, "Excel"))
    template = folder / "sjabloon.xlsx"
    _download(page, page.get_by_role("link", name="Sjabloon voor de eigen kijk"), folder, template)
    return template


def _upload_with_a_mistake(page, template, folder):
    book = load_workbook(template)
    sheet = book.worksheets[0]
    for line in PEOPLE:
        who, contract, hours, *levels = line
        sheet.append([who, contract, hours, None, None, *levels])
    row = sheet.max_row - 1
    book.save(template)
    _send(page, template)
    expect(page.get_by_role("alert")).to_contain_text(f"F{row}: “goed” is geen niveau")
    assert not MatrixWorker.objects.exists()
    sheet.cell(row, 6).value = 2
    book.save(template)
    _send(page, template)


def _send(page, path):
    choose(page, page.get_by_label("De mensen zelf"), 0)
    page.locator("input[type=file]").set_input_files(path)
    follow(page, page.get_by_role("button", name="Laat zien wat er verandert"))


def _confirm(page):
    expect(page.get_by_role("table", name="Nieuwe mensen")).to_contain_text("UZ1")
    assert not MatrixCell.objects.exists()
    follow(page, page.get_by_role("button", name="Inlezen"))
    assert MatrixWorker.objects.count() == 4


def _see_where_it_is_vulnerable(page):
    follow(page, _tab(page, "Dekking"))
    expect(page.get_by_role("row", name=re.compile("Kantbank.*te weinig"))).to_be_visible()
    expect(page.get_by_text("Heftruck: alleen JV")).to_be_visible()


def _type_in_the_grid(page):
    """What the leader sees of JV is lower than JV thinks; both stay, and it is something to talk about."""
    follow(page, _tab(page, "Matrix"))
    reach(page, page.get_by_role("grid").locator("tbody td").first)
    page.keyboard.press("3")
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen om")
    cell = MatrixCell.objects.get(worker__code="JV", competence__name="Lassen")
    assert (cell.own_now, cell.lead_now) == (4, 3)
    follow(page, _tab(page, "Gesprekken"))
    expect(page.get_by_role("heading", name="JV")).to_be_visible()


def _plan_training(page):
    page.goto(reverse("matrix_training", args=KVK))
    expect(page.get_by_role("table", name="Wie leert Kantbank")).to_contain_text("JV")
    reach(page, page.get_by_role("checkbox", name=re.compile("Kantbank")))
    page.keyboard.press("Space")
    follow(page, page.get_by_role("button", name="Zet in het verbeterplan"))


def _tab(page, name):
    return page.get_by_role("navigation", name="Team Lasserij").get_by_role("link", name=name, exact=True)


def _download(page, link, folder, path=None):
    reach(page, link)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = path or folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def test_pages_of_setting_up_are_accessible(log_in, hr, employer):
    team = make_team(employer)
    page = log_in(hr)
    names = ("matrix", "matrix_setup", "matrix_stop", "matrix_team_new")
    of_team = (
        "matrix_team_edit",
        "matrix_team_delete",
        "matrix_needs",
        "matrix_workers",
        "matrix_links",
        "matrix_upload",
    )
    need, worker = team.needs.first(), team.workers.first()
    upload = store_upload(team, SHEET.encode(), "blad.csv", is_own=True, by=hr, at=NOW)
    addresses = [
        *(reverse(name, args=KVK) for name in names),
        *(reverse(name, args=TEAM) for name in of_team),
        *(reverse(name, args=[*TEAM, need.pk]) for name in ("matrix_need", "matrix_need_remove")),
        reverse("matrix_worker", args=[*TEAM, worker.pk]),
        reverse("matrix_confirm", args=[*TEAM, upload.pk]),
    ]
    assert complaints(page, addresses) == []
