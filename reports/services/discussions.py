"""The talk between employer and council about one assessment: laid before the council, answered, ended."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from assessments.models import Assessment, Status
from assessments.services.life_cycle import open_discussion
from organisations.events import record_event
from organisations.selectors import council_of
from reports.council.trail import record_step
from reports.models import Decision, Discussion, Position, Proposal

# The council's shortest and usual time to read and answer.
SHORTEST_TERM, USUAL_TERM = timedelta(days=14), timedelta(days=42)


class NobodyInvitedError(ValueError):
    """The council has no member with an account yet."""


class TermTooShortError(ValueError):
    """The deadline leaves the council less than SHORTEST_TERM."""


class DiscussionClosedError(ValueError):
    """The assessment is not in discussion (any more)."""


class TextMissingError(ValueError):
    """An answer needs words."""


class ReplyConflictError(ValueError):
    """A colleague answered since the writer last saw it."""


@transaction.atomic
def start_discussion(assessment: Assessment, due_on: date, *, by, at) -> Discussion:
    """Lay the submitted assessment before the council, which has until and including `due_on` to answer.

    A second time, after a correction, what the council wrote stands. Raises NobodyInvitedError, TermTooShortError,
    CouncilError and TransitionError.
    """
    organisation = assessment.organisation
    open_discussion(assessment, by=by, at=at)
    if not council_of(organisation).exists():
        raise NobodyInvitedError(organisation.kvk)
    _check_term(due_on, at)
    form = organisation.participation_form
    discussion, _ = Discussion.objects.update_or_create(
        assessment=assessment, defaults={"form": form, "opened_at": at, "due_on": due_on}
    )
    record_event(organisation, "start_discussion", f"{assessment.year}/{due_on}", by=by, at=at)
    return discussion


@transaction.atomic
def extend_term(discussion: Discussion, due_on: date, *, by, at) -> Discussion:
    """Give the council longer; a deadline never comes nearer. Raises TermTooShortError, DiscussionClosedError."""
    lock_discussion(discussion)
    discussion.refresh_from_db(fields=["due_on"])
    if due_on < discussion.due_on or due_on < localdate(at):
        raise TermTooShortError(str(due_on))
    discussion.due_on = due_on
    discussion.save(update_fields=["due_on"])
    record_step(discussion, "extend_term", str(due_on), by=by, at=at)
    return discussion


@transaction.atomic
def reply_to_position(position: Position, reply: str, *, by, at) -> Position:
    """The employer's answer, which it may improve until the report is fixed.

    `position.replied_at` is the one that the writer saw. Raises ReplyConflictError where another stands there,
    DiscussionClosedError and TextMissingError.
    """
    lock_discussion(position.discussion)
    _check_seen(position)
    position.reply = _words(reply)
    position.replied_at, position.replied_by = at, by.user if by else None
    position.save(update_fields=["reply", "replied_at", "replied_by"])
    record_step(position.discussion, "reply_to_position", position.indicator, by=by, at=at)
    return position


@transaction.atomic
def answer_proposal(proposal: Proposal, decision: Decision, reply: str, *, by, at) -> Proposal:
    """What the employer does with it, and why; raises as `reply_to_position` does."""
    position = proposal.position
    lock_discussion(position.discussion)
    _check_seen(proposal)
    proposal.decision, proposal.reply = decision, _words(reply)
    proposal.replied_at, proposal.replied_by = at, by.user if by else None
    proposal.save(update_fields=["decision", "reply", "replied_at", "replied_by"])
    record_step(position.discussion, "answer_proposal", f"{position.indicator}/{decision}", by=by, at=at)
    return proposal


def lock_discussion(discussion: Discussion) -> None:
    """Hold the assessment, seen to be in discussion; raises DiscussionClosedError."""
    assessment = Assessment.objects.select_for_update().get(pk=discussion.assessment_id)
    if assessment.status != Status.IN_DISCUSSION:
        raise DiscussionClosedError(assessment.status)


def _check_term(due_on: date, at) -> None:
    if due_on < localdate(at) + SHORTEST_TERM:
        raise TermTooShortError(str(due_on))


def _check_seen(answered: Position | Proposal) -> None:
    if not type(answered).objects.filter(pk=answered.pk, replied_at=answered.replied_at).exists():
        raise ReplyConflictError(str(answered.pk))


def _words(text: str) -> str:
    if not text.strip():
        raise TextMissingError
    return text.strip()
