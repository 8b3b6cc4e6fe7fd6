"""Access of the platform's own staff to one employer: asked with a reason, for some hours, and on its trail."""

from django.db import models

from organisations.models.employers import Organisation
from organisations.models.people import User


class SupportAccess(models.Model):
    """From when until when someone may look along; `ended_at` is set when it was ended early."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="support_accesses")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="support_accesses")
    reason = models.TextField("waarom", max_length=500)
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    role = "ondersteuning"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("started_at")), name="support_access_ends_after_it_starts"
            )
        ]
