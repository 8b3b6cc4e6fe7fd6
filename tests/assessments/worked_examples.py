"""Reads the worked examples: TOML files in which someone who knows the field can check every number by hand.

The keys are Dutch and `cases/LEESMIJ.md` explains them. Numbers are whole, decimal ("62.5") or fractions ("187/3").
"""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from assessments.questionnaire import SIZE_CLASSES, AskIf, Axis, Kind, LegalMinimum, Over, Question
from assessments.responses import AnswerSheet, Part, Response, Route, Standing, State, Workforce
from assessments.scores import IndicatorScore, QuestionScore
from tests.assessments.factories import (
    NOT_APPLICABLE,
    STRAIGHT,
    UNKNOWN,
    choice_question,
    figure_question,
    level_question,
    make_edition,
    make_indicator,
)

CASES = Path(__file__).parent / "cases"
AXES = {"contract": Axis.CONTRACT, "functie": Axis.FUNCTION}
OVERS = {"mensen": Over.PEOPLE, "gevallen": Over.CASES}
STATES = {"weet niet": UNKNOWN, "n.v.t.": NOT_APPLICABLE}
ASKED_IN_VAIN = {
    Standing.HIDDEN: "niet gevraagd",
    Standing.OPEN: "open",
    Standing.NOT_APPLICABLE: "n.v.t.",
}


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the sheet it describes, and what its author expects of it, in the author's words."""

    sheet: AnswerSheet
    expected_points: dict[str, Fraction | str]
    expected: dict


def case_files(folder: Path = CASES) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def read_example(path: Path) -> Example:
    raw = tomllib.loads(path.read_text("utf-8"))
    given = raw["vraag"]
    questions = {item["naam"]: _question(item) for item in given}
    profile = tuple(questions[item["naam"]] for item in given if item.get("profiel"))
    scored = [questions[item["naam"]] for item in given if not item.get("profiel")]
    sheet = AnswerSheet(
        edition=make_edition(make_indicator(*scored), profile=profile),
        route=Route(raw.get("route", "lang")),
        size_class=raw.get("grootte", SIZE_CLASSES[2]),
        workforce=Workforce(raw.get("contractgroepen", {}), raw.get("functiegroepen", {}), {}),
        responses={i["naam"]: _response(questions[i["naam"]], i["antwoord"]) for i in given if "antwoord" in i},
    )
    points = {item["naam"]: _number(item["punten"]) for item in given if not item.get("profiel")}
    return Example(sheet, points, {key: _number(value) for key, value in raw["verwacht"].items()})


def outcome(scored: IndicatorScore, keys) -> dict:
    """The same words for what the scoring made of it; only the keys the author wrote about, and always the score."""
    full = {
        "score": _or_none(scored.score),
        "stand": _or_none(scored.band),
        "tegengehouden": _or_none(scored.held_back),
        "laagst": _or_none(scored.lowest),
        "hoogst": _or_none(scored.highest),
        "groepen": {group.group: group.score for group in scored.groups},
        "slechtste_groep": _or_none(scored.worst_group and scored.worst_group.group),
    }
    return {key: full[key] for key in ("score", *keys)}


def points_of(scored: IndicatorScore) -> dict[str, Fraction | str]:
    by_slug = {score.question.slug: score for score in scored.questions}
    return {question.slug: _points_in_words(by_slug.get(question.slug)) for question in scored.indicator.questions}


def _points_in_words(score: QuestionScore | None) -> Fraction | str:
    standing = score.standing if score else Standing.HIDDEN
    if standing in ASKED_IN_VAIN:
        return ASKED_IN_VAIN[standing]
    if score.points is None:
        return "te weinig" if score.is_over_too_few else "niet gescoord"
    return score.points


def _or_none(value):
    return "geen" if value is None else value


def _question(raw: dict) -> Question:
    changes = {
        "weight": raw.get("gewicht", 1),
        "core": raw.get("kern", False),
        "scored": raw.get("gescoord", not raw.get("profiel", False)),
        "axis": AXES.get(raw.get("per")),
        "groups": tuple(raw.get("groepen", ())),
        "ask_if": _ask_if(raw),
        "not_applicable": "Dat komt hier niet voor." if raw.get("niet_van_toepassing") else "",
        "legal_minimum": _legal_minimum(raw),
    }
    kind = Kind(raw["soort"])
    if kind is Kind.LEVEL:
        return level_question(raw["naam"], **changes)
    if kind is Kind.FIGURE:
        curve = tuple((_number(x), _number(y)) for x, y in raw.get("lijn", STRAIGHT))
        return figure_question(raw["naam"], curve=curve, over=OVERS.get(raw.get("aandeel_van")), **changes)
    return choice_question(raw["naam"], raw["opties"], kind, **changes)


def _ask_if(raw: dict) -> AskIf | None:
    if "alleen_bij_groepen" in raw:
        return AskIf(groups=tuple(raw["alleen_bij_groepen"]))
    if "alleen_als" not in raw:
        return None
    parent, answer = raw["alleen_als"]
    return AskIf(question=parent, answers=(answer,))


def _legal_minimum(raw: dict) -> LegalMinimum | None:
    return LegalMinimum(_number(raw["wettelijk_minimum"]), "de wet") if "wettelijk_minimum" in raw else None


def _response(question: Question, answer) -> Response:
    if isinstance(answer, str) and answer in STATES:
        return STATES[answer]
    if question.options:
        options = [answer] if isinstance(answer, str) else answer
        return Response(State.ANSWERED, tuple(Part(option=option) for option in options))
    per_group = answer if isinstance(answer, dict) else {"": answer}
    return Response(State.ANSWERED, tuple(_part(question, group, value) for group, value in per_group.items()))


def _part(question: Question, group: str, value) -> Part:
    if question.kind is Kind.LEVEL:
        return Part(group, level=value)
    count, total = value if isinstance(value, list) else (value, None)
    return Part(group, number=_number(count), total=total if total is None else _number(total))


def _number(value):
    """A fraction for a number or for its text; words stay words."""
    if isinstance(value, dict):
        return {key: _number(item) for key, item in value.items()}
    try:
        return Fraction(str(value))
    except ValueError:
        return value
