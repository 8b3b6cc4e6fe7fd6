"""The trail of what was done."""

from django.db import models

from organisations.models.employers import Organisation
from organisations.models.funds import SectorFund
from organisations.models.people import User


class Event(models.Model):
    """One thing that was done: who, in which role, what, to which object, when. It never holds personal values.

    It belongs to the trail of an organisation, or of a fund, and is never changed: `hash` covers it and the event
    before it. The actor is a number only, which refers to nobody once the person is erased.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="events")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, null=True, related_name="events")
    sequence = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    actor = models.ForeignKey(User, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+")
    role = models.CharField(max_length=14, blank=True)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="event_by_organisation")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sequence"], name="one_event_per_place_of_organisation"),
            models.UniqueConstraint(fields=["fund", "sequence"], name="one_event_per_place_of_fund"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) ^ models.Q(fund__isnull=True),
                name="event_of_organisation_or_fund",
            ),
        ]
