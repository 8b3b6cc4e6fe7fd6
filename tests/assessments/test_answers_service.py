"""Saving answers: versions, conflicts, the lock after submitting, and what is kept."""

import pytest
from django.db import connection

from assessments.models import Answer
from assessments.responses import Part, Response, State
from assessments.selectors import one_answer, response_of
from assessments.services.answers import (
    AnswerDraft,
    AssessmentLockedError,
    VersionConflictError,
    confirm_answer,
    flag_for_review,
    import_answers,
    save_answer,
)
from organisations.models import Event
from tests.factories import NOW, make_submitted

pytestmark = pytest.mark.django_db


def question_of(assessment, slug="werk-zelf-indelen"):
    from assessments.edition_files import load_edition

    return load_edition(assessment.edition).question(slug)


def level(value):
    return Response(State.ANSWERED, (Part(level=value),))


def save(assessment, hr, value, version, **texts):
    return save_answer(assessment, question_of(assessment), AnswerDraft(level(value), version, **texts), by=hr, at=NOW)


def test_save_answer_stores_the_response_with_its_author_and_first_version(draft, hr):
    answer = save(draft, hr, 2, 0, note="Sinds mei")
    stored = one_answer(draft, question_of(draft))
    assert response_of(stored) == level(2)
    assert (stored.version, stored.note, stored.saved_by, stored.saved_at) == (1, "Sinds mei", hr.user, NOW)
    assert answer.pk == stored.pk


def test_save_answer_replaces_the_parts_and_raises_the_version(draft, hr):
    save(draft, hr, 2, 0)
    per_group = Response(State.ANSWERED, (Part(group="productie", level=1), Part(group="kantoor", level=3)))
    save_answer(draft, question_of(draft), AnswerDraft(per_group, 1), by=hr, at=NOW)
    stored = one_answer(draft, question_of(draft))
    assert response_of(stored) == per_group
    assert stored.version == 2


def test_save_answer_refuses_a_version_that_is_no_longer_there(draft, hr):
    save(draft, hr, 2, 0)
    with pytest.raises(VersionConflictError):
        save(draft, hr, 4, 0)
    assert response_of(one_answer(draft, question_of(draft))) == level(2)


def test_without_the_version_check_the_second_writer_would_win(draft, hr):
    """The control: two writers who both saw version 1; taking the stored version blindly loses the first answer."""
    save(draft, hr, 2, 0)
    save(draft, hr, 1, 1)
    blind = one_answer(draft, question_of(draft)).version
    save(draft, hr, 4, blind)
    assert response_of(one_answer(draft, question_of(draft))) == level(4)


def test_save_answer_can_empty_an_answer_and_keeps_counting_versions(draft, hr):
    save(draft, hr, 2, 0)
    save_answer(draft, question_of(draft), AnswerDraft(None, 1, note="Nog uitzoeken"), by=hr, at=NOW)
    stored = one_answer(draft, question_of(draft))
    assert (response_of(stored), stored.version, stored.note) == (None, 2, "Nog uitzoeken")


def test_save_answer_is_refused_after_submitting(employer, hr):
    submitted = make_submitted(employer)
    before = one_answer(submitted, question_of(submitted))
    with pytest.raises(AssessmentLockedError):
        save(submitted, hr, 0, before.version)
    assert response_of(one_answer(submitted, question_of(submitted))) == response_of(before)


def test_first_answer_is_refused_after_submitting(employer, hr):
    submitted = make_submitted(employer)
    Answer.objects.filter(assessment=submitted, question="werk-zelf-indelen").delete()
    with pytest.raises(AssessmentLockedError):
        save(submitted, hr, 0, 0)


def test_save_answer_leaves_an_event_without_the_value(draft, hr):
    save(draft, hr, 2, 0, note="Sinds mei")
    event = Event.objects.get(organisation=draft.organisation, verb="save_answer")
    assert (event.object, event.actor, event.role, event.at) == ("2026/werk-zelf-indelen", hr.user, "beheerder", NOW)


def test_confirm_answer_takes_over_last_years_response_and_note(employer, hr, draft):
    last_year = make_submitted(employer, 2025, level=2)
    previous = one_answer(last_year, question_of(last_year))
    confirm_answer(draft, question_of(draft), previous, by=hr, at=NOW)
    stored = one_answer(draft, question_of(draft))
    assert (response_of(stored), stored.version) == (level(2), 1)


def test_flag_for_review_marks_only_that_answer(employer):
    submitted = make_submitted(employer)
    flag_for_review(submitted, "werk-zelf-indelen")
    flagged = submitted.answers.filter(needs_review=True).values_list("question", flat=True)
    assert list(flagged) == ["werk-zelf-indelen"]


def test_import_answers_replaces_whatever_version_stands_there(draft, hr):
    save(draft, hr, 2, 0)
    drafts = {
        "werk-zelf-indelen": AnswerDraft(level(4), 0),
        "beslissen-als-het-misgaat": AnswerDraft(Response(State.UNKNOWN), 0),
    }
    import_answers(draft, drafts, by=None, at=NOW)
    stored = {answer.question: (response_of(answer), answer.version) for answer in draft.answers.all()}
    assert stored == {
        "werk-zelf-indelen": (level(4), 2),
        "beslissen-als-het-misgaat": (Response(State.UNKNOWN), 1),
    }


def test_import_answers_takes_a_constant_number_of_queries(draft, hr, django_assert_num_queries):
    from assessments.edition_files import load_edition

    slugs = [q.slug for q in load_edition(draft.edition).questions]
    few, many = ({slug: AnswerDraft(Response(State.UNKNOWN), 0) for slug in slugs[:n]} for n in (1, 40))
    with django_assert_num_queries(8):
        import_answers(draft, few, by=hr, at=NOW)
    draft.answers.all().delete()
    with django_assert_num_queries(8):
        import_answers(draft, many, by=hr, at=NOW)


def test_import_answers_is_refused_after_submitting(employer, hr):
    submitted = make_submitted(employer)
    before = response_of(one_answer(submitted, question_of(submitted)))
    with pytest.raises(AssessmentLockedError):
        import_answers(submitted, {"werk-zelf-indelen": AnswerDraft(level(0), 0)}, by=hr, at=NOW)
    assert response_of(one_answer(submitted, question_of(submitted))) == before


def test_two_first_answers_at_once_are_a_conflict_and_no_crash(draft, hr):
    """The other writer's row comes in between looking and writing, as it can where rows are locked one by one."""
    others = []

    def write_first(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "assessments_answer" ') and not others:
            others.append("written")
            Answer.objects.create(assessment=draft, question="werk-zelf-indelen", state="unknown", saved_at=NOW)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(write_first), pytest.raises(VersionConflictError):
        save(draft, hr, 2, 0)
    assert others == ["written"]
