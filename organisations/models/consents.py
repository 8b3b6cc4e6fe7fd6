"""What employers let be done with their figures."""

from django.db import models

from organisations.models.employers import Organisation
from organisations.models.funds import SectorFund
from organisations.models.people import User


class Purpose(models.TextChoices):
    """What an employer lets be done with its figures; each asked on its own."""

    BENCHMARK = "benchmark", "Meetellen in de benchmark"
    NAMED = "met-naam", "Met naam zichtbaar als deelnemer"
    REPORT = "rapport", "Het eigen jaarrapport laten lezen"


class Consent(models.Model):
    """One consent, from when until when; `fund` None: to the platform, for the benchmarks per section."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="consents")
    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, null=True, blank=True, related_name="consents")
    purpose = models.CharField(max_length=9, choices=Purpose.choices)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            # Two constraints, because a database takes two empty funds for different values.
            models.UniqueConstraint(
                fields=["organisation", "fund", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True, fund__isnull=False),
                name="one_standing_consent_per_fund",
            ),
            models.UniqueConstraint(
                fields=["organisation", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True, fund__isnull=True),
                name="one_standing_consent_to_platform",
            ),
        ]
