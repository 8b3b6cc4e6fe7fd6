"""The steps of an assessment; what is allowed from where stands in models.TRANSITIONS."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from assessments.edition_files import edition_for
from assessments.models import TRANSITIONS, Assessment, Status, StatusChange, Submission, column
from assessments.practices import applied_practices
from assessments.responses import Route, Standing
from assessments.scores import Scorecard
from assessments.scoring import score_sheet
from assessments.selectors import answer_sheet
from organisations.events import record_event
from organisations.models import ParticipationForm, SizeClass

FIRST_YEAR = 2024
TEN_DECIMALS = Decimal("1e-10")


class AssessmentExistsError(ValueError):
    """There is already an assessment of this organisation for this year."""


class YearNotOpenError(ValueError):
    """The year lies in the future, or before the first year that goedwerk keeps."""


class TransitionError(ValueError):
    """The life cycle has no such step from the present status."""


class IncompleteError(ValueError):
    """Questions are open; `open_questions` holds them in the order of the pages."""

    def __init__(self, open_questions):
        super().__init__(", ".join(question.slug for question in open_questions))
        self.open_questions = open_questions


class CouncilError(ValueError):
    """There is no council to discuss with, or there is one that was not heard."""


class ReasonMissingError(ValueError):
    """Going back to draft needs a reason."""


def route_for(size_class: str, wanted: Route) -> Route:
    """1-9 people: the short route; 10-49: the employer's choice; more: the full route."""
    if size_class == SizeClass.MICRO:
        return Route.SHORT
    return wanted if size_class == SizeClass.SMALL else Route.FULL


@transaction.atomic
def start_assessment(organisation, year: int, route: Route, *, by, at) -> Assessment:
    if not FIRST_YEAR <= year <= at.year:
        raise YearNotOpenError(str(year))
    if organisation.assessments.filter(year=year).exists():
        raise AssessmentExistsError(str(year))
    assessment = Assessment.objects.create(
        organisation=organisation,
        year=year,
        edition=edition_for(year).name,
        route=route_for(organisation.size_class, route).value,
        size_class=organisation.size_class,
        created_at=at,
    )
    record_event(organisation, "start_assessment", str(year), by=by, at=at)
    return assessment


@transaction.atomic
def submit_assessment(assessment: Assessment, *, by, at) -> Submission:
    """Freeze the answers and store their scores; raises IncompleteError while a question is open."""
    _lock_for(assessment, Status.SUBMITTED)
    sheet = answer_sheet(assessment)
    open_questions = [q for q in sheet.edition.questions if sheet.standing(q) is Standing.OPEN]
    if open_questions or not sheet.workforce.heads:
        raise IncompleteError(open_questions)
    card = score_sheet(sheet)
    assessment.submission = Submission.objects.create(
        assessment=assessment,
        at=at,
        by=by.user if by else None,
        edition_hash=sheet.edition.content_hash,
        route=assessment.route,
        size_class=assessment.size_class,
        practices=applied_practices(card),
        **_columns(card),
    )
    _move(assessment, Status.SUBMITTED, "", by=by, at=at)
    return assessment.submission


@transaction.atomic
def open_discussion(assessment: Assessment, *, by, at) -> Assessment:
    """Lay the submitted assessment before those who speak for the staff; raises CouncilError where nobody does."""
    if not _has_council(assessment):
        raise CouncilError(str(assessment))
    _lock_for(assessment, Status.IN_DISCUSSION)
    return _move(assessment, Status.IN_DISCUSSION, "", by=by, at=at)


@transaction.atomic
def fix_assessment(assessment: Assessment, *, by, at) -> Assessment:
    """End the year: nothing about it changes any more. Raises CouncilError for a council that it was not laid before.

    Whether the council was heard, or let its deadline pass, is for the caller to see.
    """
    _lock_for(assessment, Status.FIXED)
    if assessment.status == Status.SUBMITTED and _has_council(assessment):
        raise CouncilError(str(assessment))
    return _move(assessment, Status.FIXED, "", by=by, at=at)


@transaction.atomic
def return_to_draft(assessment: Assessment, reason: str, *, by, at) -> Assessment:
    if not reason.strip():
        raise ReasonMissingError
    _lock_for(assessment, Status.DRAFT)
    assessment.submission = None
    return _move(assessment, Status.DRAFT, reason.strip(), by=by, at=at)


def _has_council(assessment: Assessment) -> bool:
    return assessment.organisation.participation_form != ParticipationForm.NONE


def _lock_for(assessment: Assessment, to: Status) -> None:
    """Hold the row and take its present status; raises TransitionError where the life cycle has no such step."""
    assessment.status = Assessment.objects.select_for_update().get(pk=assessment.pk).status
    if to not in TRANSITIONS[Status(assessment.status)]:
        raise TransitionError(f"{assessment.status} -> {to}")


def _move(assessment: Assessment, to: Status, reason: str, *, by, at) -> Assessment:
    StatusChange.objects.create(
        assessment=assessment,
        from_status=assessment.status,
        to_status=to,
        reason=reason,
        by=by.user if by else None,
        at=at,
    )
    assessment.status = to
    assessment.save(update_fields=["status", "submission"])
    record_event(assessment.organisation, f"status_{to}", str(assessment.year), by=by, at=at)
    return assessment


def _columns(card: Scorecard) -> dict:
    """The scores and bands by the names of their columns."""
    scores = {column(score.indicator.slug): _decimal(score.score) for score in card.indicators}
    bands = {f"{column(score.indicator.slug)}_band": score.band or "" for score in card.indicators}
    return scores | bands


def _decimal(score) -> Decimal | None:
    if score is None:
        return None
    return (Decimal(score.numerator) / Decimal(score.denominator)).quantize(TEN_DECIMALS, ROUND_HALF_UP)
