"""The page of the training plan: who sees which teams, what bad input gets, and what goes into the improvement plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import Assessment, MatrixTeam, Status
from organisations.models import Event
from reports.models import PlanAction
from reports.services.plan import ActionDraft, change_action
from tests.assessments.competentiematrix.matrices import make_setup, make_team
from tests.factories import NOW, make_colleague, make_submitted
from tests.page_text import text_of

PAGE = reverse("matrix_training", args=["90000001"])
ACTIONS = reverse("matrix_training_actions", args=["90000001"])
# Montage: M-1 could learn to bend; nobody can learn to drive the fork-lift truck.
CROWD = {f"M-{number}": ("33.", "33.") for number in range(2, 7)} | {"M-1": ("2..", "3..")}


@pytest.fixture
def teams(employer):
    """Lasserij with three people and a leader, Montage with six."""
    leader = make_colleague(employer)
    lasserij = make_team(employer, leader=leader.user)
    montage = make_team(employer, "Montage", people=CROWD)
    montage.needs.filter(competence__name="Lassen").update(heads=6)
    return lasserij, montage, leader


def shown(response) -> dict[str, list[tuple]]:
    """Per team its needs: name, who learns, and how many places stay open."""
    return {
        each.team.name: [(n.competence.name, [line.code for line in n.lessons], n.missing) for n in each.needs]
        for each in response.context["page"].teams
    }


def key(team: MatrixTeam, competence: str) -> str:
    return f"{team.pk}-{team.needs.get(competence__name=competence).competence_id}"


def titles() -> list[str]:
    return list(PlanAction.objects.order_by("pk").values_list("title", flat=True))


LASSERIJ = [("Buigen", ["KB"], 0), ("Heftruck", [], 1)]
MONTAGE = [("Lassen", ["M-1"], 0), ("Heftruck", [], 1)]


def test_administrator_sees_all_teams_and_a_leader_their_own(teams, hr, login):
    assert shown(login(hr).get(PAGE)) == {"Lasserij": LASSERIJ, "Montage": MONTAGE}
    assert shown(login(teams[2]).get(PAGE)) == {"Lasserij": LASSERIJ}


def test_others_see_no_plan(teams, reader, council_member, outsider, login):
    told = [login(member).get(PAGE).status_code for member in (reader, council_member, outsider)]
    assert told == [403, 403, 404]
    posted = [login(member).post(ACTIONS).status_code for member in (teams[2], reader, council_member, outsider)]
    assert posted == [403, 403, 403, 404]


def test_contributor_who_leads_nothing_is_told_so(teams, employer, login):
    other = make_colleague(employer, "nog-iemand@voorbeeld.example")
    response = login(other).get(PAGE)
    assert (response.status_code, shown(response)) == (200, {})
    assert "U leidt nog geen team" in text_of(response)


def test_matrix_that_is_off_has_no_plan(teams, hr, login):
    stop_matrix(hr.organisation.matrix_setup, by=hr, at=NOW)
    assert (login(hr).get(PAGE).status_code, login(hr).post(ACTIONS).status_code) == (404, 404)


def test_plan_of_one_team_can_be_asked_for(teams, hr, login):
    response = login(hr).get(PAGE, {"team": "montage"})
    assert shown(response) == {"Montage": MONTAGE}
    assert response.context["page"].sum.short == 2


def test_leader_cannot_ask_for_the_team_of_another(teams, login):
    response = login(teams[2]).get(PAGE, {"team": "montage"})
    assert (response.status_code, shown(response)) == (422, {"Lasserij": LASSERIJ})
    assert "Montage" not in response.content.decode()


@pytest.mark.parametrize("limit", ["abc", "0", "61", "", "2,5", "-1"])
def test_limit_that_cannot_be_is_explained_above_the_usual_plan(teams, hr, login, limit):
    response = login(hr).get(PAGE, {"per_persoon": limit})
    assert (response.status_code, response.context["form"].per_person) == (422, 3)
    assert "Vul een heel getal in van 1 tot en met 60." in text_of(response)
    assert f'value="{limit}"' in response.content.decode() or not limit
    assert shown(response)["Lasserij"] == LASSERIJ


def test_limit_counts(employer, hr, login):
    make_team(employer, people={"KB": ("22.", "33.")})
    lessons = [login(hr).get(PAGE, {"per_persoon": limit}).context["page"].sum.lessons for limit in (1, 2)]
    assert lessons == [1, 2]


def test_page_says_what_to_do_with_what_stays_open(teams, hr, login):
    make_team(hr.organisation, "Verhuur", people={})
    text = text_of(login(hr).get(PAGE, {"team": "verhuur"}))
    assert "Lenen: dit kan al in Lasserij (2 mensen) en Montage (5 mensen)." in text
    assert "Werven: zoek iemand die dit al kan, of die het snel kan leren." in text
    assert "Lenen gaat niet: ook in andere teams kan nog niemand dit." in text


def test_leader_is_sent_to_the_administrator_for_people_of_other_teams(teams, login):
    assert "Lenen: vraag de beheerder of iemand van een ander team dit kan." in text_of(login(teams[2]).get(PAGE))


def test_teams_without_a_gap_or_without_needs_are_told(employer, hr, login):
    make_setup(employer)
    assert "Er zijn nog geen teams" in text_of(login(hr).get(PAGE))
    team = make_team(employer, people={"AB": ("33.", ""), "CD": ("34.", "")})
    team.needs.filter(competence__needs_certificate=True).delete()
    assert "Er is geen gat" in text_of(login(hr).get(PAGE))
    team.needs.all().delete()
    assert "Nog geen competenties" in text_of(login(hr).get(PAGE))


def test_needs_come_by_twenty_to_a_page(employer, hr, login):
    for number in range(11):
        make_team(employer, f"Team {number:02}", people={"AB": ("...", "...")})
    pages = [login(hr).get(PAGE, {"pagina": number}) for number in (1, 2)]
    assert [sum(map(len, shown(page).values())) for page in pages] == [20, 13]
    assert "?team=&amp;per_persoon=3&amp;pagina=2" in pages[0].content.decode()


def test_queries_do_not_grow_with_people(teams, hr, login):
    client = login(hr)
    counts = []
    for _ in range(2):
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
        make_team(hr.organisation, f"Ploeg {len(counts)}", people={f"C-{n}": ("2..", "3..") for n in range(9)})
    assert counts[0] == counts[1]


def test_chosen_needs_become_actions_without_a_person(teams, hr, login):
    assessment = make_submitted(hr.organisation)
    lasserij, montage, _ = teams
    chosen = {"competentie": [key(lasserij, "Buigen"), key(montage, "Lassen"), key(montage, "Heftruck"), "9-9"]}
    response = login(hr).post(ACTIONS, chosen | {"team": "", "per_persoon": "2", "pagina": "1"})

    assert response.url == f"{PAGE}?team=&per_persoon=2&pagina=1"
    assert list(PlanAction.objects.order_by("pk").values_list("assessment", "title", "indicator", "what")) == [
        (
            assessment.pk,
            "Opleidingsplan: Buigen in een klein team",
            "capaciteiten-gebruiken",
            "Mensen van dit team leren dit tot niveau 3 (zelfstandig). Wie dat zijn, staat in de competentiematrix en "
            "niet in dit plan.",
        ),
        (
            assessment.pk,
            "Opleidingsplan: Lassen in team Montage",
            "capaciteiten-gebruiken",
            "1 persoon leert dit tot niveau 3 (zelfstandig). Wie dat zijn, staat in de competentiematrix en niet in "
            "dit plan.",
        ),
    ]
    assert list(Event.objects.filter(verb="add_action").values_list("actor", flat=True)) == [hr.user_id] * 2


def test_what_was_planned_is_told_and_not_planned_again(teams, hr, login):
    make_submitted(hr.organisation)
    client, chosen = login(hr), {"competentie": [key(teams[1], "Lassen")]}
    first, second = (client.post(ACTIONS, chosen, follow=True) for _ in range(2))
    assert "1 opleiding staat nu in het verbeterplan van 2026. Vul daar in wie ervoor zorgt" in text_of(first)
    assert "Dit stond al in het verbeterplan van 2026." in text_of(second)
    assert text_of(second).count("staat in het verbeterplan") == 1
    assert f'value="{key(teams[1], "Lassen")}"' not in second.content.decode()
    assert titles() == ["Opleidingsplan: Lassen in team Montage"]


def test_what_was_dropped_can_be_planned_again(teams, hr, login):
    make_submitted(hr.organisation)
    client, chosen = login(hr), {"competentie": [key(teams[1], "Lassen")]}
    client.post(ACTIONS, chosen)
    action = PlanAction.objects.get()
    dropped = ActionDraft(action.title, action.indicator, status="vervallen", status_reason="Nu niet.")
    change_action(action, dropped, by=hr, at=NOW)
    client.post(ACTIONS, chosen)
    assert titles() == ["Opleidingsplan: Lassen in team Montage"] * 2


def test_two_chosen_needs_are_counted(teams, hr, login):
    make_submitted(hr.organisation)
    chosen = {"competentie": [key(teams[0], "Buigen"), key(teams[1], "Lassen")]}
    response = login(hr).post(ACTIONS, chosen, follow=True)
    assert "2 opleidingen staan nu in het verbeterplan van 2026." in text_of(response)


def test_nothing_chosen_changes_nothing(teams, hr, login):
    make_submitted(hr.organisation)
    response = login(hr).post(ACTIONS, {}, follow=True)
    assert "Kruis eerst aan welke opleidingen u in het plan wilt." in text_of(response)
    assert titles() == []


def test_without_a_submitted_year_there_is_no_plan_to_put_it_in(teams, hr, login):
    client = login(hr)
    assert "Is er een ingediende vragenlijst die nog niet is vastgesteld" in text_of(client.get(PAGE))
    response = client.post(ACTIONS, {"competentie": [key(teams[1], "Lassen")]}, follow=True)
    assert "Er is nog geen verbeterplan waar dit in kan." in text_of(response)
    assert titles() == []


def test_latest_year_that_is_not_fixed_takes_the_actions(teams, hr, login):
    before = make_submitted(hr.organisation, 2025)
    make_submitted(hr.organisation, 2026)
    Assessment.objects.filter(year=2026).update(status=Status.FIXED)
    login(hr).post(ACTIONS, {"competentie": [key(teams[1], "Lassen")]})
    assert list(before.plan_actions.values_list("title", flat=True)) == ["Opleidingsplan: Lassen in team Montage"]


def test_council_reads_the_action_and_no_code(teams, hr, council_member, login):
    make_submitted(hr.organisation)
    login(hr).post(ACTIONS, {"competentie": [key(teams[0], "Buigen"), key(teams[1], "Lassen")]})
    # Of the words: a token in the marks may hold any two letters.
    page = text_of(login(council_member).get(reverse("plan", args=["90000001", 2026])))
    assert "Opleidingsplan: Lassen in team Montage" in page
    assert [code for code in ("KB", "M-1", "Lasserij") if code in page] == []


def test_page_changes_nothing_but_the_trail(teams, hr, login):
    before = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    login(hr).get(PAGE)
    after = Event.objects.exclude(verb="view_matrix").order_by("pk").values_list("verb", flat=True)
    assert (list(after), titles()) == (before, [])
