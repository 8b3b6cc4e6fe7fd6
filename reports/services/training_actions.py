"""From the training plan of the competentiematrix to the improvement plan."""

from collections.abc import Iterable

from django.db import transaction

from assessments.models import Assessment
from reports.matrix.training_action import TrainingAction
from reports.matrix.training_selectors import titles_in_plan
from reports.models import PlanAction
from reports.services.plan import ActionDraft, add_action

# To learn in the work what the work asks.
INDICATOR = "capaciteiten-gebruiken"


@transaction.atomic
def add_training_actions(assessment: Assessment, actions: Iterable[TrainingAction], *, by, at) -> list[PlanAction]:
    """Put them in the plan, each once; returns those that were not there. Raises PlanNotOpenError."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    present = titles_in_plan(assessment)
    new = {action.title: action for action in actions if action.title not in present}
    drafts = (ActionDraft(action.title, INDICATOR, what=action.what) for action in new.values())
    return [add_action(assessment, draft, by=by, at=at) for draft in drafts]
