"""Which rows make an improvement plan: the actions of a year, and those of last year that are still open."""

from django.http import Http404

from assessments.models import Assessment
from assessments.selectors import Workspace, previous_assessment
from reports.models import ActionStatus, PlanAction

UNFINISHED = (ActionStatus.PLANNED, ActionStatus.STARTED)


def is_plan_open(assessment: Assessment) -> bool:
    """From the first submitting on, also while the assessment is a draft again."""
    return assessment.submissions.exists()


def actions_of(assessment: Assessment):
    """In the order in which they came into the plan."""
    return assessment.plan_actions.order_by("created_at", "id")


def action_for(workspace: Workspace, action_id: int) -> PlanAction:
    """The action with this number in this plan, with its assessment; Http404 where there is none."""
    action = workspace.assessment.plan_actions.filter(pk=action_id).first()
    if action is None:
        raise Http404("Deze maatregel staat niet in dit plan.")
    action.assessment = workspace.assessment
    return action


def is_removable(action: PlanAction) -> bool:
    """Whether it can leave the plan without a reason: nobody started it, and it was not promised last year."""
    return action.status == ActionStatus.PLANNED and action.carried_from_id is None


def unfinished_last_year(assessment: Assessment) -> list[PlanAction]:
    """Open actions of the plan of the year before that did not come along yet."""
    previous = previous_assessment(assessment)
    if previous is None:
        return []
    carried = assessment.plan_actions.filter(carried_from__isnull=False).values("carried_from_id")
    return list(actions_of(previous).filter(status__in=UNFINISHED).exclude(pk__in=carried))
