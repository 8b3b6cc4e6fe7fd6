"""What changes the improvement plan: choose a tip, add and change actions, carry last year's open ones over."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from assessments.edition_files import load_edition
from assessments.models import Assessment
from assessments.services.answers import flag_for_review
from organisations.events import record_event
from reports.models import ACTION_TRANSITIONS, ActionStatus, PlanAction
from reports.plan_selectors import is_plan_open, is_removable, unfinished_last_year
from reports.tip_files import tips_by_slug
from reports.tips import Tip


class PlanNotOpenError(ValueError):
    """The assessment was never submitted; there are no scores to plan from."""


class ActionTransitionError(ValueError):
    """The action cannot go to this status from the present one."""


class ActionConflictError(ValueError):
    """Somebody else changed the action since the writer last saw it."""


class ReasonMissingError(ValueError):
    """An action is dropped with a reason only."""


class DeadlineError(ValueError):
    """The deadline lies before the year of the plan."""


class UnknownIndicatorError(ValueError):
    """The edition of the assessment has no such indicator."""


class ActionUnderWayError(ValueError):
    """The action was started or came from last year; it is dropped with a reason, not taken out."""


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What someone wrote about an action; `budget` in whole euros. A reason counts only where it is dropped."""

    title: str
    indicator: str
    what: str = ""
    owner_function: str = ""
    owner_person: str = ""
    deadline: date | None = None
    budget: int | None = None
    status: ActionStatus = ActionStatus.PLANNED
    status_reason: str = ""


FIELDS = ("title", "indicator", "what", "owner_function", "owner_person", "deadline", "budget")


@transaction.atomic
def choose_tip(assessment: Assessment, tip: Tip, *, by, at) -> PlanAction:
    """Put the tip in the plan; a dropped one comes back as planned, one that is there already stays as it is."""
    _lock_open_plan(assessment)
    action = assessment.plan_actions.filter(tip=tip.slug).first()
    if action and action.status != ActionStatus.DROPPED:
        return action
    action = action or PlanAction(assessment=assessment, tip=tip.slug, created_at=at)
    action.title, action.what, action.indicator = tip.title, tip.what, tip.indicator
    action.status, action.status_reason = ActionStatus.PLANNED, ""
    action.version += 0 if action.pk is None else 1
    action.save()
    record_event(assessment.organisation, "choose_tip", f"{assessment.year}/{tip.slug}", by=by, at=at)
    return action


@transaction.atomic
def add_action(assessment: Assessment, draft: ActionDraft, *, by, at) -> PlanAction:
    """Add an action of the employer's own."""
    _lock_open_plan(assessment)
    action = PlanAction(assessment=assessment, created_at=at)
    _fill(action, draft, at=at)
    action.save()
    record_event(assessment.organisation, "add_action", _name(action), by=by, at=at)
    return action


@transaction.atomic
def change_action(action: PlanAction, draft: ActionDraft, *, by, at) -> PlanAction:
    """Write the draft over the action; finishing it flags the answers its tip was to change, for next year's page.

    `action.version` is the one that the writer saw; raises ActionConflictError where another stands there.
    """
    seen = action.version
    action = PlanAction.objects.select_for_update().select_related("assessment__organisation").get(pk=action.pk)
    if action.version != seen:
        raise ActionConflictError(str(action.pk))
    is_finished = draft.status == ActionStatus.DONE and action.status != ActionStatus.DONE
    _fill(action, draft, at=at)
    action.version += 1
    action.save()
    if is_finished:
        _flag_questions(action)
    record_event(action.assessment.organisation, "change_action", _name(action), by=by, at=at)
    return action


@transaction.atomic
def drop_action(action: PlanAction, *, by, at) -> None:
    """Take an action out of the plan again, as if it had never been there; raises ActionUnderWayError."""
    action = PlanAction.objects.select_for_update().select_related("assessment__organisation").get(pk=action.pk)
    if not is_removable(action):
        raise ActionUnderWayError(str(action.pk))
    name = _name(action)
    action.delete()
    record_event(action.assessment.organisation, "drop_action", name, by=by, at=at)


@transaction.atomic
def carry_over_actions(assessment: Assessment, *, by, at) -> list[PlanAction]:
    """Take the open actions of last year's plan along, each once; returns those that came along.

    A tip that was chosen for this year as well keeps what was written this year.
    """
    _lock_open_plan(assessment)
    present = {action.tip: action for action in assessment.plan_actions.exclude(tip="")}
    carried = [_carried(old, present.get(old.tip), assessment, at=at) for old in unfinished_last_year(assessment)]
    PlanAction.objects.bulk_update([action for action in carried if action.pk], ["carried_from"])
    PlanAction.objects.bulk_create([action for action in carried if not action.pk])
    if carried:
        record_event(assessment.organisation, "carry_over_actions", f"{assessment.year}: {len(carried)}", by=by, at=at)
    return carried


def _carried(old: PlanAction, present: PlanAction | None, assessment: Assessment, *, at) -> PlanAction:
    action = present or PlanAction(assessment=assessment, tip=old.tip, status=old.status, created_at=at)
    if present is None:
        for name in FIELDS:
            setattr(action, name, getattr(old, name))
        if old.deadline and old.deadline < _first_day(assessment):
            action.deadline = None
    action.carried_from = old
    return action


def _lock_open_plan(assessment: Assessment) -> None:
    """One writer at a time, so that a tip comes into the plan once."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not is_plan_open(assessment):
        raise PlanNotOpenError(str(assessment))


def _fill(action: PlanAction, draft: ActionDraft, *, at) -> None:
    _check(action, draft)
    for name in FIELDS:
        setattr(action, name, getattr(draft, name))
    is_dropped = draft.status == ActionStatus.DROPPED
    action.status_reason = draft.status_reason.strip() if is_dropped else ""
    if draft.status != action.status:
        action.finished_on = timezone.localdate(at) if draft.status == ActionStatus.DONE else None
    action.status = draft.status


def _check(action: PlanAction, draft: ActionDraft) -> None:
    now = ActionStatus(action.status)
    if draft.status != now and draft.status not in ACTION_TRANSITIONS[now]:
        raise ActionTransitionError(f"{now} -> {draft.status}")
    if draft.status == ActionStatus.DROPPED and not draft.status_reason.strip():
        raise ReasonMissingError(action.title)
    is_moved = draft.deadline != action.deadline
    if is_moved and draft.deadline and draft.deadline < _first_day(action.assessment):
        raise DeadlineError(draft.deadline.isoformat())
    if load_edition(action.assessment.edition).indicator(draft.indicator) is None:
        raise UnknownIndicatorError(draft.indicator)


def _first_day(assessment: Assessment) -> date:
    return date(assessment.year, 1, 1)


def _flag_questions(action: PlanAction) -> None:
    tip = tips_by_slug().get(action.tip)
    for question in tip.questions if tip else ():
        flag_for_review(action.assessment, question)


def _name(action: PlanAction) -> str:
    return f"{action.assessment.year}/{action.tip or action.pk}"
