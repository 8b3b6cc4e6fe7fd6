"""Reference figures that a steward imported from a downloaded StatLine table, with all they came from."""

from django.db import models
from django.db.models import Q

from benchmarks.catalogue import Certainty, Figure
from organisations.sbi import Scheme


class ReferenceFigure(models.Model):
    """One imported figure of a measure of the catalogue; it takes the place of the same figure in the content files.

    `section` empty: the Netherlands, and then `scheme` is empty too. `quarter` None: a whole year.
    """

    measure = models.SlugField(max_length=80)
    scheme = models.CharField(max_length=7, blank=True, choices=[(scheme.value, scheme.value) for scheme in Scheme])
    section = models.CharField(max_length=1, blank=True)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    # CBS publishes a fixed number of decimals per column; "4.0" and "4" are not the same statement.
    decimals = models.PositiveSmallIntegerField()
    certainty = models.CharField(max_length=12, choices=[(certainty.value, certainty.label) for certainty in Certainty])
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300)
    url = models.URLField(max_length=500)
    table = models.CharField(max_length=20)
    imported_by = models.CharField(max_length=150)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            # Two constraints, because a database takes two empty quarters for different values.
            models.UniqueConstraint(
                fields=["measure", "scheme", "section", "year"],
                condition=Q(quarter__isnull=True),
                name="one_figure_per_year",
            ),
            models.UniqueConstraint(
                fields=["measure", "scheme", "section", "year", "quarter"],
                condition=Q(quarter__isnull=False),
                name="one_figure_per_quarter",
            ),
        ]

    def __str__(self):
        return f"{self.measure} {self.section or 'NL'} {self.year}"

    @property
    def figure(self) -> Figure:
        return Figure(
            value=round(self.value, self.decimals),
            year=self.year,
            source=self.source,
            url=self.url,
            certainty=Certainty(self.certainty),
            quarter=self.quarter,
            scheme=Scheme(self.scheme) if self.scheme else None,
            section=self.section,
            note=self.note,
        )
