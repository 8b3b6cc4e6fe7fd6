"""What the page of the capacity tells from the competentiematrix: hours of people who can help elsewhere. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessments.flex_diagnose.deployable import Told
from assessments.flex_diagnose.layers import Layer
from assessments.flex_diagnose.words import amount_text
from charts.periods import MONTHS

NOT_SHOWN = "niet getoond"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month as the table has it; `people` is empty where nothing may be told."""

    name: str
    people: str
    hours: str


@dataclass(frozen=True, slots=True)
class DeployablePart:
    """`hours` per week on the day `on`, also as `words`, and in the coming months."""

    on: date
    people: int
    hours: Decimal
    words: str
    months: tuple[MonthRow, ...]

    @property
    def layer(self) -> Layer:
        """The one that these hours are a suggestion for."""
        return Layer.DEPLOYABLE


def build_deployable_part(told: Sequence[Told]) -> DeployablePart | None:
    """None where there is no matrix, or nothing may be told of today; that comes first."""
    if not told or told[0].figures is None:
        return None
    today, *months = told
    figures = today.figures
    hours = Decimal(str(figures.hours))
    return DeployablePart(today.on, figures.people, hours, amount_text(hours), tuple(map(_month, months)))


def _month(told: Told) -> MonthRow:
    name = f"{MONTHS[told.on.month - 1]} {told.on.year}"
    if told.figures is None:
        return MonthRow(name, "", NOT_SHOWN)
    return MonthRow(name, str(told.figures.people), amount_text(told.figures.hours))
