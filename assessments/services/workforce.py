"""Saving the profile of the workforce: heads and hours per unit, function group and contract group."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify

from assessments.models import Assessment, FunctionGroup, Headcount
from assessments.questionnaire import OWN_CONTRACT_GROUPS
from assessments.responses import Route
from assessments.services.answers import AssessmentLockedError
from assessments.services.life_cycle import route_for
from organisations.events import record_event
from organisations.models import SizeClass

MAX_FUNCTION_GROUPS = 6


class WorkforceError(ValueError):
    """The rows do not make a workforce; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class HeadcountRow:
    """One row of the workforce table; `hours_per_week` is what these people work together, None where unknown."""

    unit: str
    function_group: str
    contract_group: str
    women: int = 0
    men: int = 0
    other: int = 0
    hours_per_week: Decimal | None = None


@transaction.atomic
def save_workforce(assessment: Assessment, rows: list[HeadcountRow], *, by, at) -> Assessment:
    """Put these rows in the place of all earlier ones; size class and route follow the heads. Raises WorkforceError."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not locked.is_draft:
        raise AssessmentLockedError(str(assessment))
    _check(rows)
    assessment.headcounts.all().delete()
    assessment.function_groups.all().delete()
    groups = {name: FunctionGroup(assessment=assessment, slug=slugify(name), name=name) for name in _names(rows)}
    FunctionGroup.objects.bulk_create(groups.values())
    Headcount.objects.bulk_create(_headcount(assessment, row, groups) for row in rows)
    own = sum(row.women + row.men + row.other for row in rows if row.contract_group in OWN_CONTRACT_GROUPS)
    assessment.size_class = SizeClass.of(own)
    assessment.route = route_for(assessment.size_class, Route(assessment.route)).value
    assessment.save(update_fields=["size_class", "route"])
    record_event(assessment.organisation, "save_workforce", str(assessment.year), by=by, at=at)
    return assessment


@transaction.atomic
def choose_route(assessment: Assessment, route: Route, *, by, at) -> Assessment:
    """Only 10 to 49 people have a choice; for others the route stays what their size asks."""
    if not Assessment.objects.select_for_update().get(pk=assessment.pk).is_draft:
        raise AssessmentLockedError(str(assessment))
    assessment.route = route_for(assessment.size_class, route).value
    assessment.save(update_fields=["route"])
    record_event(assessment.organisation, "choose_route", f"{assessment.year}/{assessment.route}", by=by, at=at)
    return assessment


def _names(rows: list[HeadcountRow]) -> list[str]:
    return list(dict.fromkeys(row.function_group for row in rows))


def _check(rows: list[HeadcountRow]) -> None:
    if not sum(row.women + row.men + row.other for row in rows):
        raise WorkforceError("Vul minstens één regel in met het aantal mensen.")
    names = _names(rows)
    if len({slugify(name) for name in names}) < len(names) or not all(slugify(name) for name in names):
        raise WorkforceError("Geef elke functiegroep een eigen naam, met letters of cijfers.")
    if len(names) > MAX_FUNCTION_GROUPS:
        raise WorkforceError(
            f"Gebruik hooguit zes functiegroepen. Nu zijn het er {len(names)}: voeg er een paar samen."
        )
    cells = [(row.unit, row.function_group, row.contract_group) for row in rows]
    twice = next((cell for cell in cells if cells.count(cell) > 1), None)
    if twice:
        raise WorkforceError(
            f"Deze regel komt twee keer voor: {' · '.join(filter(None, twice))}. Tel ze bij elkaar op."
        )


def _headcount(assessment: Assessment, row: HeadcountRow, groups: dict[str, FunctionGroup]) -> Headcount:
    return Headcount(
        assessment=assessment,
        unit=row.unit,
        function_group=groups[row.function_group],
        contract_group=row.contract_group,
        women=row.women,
        men=row.men,
        other=row.other,
        hours_per_week=row.hours_per_week,
    )
