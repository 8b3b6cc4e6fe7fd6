"""All teams against all competences: what stands in a cell, and what the filters leave out."""

import pytest
from django.urls import reverse

from assessments.competentiematrix.heat_page import HeatCell
from assessments.competentiematrix.matrix import Competence, Need, Team, Views, Worker, build_matrix
from assessments.competentiematrix.whole_page import build_whole_page
from assessments.models import MatrixNeed, MatrixTeam
from tests.assessments.competentiematrix.matrices import TODAY, make_team

URL = reverse("matrix_whole", args=["90000001"])


def two_teams():
    """The shop needs welding and bending, the warehouse a forklift and welding; nobody needs typing."""
    views = Views.empty(3, 4)
    views.own_now[:] = [[3, 3, -1, 3], [3, 0, -1, 3], [0, -1, 3, 3]]
    return build_matrix(
        (Team(1, "werkplaats", "Werkplaats"), Team(2, "magazijn", "Magazijn")),
        (Worker(1, "JV", 0), Worker(2, "KB", 0), Worker(3, "ST", 1, leaves_on=None)),
        (Competence(1, "lassen"), Competence(2, "Buigen"), Competence(3, "Heftruck"), Competence(4, "Typen")),
        (Need(0, 0, heads=2), Need(0, 1), Need(1, 2, heads=2), Need(1, 0)),
        views,
    )


def test_every_team_stands_against_every_competence_that_is_needed():
    page = build_whole_page(two_teams(), TODAY)
    assert [competence.name for competence in page.columns] == ["Buigen", "Heftruck", "lassen"]
    assert [(row.team.slug, row.people, row.gaps, row.cells) for row in page.rows] == [
        (
            "werkplaats", 2, 0,
            (HeatCell("een-houder", "1/1", "één houder"), HeatCell(), HeatCell("gedekt", "2/2", "gedekt")),
        ),
        (
            "magazijn", 1, 2,
            (HeatCell(), HeatCell("te-weinig", "1/2", "te weinig"), HeatCell("niemand", "0/1", "niemand")),
        ),
    ]  # fmt: skip


def test_only_gaps_leaves_out_what_is_covered_everywhere():
    page = build_whole_page(two_teams(), TODAY, only_gaps=True)
    assert [competence.name for competence in page.columns] == ["Heftruck", "lassen"]
    assert [row.team.slug for row in page.rows] == ["magazijn"]


def test_who_left_is_not_counted():
    matrix = two_teams()
    gone = tuple(Worker(worker.number, worker.code, worker.team, leaves_on=TODAY) for worker in matrix.workers)
    page = build_whole_page(
        build_matrix(matrix.teams, gone, matrix.competences, matrix.needs, matrix.views), TODAY, only_gaps=True
    )
    assert [(row.people, row.gaps) for row in page.rows] == [(0, 2), (0, 2)]


@pytest.mark.django_db
class TestView:
    @pytest.fixture
    def teams(self, employer):
        return [make_team(employer), make_team(employer, "Magazijn", people={"ST": ("333", "...")})]

    @pytest.fixture
    def admin(self, hr, login):
        return login(hr)

    def test_teams_link_to_their_cover(self, teams, admin):
        page = admin.get(URL).content.decode()
        assert f'<a href="{reverse("matrix_cover", args=["90000001", "lasserij"])}">Lasserij</a>' in page
        assert '<td class="niemand">0/1<span class="visually-hidden">, niemand</span></td>' in page

    def test_one_competence_is_a_column_of_the_teams_that_need_it(self, teams, employer, admin):
        teams[1].needs.filter(competence__name="Buigen").delete()
        bending = employer.matrix_competences.get(name="Buigen")
        page = admin.get(URL, {"competentie": bending.pk}).context["page"]
        assert ([c.name for c in page.columns], [row.team.slug for row in page.rows]) == (["Buigen"], ["lasserij"])

    def test_only_gaps(self, teams, admin):
        teams[0].needs.all().delete()
        page = admin.get(URL, {"gaten": "on"}).context["page"]
        assert [(row.team.slug, row.gaps) for row in page.rows] == [("magazijn", 3)]

    def test_a_choice_without_gaps_offers_everything(self, employer, admin):
        make_team(employer, people={"A": ("33.", "..."), "B": ("33.", "...")})
        MatrixNeed.objects.filter(competence__name="Heftruck").delete()
        assert "Niets gevonden" in admin.get(URL, {"gaten": "on"}).content.decode()

    @pytest.mark.parametrize("query", [{"competentie": "0"}, {"competentie": "lassen"}])
    def test_what_cannot_be_asked_is_skipped_and_said(self, query, teams, admin):
        response = admin.get(URL, query)
        assert len(response.context["page"].rows) == 2
        assert "Dat deel is overgeslagen" in response.content.decode()

    def test_many_teams_come_in_pages_that_keep_the_filter(self, teams, admin):
        competence = teams[0].needs.first().competence
        made = MatrixTeam.objects.bulk_create(
            [MatrixTeam(organisation=teams[0].organisation, slug=f"t{n}", name=f"T{n}") for n in range(60)]
        )
        MatrixNeed.objects.bulk_create([MatrixNeed(team=team, competence=competence) for team in made])
        response = admin.get(URL, {"gaten": "on"})
        assert len(response.context["rows"]) == 50
        assert 'href="?gaten=True&amp;pagina=2"' in response.content.decode()
        assert len(admin.get(URL, {"gaten": "True", "pagina": "2"}).context["rows"]) == 12
