"""The improvement plan: what an employer chose to do, by whom and when."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone

from assessments.models import Assessment


class ActionStatus(models.TextChoices):
    PLANNED = "voorgenomen", "Voorgenomen"
    STARTED = "gestart", "Gestart"
    DONE = "gedaan", "Gedaan"
    DROPPED = "vervallen", "Vervallen"


# Where a plan action can go from each status; docs/architecture.md draws it and a test compares.
ACTION_TRANSITIONS = {
    ActionStatus.PLANNED: (ActionStatus.STARTED, ActionStatus.DONE, ActionStatus.DROPPED),
    ActionStatus.STARTED: (ActionStatus.PLANNED, ActionStatus.DONE, ActionStatus.DROPPED),
    ActionStatus.DONE: (ActionStatus.STARTED,),
    ActionStatus.DROPPED: (ActionStatus.PLANNED,),
}


class PlanAction(models.Model):
    """A chosen tip, or an action of the employer's own (`tip` empty), in the plan of one assessment.

    `version` rises by one with every change, so that no one overwrites unseen.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="plan_actions")
    tip = models.SlugField(max_length=80, blank=True)
    indicator = models.SlugField("indicator", max_length=60)
    title = models.CharField("maatregel", max_length=120)
    what = models.TextField("wat gaat u doen", max_length=2000, blank=True)
    owner_function = models.CharField("wie is verantwoordelijk (functie)", max_length=80, blank=True)
    owner_person = models.CharField("naam", max_length=80, blank=True)
    deadline = models.DateField("klaar op", null=True, blank=True)
    budget = models.PositiveIntegerField(
        "budget in euro", null=True, blank=True, validators=[MaxValueValidator(100_000_000)]
    )
    status = models.CharField(max_length=11, choices=ActionStatus.choices, default=ActionStatus.PLANNED)
    status_reason = models.CharField("reden", max_length=300, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    carried_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "tip"], condition=~models.Q(tip=""), name="one_plan_action_per_tip"
            )
        ]

    def __str__(self):
        return self.title
