"""Teams: their names and addresses, what is agreed with them, who leads them, and what goes with them."""

from datetime import date

import pytest

from assessments.competentiematrix.people_selectors import TeamContent, content_of
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.teams import (
    TeamEntry,
    TeamNameError,
    change_team,
    create_team,
    delete_team,
)
from assessments.competentiematrix.services.workers import WorkerEntry, change_worker
from assessments.models import MatrixCell, MatrixCompetence, MatrixTeam, MatrixWorker
from assessments.models.competentiematrix import PURPOSE
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_setup, make_team, only_team
from tests.factories import NOW, make_colleague, make_reader
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
MATRIX = "/werkgever/90000001/competentiematrix/"
NEW = f"{MATRIX}nieuw-team/"
EDIT, DELETE = f"{MATRIX}teams/lasserij/instellen/", f"{MATRIX}teams/lasserij/weg/"
SENT = {"name": "Lasserij", "purpose": "Om van elkaar te leren.", "visibility": "leiding", "agreed_on": ""}


@pytest.fixture
def admin(hr, login):
    return login(hr)


def last_event(organisation):
    return Event.objects.filter(organisation=organisation).order_by("id").values_list("verb", "object").last()


def facts_of(team):
    team.refresh_from_db()
    return team.name, team.slug, team.purpose, team.visibility, team.agreed_on, team.leader


class TestCreate:
    def test_a_team_gets_an_address_from_its_name(self, employer, hr):
        entry = TeamEntry("Lasserij & zagerij (nacht)", "Leren.", "team", date(2026, 2, 1), hr.user)
        team = create_team(employer, entry, by=hr, at=NOW)
        slug = "lasserij-zagerij-nacht"
        assert facts_of(team) == (entry.name, slug, "Leren.", "team", date(2026, 2, 1), hr.user)
        assert last_event(employer) == ("create_matrix_team", slug)

    @pytest.mark.parametrize("name", ["Lasserij", "LASSERIJ", "lasserij!", "***"])
    def test_a_name_that_cannot_be_told_apart_is_refused(self, name, employer, hr):
        create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        before = last_event(employer)
        with pytest.raises(TeamNameError):
            create_team(employer, TeamEntry(name), by=hr, at=NOW)
        assert (MatrixTeam.objects.count(), last_event(employer)) == (1, before)

    def test_the_new_name_of_a_renamed_team_is_taken_too(self, employer, hr):
        team = create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        change_team(team, TeamEntry("Montage"), by=hr, at=NOW)
        with pytest.raises(TeamNameError):
            create_team(employer, TeamEntry("montage"), by=hr, at=NOW)

    def test_another_employer_has_names_of_its_own(self, employer, hr, outsider):
        create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        other = create_team(outsider.organisation, TeamEntry("Lasserij"), by=outsider, at=NOW)
        assert other.slug == "lasserij"


class TestChange:
    def test_a_renamed_team_keeps_its_address(self, employer, hr):
        team = create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        change_team(team, TeamEntry("Plaatwerk", "Leren.", "team", date(2026, 2, 1), hr.user), by=hr, at=NOW)
        assert facts_of(team) == ("Plaatwerk", "lasserij", "Leren.", "team", date(2026, 2, 1), hr.user)
        assert last_event(employer) == ("change_matrix_team", "lasserij")

    def test_the_name_of_another_team_is_refused(self, employer, hr):
        team = create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        create_team(employer, TeamEntry("Montage"), by=hr, at=NOW)
        with pytest.raises(TeamNameError):
            change_team(team, TeamEntry("montage"), by=hr, at=NOW)
        assert facts_of(team)[0] == "Lasserij"

    def test_a_version_that_was_raised_meanwhile_stays(self, employer, hr):
        team = create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)
        add_needs(only_team(employer), [NeedEntry("Lassen")], by=hr, at=NOW)
        change_team(team, TeamEntry("Lasserij 2"), by=hr, at=NOW)
        assert only_team(employer).version == 2


class TestDelete:
    def test_everyone_and_everything_in_it_goes(self, employer, hr):
        team = make_team(employer)
        delete_team(team, by=hr, at=NOW)
        left = [model.objects.count() for model in (MatrixTeam, MatrixWorker, MatrixCell, MatrixCompetence)]
        assert (left, last_event(employer)) == ([0, 0, 0, 0], ("delete_matrix_team", "lasserij"))

    def test_what_another_team_needs_stays_there(self, employer, hr):
        make_team(employer, "Montage", people={"AA": ("3..", "")})
        team = make_team(employer)
        add_needs(team, [NeedEntry("Zagen")], by=hr, at=NOW)
        delete_team(team, by=hr, at=NOW)
        names = list(MatrixCompetence.objects.order_by("name").values_list("name", flat=True))
        assert (names, MatrixCell.objects.count()) == (["Buigen", "Heftruck", "Lassen"], 1)

    def test_what_goes_is_counted(self, employer, hr):
        team = make_team(employer)
        change_worker(team.workers.get(code="MD"), WorkerEntry("MD", left_on=date(2026, 1, 1)), by=hr, at=NOW)
        assert content_of(team) == TeamContent(people=3, needs=3, cells=6)


