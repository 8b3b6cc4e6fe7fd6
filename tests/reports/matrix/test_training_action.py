"""What a need of the training plan becomes in a plan that the council reads."""

import pytest

from assessments.competentiematrix.training import plan_training
from reports.matrix.training_action import TrainingAction, build_action
from tests.assessments.competentiematrix.matrices import TODAY
from tests.assessments.competentiematrix.training_world import read_matrix

WHO = "Wie dat zijn, staat in de competentiematrix en niet in dit plan."


def action_of(levels: list[str], heads: int, name="Lassen", team="Lasserij", certificate=(), **last) -> TrainingAction:
    """One team that needs one competence; `last` is about its last person."""
    people = {f"CODE-{number}": {"nu": now, "wil": "3"} for number, now in enumerate(levels)}
    people[f"CODE-{len(levels) - 1}"] |= last
    nodig = {name: [3, heads]}
    raw = {"competenties": [name], "certificaat": certificate, "team": {team: {"nodig": nodig, "mensen": people}}}
    matrix = read_matrix(raw)
    return build_action(matrix, plan_training(matrix, TODAY).lessons, TODAY)


@pytest.mark.parametrize(("heads", "words"), [(1, "1 persoon leert"), (2, "2 mensen leren")])
def test_action_names_team_competence_and_how_many(heads, words):
    assert action_of(["0"] * 5, heads) == TrainingAction(
        "Opleidingsplan: Lassen in team Lasserij", f"{words} dit tot niveau 3 (zelfstandig). {WHO}"
    )


def test_team_of_fewer_than_five_is_not_named_and_its_people_not_counted():
    assert action_of(["0"] * 4, 2) == TrainingAction(
        "Opleidingsplan: Lassen in een klein team", f"Mensen van dit team leren dit tot niveau 3 (zelfstandig). {WHO}"
    )


def test_who_has_left_does_not_make_a_team_large():
    assert "klein team" in action_of(["0"] * 5, 1, vertrekt=TODAY).title


def test_certificate_that_is_asked_is_told():
    what = "1 persoon leert dit tot niveau 3 (zelfstandig), met het certificaat dat daarbij hoort."
    assert action_of(["2"] * 5, 1, certificate=["Lassen"]).what == f"{what} {WHO}"


def test_no_action_has_a_code():
    action = action_of(["0"] * 6, 3)
    assert "CODE" not in action.title + action.what


@pytest.mark.parametrize("name", ["L" * 30, "L" * 80])
def test_title_fits_however_long_the_names_are(name):
    title = action_of(["0"] * 5, 1, name=name, team="T" * 60).title
    assert (len(title) <= 120, title.endswith(f" in team {'T' * 60}"), "…" in title) == (True, True, len(name) > 34)
