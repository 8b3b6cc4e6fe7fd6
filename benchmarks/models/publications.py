"""What was published: immutable publications, their cells, and which submissions they were made from."""

from django.db import models
from django.db.models import Q

from assessments.models import Submission
from benchmarks.cells import Crowd, Edge
from organisations.models import SectorFund


class StoredPublication(models.Model):
    """One year of a fund (None: of everyone, by section), published once and corrected at most once.

    `content_hash` is the SHA-256 over all that it tells; `previous` is what it corrects or the year before.
    """

    fund = models.ForeignKey(SectorFund, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    year = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=40)
    is_correction = models.BooleanField(default=False)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            # Two constraints, because a database takes two empty funds for different values.
            models.UniqueConstraint(
                fields=["fund", "year", "is_correction"],
                condition=Q(fund__isnull=False),
                name="one_publication_and_correction_per_fund",
            ),
            models.UniqueConstraint(
                fields=["year", "is_correction"],
                condition=Q(fund__isnull=True),
                name="one_publication_and_correction_for_all",
            ),
        ]

    def __str__(self):
        return f"{self.fund or 'alle werkgevers'} {self.year}{' (correctie)' if self.is_correction else ''}"


class Cell(models.Model):
    """benchmarks.cells.PublishedCell as a row; a cell that may not be told has none."""

    publication = models.ForeignKey(StoredPublication, on_delete=models.CASCADE, related_name="cells")
    branch = models.CharField(max_length=80, blank=True)
    size = models.CharField(max_length=6, blank=True)
    is_short = models.BooleanField(default=False)
    measure = models.SlugField(max_length=60)
    crowd = models.CharField(max_length=24, choices=[(crowd.value, crowd.value) for crowd in Crowd])
    mean = models.PositiveSmallIntegerField(null=True)
    edge = models.CharField(max_length=8, blank=True, choices=[(edge.value, edge.value) for edge in Edge])
    band_low = models.PositiveSmallIntegerField(null=True)
    band_high = models.PositiveSmallIntegerField(null=True)
    share_vulnerable = models.PositiveSmallIntegerField(null=True)
    share_developing = models.PositiveSmallIntegerField(null=True)
    share_good_enough = models.PositiveSmallIntegerField(null=True)
    share_exemplary = models.PositiveSmallIntegerField(null=True)
    change = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "branch", "size", "is_short", "measure"], name="one_cell_per_measure"
            )
        ]


class Contribution(models.Model):
    """A submission that counted in a publication, with what decided where it counted; for corrections and trends.

    `group` is the holding as the engine knows it, `branch` the sub-branch or section.
    """

    publication = models.ForeignKey(StoredPublication, on_delete=models.CASCADE, related_name="contributions")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="contributions")
    group = models.BigIntegerField()
    branch = models.CharField(max_length=80, blank=True)
    is_open = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "submission"], name="one_contribution_per_submission")
        ]
