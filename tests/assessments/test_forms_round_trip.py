"""Walks every question of the real edition: a stored answer, shown and posted back unchanged, has nothing to save."""

from fractions import Fraction

import pytest
from django.utils.datastructures import MultiValueDict

from assessments.edition_files import load_edition
from assessments.pages import question_form
from assessments.questionnaire import Axis, Kind
from assessments.responses import Part, Response, State
from assessments.selectors import answer_sheet, one_answer
from assessments.services.workforce import save_workforce
from tests.factories import NOW, WORKFORCE, answer_question, valid_response

pytestmark = pytest.mark.django_db
EDITION = load_edition("goed-werk/2026")
BY_SLUG = {question.slug: question for question in EDITION.questions}


def posted(form):
    """What a browser sends back for the form as it is shown."""
    data = MultiValueDict()
    for field in form:
        value = field.value()
        if field.name in ("evidence_file", "remove_file") or value is None:
            continue
        shown = [str(item) for item in value] if isinstance(value, list) else [field.field.prepare_value(value)]
        data.setlist(field.html_name, ["" if item is None else str(item) for item in shown])
    return data


def sent_back(assessment, slug):
    """The form of the stored answer, bound to what it shows."""
    question, sheet = BY_SLUG[slug], answer_sheet(assessment)
    answer = one_answer(assessment, question)
    return question_form(question, sheet, answer, posted(question_form(question, sheet, answer)))


def responses_to(question, groups):
    yield valid_response(question, 2)
    yield Response(State.UNKNOWN)
    if question.not_applicable:
        yield Response(State.NOT_APPLICABLE)
    if question.kind in (Kind.LEVEL, Kind.FIGURE) and len(groups) > 1:
        part = valid_response(question, 3).parts[0]
        yield Response(State.ANSWERED, tuple(Part(group, part.level, part.number, part.total) for group in groups))


@pytest.mark.parametrize("slug", BY_SLUG)
def test_stored_answer_comes_back_unchanged(slug, draft):
    question = BY_SLUG[slug]
    groups = answer_sheet(draft).groups_of(question)
    for response in responses_to(question, groups):
        reason = "Komt niet voor." if response.state is State.NOT_APPLICABLE else ""
        answer_question(
            draft, slug, response, reason=reason, note="Kijk ook\r\nhier", evidence_url="https://a.example/x"
        )
        form = sent_back(draft, slug)
        assert form.is_valid(), form.errors
        assert form.response == response
        assert not form.differs


@pytest.mark.parametrize("number", ["5.1", "0.1", "59.9", "60", "0"])
def test_a_percentage_with_decimals_comes_back_unchanged(number, draft):
    answer_question(draft, "verzuim", Response(State.ANSWERED, (Part(number=Fraction(number)),)))
    form = sent_back(draft, "verzuim")
    assert form.is_valid(), form.errors
    assert not form.differs


def test_an_emptied_answer_comes_back_empty(draft):
    answer_question(draft, "hinderlijke-regels", valid_response(BY_SLUG["hinderlijke-regels"]))
    answer_question(draft, "hinderlijke-regels", None, note="Uitzoeken")
    form = sent_back(draft, "hinderlijke-regels")
    assert form.is_valid()
    assert (form.response, form.differs) == (None, False)


def test_the_edition_has_questions_along_both_axes_and_of_every_kind():
    """The walk above means something only while this holds."""
    assert {question.kind for question in EDITION.questions} == set(Kind)
    assert {question.axis for question in EDITION.questions} == {None, *Axis}


def test_levels_per_group_outlive_a_workforce_with_one_group_left(draft, hr):
    """The page then asks one level; posting it unchanged must not empty the answer."""
    per_group = Response(State.ANSWERED, (Part("productie", level=1), Part("kantoor", level=3)))
    answer_question(draft, "werk-zelf-indelen", per_group)
    save_workforce(draft, WORKFORCE[:3], by=hr, at=NOW)
    form = sent_back(draft, "werk-zelf-indelen")
    assert form.is_valid()
    assert form.response == Response(State.ANSWERED, (Part(level=1),))


def test_levels_of_groups_that_are_gone_are_not_taken_for_another(draft, hr):
    per_group = Response(State.ANSWERED, (Part("winkel", level=1), Part("kantoor", level=3)))
    answer_question(draft, "werk-zelf-indelen", per_group)
    save_workforce(draft, WORKFORCE[:3], by=hr, at=NOW)
    assert sent_back(draft, "werk-zelf-indelen").initial.get("level") is None
