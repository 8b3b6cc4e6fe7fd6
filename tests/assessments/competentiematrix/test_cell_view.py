"""Typing one level in the heat map: what is saved, what the answer tells, and who typed at the same time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from assessments.models import MatrixCell
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

pytestmark = pytest.mark.django_db
URL = reverse("matrix_cell", args=["90000001", "lasserij"])


@pytest.fixture
def team(employer):
    return make_team(employer)


@pytest.fixture
def admin(hr, login):
    return login(hr)


def cell_of(team, code="JV", name="Lassen"):
    return MatrixCell.objects.get(worker__team=team, worker__code=code, competence__name=name)


def type_level(client, team, level, code="JV", name="Lassen", **other):
    typed = {
        "worker": team.workers.get(code=code).pk,
        "competence": team.needs.get(competence__name=name).competence_id,
        "what": "nu",
        "level": level,
        "seen": "",
    }
    return client.post(URL, typed | other)


def views(cell):
    return cell.own_now, cell.own_could, cell.lead_now, cell.lead_could


def test_a_level_is_saved_beside_the_own_one_and_leaves_an_event(team, hr, admin):
    response = type_level(admin, team, "2")
    assert (response.status_code, views(cell_of(team))) == (200, (3, 4, 2, None))
    event = team.organisation.events.order_by("-sequence").first()
    assert (event.verb, event.object, event.actor) == (
        "save_led_levels",
        f"lasserij/{cell_of(team).worker_id}",
        hr.user,
    )


def test_the_answer_tells_the_cell_and_the_foot_of_its_column(team, admin):
    answer = type_level(admin, team, "2").json()
    words = answer.pop("status")
    assert answer == {
        "cell": {"tone": "l2 d", "text": "2", "note": "eigen kijk 3, leiding 2"},
        "foot": {"tone": "te-weinig", "text": "1/2", "note": "1 van 2 nodig, te weinig"},
        "own": "3",
        "lead": "2",
    }
    assert words.startswith("Opgeslagen om ")


def test_a_level_in_an_empty_cell_makes_one(team, admin):
    answer = type_level(admin, team, "u", name="Heftruck").json()
    assert (answer["cell"]["text"], answer["own"], answer["lead"]) == ("3", ".", "3")
    assert cell_of(team, name="Heftruck").lead_now == 3


def test_what_somebody_could_learn_keeps_what_they_can_now(team, admin):
    type_level(admin, team, "2")
    answer = type_level(admin, team, "3", what="leren").json()
    assert views(cell_of(team)) == (3, 4, 2, 3)
    assert answer["cell"] == {"tone": "l4 d", "text": "4", "note": "eigen kijk 4, leiding 3"}
    assert "U typte 3, de eigen kijk is 4." in answer["status"]


def test_an_empty_level_clears_the_leaders_view_only(team, admin):
    type_level(admin, team, "2")
    answer = type_level(admin, team, "", seen="2").json()
    assert (views(cell_of(team)), answer["cell"]["text"]) == ((3, 4, None, None), "3")


def test_who_typed_at_the_same_time_hears_what_stands_there(team, admin):
    type_level(admin, team, "2")
    response = type_level(admin, team, "4")
    assert (response.status_code, views(cell_of(team))) == (409, (3, 4, 2, None))
    answer = response.json()
    assert (answer["lead"], answer["cell"]["text"]) == ("2", "2")
    assert answer["status"] == (
        "Niet opgeslagen: een ander zette hier intussen 2. U typte 4. Typ het opnieuw als dat er moet staan."
    )
    assert type_level(admin, team, "4", seen=answer["lead"]).status_code == 200


def test_the_same_level_twice_is_no_conflict(team, admin):
    assert [type_level(admin, team, "2").status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize(
    "wrong", [{"level": "5"}, {"level": "goed"}, {"seen": "x"}, {"what": "gat"}, {"what": ""}, {"worker": "JV"}]
)
def test_what_is_no_level_is_refused_with_what_to_type(wrong, team, admin):
    response = type_level(admin, team, wrong.pop("level", "2"), **wrong)
    assert (response.status_code, views(cell_of(team))) == (422, (3, 4, None, None))
    assert response.json() == {
        "status": "Niet opgeslagen. Typ een cijfer van 0 tot en met 4, of een letter: I, L, U of O."
    }


def test_people_and_competences_of_another_team_are_not_found(team, employer, admin):
    other = make_team(employer, "Magazijn", people={"ST": ("004", "..4")})
    extra = employer.matrix_competences.create(name="Iets anders")
    other.needs.create(competence=extra)
    stranger = type_level(admin, team, "1", worker=other.workers.get().pk)
    strange = type_level(admin, team, "1", competence=extra.pk)
    assert (stranger.status_code, strange.status_code) == (404, 404)
    assert not MatrixCell.objects.exclude(lead_now=None).exists()


def test_queries_do_not_grow_with_the_team(team, hr, admin):
    type_level(admin, team, "1")
    with CaptureQueriesContext(connection) as few:
        type_level(admin, team, "2", seen="1")
    for number in range(20):
        add_worker(team, WorkerEntry(f"P{number}"), by=hr, at=NOW)
    with CaptureQueriesContext(connection) as many:
        type_level(admin, team, "3", seen="2")
    assert len(many) == len(few)
