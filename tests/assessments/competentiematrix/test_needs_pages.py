"""The pages on which a team says what it needs: adding, pasting, ordering, changing and taking away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.models import MatrixCell, MatrixCompetence
from tests.assessments.competentiematrix.matrices import make_setup, make_team
from tests.factories import NOW, make_colleague
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
TEAM = "/werkgever/90000001/competentiematrix/teams/lasserij/"
NEEDS = f"{TEAM}competenties/"
SENT = {"name": "Zagen", "description": "Zaagt op maat.", "level": "3", "heads": "2", "valid_months": ""}


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def team(employer, hr):
    """Without competences."""
    make_setup(employer)
    return create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)


def add(team, hr, *entries):
    return add_needs(team, entries, by=hr, at=NOW)


def facts_of(team):
    names = ("name", "description", "needs_certificate", "valid_months")
    needs = team.needs.order_by("position").values_list(*(f"competence__{n}" for n in names), "level", "heads")
    return list(needs)


def names_of(team):
    return [facts[0] for facts in facts_of(team)]


class TestAdd:
    def test_a_competence_is_added(self, team, admin):
        assert "Nog geen competenties" in text_of(admin.get(NEEDS))
        response = admin.post(NEEDS, SENT | {"needs_certificate": "on", "valid_months": "24"}, follow=True)
        assert facts_of(team) == [("Zagen", "Zaagt op maat.", True, 24, 3, 2)]
        assert "Toegevoegd: “Zagen”." in text_of(response)
        assert "Zagen Zaagt op maat. 3 (zelfstandig) 2 24 maanden geldig" in text_of(response)

    def test_without_a_number_of_people_one_is_enough(self, team, admin):
        admin.post(NEEDS, SENT | {"heads": ""})
        assert facts_of(team) == [("Zagen", "Zaagt op maat.", False, None, 3, 1)]

    @pytest.mark.parametrize(
        ("sent", "message"),
        [
            ({"name": ""}, "Geef de competentie een naam."),
            ({"name": "x" * 81}, "80 tekens"),
            ({"name": "LASSEN"}, "Dit team heeft “LASSEN” al."),
            ({"level": "1"}, "Kies een niveau uit de lijst."),
            ({"heads": "twee"}, "Vul een getal in, bijvoorbeeld 1250 of 12,5."),
            ({"heads": "0"}, "Vul een getal in van 1 tot en met 1500."),
            ({"valid_months": "12"}, "Vink dit aan, of maak de geldigheid hieronder leeg."),
            ({"needs_certificate": "on", "valid_months": "241"}, "Vul een getal in van 1 tot en met 240."),
        ],
    )
    def test_a_mistake_is_told_and_what_was_typed_stays(self, sent, message, team, hr, admin):
        add(team, hr, NeedEntry("Lassen"))
        response = admin.post(NEEDS, SENT | sent)
        assert (response.status_code, names_of(team)) == (422, ["Lassen"])
        assert message in text_of(response)
        assert "Zaagt op maat." in response.content.decode()

    def test_names_of_other_teams_are_offered(self, team, employer, admin):
        make_team(employer, "Montage", people={})
        page = admin.get(NEEDS).content.decode()
        assert '<option value="Lassen"></option>' in page
        assert 'list="bekende-competenties"' in page

    def test_what_another_team_described_is_taken_over_and_that_is_said(self, team, employer, admin):
        make_team(employer, "Montage", people={})
        told = text_of(admin.post(NEEDS, SENT | {"name": "heftruck"}, follow=True))
        assert facts_of(team) == [("Heftruck", "", True, 60, 3, 2)]
        assert "Uw organisatie had dit al anders beschreven, en die beschrijving geldt hier ook: Heftruck." in told


class TestPaste:
    def test_many_are_added_at_once(self, team, admin):
        text = "Competentie;Omschrijving;Mensen tegelijk\nLassen;Last een hoeknaad.;3\nBuigen\nZagen\nVerven"
        response = admin.post(NEEDS, {"pasted": text}, follow=True)
        assert names_of(team) == ["Lassen", "Buigen", "Zagen", "Verven"]
        assert "4 competenties toegevoegd." in text_of(response)

    def test_mistakes_are_told_by_line_and_the_text_stays(self, team, admin):
        text = "Lassen;;veel\nBuigen;;;6"
        response = admin.post(NEEDS, {"pasted": text})
        assert (response.status_code, names_of(team)) == (422, [])
        assert "Regel 1: “veel” is geen aantal mensen." in text_of(response)
        assert "Regel 2: “6” is geen nodig niveau." in text_of(response)
        assert text in response.content.decode().replace("\r\n", "\n")

    def test_what_the_team_has_already_is_refused(self, team, hr, admin):
        add(team, hr, NeedEntry("Lassen"))
        response = admin.post(NEEDS, {"pasted": "Buigen\nlassen"})
        assert (response.status_code, names_of(team)) == (422, ["Lassen"])
        assert "Dit team heeft “lassen” al." in text_of(response)
        assert "Buigen\nlassen" in response.content.decode()


class TestOrder:
    @pytest.mark.parametrize(
        ("typed", "order"),
        [
            (("1", "2", "3", "1"), "DABC"),
            (("4", "2", "3", "4"), "BCDA"),
            (("3", "", "", ""), "BCAD"),
            (("2", "1", "3", "4"), "BACD"),
            (("", "", "", ""), "ABCD"),
            (("9", "", "1", ""), "CBDA"),
        ],
    )
    def test_places_are_typed(self, typed, order, team, hr, admin):
        needs = add(team, hr, *map(NeedEntry, "ABCD"))
        places = {f"plaats-{need.pk}": place for need, place in zip(needs, typed, strict=True)}
        assert admin.post(NEEDS, {"volgorde": "1"} | places)["Location"] == NEEDS
        assert "".join(names_of(team)) == order

    def test_a_place_that_is_no_number_is_told(self, team, hr, admin):
        needs = add(team, hr, *map(NeedEntry, "AB"))
        response = admin.post(NEEDS, {"volgorde": "1", f"plaats-{needs[0].pk}": "eerst"})
        assert (response.status_code, names_of(team)) == (422, ["A", "B"])
        assert "Plaats van A – Vul een getal in" in text_of(response)
        assert 'value="eerst"' in response.content.decode()

    def test_one_competence_has_no_order(self, team, hr, admin):
        add(team, hr, NeedEntry("Lassen"))
        assert "Volgorde opslaan" not in text_of(admin.get(NEEDS))


class TestChange:
    def test_a_need_is_changed(self, team, hr, admin):
        (need,) = add(team, hr, NeedEntry("Heftuck"))
        url = f"{NEEDS}{need.pk}/"
        assert 'value="Heftuck"' in admin.get(url).content.decode()
        assert admin.post(url, SENT | {"name": "Heftruck", "level": "4"})["Location"] == NEEDS
        assert facts_of(team) == [("Heftruck", "Zaagt op maat.", False, None, 4, 2)]

    def test_a_name_that_is_taken_is_told(self, team, hr, admin):
        _, need = add(team, hr, NeedEntry("Lassen"), NeedEntry("Buigen"))
        response = admin.post(f"{NEEDS}{need.pk}/", SENT | {"name": "lassen"})
        assert (response.status_code, names_of(team)) == (422, ["Lassen", "Buigen"])
        assert "Er is al een competentie met de naam “lassen”." in text_of(response)

    def test_an_administrator_is_told_whom_else_it_changes_for(self, team, employer, hr, admin):
        (need,) = add(team, hr, NeedEntry("Lassen"))
        make_team(employer, "Montage", people={})
        told = text_of(admin.get(f"{NEEDS}{need.pk}/"))
        assert "Ook nodig bij Montage." in told
        assert "Naam, omschrijving en certificaat veranderen ook voor die teams." in told

    def test_a_leader_does_not_describe_what_other_teams_need(self, employer, colleague, login):
        team = make_team(employer, leader=colleague.user)
        make_team(employer, "Montage", people={})
        need = team.needs.get(competence__name="Heftruck")
        client, url = login(colleague), f"{NEEDS}{need.pk}/"
        assert "Die verandert alleen een beheerder." in text_of(client.get(url))
        client.post(url, SENT | {"name": "Iets anders", "heads": "7"})
        assert facts_of(team)[2] == ("Heftruck", "", True, 60, 3, 7)

    def test_a_leader_describes_what_only_their_team_needs(self, employer, colleague, login):
        team = make_team(employer, leader=colleague.user)
        need = team.needs.get(competence__name="Heftruck")
        login(colleague).post(f"{NEEDS}{need.pk}/", SENT)
        assert facts_of(team)[2] == ("Zagen", "Zaagt op maat.", False, None, 3, 2)


class TestRemove:
    def test_first_a_page_says_what_goes(self, employer, admin):
        team = make_team(employer)
        need = team.needs.get(competence__name="Lassen")
        url = f"{NEEDS}{need.pk}/weg/"
        assert "Bij 3 mensen is hier iets ingevuld. Dat gaat ook weg" in text_of(admin.get(url))
        assert team.needs.count() == 3
        assert admin.post(url)["Location"] == NEEDS
        assert (names_of(team), MatrixCell.objects.count()) == (["Buigen", "Heftruck"], 3)

    def test_what_other_teams_need_loses_nothing(self, employer, admin):
        make_team(employer, "Montage", people={})
        need = make_team(employer).needs.get(competence__name="Lassen")
        assert "Er gaat niets verloren" in text_of(admin.get(f"{NEEDS}{need.pk}/weg/"))


class TestAccess:
    def test_who_leads_the_team_does_all_of_it(self, employer, colleague, login):
        team = make_team(employer, leader=colleague.user)
        client, need = login(colleague), team.needs.first()
        urls = (NEEDS, f"{NEEDS}{need.pk}/", f"{NEEDS}{need.pk}/weg/")
        assert [client.get(url).status_code for url in urls] == [200, 200, 200]
        assert [client.post(url, SENT).status_code for url in (urls[0], urls[2])] == [302, 302]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_nobody_else_does(self, method, employer, colleague, reader, council_member, outsider, login):
        team = make_team(employer)
        make_team(employer, "Montage", leader=colleague.user, people={})
        need = team.needs.get(competence__name="Lassen")
        urls = (NEEDS, f"{NEEDS}{need.pk}/", f"{NEEDS}{need.pk}/weg/")
        visitors = (colleague, reader, council_member, outsider)
        answers = [[getattr(login(each), method)(url, SENT).status_code for each in visitors] for url in urls]
        assert answers == [[403, 403, 403, 404]] * 3
        assert names_of(team) == ["Lassen", "Buigen", "Heftruck"]

    def test_a_competence_of_another_team_is_not_found(self, team, employer, admin, outsider):
        foreign = make_team(employer, "Montage").needs.first()
        abroad = make_team(outsider.organisation).needs.first()
        urls = [f"{NEEDS}{need.pk}{page}" for need in (foreign, abroad) for page in ("/", "/weg/")]
        assert [admin.get(url).status_code for url in urls] == [404] * 4
        assert [admin.post(url, SENT).status_code for url in urls] == [404] * 4
        assert MatrixCompetence.objects.filter(name="Zagen").count() == 0

    def test_the_page_takes_as_many_queries_for_many_competences_as_for_one(self, team, hr, admin):
        counts = []
        for names in (["Lassen"], [f"Taak {number}" for number in range(40)]):
            add(team, hr, *map(NeedEntry, names))
            with CaptureQueriesContext(connection) as captured:
                assert admin.get(NEEDS).status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 20


def test_a_second_leader_of_nothing_sees_no_competence(employer, hr, login):
    make_team(employer)
    assert login(make_colleague(employer)).get(NEEDS).status_code == 403
