"""Results as pages and reports show them: frozen scores, differences in words, and a score opened to its answers."""

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from assessments.questionnaire import Axis, Condition, LegalMinimum, Over
from assessments.responses import Route
from assessments.scores import Band
from assessments.scoring import score_sheet
from benchmarks.cells import FULL_COLUMNS
from benchmarks.ladder import Comparison, Place, Source
from benchmarks.references import References
from reports.results import Beside, build_results, open_score
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    figure_question,
    level,
    level_question,
    levels,
    make_sheet,
    make_workforce,
    number,
)

NO_REFERENCES = References((), ())
NO_COMPARISON = Comparison(2026, Place("", None, FULL_COLUMNS[1]), None, Source(), {})
ONE, TWO, THREE = level_question("een", weight=2), level_question("twee"), level_question("drie")
CASES = figure_question("een", over=Over.CASES)
ANSWERS = {"een": level(3), "twee": level(2), "drie": UNKNOWN}


def results_of(sheet, frozen=None, last_year=None):
    scorecard = score_sheet(sheet)
    scores = {s.indicator.slug: (_decimal(s.score), s.band) for s in scorecard.indicators}
    beside = Beside(last_year or {}, NO_REFERENCES, NO_COMPARISON)
    return build_results(sheet, scorecard, scores | (frozen or {}), beside)


def _decimal(score):
    return None if score is None else Decimal(score.numerator) / Decimal(score.denominator)


def only(results):
    return results.indicators[0]


def opened(sheet, rows=None):
    results = results_of(sheet)
    return {row.text: row for row in open_score(only(results), sheet, rows or {}, NO_REFERENCES)}


@pytest.mark.parametrize(
    ("score", "before", "change"),
    [
        ("60", None, ""),
        (None, "60", ""),
        ("60", "55.1", "geen verschil"),
        ("60", "64.99", "geen verschil"),
        ("60", "55", "5 hoger"),
        ("60", "72.4", "12 lager"),
    ],
)
def test_change_in_words_starts_at_five_points(score, before, change):
    sheet = make_sheet((ONE, TWO, THREE), ANSWERS)
    frozen = {"autonomie": (score and Decimal(score), None)}
    result = only(results_of(sheet, frozen, {"autonomie": before and Decimal(before)}))
    assert result.change == change


def test_results_show_the_frozen_score_and_not_todays():
    sheet = make_sheet((ONE, TWO, THREE), ANSWERS)
    result = only(results_of(sheet, {"autonomie": (Decimal("71.5"), Band.GOOD_ENOUGH)}))
    assert (result.points, result.band, result.last_year_points) == ("72", Band.GOOD_ENOUGH, "–")


@pytest.mark.parametrize(
    ("frozen", "is_reproducible"), [("50", True), ("50.000000001", True), ("50.0001", False), (None, False)]
)
def test_results_say_when_the_calculation_has_changed(frozen, is_reproducible):
    sheet = make_sheet((ONE, TWO, THREE), ANSWERS)
    results = results_of(sheet, {"autonomie": (frozen and Decimal(frozen), None)})
    assert results.is_reproducible is is_reproducible


def test_no_score_then_and_now_is_the_same():
    sheet = make_sheet((ONE,), {"een": level(3)})
    results = results_of(sheet)
    assert (results.is_reproducible, results.scored_count, only(results).points) == (True, 0, "–")


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"een": level(4), "twee": level(4), "drie": level(2)}, "voorbeeldig"),
        ({}, "geen score"),
    ],
)
def test_standing_in_words(given, standing):
    assert only(results_of(make_sheet((ONE, TWO, THREE), given))).standing == standing


def test_standing_says_why_it_is_held_back():
    minimum = LegalMinimum(Fraction(4), "WOR, artikel 1")
    questions = (level_question("een", legal_minimum=minimum), TWO, THREE)
    result = only(results_of(make_sheet(questions, {"een": level(3), "twee": level(4), "drie": level(4)})))
    assert result.standing == "in ontwikkeling: wettelijk tekort"


def test_counts_and_conditions():
    results = results_of(make_sheet((ONE, TWO, THREE), {"een": level(4), "twee": level(4), "drie": level(2)}))
    assert (results.good_enough_count, results.scored_count) == (1, 1)
    assert [(c, len(group)) for c, group in results.by_condition] == [
        (Condition.MONEY, 0), (Condition.WORK, 1), (Condition.LIFE, 0),
    ]  # fmt: skip
    assert results.of("autonomie") is only(results)
    assert results.of("bestaat-niet") is None


@pytest.mark.parametrize(("route", "is_indication"), [(Route.FULL, False), (Route.SHORT, True)])
def test_the_short_route_gives_an_indication(route, is_indication):
    assert results_of(make_sheet((ONE, TWO, THREE), ANSWERS, route=route)).is_indication is is_indication


def test_shortfalls_name_each_norm_once():
    minimum = LegalMinimum(Fraction(2), "WOR, artikel 1")
    questions = tuple(level_question(slug, legal_minimum=minimum) for slug in ("een", "twee", "drie"))
    result = only(results_of(make_sheet(questions, {"een": level(1), "twee": level(0), "drie": level(2)})))
    assert result.shortfalls == ("WOR, artikel 1",)


def test_opened_score_has_every_question_that_applies():
    note = SimpleNamespace(reason="", note="Sinds mei", evidence_url="https://a.example/x")
    rows = opened(make_sheet((ONE, TWO, THREE), ANSWERS), {"een": note})
    first = rows["een?"]
    assert (first.answer, first.points, first.weight, first.effect) == ("d. d", "75", 2, "")
    assert (first.note, first.evidence_url, first.reason) == ("Sinds mei", "https://a.example/x", "")
    assert first.one_step_up == "van 50 naar 63"
    assert (rows["twee?"].note, rows["twee?"].reference) == ("", None)


@pytest.mark.parametrize(
    ("question", "response", "effect", "points"),
    [
        (ONE, UNKNOWN, "weet ik niet; telt als 0 punten", "0"),
        (ONE, NOT_APPLICABLE, "niet van toepassing; telt niet mee", "–"),
        (ONE, None, "nog open", "–"),
        (level_question("een", scored=False), level(2), "wordt getoond, telt niet mee", "–"),
        (CASES, number(1, 2), "gaat over te weinig mensen of gevallen; telt niet mee", "–"),
    ],
)  # fmt: skip
def test_opened_score_says_why_a_question_does_not_count(question, response, effect, points):
    given = {"twee": level(2), "drie": level(2)} | ({"een": response} if response else {})
    row = opened(make_sheet((question, TWO, THREE), given))["een?"]
    assert (row.effect, row.points) == (effect, points)


def test_opened_score_of_an_open_question_says_so():
    assert opened(make_sheet((ONE, TWO, THREE), {}))["een?"].answer == "Nog geen antwoord"


def test_opened_score_has_points_per_group_and_no_step_at_the_top():
    question = level_question("een", axis=Axis.CONTRACT)
    workforce = make_workforce({"vast": 40, "oproep": 20})
    sheet = make_sheet(
        (question, TWO, THREE), {"een": levels(vast=4, oproep=2), "twee": level(4), "drie": level(4)}, workforce
    )
    rows = opened(sheet)
    assert rows["een?"].groups == (("Vast", "100"), ("Oproep", "50"))
    assert rows["twee?"].one_step_up == ""
