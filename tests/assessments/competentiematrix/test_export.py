"""Cover and plan as plain values: the whole of a small matrix, and a part of one with two teams."""

from datetime import date

from assessments.competentiematrix.export import cover_data, plan_data
from assessments.competentiematrix.matrix import NO_CERTIFICATE, Matrix
from assessments.competentiematrix.training import plan_training
from tests.assessments.competentiematrix.matrices import TODAY
from tests.assessments.competentiematrix.training_world import read_matrix

HEAD = {"format": "goedwerk-competentiematrix", "version": 1, "on": "2026-03-02"}
NOBODY_BROAD = {
    "broad_people": 0,
    "broad_hours_per_week": 0.0,
    "across_people": 0,
    "across_hours_per_week": 0.0,
    "people_without_hours": 2,
}


def two_halls() -> Matrix:
    """Noord has a gap that it closes and one that it cannot; the only certificate of Zuid ends in a month."""
    return read_matrix(
        {
            "competenties": ["Orders", "Reachtruck"],
            "certificaat": ["Reachtruck"],
            "team": {
                "Noord": {
                    "nodig": {"Orders": [3, 2], "Reachtruck": [3, 1]},
                    "mensen": {"AB": {"nu": "4.", "wil": "4."}, "CD": {"nu": ".0", "wil": "31"}},
                },
                "Zuid": {
                    "nodig": {"Reachtruck": [3, 1]},
                    "mensen": {
                        "CD": {"nu": "44", "geldig_tot": {"Reachtruck": date(2026, 4, 1)}},
                        "EF": {"nu": "..", "geldig_tot": {"Reachtruck": NO_CERTIFICATE}},
                    },
                },
            },
        }
    )


ORDERS = {"competence": "Orders", "level": 3, "heads": 2}
REACHTRUCK = {"competence": "Reachtruck", "level": 3, "heads": 1}
PLAN_OF_NOORD = [
    {
        "team": "noord",
        **ORDERS,
        "lessons": [{"worker": "CD", "from_level": None, "to_level": 3, "is_wish": True, "is_renewal": False}],
        "teachers": [{"team": "noord", "worker": "AB"}],
        "missing": 0,
        "helpers": [],
    },
    {
        "team": "noord",
        **REACHTRUCK,
        "lessons": [],
        "teachers": [{"team": "zuid", "worker": "CD"}],
        "missing": 1,
        "helpers": [{"team": "zuid", "worker": "CD"}],
    },
]
COVER_OF_ZUID = {
    "team": "zuid",
    "name": "Zuid",
    "people": 2,
    "needs": [REACHTRUCK | {"able": 1, "able_own": 1, "able_led": 0, "gap": 0, "is_single": True, "holders": ["CD"]}],
    "expiring": [{"worker": "CD", "competence": "Reachtruck", "until": "2026-04-01"}],
    "breadth": NOBODY_BROAD | {"across_people": 1},
}


def test_plan_tells_every_need_with_a_gap():
    matrix = two_halls()
    told = plan_data(matrix, plan_training(matrix, TODAY), TODAY)
    assert told == HEAD | {"kind": "opleidingsplan", "per_person": 3, "climb": 3, "needs": PLAN_OF_NOORD}


def test_plan_of_one_team_has_no_need_of_another():
    matrix = two_halls()
    plan = plan_training(matrix, TODAY, 1)
    none = HEAD | {"kind": "opleidingsplan", "per_person": 1, "climb": 0, "needs": []}
    assert plan_data(matrix, plan, TODAY, 0) == none | {"climb": 3, "needs": PLAN_OF_NOORD}
    assert plan_data(matrix, plan, TODAY, 1) == none


def test_cover_tells_every_team_with_its_own_certificates():
    noord, zuid = cover_data(two_halls(), TODAY)["teams"]
    assert zuid == COVER_OF_ZUID
    orders = ORDERS | {"able": 1, "able_own": 1, "able_led": 0, "gap": 1, "is_single": True, "holders": ["AB"]}
    reachtruck = REACHTRUCK | {"able": 0, "able_own": 0, "able_led": 0, "gap": 1, "is_single": False, "holders": []}
    assert noord == {
        "team": "noord",
        "name": "Noord",
        "people": 2,
        "needs": [orders, reachtruck],
        "expiring": [],
        "breadth": NOBODY_BROAD,
    }


def test_cover_of_one_team_has_no_other():
    assert cover_data(two_halls(), TODAY, 1) == HEAD | {"kind": "dekking", "teams": [COVER_OF_ZUID]}