class TestPages:
    def test_an_administrator_makes_a_team_and_goes_on_with_its_competences(self, employer, hr, admin):
        make_setup(employer)
        assert PURPOSE in admin.get(NEW).content.decode()
        response = admin.post(NEW, SENT | {"leader": hr.user.pk}, follow=True)
        assert facts_of(only_team(employer)) == (
            "Lasserij",
            "lasserij",
            "Om van elkaar te leren.",
            "leiding",
            None,
            hr.user,
        )
        assert response.redirect_chain == [(f"{MATRIX}teams/lasserij/competenties/", 302)]
        assert "Team Lasserij is gemaakt. Zet nu op wat dit team moet kunnen." in text_of(response)

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            ({"name": ""}, "Geef het team een naam."),
            ({"name": "x" * 61}, "60 tekens"),
            ({"name": "Montage"}, "“Montage” lijkt te veel op de naam van een ander team"),
            ({"name": "!!!"}, "of heeft geen letters. Kies een andere naam."),
            ({"purpose": ""}, "Schrijf op waarvoor u de matrix gebruikt."),
            ({"visibility": "iedereen"}, "Kies een van beide."),
            ({"visibility": "team"}, "Vul in wanneer u dit met het team afsprak."),
            ({"visibility": "team", "agreed_on": "2126-01-01"}, "Kies een datum tot en met"),
            ({"leader": "0"}, "Kies iemand uit de lijst."),
        ],
    )
    def test_a_mistake_is_told_and_nothing_is_saved(self, sent, message, employer, admin):
        make_team(employer, "Montage")
        response = admin.post(NEW, SENT | sent)
        assert (response.status_code, MatrixTeam.objects.count()) == (422, 1)
        assert message in text_of(response)
        assert (SENT | sent)["purpose"] in response.content.decode()

    def test_only_who_may_lead_is_to_choose_from(self, employer, hr, admin, outsider):
        make_setup(employer)
        colleague, reader = make_colleague(employer), make_reader(employer)
        page = admin.get(NEW).content.decode()
        offered = [f'value="{each.user.pk}"' in page for each in (hr, colleague, reader, outsider)]
        assert offered == [True, True, False, False]
        assert admin.post(NEW, SENT | {"leader": reader.user.pk}).status_code == 422

    def test_a_leader_changes_the_agreements_but_not_who_leads(self, employer, hr, colleague, login):
        team = make_team(employer, leader=colleague.user)
        client = login(colleague)
        page = client.get(EDIT).content.decode()
        assert "Wie leidt het team?" not in page
        assert DELETE not in page
        sent = SENT | {"visibility": "team", "agreed_on": "2026-02-01", "leader": hr.user.pk}
        assert client.post(EDIT, sent)["Location"] == f"{MATRIX}teams/lasserij/"
        assert facts_of(team)[2:] == ("Om van elkaar te leren.", "team", date(2026, 2, 1), colleague.user)

    def test_an_administrator_chooses_and_removes_a_leader(self, employer, hr, admin):
        team = make_team(employer)
        admin.post(EDIT, SENT | {"leader": hr.user.pk})
        assert facts_of(team)[-1] == hr.user
        assert f'value="{hr.user.pk}" selected' in admin.get(EDIT).content.decode()
        admin.post(EDIT, SENT | {"leader": ""})
        assert facts_of(team)[-1] is None

    def test_a_name_that_is_taken_is_refused_on_the_page(self, employer, admin):
        make_team(employer, "Montage")
        team = make_team(employer)
        response = admin.post(EDIT, SENT | {"name": "Montage"})
        assert (response.status_code, facts_of(team)[0]) == (422, "Lasserij")
        assert 'value="Montage"' in response.content.decode()

    def test_deleting_first_says_what_goes(self, employer, admin):
        make_team(employer)
        page = text_of(admin.get(DELETE))
        assert (
            "3 mensen, ook wie al weg is, met alles wat zij en de leiding invulden: 6 ingevulde competenties." in page
        )
        assert MatrixTeam.objects.count() == 1
        response = admin.post(DELETE, follow=True)
        assert "Team Lasserij is verwijderd, met alles wat erin stond." in text_of(response)
        assert MatrixTeam.objects.count() == 0


class TestAccess:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_only_an_administrator_makes_and_deletes_teams(
        self, method, employer, colleague, reader, council_member, outsider, login
    ):
        make_team(employer, leader=colleague.user)
        visitors = (colleague, reader, council_member, outsider)
        answers = [
            [getattr(login(each), method)(url, SENT | {"name": "Nieuw"}).status_code for each in visitors]
            for url in (NEW, DELETE)
        ]
        assert answers == [[403, 403, 403, 404], [403, 403, 403, 404]]
        assert list(MatrixTeam.objects.values_list("name", flat=True)) == ["Lasserij"]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_only_who_leads_it_sees_and_changes_the_agreements(
        self, method, employer, colleague, reader, council_member, outsider, login
    ):
        team = make_team(employer, leader=colleague.user)
        other = make_colleague(employer, "ander@voorbeeld.example")
        make_team(employer, "Montage", leader=other.user)
        visitors = (colleague, other, reader, council_member, outsider)
        answers = [getattr(login(each), method)(EDIT, SENT).status_code for each in visitors]
        assert answers == [200 if method == "get" else 302, 403, 403, 403, 404]
        assert facts_of(team)[2] == (PURPOSE if method == "get" else SENT["purpose"])

    def test_a_team_that_is_not_there_is_not_found(self, employer, admin):
        make_team(employer)
        urls = [url.replace("lasserij", "smederij") for url in (EDIT, DELETE)]
        assert [admin.get(url).status_code for url in urls] == [404, 404]

    def test_while_the_matrix_is_off_there_is_no_team(self, employer, admin):
        assert [admin.get(url).status_code for url in (NEW, EDIT, DELETE)] == [404, 404, 404]
