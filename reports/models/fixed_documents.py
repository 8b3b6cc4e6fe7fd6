"""Documents that never change: the annual report as it was fixed, its data, and what came after."""

from django.db import models
from django.db.models import Q

from assessments.models import Assessment
from reports.models.council import Opinion


class FixedKind(models.TextChoices):
    REPORT = "jaarrapport", "Jaarrapport"
    DATA = "gegevens", "Gegevens bij het jaarrapport"
    ADDENDUM = "addendum", "Addendum bij het jaarrapport"


class FixedDocument(models.Model):
    """The bytes of one document with their SHA-256 in hexadecimal; `opinion` is the one that an addendum prints."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="fixed_documents")
    kind = models.CharField(max_length=11, choices=FixedKind.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    fixed_at = models.DateTimeField()
    opinion = models.OneToOneField(Opinion, on_delete=models.SET_NULL, null=True, blank=True, related_name="addendum")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "kind"],
                condition=~Q(kind=FixedKind.ADDENDUM),
                name="one_fixed_document_per_kind",
            )
        ]
