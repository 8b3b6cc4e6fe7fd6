"""The document of a team for who leads it: who takes it, what it prints, and what it is safe against."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixCompetence, MatrixSetup, MatrixTeam, MatrixWorker
from organisations.models import Event
from reports import pdf
from reports.matrix.export import matrix_html
from reports.pdf import RenderProcess, render_pdf, write_pdf
from tests.assessments.competentiematrix.matrices import fill_row, make_team, only_team
from tests.factories import NOW, make_colleague
from tests.reports.hostile import hostile_strings
from tests.reports.matrix.teams import crowd, make_two_teams
from tests.reports.pdf_reading import failed_rules, flat, page_texts
from tests.reports.reading_spy import watch_reading

PDF = reverse("matrix_pdf", args=["90000001", "lasserij"])
EVENTS = Event.objects.filter(verb="export_competentiematrix")
MARKS = ("<img", "<link", "<style", "<iframe", "<object", "<a ", "<svg", "<script")


def certify(team):
    """Everyone can drive a forklift, with a certificate that ends within ninety days."""
    day = NOW.date() - timedelta(days=5 * 365 - 30)
    for worker in team.workers.all():
        worker.cells.all().delete()
        fill_row(worker, "343", "444", certified_on=day)


@pytest.fixture
def leader(employer):
    return make_colleague(employer)


def test_administrator_and_leader_take_it_and_leave_an_event(employer, hr, leader, login):
    make_two_teams(employer, leader=leader.user)

    responses = [login(member).get(PDF) for member in (hr, leader)]

    assert [(each.status_code, each["Content-Type"]) for each in responses] == [(200, "application/pdf")] * 2
    assert responses[0]["Content-Disposition"] == 'attachment; filename="competentiematrix-90000001-lasserij.pdf"'
    assert list(EVENTS.order_by("sequence").values_list("actor", "object")) == [
        (hr.user_id, "lasserij"),
        (leader.user_id, "lasserij"),
    ]


def test_nobody_else_does(employer, reader, council_member, outsider, leader, login):
    make_two_teams(employer)

    answers = [login(member).get(PDF).status_code for member in (leader, reader, council_member, outsider)]

    assert answers == [403, 403, 403, 404]
    assert not EVENTS.exists()


def test_unknown_team_and_matrix_that_is_off_are_not_found(employer, hr, login):
    make_two_teams(employer)
    assert login(hr).get(reverse("matrix_pdf", args=["90000001", "kantoor"])).status_code == 404

    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)

    assert login(hr).get(PDF).status_code == 404


def test_document_is_whole(employer):
    team, _ = make_two_teams(employer)
    certify(team)

    printed = render_pdf(matrix_html(team, at=NOW))

    assert failed_rules(printed) == set()
    pages = page_texts(printed)
    assert [number for number, page in enumerate(pages, start=1) if "Vertrouwelijk" not in page] == []
    expected = (
        "Competentiematrix van Lasserij",
        "Vertrouwelijk: bevat gegevens van mensen",
        "Het dient om te leren en om het werk te verdelen, niet voor loon of ontslag.",
        "Alleen wie het team leidt, en ieder de eigen regel",
        "Wie kan wat",
        "LASCODE-1",
        "Hoeveel mensen het kunnen, naast hoeveel er nodig zijn",
        "Certificaten die binnen 90 dagen verlopen of al verlopen zijn",
        "6 van de 6 mensen kunnen twee of meer taken van dit team doen, samen 216 uur per week.",
        "De eigen kijk en die van de leiding verschillen nergens",
        "Er is niets dat iemand van dit team hiervoor moet leren.",
        "Wat de niveaus betekenen",
    )
    text = flat("".join(pages))
    assert [words for words in expected if flat(words) not in text] == []
    assert "BUIGCODE" not in text


def test_plan_and_open_gaps_are_printed(employer):
    make_two_teams(employer)
    make_team(employer, "Kantoor", people={"KA": ("100", "300")})

    html = matrix_html(MatrixTeam.objects.get(slug="kantoor"), at=NOW)

    assert "KA (1 naar 3)*" in html
    assert "Lenen bij Buigerij, Lasserij." in html


def test_forty_people_and_fifteen_competences_are_two_wide_pages(employer):
    team = make_team(employer, people={})
    team.needs.all().delete()
    competences = [MatrixCompetence(organisation=employer, name=f"Bewerking nummer {n}") for n in range(1, 16)]
    for place, competence in enumerate(MatrixCompetence.objects.bulk_create(competences)):
        team.needs.create(competence=competence, position=place)
    for number in range(40):
        fill_row(MatrixWorker.objects.create(team=team, code=f"Z{number:02}"), "3" * 15)

    pages = page_texts(render_pdf(matrix_html(team, at=NOW)))

    of_people = [page for page in pages if "Z00" in page or "Z39" in page]
    assert len(of_people) == 2
    assert all(flat("Bewerking nummer 15") in flat(page) for page in of_people)


def test_large_team_says_what_is_left_out(employer):
    team = make_team(employer, people={})
    MatrixWorker.objects.bulk_create(MatrixWorker(team=team, code=f"Z{number}") for number in range(201))

    html = matrix_html(team, at=NOW)

    assert "Dit team heeft 201 mensen en 3 competenties. Zo'n grote matrix is op papier niet te lezen." in html
    assert "Wie kan wat" not in html


@pytest.mark.parametrize(
    ("people", "words"),
    [({}, "Dit team heeft nog geen mensen."), (crowd("P", 1), "Dit team heeft nog geen competenties.")],
)
def test_empty_team_says_so(people, words, employer):
    team = make_team(employer, people=people)
    if people:
        team.needs.all().delete()

    printed = render_pdf(matrix_html(team, at=NOW))

    assert failed_rules(printed) == set()
    assert flat(words) in flat("".join(page_texts(printed)))


def poison(hostile):
    """This string in every text that anyone can write, past the forms that would refuse it."""
    MatrixTeam.objects.update(name=hostile[:60], purpose=hostile[:400])
    MatrixCompetence.objects.filter(name="Lassen").update(name=hostile[:80])
    MatrixWorker.objects.filter(code="JV").update(code=hostile[:30], agency=hostile[:80])
    MatrixSetup.objects.update(document=hostile[:200], reason=hostile[:300])


def test_hostile_texts_stay_text(employer, tmp_path):
    plain = matrix_html(make_team(employer), at=NOW)
    tags = {mark: plain.count(mark) for mark in MARKS}

    for hostile in hostile_strings(tmp_path / "canary"):
        poison(hostile)
        html = matrix_html(only_team(employer), at=NOW)
        assert {mark: html.count(mark) for mark in tags} == tags


def test_hostile_texts_read_nothing(employer, tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    write_pdf(matrix_html(make_team(employer), at=NOW))
    poison(" ".join(hostile_strings(canary)))
    html = matrix_html(only_team(employer), at=NOW)

    with watch_reading() as seen:
        result = write_pdf(html)

    assert seen == []
    assert b"geheim" not in result


def test_failing_renderer_gives_a_dutch_page_and_no_event(employer, hr, login, monkeypatch):
    make_two_teams(employer)
    starved = RenderProcess(memory=32 * 1024**2)
    monkeypatch.setattr(pdf, "_process", starved)

    response = login(hr).get(PDF)
    starved.close()

    assert response.status_code == 503
    assert "De competentiematrix kon nu niet worden gemaakt" in response.content.decode()
    assert not EVENTS.exists()


def test_queries_do_not_grow_with_people_and_teams(employer, django_assert_num_queries):
    team, _ = make_two_teams(employer)
    with CaptureQueriesContext(connection) as before:
        matrix_html(MatrixTeam.objects.get(pk=team.pk), at=NOW)

    make_team(employer, "Magazijn", people=crowd("MAGAZIJN", 5))
    for number in range(20):
        fill_row(MatrixWorker.objects.create(team=team, code=f"M{number}"), "333")

    with django_assert_num_queries(len(before)):
        matrix_html(MatrixTeam.objects.get(pk=team.pk), at=NOW)
