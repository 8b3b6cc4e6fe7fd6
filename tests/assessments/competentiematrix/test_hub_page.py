"""The front page of a matrix: how the teams stand, what there is to do, and what it says while the matrix is off."""

from dataclasses import astuple
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.hub_page import HubTeam, Step, StepStatus, build_hub_page
from assessments.competentiematrix.selectors import matrix_room_for
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.competentiematrix.services.workers import WorkerEntry, add_worker, add_workers, change_worker
from organisations.access import Action
from tests.assessments.competentiematrix.matrices import TODAY, fill_row, make_setup, make_team
from tests.factories import NOW, make_colleague
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
MATRIX = "/werkgever/90000001/competentiematrix/"
TEAM = f"{MATRIX}teams/lasserij/"


def page_for(membership):
    return build_hub_page(matrix_room_for(membership.user, "90000001", Action.LEAD_TEAM), TODAY)


def figures_of(page):
    return [(str(each.team), *astuple(each)[1:]) for each in page.teams]


def steps_of(page):
    return [(step.url.removeprefix(MATRIX), step.hint, step.status) for step in page.steps]


class TestFigures:
    def test_a_team_is_told_in_figures(self, employer, hr):
        # Three people filled in; heads 2, 2 and 1: only one can weld (JV and KB: two), one can bend, nobody drives.
        make_team(employer)
        assert figures_of(page_for(hr)) == [("Lasserij", 3, 3, 0, 3, 2, 1, 0, 0)]

    def test_who_left_counts_no_more(self, employer, hr):
        team = make_team(employer)
        gone = team.workers.get(code="JV")
        change_worker(gone, WorkerEntry("JV", left_on=TODAY), by=hr, at=NOW)
        assert figures_of(page_for(hr)) == [("Lasserij", 2, 2, 0, 3, 3, 1, 0, 0)]

    def test_certificates_and_differences_are_counted(self, employer, hr):
        team = make_team(employer, people={"JV": ("444", "444"), "KB": ("333", "333")})
        fill_row(team.workers.get(code="JV"), "124", is_own=False)
        # Sixty months from April 2021: within ninety days.
        team.workers.get(code="KB").cells.filter(competence__name="Heftruck").update(certified_on=date(2021, 4, 1))
        assert figures_of(page_for(hr)) == [("Lasserij", 2, 2, 1, 3, 2, 3, 1, 2)]

    def test_a_leader_sees_their_own_teams_and_an_administrator_all(self, employer, hr, colleague):
        make_team(employer)
        make_team(employer, "Montage", leader=colleague.user, people={})
        assert [str(each.team) for each in page_for(hr).teams] == ["Lasserij", "Montage"]
        assert [str(each.team) for each in page_for(colleague).teams] == ["Montage"]

    def test_the_total_is_the_sum(self, employer, hr):
        make_team(employer)
        make_team(employer, "Montage", people={"AA": ("333", "")})
        assert page_for(hr).total == {"people": 4, "own": 4, "needs": 6, "gaps": 5, "single": 3, "expiring": 0}

    def test_many_teams_take_as_many_queries_as_one(self, employer, hr, login):
        client, counts = login(hr), []
        for number in (1, 12):
            for place in range(number):
                make_team(employer, f"Ploeg {number} {place}")
            with CaptureQueriesContext(connection) as captured:
                assert client.get(MATRIX).status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 20


