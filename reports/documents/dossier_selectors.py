"""Which rows make a dossier: one submitted assessment with its plan, the plan before it and its life cycle."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.models import Answer, Assessment, Headcount, Status
from assessments.selectors import answer_sheet, headcounts_of
from reports.council.record import CouncilRecord, status_line
from reports.council.record_selectors import council_record_of, council_standing_of
from reports.documents.dossier import Action, Dossier, Employer, Headcell, Remark, Step
from reports.documents.flex_chapter import FlexDocument, build_flex_document
from reports.flex.selectors import flex_record_of
from reports.matrix.selectors import matrix_record_for_year
from reports.models import ActionStatus, PlanAction
from reports.offer_selectors import offers_for
from reports.result_selectors import results_of
from reports.tip_files import tips_by_slug

STEP_WORDS = {
    Status.SUBMITTED: "Ingediend",
    Status.DRAFT: "Teruggezet naar concept",
    Status.IN_DISCUSSION: "Voorgelegd aan de medezeggenschap",
    Status.FIXED: "Vastgesteld",
}


def dossier_of(
    assessment: Assessment, *, matrix_on: date | None = None, fixing_on: date | None = None
) -> Dossier | None:
    """None while the assessment is a draft: a report shows frozen scores only.

    `matrix_on` is the day on which the competentiematrix is told; None: for a document that tells nothing of it.
    `fixing_on` is the day for a report that is about to be fixed: it is told as if that had been done.
    """
    rows = results_of(assessment)
    if rows is None:
        return None
    council = council_record_of(assessment, is_fixing=fixing_on is not None)
    steps = (*_steps_of(assessment), *([Step(STEP_WORDS[Status.FIXED], fixing_on)] if fixing_on else []))
    return Dossier(
        employer=employer_of(assessment, council),
        year=assessment.year,
        sheet=rows.sheet,
        results=rows.results,
        references=rows.references,
        comparison=rows.comparison,
        remarks={slug: _remark(answer) for slug, answer in rows.answers.items()},
        headcells=tuple(_headcell(row) for row in headcounts_of(assessment) if row.heads),
        actions=_actions_of(assessment),
        last_actions=_actions_of(rows.previous, assessment) if rows.previous else (),
        steps=steps,
        previous_sheet=answer_sheet(rows.previous) if rows.previous else None,
        offers=offers_for(assessment.organisation),
        council=council,
        flex=flex_record_of(assessment, rows.sheet),
        matrix=matrix_record_for_year(assessment, matrix_on) if matrix_on else None,
        verify_address=verify_address(),
        fixed_on=steps[-1].on if steps[-1].words == STEP_WORDS[Status.FIXED] else None,
    )


def flex_document_of(assessment: Assessment, day: date) -> FlexDocument:
    """The Flex Diagnose as its own document; also of a draft."""
    fixed_on = next((step.on for step in _steps_of(assessment) if step.words == STEP_WORDS[Status.FIXED]), None)
    employer = employer_of(assessment, council_standing_of(assessment))
    record = flex_record_of(assessment)
    return build_flex_document(employer, assessment.year, record, printed_on=day, fixed_on=fixed_on)


def verify_address() -> str:
    """Of the page on which anyone checks a fixed document."""
    return settings.SITE_URL + reverse("verify_document")


def employer_of(assessment: Assessment, council: CouncilRecord | None) -> Employer:
    organisation, section = assessment.organisation, assessment.organisation.section
    return Employer(
        name=str(organisation),
        kvk=organisation.kvk,
        sector=f"{section.label} ({organisation.get_sbi_scheme_display()})" if section else "onbekend",
        size=assessment.get_size_class_display(),
        participation=council.party.capitalize() if council else "",
        is_fictional=organisation.is_fictional,
        status_line=status_line(council),
    )


def _remark(answer: Answer) -> Remark:
    has_evidence = bool(answer.evidence_url or answer.evidence_file)
    return Remark(answer.reason, answer.note, answer.evidence_url, has_evidence)


def _headcell(row: Headcount) -> Headcell:
    return Headcell(
        row.unit,
        row.function_group.slug,
        row.contract_group,
        row.women,
        row.men,
        row.other,
        row.hours_per_week,
    )


def _actions_of(assessment: Assessment, following: Assessment | None = None) -> tuple[Action, ...]:
    """In the order they were chosen; `following` is next year's assessment, whose plan may continue them."""
    continued = set(following.plan_actions.values_list("carried_from_id", flat=True)) if following else set()
    rows = assessment.plan_actions.order_by("created_at", "id")
    return tuple(_action(row, goes_on=row.pk in continued) for row in rows)


def _action(row: PlanAction, *, goes_on: bool) -> Action:
    return Action(
        tip=tips_by_slug().get(row.tip),
        indicator=row.indicator,
        title=row.title,
        what=row.what,
        owner_function=row.owner_function,
        owner_person=row.owner_person,
        deadline=row.deadline,
        budget=row.budget,
        status=row.get_status_display(),
        status_reason=row.status_reason,
        finished_on=row.finished_on,
        is_open=row.status in (ActionStatus.PLANNED, ActionStatus.STARTED),
        is_dropped=row.status == ActionStatus.DROPPED,
        goes_on=goes_on,
    )


def _steps_of(assessment: Assessment) -> tuple[Step, ...]:
    changes = assessment.status_changes.order_by("at", "id")
    return (
        Step("Begonnen", localdate(assessment.created_at)),
        *(Step(STEP_WORDS[Status(change.to_status)], localdate(change.at), change.reason) for change in changes),
    )
