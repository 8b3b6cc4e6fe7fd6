"""The shape of a questionnaire: looking things up in an edition, and the figure's curve."""

from fractions import Fraction

import pytest

from assessments.questionnaire import AskIf, Condition, ContentError, Figure, Kind, Over
from tests.assessments.factories import (
    choice_question,
    figure_question,
    level_question,
    make_edition,
    make_indicator,
    make_question,
)

PARENT = choice_question("klantcontact", {"ja": 0, "nee": 0})
CHILD = level_question("opvang", ask_if=AskIf(question="klantcontact", answers=("ja",)))
OTHER = level_question("uitleg")
EDITION = make_edition(make_indicator(CHILD, OTHER, slug="sociale-steun"), profile=(PARENT,))


def test_edition_finds_questions_and_indicators_by_slug():
    assert EDITION.questions == (PARENT, CHILD, OTHER)
    assert (EDITION.question("opvang"), EDITION.question("bestaat-niet")) == (CHILD, None)
    assert EDITION.indicator("sociale-steun") == EDITION.indicators[0]
    assert EDITION.indicator("bestaat-niet") is None


def test_edition_knows_the_indicator_of_a_question_and_none_for_the_profile():
    assert EDITION.indicator_of(OTHER) == EDITION.indicators[0]
    assert EDITION.indicator_of(PARENT) is None


def test_edition_knows_the_children_of_a_question():
    assert EDITION.children_of(PARENT) == (CHILD,)
    assert EDITION.children_of(OTHER) == ()


def test_edition_refuses_a_slug_that_is_used_twice():
    with pytest.raises(ContentError, match="slug dubbel gebruikt: uitleg"):
        make_edition(make_indicator(OTHER, level_question("uitleg")))


@pytest.mark.parametrize(
    ("value", "points"),
    [(-5, 10), (0, 10), (5, 55), (10, 100), (Fraction(25, 2), 80), (15, 60), (20, 20), (99, 20)],
)
def test_figure_points_follow_straight_lines_and_are_flat_beyond_the_ends(value, points):
    curve = tuple((Fraction(x), Fraction(y)) for x, y in [(0, 10), (10, 100), (20, 20)])
    assert Figure("dagen", "nu", Fraction(0), Fraction(99), curve=curve).points(Fraction(value)) == points


def test_figure_is_a_share_when_it_counts_something():
    assert figure_question("aandeel", over=Over.PEOPLE).figure.is_share
    assert not figure_question("dagen").figure.is_share


@pytest.mark.parametrize(
    ("question", "most"),
    [
        (level_question("niveau"), 100),
        (figure_question("cijfer", curve=((Fraction(0), Fraction(20)), (Fraction(9), Fraction(70)))), 70),
        (choice_question("keuze", {"een": 30, "twee": 80}), 80),
        (choice_question("meer", {"een": 30, "twee": 40}, Kind.MULTIPLE), 70),
        (choice_question("veel", {"een": 70, "twee": 80}, Kind.MULTIPLE), 100),
    ],
    ids=lambda value: getattr(value, "slug", None),
)
def test_question_max_points_is_the_most_that_an_answer_can_get(question, most):
    assert question.max_points == most


def test_question_finds_an_option_by_its_slug():
    assert PARENT.option("nee") == PARENT.options[1]


def test_shares_are_scored_from_twenty_people_or_five_cases():
    assert {over: over.scored_from for over in Over} == {Over.PEOPLE: 20, Over.CASES: 5}


def test_conditions_have_the_names_of_the_wrr():
    assert [condition.label for condition in Condition] == ["Grip op geld", "Grip op het werk", "Grip op het leven"]


def test_a_text_question_needs_nothing_more_than_its_texts():
    assert make_question("toelichting", Kind.TEXT).options == ()
