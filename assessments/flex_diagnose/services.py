"""Saving the figures of the Flex Diagnose: each set as a whole, never over a version that the writer has not seen."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from assessments.flex_diagnose.layers import Capacity, Layer, Terms
from assessments.flex_diagnose.series import NeedSeries, Period
from assessments.models import Assessment, FlexCapacity, FlexDemand, FlexLayer, FlexPeriod
from assessments.selectors import takes_flex
from assessments.services.answers import AssessmentLockedError, VersionConflictError
from organisations.events import record_event

CENT = Decimal("0.01")
TENTH = Decimal("0.1")


@transaction.atomic
def save_demand(assessment: Assessment, series: NeedSeries, version: int, *, measure="", by, at) -> FlexDemand:
    """Put these hours in the place of all earlier ones; `version` is the one the writer saw, 0 where there was none.

    `measure` names the second series. Raises AssessmentLockedError or VersionConflictError.
    """
    demand = _of_version(FlexDemand, assessment, version)
    demand.grain, demand.days_per_week, demand.measure = series.grain.value, series.days_per_week, measure
    _stamp(demand, by=by, at=at)
    demand.periods.all().delete()
    FlexPeriod.objects.bulk_create(_period_row(demand, period) for period in series.periods)
    record_event(assessment.organisation, "save_flex_demand", str(assessment.year), by=by, at=at)
    return demand


@transaction.atomic
def save_capacity(assessment: Assessment, capacity: Capacity, version: int, *, by, at) -> FlexCapacity:
    """The same for what the organisation itself has, its limits and its prices."""
    row = _of_version(FlexCapacity, assessment, version)
    row.contract_hours_per_week = _decimal(capacity.contract_hours_per_week)
    row.available_pct = _pct(capacity.available_share)
    row.fulltime_hours_per_week = _decimal(capacity.fulltime_hours_per_week, TENTH)
    row.plus_minus_pct = _pct(capacity.plus_minus_share)
    row.extra_fixed_hours_per_week = _decimal(capacity.extra_fixed_hours_per_week)
    row.slack_pct = _pct(capacity.slack_share)
    _stamp(row, by=by, at=at)
    row.layers.all().delete()
    FlexLayer.objects.bulk_create(_layer_row(row, *item) for item in capacity.terms.items() if item[1] != Terms())
    record_event(assessment.organisation, "save_flex_capacity", str(assessment.year), by=by, at=at)
    return row


@transaction.atomic
def set_slack(assessment: Assessment, slack_pct: Decimal, *, by, at) -> None:
    """How much more of all hours (per cent) the cheapest mix may leave to flex contracts than the most secure one."""
    _lock(assessment)
    assessment.flex_capacity.slack_pct = slack_pct
    assessment.flex_capacity.save(update_fields=["slack_pct"])
    record_event(assessment.organisation, "set_flex_slack", f"{assessment.year}/{slack_pct}", by=by, at=at)


def _lock(assessment: Assessment) -> None:
    if not takes_flex(Assessment.objects.select_for_update().get(pk=assessment.pk)):
        raise AssessmentLockedError(str(assessment))


def _of_version(model, assessment: Assessment, version: int):
    """The stored row or a new one, with the assessment locked and the version the one that the writer saw."""
    _lock(assessment)
    row = model.objects.filter(assessment=assessment).first() or model(assessment=assessment, version=0)
    if row.version != version:
        raise VersionConflictError(model.__name__)
    return row


def _stamp(row, *, by, at) -> None:
    row.version += 1
    row.saved_at, row.saved_by = at, by.user if by else None
    row.save()


def _period_row(demand: FlexDemand, period: Period) -> FlexPeriod:
    return FlexPeriod(
        demand=demand,
        starts_on=period.starts_on,
        hours=_decimal(period.hours),
        on_call_hours=_decimal(period.on_call_hours),
        agency_hours=_decimal(period.agency_hours),
        freelance_hours=_decimal(period.freelance_hours),
        replacement_hours=_decimal(period.replacement_hours),
        measure=_decimal(period.measure),
    )


def _layer_row(capacity: FlexCapacity, layer: Layer, terms: Terms) -> FlexLayer:
    price = terms.price
    return FlexLayer(
        capacity=capacity,
        layer=layer.value,
        hours_per_week=_decimal(terms.hours_per_week),
        rate=_decimal(price.rate) if price else None,
        induction_hours=_decimal(price.induction_hours) if price else None,
        hours_per_stay=_decimal(price.hours_per_stay) if price else None,
    )


def _pct(share: float | None) -> Decimal | None:
    return None if share is None else _decimal(share * 100, TENTH)


def _decimal(number: float | None, unit: Decimal = CENT) -> Decimal | None:
    return None if number is None else Decimal(str(number)).quantize(unit, ROUND_HALF_UP)
