"""The training plan in words: its sum, each need with who learns, teaches and lends, and the part of one team."""

from datetime import date

from assessments.competentiematrix.training import plan_training
from reports.matrix.training_parts import LessonLine, PlanSum, Training, build_team_plans, build_training
from tests.assessments.competentiematrix.matrices import TODAY, matrix_from
from tests.assessments.competentiematrix.training_world import read_matrix

LONG_AGO, LATER = date(2020, 1, 1), date(2027, 1, 1)
WORKSHOP = {
    "competenties": ["Lassen", "Heftruck"],
    "certificaat": ["Heftruck"],
    "team": {
        "Lasserij": {
            "nodig": {"Lassen": [3, 3], "Heftruck": [3, 3]},
            "mensen": {
                "AB": {"nu": "4.", "wil": "4."},
                "CD": {"nu": "13", "wil": "3.", "geldig_tot": {"Heftruck": LONG_AGO}},
                "EF": {"nu": ".2", "wil": ".3", "leiding": "3.", "geldig_tot": {"Heftruck": LATER}},
                "GH": {"nu": "02", "wil": "03"},
            },
        },
        "Montage": {
            "nodig": {"Lassen": [4, 1]},
            "mensen": {"XY": {"nu": "4.", "wil": "4."}, "ZA": {"nu": "2.", "wil": "2."}},
        },
        "Verkoop": {"nodig": {"Heftruck": [4, 1]}, "mensen": {}},
    },
}


def training_of(raw: dict = WORKSHOP, team: str = "", per_person: int = 3) -> Training:
    matrix = read_matrix(raw)
    return build_training(matrix, plan_training(matrix, TODAY, per_person), TODAY, team)


def test_sum_counts_what_is_short_learnt_and_left():
    assert training_of().sum == PlanSum(short=6, lessons=5, learners=3, climb=7, wishes=3, missing=1)


def test_sum_of_one_team_has_its_own_figures():
    assert training_of(team="verkoop").sum == PlanSum(1, 0, 0, 0, 0, 1)
    assert training_of(team="montage").sum == PlanSum(0, 0, 0, 0, 0, 0)


def test_needs_with_a_gap_come_by_team_in_their_order():
    training = training_of()
    assert training.places == [0, 1, 3]
    teams = build_team_plans(training, training.places)
    assert [(each.team.name, [need.competence.name for need in each.needs]) for each in teams] == [
        ("Lasserij", ["Lassen", "Heftruck"]),
        ("Verkoop", ["Heftruck"]),
    ]


def test_only_the_asked_places_are_told():
    training = training_of()
    (team,) = build_team_plans(training, training.places[1:2])
    assert [need.key for need in team.needs] == ["1-2"]


def test_lines_tell_what_each_person_learns_and_which_certificate_is_due():
    training = training_of()
    lassen, heftruck = build_team_plans(training, training.places)[0].needs
    assert lassen.lessons == (
        LessonLine("CD", "1 (in opleiding)", "3", True),
        LessonLine("EF", "niet ingevuld", "3", False),
    )
    assert heftruck.lessons == (
        LessonLine("CD", "3 (zelfstandig)", "certificaat vernieuwen", False),
        LessonLine("EF", "2 (onder begeleiding)", "3", True),
        LessonLine("GH", "2 (onder begeleiding)", "3, certificaat halen", True),
    )


def test_teachers_of_another_team_are_told_with_their_team():
    training = training_of()
    lassen, heftruck = build_team_plans(training, training.places)[0].needs
    assert (lassen.teachers, lassen.more_teachers, heftruck.teachers) == (("AB", "XY (Montage)"), 0, ())


def test_many_teachers_and_learners_are_told_in_part():
    matrix = matrix_from(["4"] * 7 + ["2"] * 10, ["4"] * 7 + ["3"] * 10, [17])
    training = build_training(matrix, plan_training(matrix, TODAY), TODAY)
    (need,) = build_team_plans(training, training.places)[0].needs
    assert (need.teachers, need.more_teachers) == (("P1", "P2", "P3", "P4", "P5"), 2)
    assert ([line.code for line in need.first_lessons], [line.code for line in need.more_lessons]) == (
        [f"P{number}" for number in range(8, 16)],
        ["P16", "P17"],
    )


def test_open_gap_tells_the_teams_that_can_lend():
    raw = WORKSHOP | {"team": WORKSHOP["team"] | {"Verkoop": {"nodig": {"Lassen": [3, 2]}, "mensen": {}}}}
    training = training_of(raw, "verkoop")
    (need,) = build_team_plans(training, training.places)[0].needs
    assert (need.short, need.missing, need.lenders, need.action) == (2, 2, (("Lasserij", 1), ("Montage", 1)), None)


def test_actions_are_those_of_chosen_needs_that_somebody_learns():
    titles = [action.title for action in training_of().actions(["1-2", "3-2", "9-9"])]
    assert titles == ["Opleidingsplan: Heftruck in een klein team"]


def test_nothing_is_asked_of_teams_without_needs():
    assert build_training(matrix_from([]), plan_training(matrix_from([]), TODAY), TODAY).needs_nothing
    assert not training_of().needs_nothing
