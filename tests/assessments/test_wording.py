"""Answers in words: rounding half up, Dutch numbers, and one line for every kind of answer."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire import Figure, Kind, Over
from assessments.responses import Part, Response, State, Workforce
from assessments.wording import describe, describe_part, figure_text, number_text, points_text, round_half_up
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    choice_question,
    chosen,
    figure_question,
    level,
    level_question,
    levels,
    make_question,
    number,
)

WORKFORCE = Workforce({"vast": 3, "oproep": 2}, {"kantoor": 5}, {"kantoor": "Kantoor"})
HOURS = Figure("uur", "nu", Fraction(0), Fraction(100_000), decimals=1)
SHARE = Figure("%", "nu", Fraction(0), Fraction(100), count="Aantal", total="Alle", over=Over.PEOPLE)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(5, 2), 0, "3"),
        (Decimal("59.5"), 0, "60"),
        (Decimal("59.49999"), 0, "59"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-5, 2), 0, "-3"),
    ],
)
def test_round_half_up(value, decimals, rounded):
    assert round_half_up(value, decimals) == Decimal(rounded)


@given(st.fractions(0, 10**6, max_denominator=1000))
def test_rounding_moves_a_number_by_half_at_most(value):
    assert abs(Fraction(round_half_up(value)) - value) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("1250"), 0, "1.250"),
        (Fraction(25, 2), 1, "12,5"),
        (1234567, 0, "1.234.567"),
        (Decimal("0.05"), 1, "0,1"),
    ],
)
def test_number_text_is_dutch(value, decimals, text):
    assert number_text(Fraction(value), decimals) == text


def test_points_without_a_score_are_a_dash_and_never_zero():
    assert (points_text(None), points_text(Fraction(0)), points_text(Fraction(119, 2))) == ("–", "0", "60")


@pytest.mark.parametrize(
    ("figure", "part", "text"),
    [
        (HOURS, Part(number=Fraction(2501, 2)), "1.250,5 uur"),
        (Figure("%", "nu", Fraction(0), Fraction(100)), Part(number=Fraction(70)), "70%"),
        (SHARE, Part(number=Fraction(1), total=Fraction(8)), "1 van 8 (13%)"),
        (SHARE, Part(number=Fraction(0), total=Fraction(0)), "0 van 0"),
    ],
)
def test_figure_text_has_its_unit_or_what_it_was_counted_from(figure, part, text):
    assert figure_text(figure, part) == text


OPTIONS = {"a": 0, "b": 50}


@pytest.mark.parametrize(
    ("question", "response", "words"),
    [
        (level_question("q"), UNKNOWN, "Weet ik niet"),
        (figure_question("q"), NOT_APPLICABLE, "Niet van toepassing"),
        (level_question("q"), level(0), "a. a"),
        (level_question("q"), levels(vast=4, oproep=1), "Vast: e. e; Oproep: b. b"),
        (level_question("q"), levels(vast=4, oproep=1, uitzend=4), "Vast, Uitzend: e. e; Oproep: b. b"),
        (level_question("q"), levels(vast=4, oproep=4), "Alle groepen: e. e"),
        (level_question("q"), levels(kantoor=2), "Kantoor: c. c"),
        (level_question("q"), levels(opgeheven=2), "opgeheven: c. c"),
        (figure_question("q", over=Over.CASES), number(2, 4), "2 van 4 (50%)"),
        (choice_question("q", OPTIONS), chosen("b"), "Optie b"),
        (choice_question("q", OPTIONS, Kind.MULTIPLE), chosen("a", "b"), "Optie a; Optie b"),
        (make_question("q", Kind.TEXT), Response(State.ANSWERED, (Part(text="Twee zinnen."),)), "Twee zinnen."),
    ],
)
def test_describe_every_kind_of_answer(question, response, words):
    assert describe(question, response, WORKFORCE) == words


def test_describe_part_leaves_the_group_to_who_prints_it():
    assert describe_part(level_question("q"), Part("vast", level=3)) == "d. d"


def test_answers_of_groups_are_joined_without_a_stray_full_stop():
    question = make_question("q", Kind.LEVEL, levels=("Nee.", "Soms.", "Vaak.", "Altijd.", "Meer."))
    words = describe(question, levels(vast=3, oproep=1), WORKFORCE)
    assert words == "Vast: d. Altijd; Oproep: b. Soms."
