"""Laying an assessment before the council, more time, answers: what each leaves behind, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.models import Assessment, Status, StatusChange
from assessments.services.life_cycle import CouncilError, TransitionError, return_to_draft, submit_assessment
from organisations.models import Event, ParticipationForm
from reports.models import Decision, Discussion, Position, Proposal
from reports.services.discussions import (
    SHORTEST_TERM,
    DiscussionClosedError,
    NobodyInvitedError,
    ReplyConflictError,
    TermTooShortError,
    TextMissingError,
    answer_proposal,
    extend_term,
    reply_to_position,
    start_discussion,
)
from reports.services.positions import make_proposal
from tests.factories import NOW, make_secretary
from tests.reports.talking import secretary_of, share, write

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
DUE = date(2026, 4, 13)
LATER = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)


def last_event():
    return Event.objects.order_by("id").values_list("verb", "object", "role", "at").last()


@pytest.fixture
def position(discussion):
    return share(discussion)


@pytest.fixture
def proposal(position):
    return make_proposal(position, "Laat de ploegen zelf verdelen.", by=secretary_of(position.discussion), at=NOW)


class TestStart:
    def test_moves_the_assessment_and_stores_form_and_deadline(self, submitted, council_secretary, hr):
        discussion = start_discussion(submitted, DUE, by=hr, at=NOW)
        assert (discussion.form, discussion.opened_at, discussion.due_on) == ("ondernemingsraad", NOW, DUE)
        assert Assessment.objects.get().status == Status.IN_DISCUSSION
        assert last_event() == ("start_discussion", "2026/2026-04-13", "beheerder", NOW)

    @pytest.mark.parametrize(
        ("due_on", "is_long_enough"), [(TODAY + SHORTEST_TERM, True), (TODAY + SHORTEST_TERM - timedelta(1), False)]
    )
    def test_gives_at_least_fourteen_days(self, due_on, is_long_enough, submitted, council_secretary, hr):
        if is_long_enough:
            assert start_discussion(submitted, due_on, by=hr, at=NOW).due_on == due_on
            return
        with pytest.raises(TermTooShortError):
            start_discussion(submitted, due_on, by=hr, at=NOW)
        assert (Assessment.objects.get().status, Discussion.objects.count()) == (Status.SUBMITTED, 0)

    def test_needs_someone_who_was_invited(self, submitted, hr):
        with pytest.raises(NobodyInvitedError):
            start_discussion(submitted, DUE, by=hr, at=NOW)
        assert (Assessment.objects.get().status, StatusChange.objects.count()) == (Status.SUBMITTED, 1)

    def test_needs_a_form_of_participation(self, submitted, council_secretary, hr):
        submitted.organisation.participation_form = ParticipationForm.NONE
        with pytest.raises(CouncilError):
            start_discussion(submitted, DUE, by=hr, at=NOW)

    def test_of_a_draft_is_refused(self, draft, hr):
        make_secretary(draft.organisation)
        with pytest.raises(TransitionError, match="concept -> bespreking"):
            start_discussion(draft, DUE, by=hr, at=NOW)

    def test_a_second_time_keeps_what_was_written_and_takes_the_new_date(self, discussion, position, hr):
        assessment = discussion.assessment
        write(discussion, "betaald-verlof")
        return_to_draft(assessment, "Een cijfer klopte niet", by=hr, at=LATER)
        submit_assessment(assessment, by=hr, at=LATER)
        again = start_discussion(assessment, date(2026, 5, 1), by=hr, at=LATER)
        assert (again.pk, again.opened_at, again.due_on) == (discussion.pk, LATER, date(2026, 5, 1))
        assert (again.positions.get(), again.position_drafts.count()) == (position, 1)


class TestExtend:
    def test_gives_a_later_date(self, discussion, hr):
        extend_term(discussion, date(2026, 5, 1), by=hr, at=NOW)
        assert Discussion.objects.get().due_on == date(2026, 5, 1)
        assert last_event() == ("extend_term", "2026/2026-05-01", "beheerder", NOW)

    @pytest.mark.parametrize(("due_on", "at"), [(date(2026, 4, 12), NOW), (DUE, datetime(2026, 5, 1, tzinfo=UTC))])
    def test_never_brings_it_nearer_nor_into_the_past(self, due_on, at, discussion, hr):
        with pytest.raises(TermTooShortError):
            extend_term(discussion, due_on, by=hr, at=at)
        assert Discussion.objects.get().due_on == DUE

    def test_counts_from_the_date_that_a_colleague_set_meanwhile(self, discussion, hr):
        stale = Discussion.objects.get()
        extend_term(discussion, date(2026, 6, 1), by=hr, at=NOW)
        with pytest.raises(TermTooShortError):
            extend_term(stale, date(2026, 5, 1), by=hr, at=NOW)
        assert Discussion.objects.get().due_on == date(2026, 6, 1)


class TestReply:
    def test_stands_with_the_position(self, position, hr):
        reply_to_position(position, "  Wij kijken ernaar.\n", by=hr, at=LATER)
        stored = Position.objects.get()
        assert (stored.reply, stored.replied_at, stored.replied_by) == ("Wij kijken ernaar.", LATER, hr.user)
        assert last_event() == ("reply_to_position", "2026/autonomie", "beheerder", LATER)

    def test_can_be_improved(self, position, hr):
        reply_to_position(position, "Eerst zo.", by=hr, at=NOW)
        reply_to_position(Position.objects.get(), "Toen zo.", by=hr, at=LATER)
        assert Position.objects.get().reply == "Toen zo."

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_needs_words(self, text, position, hr):
        with pytest.raises(TextMissingError):
            reply_to_position(position, text, by=hr, at=NOW)
        assert Position.objects.get().replied_at is None

    def test_does_not_overwrite_a_colleague_unseen(self, position, hr):
        stale = Position.objects.get()
        reply_to_position(position, "Van een collega.", by=hr, at=NOW)
        with pytest.raises(ReplyConflictError):
            reply_to_position(stale, "Van mij.", by=hr, at=LATER)
        assert Position.objects.get().reply == "Van een collega."


class TestProposal:
    def test_gets_a_decision_and_why(self, proposal, hr):
        answer_proposal(proposal, Decision.PARTLY, " Eerst op kantoor. ", by=hr, at=LATER)
        stored = Proposal.objects.get()
        assert (stored.decision, stored.reply, stored.replied_at) == ("deels-overgenomen", "Eerst op kantoor.", LATER)
        assert last_event() == ("answer_proposal", "2026/autonomie/deels-overgenomen", "beheerder", LATER)

    def test_needs_words(self, proposal, hr):
        with pytest.raises(TextMissingError):
            answer_proposal(proposal, Decision.ACCEPTED, " ", by=hr, at=NOW)
        assert Proposal.objects.get().decision == ""

    def test_does_not_overwrite_a_colleague_unseen(self, proposal, hr):
        stale = Proposal.objects.get()
        answer_proposal(proposal, Decision.ACCEPTED, "Ja.", by=hr, at=NOW)
        with pytest.raises(ReplyConflictError):
            answer_proposal(stale, Decision.REJECTED, "Nee.", by=hr, at=LATER)
        assert Proposal.objects.get().reply == "Ja."


@pytest.mark.parametrize("step", ["extend", "reply", "answer"])
def test_nothing_is_written_once_the_discussion_stands_still(step, proposal, hr):
    discussion = proposal.position.discussion
    return_to_draft(discussion.assessment, "Een cijfer klopte niet", by=hr, at=NOW)
    steps = {
        "extend": lambda: extend_term(discussion, date(2026, 6, 1), by=hr, at=NOW),
        "reply": lambda: reply_to_position(proposal.position, "Te laat.", by=hr, at=NOW),
        "answer": lambda: answer_proposal(proposal, Decision.ACCEPTED, "Te laat.", by=hr, at=NOW),
    }
    before = last_event()
    with pytest.raises(DiscussionClosedError):
        steps[step]()
    assert (Discussion.objects.get().due_on, Position.objects.get().reply, Proposal.objects.get().reply) == (
        DUE,
        "",
        "",
    )
    assert last_event() == before
