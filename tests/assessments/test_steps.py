"""One step up: the next better answer of every kind, and what it would give."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from assessments.questionnaire import Kind, Option, Over
from assessments.responses import Response, State
from assessments.scoring import score_question
from assessments.steps import one_step_up, score_one_step_up
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    choice_question,
    chosen,
    figure_question,
    level,
    level_question,
    levels,
    make_sheet,
    number,
    numbers,
    score_only_indicator,
)
from tests.assessments.strategies import sheets

LEVEL = level_question("niveau")
FIGURE = figure_question(
    "cijfer", curve=((Fraction(0), Fraction(0)), (Fraction(50), Fraction(80)), (Fraction(80), Fraction(100)))
)
FALLING = figure_question("minder", curve=((Fraction(0), Fraction(100)), (Fraction(10), Fraction(0))))
SHARE = figure_question("aandeel", over=Over.PEOPLE)
CHOICE = choice_question("keuze", {"goed": 100, "slecht": 0, "half": 40})
MULTIPLE = choice_question("meer", {"a": 20, "b": 60, "c": 0}, Kind.MULTIPLE)
NONE = replace(MULTIPLE, options=(*MULTIPLE.options, Option("geen", "Geen van deze", exclusive=True)))


@pytest.mark.parametrize(
    ("question", "response", "better"),
    [
        (LEVEL, level(0), level(1)),
        (LEVEL, level(4), None),
        (LEVEL, UNKNOWN, level(1)),
        (LEVEL, levels(vast=4, oproep=1), levels(vast=4, oproep=2)),
        (FIGURE, number(0), number(50)),
        (FIGURE, number(60), number(80)),
        (FIGURE, number(80), None),
        (FIGURE, number(100), None),
        (FALLING, number(7), number(0)),
        (FIGURE, UNKNOWN, None),
        (SHARE, number(10, 40), number(40, 40)),
        (SHARE, number(0, 0), None),
        (SHARE, numbers(vast=(10, 10), oproep=(0, 10)), numbers(vast=(10, 10), oproep=(10, 10))),
        (CHOICE, chosen("slecht"), chosen("half")),
        (CHOICE, chosen("goed"), None),
        (CHOICE, UNKNOWN, chosen("half")),
        (MULTIPLE, chosen("a"), chosen("a", "b")),
        (MULTIPLE, chosen("a", "b"), None),
        (MULTIPLE, UNKNOWN, chosen("b")),
        (NONE, chosen("geen"), chosen("b")),
    ],
)
def test_one_step_up_of_every_kind(question, response, better):
    assert one_step_up(question, response) == better


@pytest.mark.parametrize("question", [LEVEL, FIGURE, CHOICE, MULTIPLE])
def test_what_does_not_apply_has_no_step(question):
    assert one_step_up(question, NOT_APPLICABLE) is None


def sheet_of(response):
    return make_sheet(
        (LEVEL, level_question("twee"), level_question("drie")),
        {"niveau": response, "twee": level(2), "drie": level(2)},
    )


def test_score_one_step_up_is_the_score_of_the_whole_indicator():
    sheet = sheet_of(level(1))
    now, better = score_only_indicator(sheet).score, score_one_step_up(LEVEL, sheet)
    assert (now, better) == (Fraction(125, 3), Fraction(50))


@pytest.mark.parametrize("response", [level(4), NOT_APPLICABLE])
def test_without_a_step_there_is_no_better_score(response):
    assert score_one_step_up(LEVEL, sheet_of(response)) is None


def test_an_open_question_and_an_unscored_one_have_no_step():
    sheet = make_sheet((LEVEL, replace(LEVEL, slug="los", scored=False)), {"los": level(1)})
    assert score_one_step_up(LEVEL, sheet) is None
    assert score_one_step_up(sheet.edition.question("los"), sheet) is None


@given(sheets())
def test_a_step_is_never_worse(sheet):
    for question in sheet.edition.questions:
        response = sheet.responses.get(question.slug)
        if response is None or not question.scored:
            continue
        better = one_step_up(question, response)
        if better is None:
            continue
        before = score_question(question, sheet).points
        after = score_question(question, sheet.with_responses({question.slug: better})).points
        assert before is None or after is None or after >= before
        assert better == Response(State.ANSWERED, better.parts)
