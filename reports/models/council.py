"""What passes between an employer and those who speak for its staff about one submitted assessment.

Drafts are rows of their own, so that the employer's pages cannot show one by mistake.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from assessments.models import Assessment
from organisations.models import ParticipationForm

HIGHEST_LEVEL = 4


def author():
    """Who wrote something; None once the person is erased."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")


class Stance(models.TextChoices):
    """What the council thinks of the employer's answers about one indicator."""

    AGREES = "eens", "Eens"
    DOUBTS = "twijfel", "Twijfel"
    DISAGREES = "oneens", "Oneens"


class Verdict(models.TextChoices):
    """The council's opinion on the self-assessment as a whole."""

    RECOGNISES = "herkent", "Herkent het beeld"
    PARTLY = "herkent-deels", "Herkent het beeld deels"
    NOT = "herkent-niet", "Herkent het beeld niet"
    NO_OPINION = "geen-oordeel", "Geeft geen oordeel"


class Decision(models.TextChoices):
    """The employer's answer to a proposal."""

    ACCEPTED = "overgenomen", "Overgenomen"
    PARTLY = "deels-overgenomen", "Deels overgenomen"
    REJECTED = "niet-overgenomen", "Niet overgenomen"


class Discussion(models.Model):
    """The assessment lies before the council. Laid before it again after a correction, it goes on with a new date."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="discussion")
    form = models.CharField(max_length=28, choices=ParticipationForm.choices)
    opened_at = models.DateTimeField()
    due_on = models.DateField("uiterste datum")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(form=ParticipationForm.NONE), name="discussion_needs_a_council")
        ]


class PositionDraft(models.Model):
    """What the council is writing about one indicator: seen by its own members only.

    `version` rises by one with every change, so that no one overwrites unseen. Empty `stance`: not chosen yet.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="position_drafts")
    indicator = models.SlugField(max_length=60)
    stance = models.CharField("standpunt", max_length=7, choices=Stance.choices, blank=True)
    remark = models.TextField("opmerking", max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = author()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "indicator"], name="one_draft_per_indicator")]


class DraftLevel(models.Model):
    """The level that the council would have given one level question, in a draft."""

    draft = models.ForeignKey(PositionDraft, on_delete=models.CASCADE, related_name="levels")
    question = models.SlugField(max_length=60)
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(HIGHEST_LEVEL)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "question"], name="one_draft_level_per_question")]


class Position(models.Model):
    """A position that was shared with the employer; it never changes. The last one on an indicator holds.

    `reply` is the employer's answer; empty while there is none.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="positions")
    indicator = models.SlugField(max_length=60)
    stance = models.CharField("standpunt", max_length=7, choices=Stance.choices)
    remark = models.TextField("opmerking", max_length=2000, blank=True)
    shared_at = models.DateTimeField()
    shared_by = author()
    reply = models.TextField("antwoord", max_length=2000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = author()


class PositionLevel(models.Model):
    """The level that the council would have given one level question, beside the employer's and never averaged."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="levels")
    question = models.SlugField(max_length=60)
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(HIGHEST_LEVEL)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["position", "question"], name="one_level_per_question")]


class Proposal(models.Model):
    """A remark that the council turned into a written proposal, and what the employer does with it."""

    position = models.OneToOneField(Position, on_delete=models.CASCADE, related_name="proposal")
    text = models.TextField("voorstel", max_length=2000)
    made_at = models.DateTimeField()
    made_by = author()
    decision = models.CharField("besluit", max_length=17, choices=Decision.choices, blank=True)
    reply = models.TextField("waarom", max_length=2000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = author()


class Opinion(models.Model):
    """The opinion on the self-assessment; a draft of the council until `given_at`.

    The counts are those of a staff meeting, whose second spokesperson confirms them; None for a council, which needs
    no confirming. `is_addendum`: given after the report was fixed. Laid before the council again after a correction, it
    can give another; the last one holds.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="opinions")
    verdict = models.CharField("oordeel", max_length=13, choices=Verdict.choices, blank=True)
    text = models.TextField("toelichting", max_length=4000, blank=True)
    recognise_count = models.PositiveIntegerField("herkennen het beeld", null=True, blank=True)
    partly_count = models.PositiveIntegerField("herkennen het beeld deels", null=True, blank=True)
    not_count = models.PositiveIntegerField("herkennen het beeld niet", null=True, blank=True)
    no_opinion_count = models.PositiveIntegerField("geven geen oordeel", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = author()
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = author()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = author()
    is_addendum = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["discussion"], condition=Q(given_at__isnull=True), name="one_opinion_being_written"
            ),
        ]

    @property
    def is_of_this_round(self) -> bool:
        """Whether it is about the answers as they lie before the council now."""
        return self.given_at is not None and self.given_at >= self.discussion.opened_at

    @property
    def is_told(self) -> bool:
        """Whether the employer may see it: given, and by a staff meeting also confirmed."""
        needs_confirming = self.discussion.form == ParticipationForm.STAFF_MEETING
        return self.given_at is not None and (self.confirmed_at is not None or not needs_confirming)


class SentReminder(models.Model):
    """A reminder so many days ahead of the deadline that one member was sent, so that nobody gets it twice."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["discussion", "user", "due_on", "days"], name="one_reminder_per_member_and_term"
            )
        ]
