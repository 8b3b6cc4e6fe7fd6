"""The hours an employer worked, month by month or week by week. Pure; validated when built, trusted after."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from assessments.flex_diagnose.working_days import working_days

FLEX_COLUMNS = ("on_call_hours", "agency_hours", "freelance_hours")
# Columns are rounded apart, so that parts may pass their whole by this much.
CENT = 0.011


class Grain(StrEnum):
    MONTH = "maand"
    WEEK = "week"

    @property
    def periods_per_year(self) -> int:
        return {"maand": 12, "week": 52}[self.value]

    @property
    def fewest(self) -> int:
        return {"maand": 12, "week": 26}[self.value]

    @property
    def most(self) -> int:
        return {"maand": 60, "week": 260}[self.value]

    def after(self, start: date) -> date:
        """The first day of the period that follows the one that starts here."""
        if self is Grain.WEEK:
            return start + timedelta(days=7)
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """One month or week, by its first day (a Monday for a week).

    `hours` are all hours worked: every contract, overtime and hired hours in it, leave and absence not. The three flex
    columns are part of them, `replacement_hours` (of the sick, and trial periods) part of the flex hours. `measure` is
    the employer's own second series: orders, visits. None: not known.
    """

    starts_on: date
    hours: float
    on_call_hours: float | None = None
    agency_hours: float | None = None
    freelance_hours: float | None = None
    replacement_hours: float | None = None
    measure: float | None = None


class SeriesError(ValueError):
    """Periods that are no series; the message is in Dutch."""


@dataclass(frozen=True, slots=True)
class NeedSeries:
    """Periods without a gap, the oldest first; a column is known in every period or in none."""

    grain: Grain
    days_per_week: int
    periods: tuple[Period, ...]

    def __post_init__(self):
        if not self.grain.fewest <= len(self.periods) <= self.grain.most:
            raise SeriesError(f"Een reeks heeft {self.grain.fewest} tot en met {self.grain.most} perioden.")
        starts = [period.starts_on for period in self.periods]
        if starts[1:] != [self.grain.after(start) for start in starts[:-1]]:
            raise SeriesError("De perioden volgen niet op elkaar.")
        for name in (field.name for field in fields(Period)[2:]):
            if len({getattr(period, name) is None for period in self.periods}) > 1:
                raise SeriesError(f"{name} is niet in elke periode bekend.")
        if self.flex_hours is not None and (self.flex_hours > self.hours + CENT).any():
            raise SeriesError("Flexkrachten kunnen niet meer uren werken dan er zijn gewerkt.")

    def column(self, name: str) -> np.ndarray | None:
        """One column as numbers; None where it is not known."""
        if getattr(self.periods[0], name) is None:
            return None
        return np.array([getattr(period, name) for period in self.periods], dtype=float)

    @property
    def hours(self) -> np.ndarray:
        return self.column("hours")

    @property
    def working_days(self) -> np.ndarray:
        after = self.grain.after
        days = [working_days(p.starts_on, after(p.starts_on), self.days_per_week) for p in self.periods]
        return np.array(days, dtype=float)

    @property
    def weeks(self) -> np.ndarray:
        """The length of each period in working weeks: what a weekly capacity is multiplied with."""
        return self.working_days / self.days_per_week

    @property
    def flex_hours(self) -> np.ndarray | None:
        """The hours that flex contracts filled; None as long as not one of the three columns is known."""
        known = [column for name in FLEX_COLUMNS if (column := self.column(name)) is not None]
        return sum(known) if known else None
