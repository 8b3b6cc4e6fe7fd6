"""Which practices an employer applies: only where every group that a question concerns is at level 3."""

import pytest

from assessments.edition_files import edition_for
from assessments.practices import applied_practices, practices_of
from assessments.questionnaire import Kind
from assessments.responses import Part, Response, State
from assessments.scoring import score_sheet
from assessments.selectors import answer_sheet
from tests.factories import answer_question, at_level, fill_assessment

pytestmark = pytest.mark.django_db
EDITION = edition_for(2026)
PRACTICES = [question.slug for question in practices_of(EDITION)]
WHOLE = "werk-zelf-indelen"
PER_GROUP = "inschaling-gelijk-werk"


@pytest.fixture
def filled(draft):
    return fill_assessment(draft, level=3)


def at_levels(levels):
    return Response(State.ANSWERED, tuple(Part(group, level=level) for group, level in levels.items()))


def mark(assessment, slug):
    return applied_practices(score_sheet(answer_sheet(assessment)))[PRACTICES.index(slug)]


def test_practices_are_the_level_questions_in_order():
    questions = [question for indicator in EDITION.indicators for question in indicator.questions]
    assert [question.slug for question in questions if question.kind is Kind.LEVEL] == PRACTICES
    assert len(PRACTICES) == 49


def test_measures_of_a_publication_have_names_of_their_own():
    assert {indicator.slug for indicator in EDITION.indicators}.isdisjoint(PRACTICES)


@pytest.mark.parametrize(("level", "expected"), [(0, "0"), (2, "0"), (3, "1"), (4, "1")])
def test_a_practice_is_applied_from_level_three(filled, level, expected):
    answer_question(filled, WHOLE, at_level(level))
    assert mark(filled, WHOLE) == expected


def test_one_group_left_behind_is_not_applied(filled):
    everyone = dict.fromkeys(("vast", "uitzend", "oproep", "tijdelijk-met-uitzicht"), 4)
    answer_question(filled, PER_GROUP, at_levels(everyone))
    assert mark(filled, PER_GROUP) == "1"
    answer_question(filled, PER_GROUP, at_levels(everyone | {"oproep": 2}))
    assert mark(filled, PER_GROUP) == "0"


def test_what_is_not_known_is_not_applied_and_what_is_open_not_asked(filled):
    answer_question(filled, WHOLE, Response(State.UNKNOWN, ()))
    assert mark(filled, WHOLE) == "0"
    answer_question(filled, WHOLE, None)
    assert mark(filled, WHOLE) == "-"


def test_submitting_freezes_the_practices(submitted):
    assert submitted.submission.practices == applied_practices(score_sheet(answer_sheet(submitted)))
    assert len(submitted.submission.practices) == len(PRACTICES)
