"""The cover page: the weakest first, who is the only one, what ends, and who can do more than one thing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.urls import reverse

from assessments.competentiematrix.cover_page import build_cover_page
from assessments.competentiematrix.matrix import Need, Team, build_matrix
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from assessments.competentiematrix.words import Standing
from tests.assessments.competentiematrix.matrices import TODAY, fill_row, make_team, matrix_from
from tests.factories import NOW, make_assessment

URL = reverse("matrix_cover", args=["90000001", "lasserij"])


def page_of(matrix):
    return build_cover_page(matrix, "lasserij", TODAY)


def changed(matrix, **lists):
    parts = {name: getattr(matrix, name) for name in ("teams", "workers", "competences", "needs", "views")}
    return build_matrix(*(parts | lists).values())


def test_the_weakest_comes_first_with_figures_and_words():
    page = page_of(matrix_from(["3003", "3030", "3000"], heads=[2, 1, 1, 2]))
    assert [(row.competence.name, row.cover.able, row.standing, row.filled_pct) for row in page.rows] == [
        ("C2", 0, Standing.NOBODY, 0),
        ("C4", 1, Standing.SHORT, 50),
        ("C3", 1, Standing.SINGLE, 100),
        ("C1", 3, Standing.COVERED, 100),
    ]
    assert page.counts == (
        (Standing.NOBODY, 1), (Standing.SHORT, 1), (Standing.SINGLE, 1), (Standing.COVERED, 1),
    )  # fmt: skip
    assert page.rows[0].level == "3 (zelfstandig)"


def test_the_only_one_is_named_also_where_more_are_needed():
    page = page_of(matrix_from(["3003", "3030"], heads=[2, 1, 1, 2]))
    assert [(row.competence.name, [worker.code for worker in row.holders]) for row in page.single_holders] == [
        ("C4", ["P1"]),
        ("C3", ["P2"]),
    ]


def test_many_holders_are_not_named():
    few, many = (page_of(matrix_from(["3"] * count)).rows[0].holders for count in (3, 4))
    assert ([worker.code for worker in few], many) == (["P1", "P2", "P3"], ())


def test_both_views_are_counted_beside_each_other():
    matrix = matrix_from(["4", "3", "3"])
    matrix.views.lead_now[:, 0] = [2, -1, 3]
    cover = page_of(changed(matrix)).rows[0].cover
    assert (cover.able, cover.able_own, cover.able_led) == (2, 3, 1)


def test_certificates_that_end_are_told_with_their_last_day():
    matrix = matrix_from(["3", "3", "3"])
    matrix.views.certified_until[:, 0] = np.array(["2026-03-01", "2026-04-01", "2027-01-01"], "datetime64[D]")
    page = page_of(changed(matrix, competences=(replace(matrix.competences[0], needs_certificate=True),)))
    assert [(row.worker.code, row.until, row.is_over, row.left) for row in page.expiries] == [
        ("P1", date(2026, 3, 1), True, "verlopen"),
        ("P2", date(2026, 4, 1), False, "nog 30 dagen"),
    ]


def test_breadth_looks_over_the_team_and_months_ahead():
    """P1 can do both tasks here, and the first of them is needed in the warehouse too; P2 leaves in May."""
    matrix = matrix_from(["33", "33", "03"])
    leaving = replace(matrix.workers[1], leaves_on=date(2026, 5, 1))
    page = page_of(
        changed(
            matrix,
            teams=(*matrix.teams, Team(2, "magazijn", "Magazijn")),
            needs=(*matrix.needs, Need(1, 0)),
            workers=(matrix.workers[0], leaving, matrix.workers[2]),
        )
    )
    assert page.breadth == (
        "2 van de 3 mensen kunnen twee taken of meer, samen 72 uur per week.",
        "2 van de 3 mensen kunnen in twee teams of meer werken, samen 72 uur per week.",
    )
    assert page.periods == (
        ("2 maart 2026", "72", "72"),
        ("1 april 2026", "72", "72"),
        ("1 mei 2026", "36", "36"),
        ("1 juni 2026", "36", "36"),
        ("1 juli 2026", "36", "36"),
        ("1 augustus 2026", "36", "36"),
        ("1 september 2026", "36", "36"),
    )


@pytest.mark.django_db
class TestView:
    @pytest.fixture
    def team(self, employer):
        return make_team(employer)

    def test_the_page_tells_what_is_short_and_who_is_the_only_one(self, team, hr, login):
        page = login(hr).get(URL).content.decode()
        row = reverse("matrix_worker", args=["90000001", "lasserij", team.workers.get(code="JV").pk])
        assert f'<li><strong>Buigen</strong>: alleen <a href="{row}">JV</a></li>' in page
        assert "te weinig" in page
        assert "Er verloopt de komende 90 dagen niets." in page

    def test_who_works_through_an_agency_or_leaves_is_told_beside_what_hangs_on_them(self, team, hr, login):
        hired = WorkerEntry("UZ", contract_group="uitzend", agency="Bureau Bij", left_on=date(2099, 5, 1))
        fill_row(add_worker(team, hired, by=hr, at=NOW), "..3", certified_on=date(2099, 1, 1))
        page = login(hr).get(URL).content.decode()
        assert ">UZ</a>, via Bureau Bij, en die gaat weg op 1 mei 2099</li>" in page

    def test_many_certificates_come_in_pages(self, team, hr, login):
        for number in range(30):
            worker = add_worker(team, WorkerEntry(f"P{number:02}"), by=hr, at=NOW)
            fill_row(worker, "..3", certified_on=date(2020, 1, 1))
        client = login(hr)
        shown = [client.get(URL, {"pagina": page}).context["expiries"] for page in ("1", "2", "x")]
        assert [len(expiries) for expiries in shown] == [25, 5, 25]

    def test_people_count_in_the_teams_that_need_the_same(self, team, employer, hr, login):
        make_team(employer, "Magazijn", people={"ST": ("333", "...")})
        breadth = login(hr).get(URL).context["page"].breadth
        assert breadth[1] == "2 van de 3 mensen kunnen in twee teams of meer werken, samen 72 uur per week."

    def test_the_flex_diagnose_is_linked_once_a_year_was_begun(self, team, employer, hr, login):
        client, address = login(hr), reverse("flex_diagnose", args=["90000001", 2026])
        assert address not in client.get(URL).content.decode()
        make_assessment(employer)
        assert address in client.get(URL).content.decode()

    def test_without_people_or_competences_it_says_so(self, employer, hr, login):
        team = make_team(employer, people={})
        assert "Er zijn nog geen mensen in dit team." in login(hr).get(URL).content.decode()
        team.needs.all().delete()
        assert "Competenties toevoegen" in login(hr).get(URL).content.decode()
