"""Scores as plain values: every field of a small scorecard."""

from fractions import Fraction

from assessments.questionnaire import Axis, LegalMinimum
from assessments.score_export import export_scores
from assessments.scoring import score_sheet
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    level,
    level_question,
    levels,
    make_sheet,
    make_workforce,
)

QUESTIONS = (
    level_question("inspraak", axis=Axis.CONTRACT, weight=2),
    level_question("tempo", weight=1),
    level_question("rust", legal_minimum=LegalMinimum(Fraction(2), "Arbeidstijdenwet")),
    level_question("overleg"),
)
WORKFORCE = make_workforce({"vast": 60, "oproep": 6})
HEAD = {
    "edition": "goed-werk/2026",
    "edition_hash": "hash",
    "route": "lang",
    "is_indication": False,
    "size_class": "50-249",
    "weakest_condition": None,
    "conditions": [
        {"condition": "geld", "title": "Grip op geld", "score": None},
        {"condition": "werk", "title": "Grip op het werk", "score": None},
        {"condition": "leven", "title": "Grip op het leven", "score": None},
    ],
}


def exported(**responses):
    sheet = make_sheet(QUESTIONS, responses, WORKFORCE)
    return export_scores(score_sheet(sheet), sheet)


def opened(slug, weight, standing, points, **changes):
    return {
        "question": slug,
        "standing": standing,
        "is_scored": True,
        "weight": weight,
        "points": points,
        "is_over_too_few": False,
        "falls_short_of": None,
        "groups": [],
    } | changes


def points(exact, rounded):
    return {"exact": exact, "rounded": rounded}


FULL, HALF, NOTHING = points("100.0000000000", 100), points("50.0000000000", 50), points("0.0000000000", 0)
INSPRAAK = opened(
    "inspraak", 2, "answered", points("95.4545454545", 95),
    groups=[{"group": "vast", "heads": 60, "points": FULL}, {"group": "oproep", "heads": 6, "points": HALF}],
)  # fmt: skip
GROUPS = [
    {"axis": "contract", "group": "vast", "title": "Vast", "heads": 60, "score": FULL},
    {"axis": "contract", "group": "oproep", "title": "Oproep", "heads": 6, "score": HALF},
]


def test_scorecard_is_exported_in_full():
    export = exported(inspraak=levels(vast=4, oproep=2), tempo=level(4), rust=level(1), overleg=NOT_APPLICABLE)
    assert export == HEAD | {
        "good_enough": {"count": 0, "of": 1},
        "indicators": [
            {
                "indicator": "autonomie",
                "title": "Titel",
                "condition": "werk",
                "score": points("78.9772727273", 79),
                "interval": None,
                "band": "in ontwikkeling",
                "held_back": "wettelijk tekort",
                "open_questions": 0,
                "groups": GROUPS,
                "questions": [
                    INSPRAAK,
                    opened("tempo", 1, "answered", FULL),
                    opened("rust", 1, "answered", points("25.0000000000", 25), falls_short_of="Arbeidstijdenwet"),
                    opened("overleg", 1, "not_applicable", None),
                ],
            }
        ],
    }


def test_draft_has_an_interval_and_no_score():
    (indicator,) = exported(inspraak=levels(vast=4, oproep=2), tempo=UNKNOWN)["indicators"]
    assert (indicator["score"], indicator["band"], indicator["open_questions"]) == (None, None, 2)
    assert indicator["interval"] == {"lowest": points("38.1818181818", 38), "highest": points("78.1818181818", 78)}
    assert indicator["questions"] == [
        INSPRAAK,
        opened("tempo", 1, "unknown", NOTHING),
        opened("rust", 1, "open", None),
        opened("overleg", 1, "open", None),
    ]
