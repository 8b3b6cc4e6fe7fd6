"""The page of a team over HTTP: what it shows, what an address may ask, and how large it gets."""

from datetime import date

import pytest
from django.urls import reverse

from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from assessments.models import MatrixCell, MatrixWorker
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW

pytestmark = pytest.mark.django_db
URL = reverse("matrix_team", args=["90000001", "lasserij"])
FALLEN_BACK = "Dat deel is overgeslagen"


@pytest.fixture
def team(employer):
    return make_team(employer)


@pytest.fixture
def admin(hr, login):
    return login(hr)


def codes(response):
    return [row.worker.code for row in response.context["page"].rows]


def test_the_matrix_is_a_plain_table_with_links_to_rows(team, admin):
    page = admin.get(URL).content.decode()
    worker = team.workers.get(code="JV")
    row = reverse("matrix_worker", args=["90000001", "lasserij", worker.pk])
    assert f'<tr data-w="{worker.pk}" data-own="34." data-lead="...">' in page
    assert (
        f'<th scope="row"><a href="{row}">JV</a></th><td class="l3">3</td><td class="l4">4</td><td></td></tr>' in page
    )
    assert 'style="' not in page


def test_what_it_is_for_and_who_sees_it_stand_on_the_page(team, admin):
    page = admin.get(URL).content.decode()
    assert team.purpose in page
    assert "Wie het ziet: alleen wie het team leidt, en ieder de eigen regel." in page


@pytest.mark.parametrize(
    ("shown", "figures"), [("nu", ["3", "4", ""]), ("leren", ["4", "4", ""]), ("gat", ["0", "0", ""])]
)
def test_the_same_people_in_three_kinds_of_figures(shown, figures, team, admin):
    response = admin.get(URL, {"toon": shown, "zoek": "jv"})
    assert [cell.text for cell in response.context["page"].rows[0].cells] == figures
    assert ("matrix.js" in response.content.decode()) == (shown != "gat")


def test_who_can_do_something_is_found_and_that_stands_in_front(team, admin):
    bending = team.needs.get(competence__name="Buigen").competence_id
    response = admin.get(URL, {"competentie": bending, "niveau": "4"})
    assert (codes(response), response.context["page"].columns[0].name) == (["JV"], "Buigen")


def test_links_keep_what_was_asked(team, admin):
    page = admin.get(URL, {"toon": "leren", "zoek": "K&", "pagina": "2"}).content.decode()
    assert 'href="?toon=gat&amp;zoek=K%26&amp;niveau=3&amp;"' in page


def test_people_of_a_contract_are_found_and_marked(team, hr, admin):
    hired = WorkerEntry("UZ", contract_group="uitzend", agency="Bureau Bij", left_on=date(2099, 5, 1))
    add_worker(team, hired, by=hr, at=NOW)
    response = admin.get(URL, {"contract": "uitzend"})
    assert codes(response) == ["UZ"]
    assert "UZ</a> <small>uitzend</small> <small>tot 1 mei</small>" in response.content.decode()


def test_who_left_is_not_shown(team, hr, admin):
    fill_row(add_worker(team, WorkerEntry("WEG", left_on=date(2026, 1, 1)), by=hr, at=NOW), "444")
    response = admin.get(URL)
    assert codes(response) == ["JV", "KB", "MD"]
    assert response.context["page"].columns[0].foot.text == "2/2"


@pytest.mark.parametrize(
    "query",
    [{"toon": "alles"}, {"contract": "stagiair"}, {"competentie": "x"}, {"competentie": "0"}, {"niveau": "9"},
     {"zoek": "x" * 31}, {"zoek": "\x00"}],
)  # fmt: skip
def test_what_cannot_be_asked_is_skipped_and_said(query, team, admin):
    response = admin.get(URL, query)
    assert (response.status_code, codes(response)) == (200, ["JV", "KB", "MD"])
    assert FALLEN_BACK in response.content.decode()


def test_a_page_that_is_not_there_falls_back(team, admin):
    assert codes(admin.get(URL, {"pagina": "veel"})) == codes(admin.get(URL, {"pagina": "99"})) == ["JV", "KB", "MD"]


def test_nobody_found_offers_everyone(team, admin):
    response = admin.get(URL, {"zoek": "bestaat niet"})
    assert "Niemand gevonden" in response.content.decode()
    assert FALLEN_BACK not in response.content.decode()


def test_a_team_without_people_or_competences_says_what_to_do(employer, admin):
    team = make_team(employer, people={})
    assert "Mensen toevoegen" in admin.get(URL).content.decode()
    team.needs.all().delete()
    assert "Competenties toevoegen" in admin.get(URL).content.decode()


def test_a_large_team_comes_in_small_pages(team, hr, admin):
    """Fifty people and sixty competences, everywhere two views that differ: the worst that a page can hold."""
    columns = [need.competence for need in team.needs.select_related("competence")]
    for number in range(57):
        competence = team.organisation.matrix_competences.create(name=f"Een competentie met een lange naam {number}")
        team.needs.create(competence=competence, position=number + 9)
        columns.append(competence)
    workers = MatrixWorker.objects.bulk_create([MatrixWorker(team=team, code=f"P{n:04}") for n in range(120)])
    cells = [MatrixCell(worker=w, competence=c, own_now=4, lead_now=2) for w in workers for c in columns]
    MatrixCell.objects.bulk_create(cells)
    response = admin.get(URL)
    assert (len(codes(response)), codes(admin.get(URL, {"pagina": "3"}))[-1]) == (50, "P0119")
    assert len(response.content) <= 400_000
