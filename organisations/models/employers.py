"""Employers: who they are, how large, and how the people who work there take part in decisions."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from organisations import sbi

kvk_validator = RegexValidator(r"^[0-9]{8}\Z", "Een KvK-nummer heeft acht cijfers, zonder punten of spaties.")
sbi_validator = RegexValidator(r"^[0-9]{2,5}\Z", "Een SBI-code heeft twee tot vijf cijfers, bijvoorbeeld 25110.")


class SizeClass(models.TextChoices):
    """By the number of people with a contract of the organisation itself."""

    MICRO = "1-9", "1 tot 10 medewerkers"
    SMALL = "10-49", "10 tot 50 medewerkers"
    MEDIUM = "50-249", "50 tot 250 medewerkers"
    LARGE = "250+", "250 medewerkers of meer"

    @classmethod
    def of(cls, headcount: int) -> "SizeClass":
        if headcount < 10:
            return cls.MICRO
        if headcount < 50:
            return cls.SMALL
        return cls.MEDIUM if headcount < 250 else cls.LARGE


class ParticipationForm(models.TextChoices):
    """How the people who work there take part in decisions (medezeggenschap)."""

    WORKS_COUNCIL = "ondernemingsraad", "Ondernemingsraad"
    STAFF_REPRESENTATION = "personeelsvertegenwoordiging", "Personeelsvertegenwoordiging"
    STAFF_MEETING = "personeelsvergadering", "Personeelsvergadering"
    NONE = "geen", "Geen van deze"


class HasTrail(models.Model):
    """Who has a trail of events: how long it is, and the hash that its last event ends with."""

    trail_length = models.PositiveBigIntegerField(default=0, editable=False)
    trail_head = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class Organisation(HasTrail):
    """An employer. It counts in benchmarks only once `verified_at` is set by a fund or the platform."""

    name = models.CharField("naam van de organisatie", max_length=200)
    kvk = models.CharField("KvK-nummer", max_length=8, unique=True, validators=[kvk_validator])
    sbi_scheme = models.CharField(
        "indeling",
        max_length=7,
        choices=[(sbi.Scheme.SBI_2025.value, "SBI 2025"), (sbi.Scheme.SBI_2008.value, "SBI 2008")],
    )
    sbi_code = models.CharField("SBI-code", max_length=5, validators=[sbi_validator])
    size_class = models.CharField("grootte", max_length=6, choices=SizeClass.choices)
    participation_form = models.CharField("medezeggenschap", max_length=28, choices=ParticipationForm.choices)
    # Employers of one holding count once in a benchmark.
    holding = models.CharField("concern", max_length=120, blank=True)
    comparison_fund = models.ForeignKey(
        "SectorFund", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="vergelijken in"
    )
    is_fictional = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.name} (fictief)" if self.is_fictional else self.name

    @property
    def section(self):
        return sbi.section_of(sbi.Scheme(self.sbi_scheme), self.sbi_code)
