"""The council's room as a page model: its state in every phase of a year, the steps, and what stands out."""

from datetime import date

import pytest

from assessments.models import Assessment
from assessments.responses import Response, State
from assessments.services.life_cycle import fix_assessment, return_to_draft, submit_assessment
from organisations.models import Membership
from reports.council.room import SIGNAL_WORDS, RoomState, StepState, build_room
from reports.council.selectors import council_place_for
from reports.models import Verdict
from reports.services.discussions import reply_to_position
from reports.services.plan import choose_tip
from reports.tip_files import tips_by_slug
from tests.factories import NOW, answer_question, fill_assessment, make_assessment, make_discussion, make_submitted
from tests.reports.talking import give, share, write, write_opinion

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 13)


def room(seat: Membership, day=DUE):
    return build_room(council_place_for(seat.user, "90000001", 2026), day)


def step(page, slug="autonomie"):
    return next(step for step in page.steps if step.indicator.slug == slug)


class TestState:
    def test_before_submitting_there_is_nothing_to_do(self, draft, council_secretary):
        page = room(council_secretary)
        assert (page.state, page.steps, page.signals) == (RoomState.FILLING_IN, (), ())

    def test_before_it_is_laid_before_the_council_only_the_state_is_told(self, submitted, council_secretary):
        page = room(council_secretary)
        assert (page.state, page.steps, page.signals, page.differences) == (RoomState.SUBMITTED, (), (), ())

    @pytest.mark.parametrize(
        ("day", "state", "left"),
        [
            (date(2026, 4, 3), RoomState.OPEN, 10),
            (DUE, RoomState.OPEN, 0),
            (date(2026, 4, 14), RoomState.OVERDUE, None),
        ],
    )
    def test_in_discussion_the_days_are_counted(self, day, state, left, discussion, council_member):
        page = room(council_member, day)
        assert (page.state, page.days_left, len(page.steps)) == (state, left, 12)

    def test_back_in_draft_tells_the_reason_keeps_the_work_and_shows_no_score(self, discussion, hr, council_member):
        write(discussion)
        return_to_draft(discussion.assessment, "Een telfout.", by=hr, at=NOW)
        page = room(council_member)
        assert (page.state, page.returned.reason) == (RoomState.RETURNED, "Een telfout.")
        assert (step(page).remark, step(page).score, page.signals) == ("Dat zien wij anders.", None, ())

    def test_submitted_again_waits_until_it_is_laid_before_the_council(self, discussion, hr, council_member):
        return_to_draft(discussion.assessment, "Een telfout.", by=hr, at=NOW)
        submit_assessment(Assessment.objects.get(), by=hr, at=NOW)
        page = room(council_member)
        assert (page.state, page.place.is_open, len(page.steps)) == (RoomState.SUBMITTED, False, 12)

    def test_fixed_takes_an_opinion_and_nothing_else(self, discussion, hr, council_member):
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        page = room(council_member)
        assert (page.state, page.place.is_open, page.place.takes_opinion) == (RoomState.FIXED, False, True)


class TestSteps:
    def test_go_from_nothing_to_answered(self, discussion, hr, council_member):
        states = [step(room(council_member)).state]
        write(discussion)
        states.append(step(room(council_member)).state)
        discussion.position_drafts.all().delete()
        position = share(discussion)
        states.append(step(room(council_member)).state)
        reply_to_position(position, "Wij gaan dit na.", by=hr, at=NOW)
        states.append(step(room(council_member)).state)
        assert states == [StepState.NOTHING, StepState.DRAFT, StepState.SHARED, StepState.ANSWERED]

    def test_a_new_draft_hides_no_shared_position(self, discussion, council_member):
        share(discussion)
        write(discussion, stance=None, remark="Nieuwe tekst.")
        found = step(room(council_member))
        assert (found.state, found.stance, found.position.get_stance_display()) == (StepState.DRAFT, "", "Twijfel")

    def test_lead_to_the_first_without_a_word(self, discussion, council_member):
        write(discussion, "redelijk-loon")
        page = room(council_member)
        assert (page.next_step.indicator.slug, page.written_count, page.draft_count) == ("baanzekerheid", 1, 1)

    def test_show_the_frozen_score(self, discussion, council_member):
        discussion.assessment.submission.autonomie = 41
        discussion.assessment.submission.save()
        assert step(room(council_member)).score.points == 41


@pytest.mark.parametrize(
    ("act", "label"),
    [
        (lambda discussion: None, ("Nog niets", "")),
        (lambda discussion: write_opinion(discussion, Verdict.PARTLY), ("Concept", "warning")),
        (lambda discussion: give(discussion, Verdict.PARTLY), ("Gegeven", "success")),
    ],
)
def test_the_opinion_is_told_in_a_word(act, label, discussion, council_member):
    act(discussion)
    assert room(council_member).opinion_label == label


def test_the_opinion_of_a_staff_meeting_waits_for_the_second(meeting, council_member):
    give(meeting, Verdict.RECOGNISES, counts=(3, 2, 1, 0))
    page = room(council_member)
    assert (page.opinion_label, page.has_told) == (("Wacht op bevestiging", "info"), False)


def test_signals_stand_by_kind_with_their_indicator(employer, hr, council_member):
    make_submitted(employer, 2025, level=0)
    assessment = fill_assessment(make_assessment(employer), level=2)
    answer_question(assessment, "hinderlijke-regels", Response(State.UNKNOWN))
    submit_assessment(assessment, by=hr, at=NOW)
    make_discussion(Assessment.objects.get(year=2026))
    ((words, questions),) = room(council_member).signals
    assert words == "Uw werkgever weet het antwoord niet"
    assert [(indicator.slug, question.slug) for indicator, question in questions] == [
        ("autonomie", "hinderlijke-regels")
    ]


def test_every_kind_of_signal_has_words():
    assert len(set(SIGNAL_WORDS.values())) == 4


def test_differences_take_the_draft_before_what_was_shared(discussion, council_member):
    share(discussion, levels={"werk-zelf-indelen": 0, "hinderlijke-regels": 0})
    write(discussion, levels={"werk-zelf-indelen": 1})
    share_levels = [(d.question.slug, d.gap) for d in room(council_member).differences]
    assert share_levels == [("werk-zelf-indelen", 2)]


def test_actions_that_need_the_works_council_are_named(discussion, hr, council_member):
    asking = next(tip for tip in tips_by_slug().values() if tip.works_council)
    other = next(tip for tip in tips_by_slug().values() if not tip.works_council)
    for tip in (asking, other):
        choose_tip(discussion.assessment, tip, by=hr, at=NOW)
    assert [(a.title, a.say) for a in room(council_member).to_ask] == [(asking.title, asking.works_council.value)]


def test_a_staff_meeting_has_no_rights_of_a_works_council(meeting, hr, council_member):
    asking = next(tip for tip in tips_by_slug().values() if tip.works_council)
    choose_tip(meeting.assessment, asking, by=hr, at=NOW)
    assert room(council_member).to_ask == ()
