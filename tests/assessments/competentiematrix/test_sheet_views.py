"""The pages around the sheet: template out, upload with its mistakes, and what changes before it is stored."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.competentiematrix.services.sheets import store_upload
from assessments.competentiematrix.services.workers import WorkerEntry, add_workers
from assessments.competentiematrix.sheet.selectors import known_people
from assessments.models import MatrixCell, MatrixSetup, MatrixUpload
from organisations.models import Event
from oversight.services.support import SupportRequest, start_support
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_colleague, make_user

TEAM = "/werkgever/90000001/competentiematrix/teams/lasserij/"
TEMPLATE, UPLOAD = f"{TEAM}sjabloon.xlsx", f"{TEAM}inlezen/"
PAGES = (TEMPLATE, UPLOAD, f"{UPLOAD}{{}}/")
SHEET = "Competentiematrix;lasserij;versie 2;eigen kijk\nPersoon;Lassen;Buigen\nJV;2;\nKB;;4\nMD;1;1\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def leader(employer):
    return make_colleague(employer, "voorman@voorbeeld.example")


@pytest.fixture
def team(employer, leader):
    """Led by a contributor; JV filled in 3 and 4, KB 3 and 0."""
    return make_team(employer, leader=leader.user, people={"JV": ("34.", "44."), "KB": ("30.", "33.")})


@pytest.fixture
def waiting(team, leader):
    return store_upload(team, SHEET.encode(), "blad.csv", is_own=True, by=leader, at=timezone.now())


def pages(waiting) -> list[str]:
    return [page.format(waiting.pk) for page in PAGES]


def upload(client, text=SHEET, name="blad.csv", view="eigen"):
    return client.post(UPLOAD, {"view": view, "file": SimpleUploadedFile(name, text.encode())})


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def seen_on(client, waiting) -> str:
    return client.get(f"{UPLOAD}{waiting.pk}/").context["page"].changes.fingerprint


class TestAccess:
    @pytest.mark.parametrize("who", ["hr", "leader"])
    def test_administrator_and_leader_have_all_of_it(self, who, waiting, login, request):
        client = login(request.getfixturevalue(who))
        assert [client.get(page).status_code for page in pages(waiting)] == [200, 200, 200]

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize(
        ("who", "status"),
        [("colleague", 403), ("reader", 403), ("council_secretary", 403), ("council_member", 403), ("outsider", 404)],
    )
    def test_others_have_none_of_it(self, who, status, method, waiting, login, request):
        """The colleague fills in questions, and leads another team."""
        member = request.getfixturevalue(who)
        if who == "colleague":
            make_team(member.organisation, "Montage", leader=member.user, people={})
        ask = getattr(login(member), method)
        data = {"doe": "weggooien", "view": "eigen"}
        upload_page, confirm_page = (ask(page, data).status_code for page in pages(waiting)[1:])
        template = login(member).get(TEMPLATE).status_code
        assert (template, upload_page, confirm_page) == (status,) * 3
        assert MatrixUpload.objects.filter(pk=waiting.pk).exists()

    def test_support_looking_along_sees_no_row(self, waiting, employer, login):
        staff = make_user("steun@platform.example", "Steun")
        staff.is_platform_staff = True
        staff.save()
        support = start_support(
            employer, SupportRequest("Vraag van Hanna over het blad", 1), by=staff, at=timezone.now()
        )
        client = login(support)
        assert [client.get(page).status_code for page in pages(waiting)] == [403, 403, 403]

    def test_nothing_is_there_where_the_matrix_is_off(self, waiting, hr, login):
        stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)
        client = login(hr)
        assert [client.get(page).status_code for page in pages(waiting)] == [404, 404, 404]
        assert upload(client).status_code == 404

    def test_sheet_of_another_team_or_employer_is_not_found(self, waiting, employer, hr, outsider, login):
        make_team(employer, "Montage", people={})
        foreign = make_team(outsider.organisation, people={})
        elsewhere = store_upload(foreign, b"a", "a.csv", is_own=True, by=outsider, at=NOW)
        client = login(hr)
        found = [
            client.get(f"{UPLOAD}{elsewhere.pk}/").status_code,
            client.get(f"{UPLOAD.replace('lasserij', 'montage')}{waiting.pk}/").status_code,
            client.post(f"{UPLOAD}{elsewhere.pk}/", {"doe": "weggooien"}).status_code,
        ]
        assert found == [404, 404, 404]
        assert MatrixUpload.objects.count() == 2

    def test_template_is_only_read(self, team, hr, login):
        assert login(hr).post(TEMPLATE).status_code == 405


class TestTemplate:
    @pytest.mark.parametrize(
        ("query", "view", "level"), [("", "eigen", 3), ("?kijk=eigen", "eigen", 3), ("?kijk=leiding", "leiding", 1)]
    )
    def test_template_has_the_view_that_was_asked(self, query, view, level, team, hr, login):
        MatrixCell.objects.filter(worker__code="JV").update(lead_now=1)
        response = login(hr).get(TEMPLATE + query)
        page = load_workbook(BytesIO(response.content)).worksheets[0]
        assert (page["A3"].value, page["F3"].value) == ("JV", level)
        assert response["Content-Type"] == XLSX
        name = f"competentiematrix-lasserij-{view}.xlsx"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_who_left_is_not_in_the_template(self, team, hr, login):
        team.workers.filter(code="JV").update(left_on=NOW.date())
        page = load_workbook(BytesIO(login(hr).get(TEMPLATE).content)).worksheets[0]
        assert [cell.value for cell in page["A"]] == ["Competentiematrix", "Persoon", "KB"]


class TestUpload:
    def test_page_tells_the_three_steps(self, team, hr, login):
        text = text_of(login(hr).get(UPLOAD))
        assert [f"<h2>{step}" in text for step in ("1. Download", "2. Vul", "3. Lees")] == [True] * 3
        assert f'{TEMPLATE}?kijk=eigen"' in text
        assert "Dit ligt nog klaar" not in text

    def test_team_without_competences_gets_those_first(self, team, hr, login):
        team.needs.all().delete()
        text = text_of(login(hr).get(UPLOAD))
        assert "Dit team heeft nog geen competenties" in text
        assert "sjabloon.xlsx" not in text

    def test_good_sheet_waits_to_be_looked_at(self, team, hr, login):
        response = upload(login(hr), view="leiding")
        kept = MatrixUpload.objects.get()
        assert (response.status_code, response.url) == (302, f"{UPLOAD}{kept.pk}/")
        assert (bytes(kept.content).decode(), kept.file_name, kept.is_own) == (SHEET, "blad.csv", False)
        assert known_people(team, is_own=False).keys() == {"jv", "kb"}

    def test_workbook_is_taken_as_it_came(self, team, hr, login):
        client = login(hr)
        content = client.get(TEMPLATE).content
        client.post(UPLOAD, {"view": "eigen", "file": SimpleUploadedFile("map/blad.xlsx", content)})
        kept = MatrixUpload.objects.get()
        assert (bytes(kept.content), kept.file_name) == (content, "blad.xlsx")

    def test_mistakes_are_told_by_cell_and_nothing_is_kept(self, team, hr, login):
        response = upload(login(hr), SHEET.replace("JV;2", "JV;goed").replace("1;1", "1;9"))
        text = text_of(response)
        assert response.status_code == 422
        assert "<li>B3: “goed” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.</li>" in text
        assert "<li>C5: “9” is geen niveau." in text
        assert 'value="eigen" id="id_view_0" checked' in text
        assert not MatrixUpload.objects.exists()

    def test_what_was_typed_in_a_sheet_is_only_text(self, team, hr, login):
        text = text_of(upload(login(hr), SHEET.replace("JV;2", "JV;<script>")))
        assert "“&lt;script&gt;” is geen niveau" in text
        assert "“<script>" not in text

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({}, "Kies wie het blad heeft ingevuld."),
            ({"view": "eigen"}, "Kies eerst het bestand."),
            ({"view": "de chef"}, "Kies wie het blad heeft ingevuld."),
        ],
    )
    def test_form_that_is_not_complete_says_what_to_do(self, data, told, team, hr, login):
        response = login(hr).post(UPLOAD, data)
        assert response.status_code == 422
        assert told in text_of(response)

    def test_waiting_sheets_of_the_team_are_told_with_who_brought_them(self, waiting, hr, login):
        text = text_of(login(hr).get(UPLOAD))
        assert f'<a href="{UPLOAD}{waiting.pk}/">blad.csv</a>, klaargezet door voorman@voorbeeld.example' in text


class TestConfirm:
    def test_page_tells_what_would_change(self, waiting, leader, login):
        text = text_of(login(leader).get(f"{UPLOAD}{waiting.pk}/"))
        lines = (
            '<th scope="row">JV</th><td>Lassen</td><td>3 (zelfstandig)</td><td>2 (onder begeleiding) '
            '<span class="tag tag--warning">lager</span>',
            '<th scope="row">KB</th><td>Buigen</td><td>0 (nog niet)</td><td>4 (kan opleiden)</td>',
            '<th scope="row">MD</th><td>Vast</td>',
            "Eén niveau gaat omlaag.",
            "Bij één nieuwe persoon staat geen contract in het blad.",
            "Heftruck (certificaat op)",
        )
        assert [line for line in lines if line not in text] == []

    def test_looking_changes_nothing(self, waiting, leader, login):
        before = list(MatrixCell.objects.values())
        login(leader).get(f"{UPLOAD}{waiting.pk}/")
        assert list(MatrixCell.objects.values()) == before
        assert MatrixUpload.objects.get().content

    def test_confirming_stores_it_and_throws_the_file_away(self, waiting, team, leader, login):
        client = login(leader)
        url = f"{UPLOAD}{waiting.pk}/"
        response = client.post(url, {"doe": "inlezen", "gezien": seen_on(client, waiting)}, follow=True)
        assert response.redirect_chain == [(TEAM, 302)]
        assert "Het blad is ingelezen. Nieuw in het team: 1 persoon. Vakjes ingevuld of veranderd: 4." in text_of(
            response
        )
        lassen, buigen, _ = team.needs.order_by("position").values_list("competence", flat=True)
        known = known_people(team, is_own=True)
        assert known["jv"].cells[lassen] == CellEntry(2, 4)
        assert known["kb"].cells[buigen] == CellEntry(4, 3)
        assert known["md"].cells == {lassen: CellEntry(1), buigen: CellEntry(1)}
        assert not MatrixUpload.objects.exists()
        event = Event.objects.get(verb="import_matrix")
        assert (event.object, event.actor_id) == ("lasserij/3", leader.user_id)
        assert client.get(url).status_code == 404

    @pytest.mark.parametrize("seen", ["", "anders"])
    def test_change_that_nobody_saw_is_not_stored(self, seen, waiting, leader, login):
        before = list(MatrixCell.objects.values())
        response = login(leader).post(f"{UPLOAD}{waiting.pk}/", {"doe": "inlezen", "gezien": seen})
        assert response.status_code == 409
        assert "Kijk het na en bevestig opnieuw." in text_of(response)
        assert list(MatrixCell.objects.values()) == before
        assert MatrixUpload.objects.exists()

    def test_levels_that_changed_meanwhile_are_shown_first(self, waiting, leader, login):
        client = login(leader)
        data = {"doe": "inlezen", "gezien": seen_on(client, waiting)}
        MatrixCell.objects.filter(worker__code="JV").update(own_now=1)
        response = client.post(f"{UPLOAD}{waiting.pk}/", data)
        assert response.status_code == 409
        assert "<td>1 (in opleiding)</td><td>2 (onder begeleiding)</td>" in text_of(response)
        data["gezien"] = response.context["page"].changes.fingerprint
        assert client.post(f"{UPLOAD}{waiting.pk}/", data).status_code == 302

    def test_sheet_of_an_earlier_version_is_told_and_not_stored(self, waiting, team, leader, login):
        client = login(leader)
        data = {"doe": "inlezen", "gezien": seen_on(client, waiting)}
        add_needs(team, [NeedEntry("Zagen")], by=leader, at=NOW)
        response = client.post(f"{UPLOAD}{waiting.pk}/", data)
        text = text_of(response)
        assert response.status_code == 409
        assert "<li>C1: dit is versie 2, en het team is bij versie 3: de competenties zijn veranderd." in text
        assert 'value="inlezen"' not in text
        assert client.get(f"{UPLOAD}{waiting.pk}/").status_code == 200

    def test_sheet_without_news_can_only_be_thrown_away(self, team, leader, login):
        text = "Competentiematrix;lasserij;versie 2\nPersoon;Lassen\nJV;3"
        kept = store_upload(team, text.encode(), "blad.csv", is_own=True, by=leader, at=NOW)
        client = login(leader)
        page = text_of(client.get(f"{UPLOAD}{kept.pk}/"))
        assert "Er verandert niets: wat in het blad staat, staat er al." in page
        assert 'value="inlezen"' not in page

    def test_thrown_away_sheet_is_gone(self, waiting, leader, login):
        response = login(leader).post(f"{UPLOAD}{waiting.pk}/", {"doe": "weggooien"}, follow=True)
        assert response.redirect_chain == [(UPLOAD, 302)]
        assert "Het bestand is weggegooid. Er is niets veranderd." in text_of(response)
        assert not MatrixUpload.objects.exists()
        assert not Event.objects.filter(verb="import_matrix").exists()

    def test_no_browser_keeps_the_page(self, waiting, leader, login):
        assert "no-store" in login(leader).get(f"{UPLOAD}{waiting.pk}/")["Cache-Control"]


def test_queries_do_not_grow_with_the_number_of_people(team, hr, login):
    client = login(hr)
    client.get("/account/gesloten/")
    counts = []
    for size in (3, 60):
        add_workers(team, [WorkerEntry(f"{size}-{n}") for n in range(size)], by=hr, at=NOW)
        lines = "\n".join(f"{size}-{n};2;1" for n in range(size))
        kept = store_upload(team, f"{SHEET}{lines}".encode(), "blad.csv", is_own=True, by=hr, at=NOW)
        url = f"{UPLOAD}{kept.pk}/"
        data = {"doe": "inlezen", "gezien": seen_on(client, kept)}
        asked = (
            lambda: client.get(TEMPLATE),
            lambda: client.get(UPLOAD),
            lambda url=url: client.get(url),
            lambda url=url, data=data: client.post(url, data),
        )
        counts.append([count(request) for request in asked])
        team.workers.filter(code="MD").delete()
    assert counts[0] == counts[1]


def count(request) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert request().status_code in (200, 302)
    return len(captured)
