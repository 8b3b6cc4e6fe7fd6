"""Which tips the members of a fund chose, as it was published, and what that was counted from."""

from django.db import models

from benchmarks.cells import Crowd, Edge
from benchmarks.models import Contribution, StoredPublication


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


class CountedTip(models.Model):
    """A tip that stood in the plan of an employer when it counted.

    Plans change and a publication does not, so its correction needs this; nobody sees it.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="counted_tips")
    tip = models.SlugField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "tip"], name="one_counted_tip")]
