"""The Flex Diagnose of an assessment as the pure core reads it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessments.competentiematrix.selectors import whole_matrix_of
from assessments.edition_files import flex_edition_for
from assessments.flex_diagnose.deployable import Told, deployable_by_month, tell
from assessments.flex_diagnose.layers import SECURE_GROUPS, Capacity, Layer, Price, Terms
from assessments.flex_diagnose.series import Grain, NeedSeries, Period
from assessments.models import Assessment, FlexCapacity, FlexDemand, FlexLayer, Headcount
from assessments.responses import AnswerSheet
from assessments.selectors import answer_sheet
from organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class FlexFigures:
    """The rows, each with what the pure core reads from it; None for what was not filled in yet."""

    demand: FlexDemand | None
    series: NeedSeries | None
    capacity_row: FlexCapacity | None
    capacity: Capacity | None


def flex_figures(assessment: Assessment) -> FlexFigures:
    """In at most four queries."""
    demand = FlexDemand.objects.select_related("saved_by").filter(assessment=assessment).first()
    row = FlexCapacity.objects.select_related("saved_by").filter(assessment=assessment).first()
    return FlexFigures(demand, demand and series_of(demand), row, row and capacity_of(row))


def last_years_figures(assessment: Assessment) -> FlexFigures | None:
    """What to start from in a year of which nothing was filled in yet; None without a year before."""
    earlier = Assessment.objects.filter(organisation_id=assessment.organisation_id, year=assessment.year - 1).first()
    return flex_figures(earlier) if earlier else None


def secure_contract_hours(assessment: Assessment) -> Decimal | None:
    """Hours per week of everyone with a secure contract, from the table of who works there.

    None where that table says nothing, or of some of them only how many they are.
    """
    rows = Headcount.objects.filter(assessment=assessment, contract_group__in=SECURE_GROUPS)
    hours = [row.hours_per_week for row in rows if row.heads or row.hours_per_week]
    return sum(hours) if hours and None not in hours else None


def deployable_hours(organisation: Organisation, on: date) -> tuple[Told, ...]:
    """Of own people who can help in another team, on that day and by month; empty while the matrix is off."""
    matrix = whole_matrix_of(organisation)
    return tell(deployable_by_month(matrix, on)) if matrix else ()


def flex_sheet(assessment: Assessment, answers=None) -> AnswerSheet:
    """The answers to the questions of the Flex Diagnose, in three queries; see `answer_sheet`."""
    return answer_sheet(assessment, answers, flex_edition_for(assessment.year))


def series_of(demand: FlexDemand) -> NeedSeries:
    periods = tuple(
        Period(
            row.starts_on,
            float(row.hours),
            _float(row.on_call_hours),
            _float(row.agency_hours),
            _float(row.freelance_hours),
            _float(row.replacement_hours),
            _float(row.measure),
        )
        for row in demand.periods.order_by("starts_on")
    )
    return NeedSeries(Grain(demand.grain), demand.days_per_week, periods)


def capacity_of(row: FlexCapacity) -> Capacity:
    return Capacity(
        float(row.contract_hours_per_week),
        float(row.available_pct) / 100,
        float(row.fulltime_hours_per_week),
        None if row.plus_minus_pct is None else float(row.plus_minus_pct) / 100,
        _float(row.extra_fixed_hours_per_week),
        float(row.slack_pct) / 100,
        {Layer(layer.layer): _terms(layer) for layer in row.layers.order_by("id")},
    )


def _terms(layer: FlexLayer) -> Terms:
    if layer.rate is None:
        return Terms(_float(layer.hours_per_week))
    price = Price(float(layer.rate), float(layer.induction_hours or 0), _float(layer.hours_per_stay))
    return Terms(_float(layer.hours_per_week), price)


def _float(number) -> float | None:
    return None if number is None else float(number)
