"""Fixing a year: its report and data are stored as printed and never change; a late opinion becomes an addendum."""

from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate

from assessments.models import TRANSITIONS, Assessment, Status
from assessments.services.life_cycle import CouncilError, TransitionError, fix_assessment
from organisations.events import record_event
from organisations.models import ParticipationForm
from reports.council.discussion_selectors import needs_reply
from reports.council.record_selectors import discussion_of, proposals_of, standing_positions, told_opinions
from reports.documents.fixed_print import PrintedReport, print_addendum, print_report
from reports.fixed_documents import VERBS, anchor_of
from reports.models import Discussion, FixedDocument, FixedKind, Opinion, Position
from reports.pdf import render_pdf


class CouncilNotHeardError(ValueError):
    """There is no opinion on the answers as they are now, and the council may still give one."""


class UnansweredError(ValueError):
    """The employer owes the council an answer to `positions` and `proposals`."""

    def __init__(self, positions, proposals):
        super().__init__(f"{len(positions)}/{len(proposals)}")
        self.positions, self.proposals = tuple(positions), tuple(proposals)


class ChangedMeanwhileError(ValueError):
    """Someone changed what the document tells while it was being printed."""


class NotAnAddendumError(ValueError):
    """The opinion is not (yet) one that came after the report was fixed."""


def fix_report(assessment: Assessment, *, by, at) -> FixedDocument:
    """Store the annual report and its data, and end the year. Returns the report.

    Raises CouncilNotHeardError, UnansweredError, TransitionError and CouncilError, PdfError, and
    ChangedMeanwhileError; each leaves everything as it was.
    """
    _check_may_be_fixed(assessment, at)
    printed = print_report(assessment, at=at)
    pdf = render_pdf(printed.html)  # takes seconds, so before any row is held
    return _store(assessment, printed, pdf, by=by, at=at)


@transaction.atomic
def _store(assessment: Assessment, printed: PrintedReport, pdf: bytes, *, by, at) -> FixedDocument:
    assessment.status = Assessment.objects.select_for_update().get(pk=assessment.pk).status
    _check_may_be_fixed(assessment, at)
    if print_report(assessment, at=at) != printed:
        raise ChangedMeanwhileError(str(assessment))
    report = _keep(assessment, FixedKind.REPORT, pdf, by=by, at=at)
    _keep(assessment, FixedKind.DATA, printed.data, by=by, at=at)
    fix_assessment(assessment, by=by, at=at)
    return report


def add_addendum(opinion: Opinion, *, by, at) -> FixedDocument:
    """Store the late opinion as an addendum to the report; once: later calls return the one there is.

    Raises NotAnAddendumError, PdfError.
    """
    assessment = opinion.discussion.assessment
    if not (assessment.is_fixed and opinion.is_addendum and opinion.is_told):
        raise NotAnAddendumError(str(opinion.pk))
    return _addendum_of(opinion) or _store_addendum(opinion, render_pdf(print_addendum(opinion)), by=by, at=at)


@transaction.atomic
def _store_addendum(opinion: Opinion, pdf: bytes, *, by, at) -> FixedDocument:
    """A given opinion never changes, so that nothing needs to be printed again."""
    assessment = Assessment.objects.select_for_update().get(pk=opinion.discussion.assessment_id)
    return _addendum_of(opinion) or _keep(assessment, FixedKind.ADDENDUM, pdf, opinion, by=by, at=at)


def _addendum_of(opinion: Opinion) -> FixedDocument | None:
    return FixedDocument.objects.filter(opinion=opinion).first()


def unanswered(discussion: Discussion) -> tuple[list[Position], list]:
    """The positions and proposals that the employer owes an answer; a bare "eens" needs none."""
    positions = [position for position in standing_positions(discussion) if needs_reply(position)]
    return positions, [proposal for proposal in proposals_of(discussion) if not proposal.decision]


def _check_may_be_fixed(assessment: Assessment, at) -> None:
    if Status.FIXED not in TRANSITIONS[Status(assessment.status)]:
        raise TransitionError(f"{assessment.status} -> {Status.FIXED}")
    if assessment.status == Status.IN_DISCUSSION:
        _check_heard_and_answered(discussion_of(assessment), at)
    elif assessment.organisation.participation_form != ParticipationForm.NONE:
        raise CouncilError(str(assessment))


def _check_heard_and_answered(discussion: Discussion, at) -> None:
    is_heard = any(opinion.is_of_this_round for opinion in told_opinions(discussion))
    if localdate(at) <= discussion.due_on and not is_heard:
        raise CouncilNotHeardError(str(discussion.due_on))
    positions, proposals = unanswered(discussion)
    if positions or proposals:
        raise UnansweredError(positions, proposals)


def _keep(assessment, kind: FixedKind, content: bytes, opinion: Opinion | None = None, *, by, at) -> FixedDocument:
    """The event holds the SHA-256, so that the chain of the trail anchors it."""
    digest = sha256(content).hexdigest()
    document = FixedDocument.objects.create(
        assessment=assessment, kind=kind, content=content, sha256=digest, fixed_at=at, opinion=opinion
    )
    record_event(assessment.organisation, VERBS[kind], anchor_of(document), by=by, at=at)
    return document
