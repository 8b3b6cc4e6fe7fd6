"""Differences between employer and council, on small sheets: which are told, how large, in which order."""

from dataclasses import replace

import pytest

from assessments.questionnaire import Axis
from reports.council.findings import Difference, find_differences, largest_differences
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    figure_question,
    level,
    level_question,
    levels,
    make_edition,
    make_indicator,
    make_sheet,
    make_workforce,
    number,
)

PER_CONTRACT = level_question("een", axis=Axis.CONTRACT)
MIXED = make_workforce({"vast": 40, "oproep": 20})


def differences(questions, responses, council, workforce=None):
    sheet = make_sheet(questions, responses, workforce)
    return find_differences(sheet.edition, sheet, council)


def gaps(questions, responses, council, workforce=None):
    return [(d.question.slug, d.gap) for d in differences(questions, responses, council, workforce)]


def test_a_difference_names_both_levels_in_words():
    question = level_question("een")
    assert differences((question,), {"een": level(3)}, {"een": 1}) == (
        Difference(question, make_indicator(question), "d. d", "b. b", 2),
    )


def test_the_same_level_is_no_difference():
    assert differences((level_question("een"),), {"een": level(3)}, {"een": 3}) == ()


@pytest.mark.parametrize("responses", [{}, {"een": level(2)}])
def test_a_question_without_answer_or_without_level_of_the_council_gives_none(responses):
    council = {} if responses else {"een": 1}
    assert differences((level_question("een"),), responses, council) == ()


@pytest.mark.parametrize(
    ("council", "gap"), [(0, [("een", 1)]), (1, []), (2, [("een", 1)]), (3, [("een", 1)]), (4, [])]
)
def test_of_an_answer_per_group_the_nearest_level_counts(council, gap):
    answers = {"een": levels(vast=4, oproep=1)}
    assert gaps((PER_CONTRACT,), answers, {"een": council}, MIXED) == gap


def test_a_group_without_people_does_not_count():
    answers = {"een": levels(vast=4, oproep=1)}
    assert gaps((PER_CONTRACT,), answers, {"een": 1}, make_workforce({"vast": 60})) == [("een", 3)]


def test_an_answer_for_everyone_to_a_question_per_group_counts_once():
    assert gaps((PER_CONTRACT,), {"een": level(4)}, {"een": 2}, MIXED) == [("een", 2)]


@pytest.mark.parametrize(("response", "words"), [(UNKNOWN, "Weet ik niet"), (NOT_APPLICABLE, "Niet van toepassing")])
def test_an_employer_without_a_level_has_no_gap_and_is_told(response, words):
    (found,) = differences((level_question("een"),), {"een": response}, {"een": 0})
    assert (found.employer_words, found.council_words, found.gap) == (words, "a. a", None)


def test_a_hidden_question_and_a_figure_give_none():
    hidden, figure = level_question("een", sizes=("1-9",)), figure_question("twee")
    answers = {"een": level(4), "twee": number(3)}
    assert differences((hidden, figure), answers, {"een": 0, "twee": 0}) == ()


def test_the_largest_of_an_indicator_come_first_and_those_without_a_gap_last():
    questions = [level_question(slug) for slug in ("een", "twee", "drie", "vier")]
    answers = {"een": level(3), "twee": UNKNOWN, "drie": level(4), "vier": level(1)}
    council = {"een": 2, "twee": 2, "drie": 0, "vier": 2}
    assert gaps(questions, answers, council) == [("drie", 4), ("een", 1), ("vier", 1), ("twee", None)]


def test_the_largest_of_all_are_taken_across_indicators():
    first, second = level_question("een"), level_question("twee")
    edition = make_edition(make_indicator(first), make_indicator(second, slug="sociale-steun"))
    sheet = replace(make_sheet((), {"een": level(2), "twee": level(4)}), edition=edition)
    found = find_differences(edition, sheet, {"een": 1, "twee": 1})
    assert [d.question.slug for d in found] == ["een", "twee"]
    assert [(d.question.slug, d.gap) for d in largest_differences(found, 1)] == [("twee", 3)]
