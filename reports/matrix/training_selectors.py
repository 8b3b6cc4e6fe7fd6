"""What the page of the training plan reads: the plan itself, and the improvement plan that it can go into."""

from datetime import date

from assessments.competentiematrix.selectors import matrix_of
from assessments.competentiematrix.training import plan_training
from assessments.models import Assessment, Status
from organisations.models import Organisation
from reports.forms.training import TrainingForm
from reports.matrix.training_parts import Training, build_training
from reports.models import ActionStatus


def training_of(form: TrainingForm, on: date) -> Training:
    """Of all teams of the form, so that they can help each other; shown is what was chosen."""
    matrix = matrix_of(form.teams)
    return build_training(matrix, plan_training(matrix, on, form.per_person), on, form.slug)


def open_year_of(organisation: Organisation) -> Assessment | None:
    """The latest year that was submitted and of which the report is not fixed: its improvement plan can grow."""
    submitted = Assessment.objects.filter(organisation=organisation, submissions__isnull=False)
    return submitted.exclude(status=Status.FIXED).order_by("-year", "pk").first()


def titles_in_plan(assessment: Assessment | None) -> frozenset[str]:
    """Of the actions that were not dropped; nothing without a plan."""
    if assessment is None:
        return frozenset()
    return frozenset(assessment.plan_actions.exclude(status=ActionStatus.DROPPED).values_list("title", flat=True))
