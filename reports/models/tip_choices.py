"""Which tips the members of a fund chose, as it was published with the first publication of a round."""

from django.db import models

from benchmarks.cells import Crowd, Edge
from benchmarks.models import StoredPublication


class TipChoice(models.Model):
    """Of all employers in a fund's publication, how many per cent have the tip in their plan.

    `share_pct` None: only `edge` is told. A tip of which nothing may be told has no row.
    """

    publication = models.ForeignKey(StoredPublication, on_delete=models.CASCADE, related_name="tip_choices")
    tip = models.SlugField(max_length=80)
    crowd = models.CharField(max_length=24, choices=[(crowd.value, crowd.value) for crowd in Crowd])
    share_pct = models.PositiveSmallIntegerField(null=True)
    edge = models.CharField(max_length=8, blank=True, choices=[(edge.value, edge.value) for edge in Edge])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "tip"], name="one_choice_per_tip")]


class TipChoiceSeal(models.Model):
    """That the tip choices of a publication were published, also where none may be told: the SHA-256 over them."""

    publication = models.OneToOneField(StoredPublication, on_delete=models.CASCADE, related_name="tip_choice_seal")
    content_hash = models.CharField(max_length=64)