class TestSteps:
    def test_without_a_team_there_are_none(self, employer, hr):
        make_setup(employer)
        assert page_for(hr).steps == ()

    def test_a_new_team_starts_at_the_beginning(self, employer, hr):
        make_setup(employer)
        create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        assert steps_of(page_for(hr)) == [
            ("teams/lasserij/competenties/", "Nog niets bij Lasserij.", StepStatus.TO_DO),
            ("teams/lasserij/mensen/", "Nog niets bij Lasserij.", StepStatus.TO_DO),
            ("", "Daarvoor zijn eerst competenties en mensen nodig.", StepStatus.LATER),
            ("", "Daarvoor moeten mensen eerst zelf invullen.", StepStatus.LATER),
            ("", "Daarvoor moeten mensen eerst zelf invullen.", StepStatus.LATER),
        ]

    def test_then_people_fill_in(self, employer, hr):
        team = make_team(employer, people={})
        add_worker(team, WorkerEntry("JV"), by=hr, at=NOW)
        assert steps_of(page_for(hr))[2] == (
            "teams/lasserij/links/",
            "Nog 1 persoon te gaan: Lasserij.",
            StepStatus.TO_DO,
        )

    def test_then_the_leader_and_then_they_talk(self, employer, hr):
        team = make_team(employer)
        unseen = ("teams/lasserij/", "De leiding vulde nog niets in bij Lasserij.", StepStatus.TO_DO)
        assert steps_of(page_for(hr))[2:4] == [
            ("teams/lasserij/links/", "Iedereen vulde zelf in.", StepStatus.DONE),
            unseen,
        ]
        fill_row(team.workers.get(code="JV"), "34", is_own=False)
        agreed = ("teams/lasserij/gesprekken/", "Er zijn nu geen verschillen.", StepStatus.DONE)
        assert steps_of(page_for(hr))[3] == agreed
        fill_row(team.workers.get(code="KB"), "21", is_own=False)
        differing = ("teams/lasserij/gesprekken/", "2 verschillen bij Lasserij.", StepStatus.TO_DO)
        assert steps_of(page_for(hr))[3] == differing

    def test_one_difference_is_told_in_the_singular(self, employer, hr):
        team = make_team(employer)
        fill_row(team.workers.get(code="JV"), "24", is_own=False)
        assert steps_of(page_for(hr))[3][1] == "1 verschil bij Lasserij."

    def test_the_training_plan_comes_last(self, employer, hr):
        make_team(employer)
        assert steps_of(page_for(hr))[4] == (
            "opleidingsplan/",
            "Bij 2 competenties kunnen te weinig mensen het.",
            StepStatus.TO_DO,
        )

    def test_where_nothing_is_short_the_plan_is_ready(self, employer, hr):
        team = make_team(employer, people={"JV": ("333", ""), "KB": ("333", "")})
        team.needs.filter(competence__name="Heftruck").delete()
        assert steps_of(page_for(hr))[4] == ("opleidingsplan/", "Er zijn nu geen gaten.", StepStatus.DONE)

    def test_a_step_leads_to_the_first_team_that_has_it_to_do(self, employer, hr):
        make_team(employer)
        for name in ("Montage", "Expeditie", "Magazijn", "Onderhoud"):
            make_team(employer, name, people={})
        url, hint, status = steps_of(page_for(hr))[1]
        assert (url, hint) == ("teams/expeditie/mensen/", "Nog niets bij Expeditie, Magazijn en nog 2 teams.")
        assert status is StepStatus.TO_DO

    def test_one_gap_is_told_in_the_singular(self, employer, hr):
        team = make_team(employer, people={"JV": ("333", ""), "KB": ("333", "")})
        assert steps_of(page_for(hr))[4][1] == "Bij 1 competentie kunnen te weinig mensen het."
        assert team.needs.count() == 3

    def test_nobody_waits_to_fill_in_what_is_not_asked(self, employer, hr):
        make_setup(employer)
        team = create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        add_workers(team, [WorkerEntry("JV")], by=hr, at=NOW)
        (line,) = page_for(hr).teams
        assert (line, line.to_fill_in) == (HubTeam(team, 1, 0, 0, 0, 0, 0, 0, 0), 0)


class TestPage:
    def test_while_it_is_off_the_page_explains(self, employer, hr, colleague, login):
        told = text_of(login(hr).get(MATRIX))
        assert "Veerman de Rijp" in told
        assert "Loon, beoordelen of ontslaan." in told
        assert "recht van instemming (WOR, artikel 27)" in told
        assert "Competentiematrix aanzetten" in told
        helped = text_of(login(colleague).get(MATRIX))
        assert "Een beheerder van uw organisatie kan de matrix aanzetten." in helped
        assert "Competentiematrix aanzetten" not in helped

    def test_a_stopped_matrix_says_until_when_it_is_kept(self, employer, hr, login):
        stop_matrix(make_setup(employer), by=hr, at=NOW)
        told = text_of(login(hr).get(MATRIX))
        assert "De matrix staat uit sinds 2 maart 2026" in told
        assert "binnen 24 maanden niet weer aan" in told

    def test_without_a_team_an_administrator_makes_one_and_others_wait(self, employer, hr, colleague, login):
        make_setup(employer)
        assert f'href="{MATRIX}nieuw-team/"' in login(hr).get(MATRIX).content.decode()
        page = login(colleague).get(MATRIX)
        assert "U leidt nog geen team" in text_of(page)
        assert "nieuw-team" not in page.content.decode()
        assert "Op welke grond" not in text_of(page)

    def test_a_leader_sees_no_other_team_and_no_ground(self, employer, colleague, login):
        make_team(employer, "Montage")
        make_team(employer, leader=colleague.user)
        page = login(colleague).get(MATRIX)
        assert f'href="{TEAM}"' in page.content.decode()
        assert "Montage" not in text_of(page)
        assert "Op welke grond" not in text_of(page)
        assert "Alle teams in één overzicht" not in text_of(page)

    def test_an_administrator_sees_who_leads_and_on_which_ground(self, employer, hr, login):
        make_team(employer, leader=hr.user)
        make_team(employer, "Montage")
        told = text_of(login(hr).get(MATRIX))
        assert "Lasserij Hanna de Ruiter 3 3 3 2 1 0" in told
        assert "Montage nog geen leiding 3 3 3 2 1 0" in told
        assert "Samen 6 6 6 4 2 0" in told
        assert "Van de medezeggenschap, op 12 januari 2026: Brief van de ondernemingsraad" in told

    def test_other_roles_are_refused_and_a_stranger_finds_nothing(
        self, employer, reader, council_member, outsider, login
    ):
        make_team(employer)
        answers = [login(each).get(MATRIX).status_code for each in (reader, council_member, outsider)]
        assert answers == [403, 403, 404]

    def test_it_is_only_read(self, employer, hr, login):
        assert login(hr).post(MATRIX).status_code == 405

    def test_someone_who_leads_nothing_any_more_sees_no_team(self, employer, hr, login):
        second = make_colleague(employer, "tweede@voorbeeld.example")
        make_team(employer, leader=hr.user)
        assert page_for(second).teams == ()


def test_a_step_has_a_tag_by_its_status():
    kinds = {status: Step("", "", "", status).status.kind for status in StepStatus}
    assert kinds == {StepStatus.LATER: "", StepStatus.TO_DO: "info", StepStatus.DONE: "success"}
