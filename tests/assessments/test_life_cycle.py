"""Start, submit, back to draft: what each step leaves behind, and that no other step exists."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import TRANSITIONS, Assessment, Status, StatusChange, Submission
from assessments.responses import Route
from assessments.scoring import score_sheet
from assessments.selectors import answer_sheet
from assessments.services.answers import AssessmentLockedError
from assessments.services.life_cycle import (
    AssessmentExistsError,
    IncompleteError,
    ReasonMissingError,
    TransitionError,
    YearNotOpenError,
    return_to_draft,
    route_for,
    start_assessment,
    submit_assessment,
)
from assessments.services.workforce import choose_route, save_workforce
from organisations.models import Event
from tests.factories import NOW, WORKFORCE, answer_question, at_level, fill_assessment, make_assessment

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)


def events(organisation):
    return list(Event.objects.filter(organisation=organisation).order_by("id").values_list("verb", "object"))


@pytest.mark.parametrize(
    ("size_class", "wanted", "route"),
    [
        ("1-9", Route.FULL, Route.SHORT),
        ("1-9", Route.SHORT, Route.SHORT),
        ("10-49", Route.FULL, Route.FULL),
        ("10-49", Route.SHORT, Route.SHORT),
        ("50-249", Route.SHORT, Route.FULL),
        ("250+", Route.SHORT, Route.FULL),
    ],
)
def test_route_follows_the_size_and_only_small_employers_choose(size_class, wanted, route):
    assert route_for(size_class, wanted) is route


def test_start_makes_a_draft_on_the_edition_of_the_year(employer, hr):
    assessment = start_assessment(employer, 2025, Route.FULL, by=hr, at=NOW)
    assert (assessment.status, assessment.edition, assessment.route) == ("concept", "goed-werk/2026", "lang")
    assert (assessment.size_class, assessment.created_at) == ("50-249", NOW)
    assert events(employer)[-1] == ("start_assessment", "2025")


@pytest.mark.parametrize("year", [2023, 2027, 2099])
def test_start_refuses_a_year_that_is_not_open(year, employer, hr):
    with pytest.raises(YearNotOpenError, match=str(year)):
        start_assessment(employer, year, Route.FULL, by=hr, at=NOW)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("year", [2024, 2026])
def test_start_takes_the_first_and_the_present_year(year, employer, hr):
    assert start_assessment(employer, year, Route.FULL, by=hr, at=NOW).year == year


def test_start_refuses_a_second_assessment_of_the_same_year(draft, employer, hr):
    with pytest.raises(AssessmentExistsError, match="2026"):
        start_assessment(employer, 2026, Route.FULL, by=hr, at=NOW)
    assert list(Assessment.objects.values_list("pk")) == [(draft.pk,)]


def test_submit_refuses_open_questions_and_names_them_in_order(employer, hr):
    assessment = fill_assessment(make_assessment(employer))
    assessment.answers.filter(question__in=["werk-zelf-indelen", "verzuim"]).delete()
    before = events(employer)
    with pytest.raises(IncompleteError) as error:
        submit_assessment(assessment, by=hr, at=NOW)
    assert [question.slug for question in error.value.open_questions] == ["verzuim", "werk-zelf-indelen"]
    assert (assessment.is_draft, Assessment.objects.get().is_draft) == (True, True)
    assert (StatusChange.objects.count(), Submission.objects.count(), events(employer)) == (0, 0, before)


def test_submit_refuses_a_draft_without_a_workforce(employer, hr):
    assessment = fill_assessment(make_assessment(employer))
    assessment.headcounts.all().delete()
    with pytest.raises(IncompleteError):
        submit_assessment(assessment, by=hr, at=NOW)
    assert Assessment.objects.get().is_draft


def test_submit_stores_who_when_and_from_which_status(submitted, employer, hr):
    change = StatusChange.objects.get()
    assert (change.from_status, change.to_status, change.reason) == ("concept", "ingediend", "")
    assert (change.by, change.at) == (hr.user, NOW)
    assert (submitted.is_draft, events(employer)[-1]) == (False, ("status_ingediend", "2026"))


def test_submit_freezes_exactly_what_the_sheet_scores(submitted):
    submission, sheet = submitted.submission, answer_sheet(submitted)
    assert submission.edition_hash == sheet.edition.content_hash
    for score in score_sheet(sheet).indicators:
        slug = score.indicator.slug
        assert abs(Fraction(submission.score(slug)) - score.score) <= Fraction(1, 10**10)
        assert submission.band(slug) is score.band


def test_an_indicator_without_a_score_is_frozen_as_none_and_not_as_zero(employer, hr):
    assessment = fill_assessment(make_assessment(employer, rows=WORKFORCE[3:4]))
    for question in answer_sheet(assessment).edition.indicator("zeggenschap-werktijden").questions:
        assessment.answers.filter(question=question.slug).update(state="not_applicable")
    submission = submit_assessment(assessment, by=hr, at=NOW)
    assert (submission.score("zeggenschap-werktijden"), submission.band("zeggenschap-werktijden")) == (None, None)
    assert submission.score("autonomie") > Decimal(50)


def test_submit_twice_is_refused_and_leaves_one_submission(submitted, hr):
    with pytest.raises(TransitionError, match="ingediend -> ingediend"):
        submit_assessment(submitted, by=hr, at=LATER)
    assert Submission.objects.count() == 1


def test_a_page_that_was_opened_before_submitting_cannot_submit_again(employer, hr):
    assessment = fill_assessment(make_assessment(employer))
    stale = Assessment.objects.get(pk=assessment.pk)
    submit_assessment(assessment, by=hr, at=NOW)
    with pytest.raises(TransitionError):
        submit_assessment(stale, by=hr, at=LATER)


def test_return_to_draft_keeps_the_reason_and_the_old_scores(submitted, employer, hr):
    return_to_draft(submitted, " Verzuim was verkeerd. ", by=hr, at=LATER)
    change = StatusChange.objects.latest("id")
    assert (change.from_status, change.to_status, change.reason) == ("ingediend", "concept", "Verzuim was verkeerd.")
    assert (Submission.objects.count(), submitted.submission) == (1, None)
    assert events(employer)[-1] == ("status_concept", "2026")


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_return_to_draft_needs_a_reason(reason, submitted, hr):
    with pytest.raises(ReasonMissingError):
        return_to_draft(submitted, reason, by=hr, at=LATER)
    assert not Assessment.objects.get().is_draft


def test_a_draft_cannot_return_to_draft(draft, hr):
    with pytest.raises(TransitionError, match="concept -> concept"):
        return_to_draft(draft, "Zomaar", by=hr, at=LATER)


def test_submitting_again_adds_a_submission_with_the_new_scores(submitted, hr):
    first = submitted.submission
    return_to_draft(submitted, "Beter gekeken", by=hr, at=LATER)
    answer_question(submitted, "hinderlijke-regels", at_level(0))
    second = submit_assessment(submitted, by=hr, at=LATER)
    assert submitted.submission == second
    assert second.score("autonomie") < first.score("autonomie")
    assert second.score("redelijk-loon") == first.score("redelijk-loon")


def test_submit_from_the_command_line_has_no_person(employer):
    assessment = fill_assessment(make_assessment(employer))
    submission = submit_assessment(assessment, by=None, at=NOW)
    assert (submission.by, StatusChange.objects.get().by) == (None, None)


def test_every_status_has_its_row_in_the_table_of_transitions():
    assert set(TRANSITIONS) == set(Status)
    assert {to for ends in TRANSITIONS.values() for to in ends} == set(Status)


@given(steps=st.lists(st.sampled_from(["submit", "reopen", "answer", "workforce", "route"]), min_size=1, max_size=8))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_steps_leaves_the_life_cycle(steps, complete, hr):
    """The model is one variable: where we are. Every step either obeys the table or changes nothing."""
    for step in steps:
        before = Assessment.objects.get(pk=complete.pk).status
        goes_to = {"submit": Status.SUBMITTED, "reopen": Status.DRAFT}.get(step)
        is_allowed = goes_to in TRANSITIONS[Status(before)] if goes_to else before == Status.DRAFT
        try:
            take(step, complete, hr)
            assert is_allowed
        except (TransitionError, AssessmentLockedError):
            assert not is_allowed
        after = Assessment.objects.get(pk=complete.pk).status
        assert after == (goes_to if goes_to and is_allowed else before)


def take(step, assessment, hr):
    if step == "submit":
        submit_assessment(assessment, by=hr, at=NOW)
    elif step == "reopen":
        return_to_draft(assessment, "Reden", by=hr, at=NOW)
    elif step == "answer":
        answer_question(assessment, "hinderlijke-regels", at_level(1))
    elif step == "workforce":
        save_workforce(assessment, WORKFORCE, by=hr, at=NOW)
    else:
        choose_route(assessment, Route.SHORT, by=hr, at=NOW)


@pytest.fixture
def complete(employer):
    return fill_assessment(make_assessment(employer))
