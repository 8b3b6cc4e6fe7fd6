"""The council's opinion on the self-assessment: written together, given once, confirmed for a staff meeting."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from assessments.models import Assessment, Status
from organisations.models import ParticipationForm
from reports.council.trail import record_step
from reports.models import Discussion, Opinion, Verdict
from reports.services.discussions import DiscussionClosedError, TextMissingError

COUNTS = ("recognise_count", "partly_count", "not_count", "no_opinion_count")


class OpinionConflictError(ValueError):
    """Another member changed the draft since the writer last saw it."""


class OpinionGivenError(ValueError):
    """The council gave its opinion already."""


class OpinionIncompleteError(ValueError):
    """There is no verdict, or a staff meeting did not count."""


class SameSpokespersonError(ValueError):
    """The second spokesperson confirms, not the one who gave the opinion."""


@dataclass(frozen=True, slots=True)
class OpinionEntry:
    """What a member wants to save; `version` is the one they saw: 0 where there was none.

    `counts` in the order of COUNTS; None for a council, which does not count.
    """

    verdict: Verdict | None
    text: str = ""
    version: int = 0
    counts: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)


@transaction.atomic
def save_opinion(discussion: Discussion, entry: OpinionEntry, *, by, at) -> Opinion:
    """Write the draft that the council's own members see.

    Raises OpinionConflictError, OpinionGivenError, and DiscussionClosedError before it was laid before the council.
    """
    status = _lock_for_opinion(discussion)
    opinion = discussion.opinions.filter(given_at=None).first()
    opinion = opinion or Opinion(discussion=discussion, version=0)
    if opinion.version != entry.version:
        raise OpinionConflictError(str(discussion.pk))
    opinion.verdict, opinion.text = entry.verdict or "", entry.text.strip()
    for name, count in zip(COUNTS, entry.counts, strict=True):
        setattr(opinion, name, count)
    opinion.version += 1
    opinion.is_addendum = status == Status.FIXED
    opinion.saved_at, opinion.saved_by = at, by.user if by else None
    opinion.save()
    record_step(discussion, "save_opinion", by=by, at=at)
    return opinion


@transaction.atomic
def give_opinion(discussion: Discussion, *, by, at) -> Opinion:
    """From now on it stands; of a staff meeting once the second spokesperson confirms it.

    After the report was fixed it is an addendum. Raises OpinionGivenError, OpinionIncompleteError,
    DiscussionClosedError, and TextMissingError for a verdict other than "herkent" without a word.
    """
    status = _lock_for_opinion(discussion)
    opinion = discussion.opinions.filter(given_at=None).first()
    if opinion is None or not opinion.verdict or not is_counted(opinion):
        raise OpinionIncompleteError(str(discussion.pk))
    if opinion.verdict in (Verdict.PARTLY, Verdict.NOT) and not opinion.text:
        raise TextMissingError
    opinion.given_at, opinion.given_by = at, by.user if by else None
    opinion.is_addendum = status == Status.FIXED
    opinion.save(update_fields=["given_at", "given_by", "is_addendum"])
    record_step(discussion, "give_opinion", opinion.verdict, by=by, at=at)
    return opinion


@transaction.atomic
def confirm_opinion(opinion: Opinion, *, by, at) -> Opinion:
    """The second spokesperson of a staff meeting says that these were the counts. Raises SameSpokespersonError,
    OpinionIncompleteError, OpinionGivenError, DiscussionClosedError."""
    status = _lock_open(opinion.discussion)
    opinion.refresh_from_db()
    if not opinion.is_of_this_round or opinion.discussion.form != ParticipationForm.STAFF_MEETING:
        raise OpinionIncompleteError(str(opinion.pk))
    if opinion.confirmed_at is not None:
        raise OpinionGivenError(str(opinion.pk))
    if opinion.given_by == by.user:
        raise SameSpokespersonError(str(opinion.pk))
    opinion.confirmed_at, opinion.confirmed_by = at, by.user
    opinion.is_addendum = status == Status.FIXED
    opinion.save(update_fields=["confirmed_at", "confirmed_by", "is_addendum"])
    record_step(opinion.discussion, "confirm_opinion", opinion.verdict, by=by, at=at)
    return opinion


def is_counted(opinion: Opinion) -> bool:
    counts = [getattr(opinion, name) for name in COUNTS]
    if opinion.discussion.form != ParticipationForm.STAFF_MEETING:
        return True
    return None not in counts and sum(counts) > 0


def _lock_for_opinion(discussion: Discussion) -> Status:
    """Raises DiscussionClosedError, and OpinionGivenError for one that was given on the answers as they are now."""
    status = _lock_open(discussion)
    if discussion.opinions.filter(given_at__gte=F("discussion__opened_at")).exists():
        raise OpinionGivenError(str(discussion.pk))
    return status


def _lock_open(discussion: Discussion) -> Status:
    """Hold the assessment, seen to be in discussion or fixed, and return which; raises DiscussionClosedError."""
    status = Status(Assessment.objects.select_for_update().get(pk=discussion.assessment_id).status)
    if status not in (Status.IN_DISCUSSION, Status.FIXED):
        raise DiscussionClosedError(status)
    return status
