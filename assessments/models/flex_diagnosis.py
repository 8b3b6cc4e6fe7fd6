"""The figures of the Flex Diagnose: the hours that were worked, and what can fill them. One of each per assessment."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from assessments.flex_diagnose.layers import Layer
from assessments.flex_diagnose.series import Grain
from assessments.models.assessment import Assessment

DAYS_PER_WEEK = [(5, "Maandag tot en met vrijdag"), (6, "Maandag tot en met zaterdag"), (7, "Alle dagen")]
NOT_NEGATIVE = MinValueValidator(0)


def hours_field(label, **options):
    return models.DecimalField(label, max_digits=10, decimal_places=2, validators=[NOT_NEGATIVE], **options)


def unknown_hours_field(label):
    """None: not known."""
    return hours_field(label, null=True, blank=True)


def share_field(label, most=100, **options):
    """Per cent."""
    validators = [NOT_NEGATIVE, MaxValueValidator(most)]
    return models.DecimalField(label, max_digits=4, decimal_places=1, validators=validators, **options)


class Saved(models.Model):
    """Figures that are saved as a whole; `version` rises by one each time, so that no one overwrites unseen."""

    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True


class FlexDemand(Saved):
    """The hours worked, month by month or week by week. `measure` names the second series; empty without one."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="flex_demand")
    grain = models.CharField(max_length=5, choices=[(grain.value, grain.value) for grain in Grain])
    days_per_week = models.PositiveSmallIntegerField("werkdagen", choices=DAYS_PER_WEEK)
    measure = models.CharField("tweede reeks", max_length=60, blank=True)


class FlexPeriod(models.Model):
    """One month or week; see `series.Period`."""

    demand = models.ForeignKey(FlexDemand, on_delete=models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    hours = hours_field("gewerkte uren")
    on_call_hours = unknown_hours_field("oproep en tijdelijk")
    agency_hours = unknown_hours_field("uitzend en payroll")
    freelance_hours = unknown_hours_field("zzp")
    replacement_hours = unknown_hours_field("vervanging en proeftijd")
    measure = models.DecimalField("tweede reeks", max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["demand", "starts_on"], name="one_flex_period_per_start")]


class FlexCapacity(Saved):
    """What the organisation itself has; see `layers.Capacity`."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="flex_capacity")
    contract_hours_per_week = hours_field("contracturen per week")
    available_pct = share_field("deel dat echt wordt gewerkt")
    fulltime_hours_per_week = models.DecimalField(
        "uren van een voltijdbaan", max_digits=4, decimal_places=1, validators=[MinValueValidator(1)]
    )
    plus_minus_pct = share_field("band van plus- en minuren", most=50, null=True, blank=True)
    extra_fixed_hours_per_week = unknown_hours_field("extra vaste uren, hoogstens")
    slack_pct = share_field("ruimte voor flex", default=Decimal(5))


class FlexLayer(models.Model):
    """How much one layer can give and at what price; see `layers.Terms`."""

    capacity = models.ForeignKey(FlexCapacity, on_delete=models.CASCADE, related_name="layers")
    layer = models.CharField(max_length=13, choices=[(layer.value, layer.label) for layer in Layer])
    hours_per_week = unknown_hours_field("uren per week")
    rate = models.DecimalField(
        "prijs per uur", max_digits=7, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    induction_hours = unknown_hours_field("inwerkuren")
    hours_per_stay = unknown_hours_field("uren die iemand blijft")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["capacity", "layer"], name="one_flex_layer_per_capacity")]
