"""Saving answers: one at a time, never over a version that the writer has not seen."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import IntegrityError, transaction

from assessments.edition_files import load_edition
from assessments.models import Answer, AnswerPart, Assessment
from assessments.questionnaire import Question
from assessments.responses import Part, Response
from assessments.selectors import response_of, takes_flex
from organisations.events import record_event

FOUR_DECIMALS = Decimal("0.0001")
TEXT_FIELDS = ("reason", "note", "evidence_url")
STAMPS = ("state", "version", "needs_review", "saved_at", "saved_by")


class AssessmentLockedError(ValueError):
    """The assessment was submitted; its answers do not change."""


class VersionConflictError(ValueError):
    """Somebody else changed this answer since the writer last saw it."""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What someone wants to save. `version` is the one they saw: 0 where there was no answer.

    `response` None empties the answer and keeps the note. `evidence_file`: a new file, False removes, None keeps.
    """

    response: Response | None
    version: int
    reason: str = ""
    note: str = ""
    evidence_url: str = ""
    evidence_file: object = None


@transaction.atomic
def save_answer(assessment: Assessment, question: Question, draft: AnswerDraft, *, by, at) -> Answer:
    """Raises AssessmentLockedError or VersionConflictError, and then leaves everything as it was."""
    answer = _locked_answer(assessment, question.slug)
    if answer.version != draft.version:
        raise VersionConflictError(question.slug)
    is_new = answer.pk is None
    _filled(answer, draft, by=by, at=at)
    _put_evidence(answer, draft.evidence_file)
    try:
        answer.save()
    except IntegrityError:  # two first answers at once: the other one was there a moment earlier
        raise VersionConflictError(question.slug) from None
    if not is_new:
        answer.parts.all().delete()
    if draft.response:
        AnswerPart.objects.bulk_create(_row(answer, part) for part in draft.response.parts)
    record_event(assessment.organisation, "save_answer", f"{assessment.year}/{question.slug}", by=by, at=at)
    return answer


@transaction.atomic
def note_evidence_read(answer: Answer, *, by, at) -> None:
    """Leave a trace of who opened the file: it was meant for few."""
    assessment = answer.assessment
    record_event(assessment.organisation, "read_evidence", f"{assessment.year}/{answer.question}", by=by, at=at)


@transaction.atomic
def import_answers(assessment: Assessment, drafts: dict[str, AnswerDraft], *, by, at) -> list[Answer]:
    """Put these answers (by question slug) in the place of what stands there, whatever its version; few queries."""
    if not Assessment.objects.select_for_update().get(pk=assessment.pk).is_draft:
        raise AssessmentLockedError(str(assessment))
    existing = {answer.question: answer for answer in assessment.answers.filter(question__in=drafts)}
    answers = [
        _filled(existing.get(slug) or Answer(assessment=assessment, question=slug, version=0), draft, by=by, at=at)
        for slug, draft in drafts.items()
    ]
    AnswerPart.objects.filter(answer__in=existing.values()).delete()
    Answer.objects.bulk_update(existing.values(), [*TEXT_FIELDS, *STAMPS])
    Answer.objects.bulk_create([answer for answer in answers if answer.pk is None])
    AnswerPart.objects.bulk_create(
        _row(answer, part)
        for answer in answers
        if (response := drafts[answer.question].response)
        for part in response.parts
    )
    record_event(assessment.organisation, "import_answers", f"{assessment.year}: {len(answers)}", by=by, at=at)
    return answers


@transaction.atomic
def confirm_answer(assessment: Assessment, question: Question, previous: Answer, *, by, at) -> Answer:
    """Take over last year's answer with its note and link; evidence in a file is asked again."""
    draft = AnswerDraft(response_of(previous), 0, previous.reason, previous.note, previous.evidence_url)
    return save_answer(assessment, question, draft, by=by, at=at)


@transaction.atomic
def flag_for_review(assessment: Assessment, question: str) -> None:
    """Mark the answer that a finished action was meant to change; next year's page asks to look at it again."""
    assessment.answers.filter(question=question).update(needs_review=True)


def _locked_answer(assessment: Assessment, slug: str) -> Answer:
    """The stored answer or a new one with version 0, with the assessment locked and seen to be open for it."""
    answer = (
        Answer.objects.select_for_update()
        .select_related("assessment")
        .filter(assessment=assessment, question=slug)
        .first()
    )
    locked = answer.assessment if answer else Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not _takes_answer(locked, slug):
        raise AssessmentLockedError(str(assessment))
    return answer or Answer(assessment=assessment, question=slug, version=0)


def _takes_answer(assessment: Assessment, slug: str) -> bool:
    is_flex = load_edition(assessment.edition).question(slug) is None
    return takes_flex(assessment) if is_flex else assessment.is_draft


def _filled(answer: Answer, draft: AnswerDraft, *, by, at) -> Answer:
    answer.state = draft.response.state.value if draft.response else ""
    for name in TEXT_FIELDS:
        setattr(answer, name, getattr(draft, name))
    answer.version += 1
    answer.needs_review = False
    answer.saved_at, answer.saved_by = at, by.user if by else None
    return answer


def _put_evidence(answer: Answer, evidence_file) -> None:
    if evidence_file is None:
        return
    old, storage = answer.evidence_file.name, answer.evidence_file.storage
    answer.evidence_file = evidence_file or ""
    if old:
        transaction.on_commit(lambda: storage.delete(old))


def _row(answer: Answer, part: Part) -> AnswerPart:
    return AnswerPart(
        answer=answer,
        group=part.group,
        level=part.level,
        number=_decimal(part.number),
        total=_decimal(part.total),
        option=part.option,
        text=part.text,
    )


def _decimal(number: Fraction | None) -> Decimal | None:
    if number is None:
        return None
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(FOUR_DECIMALS, ROUND_HALF_UP)
