"""What a sector fund offers its members, and what each offer is for."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisations.models import SectorFund
from reports.offers import HTTPS, OfferKind


class FundOffer(models.Model):
    """One offer of a fund; `valid_until` None: until the fund takes it away.

    `version` rises by one with every change, so that no one overwrites unseen.
    """

    fund = models.ForeignKey(SectorFund, on_delete=models.CASCADE, related_name="offers")
    kind = models.CharField("soort", max_length=14, choices=[(kind.value, kind.label) for kind in OfferKind])
    title = models.CharField("titel", max_length=120)
    text = models.TextField("wat het is", max_length=1500)
    link = models.CharField("webadres", max_length=500, blank=True)
    contact_function = models.CharField("contact", max_length=120, blank=True)
    contact_email = models.EmailField("e-mailadres", blank=True)
    contact_phone = models.CharField("telefoonnummer", max_length=25, blank=True)
    valid_from = models.DateField("geldig vanaf")
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="offer_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(link="") | Q(link__startswith=HTTPS), name="offer_links_to_https"),
        ]

    def __str__(self):
        return self.title


class TargetKind(models.TextChoices):
    INDICATOR = "indicator", "Indicator"
    TIP = "tip", "Tip"
    SIZE = "grootte", "Grootte"


class OfferTarget(models.Model):
    """An indicator or tip that the offer belongs to, or a size class it is for; no size class: for all of them."""

    offer = models.ForeignKey(FundOffer, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=9, choices=TargetKind.choices)
    slug = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "kind", "slug"], name="one_target_per_offer")]
