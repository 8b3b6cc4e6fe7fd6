"""How many members of a fund take part, told so that no member's own state shows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

LEAST_MEMBERS = 10
STEP = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invited member; `size` as the fund's list has it, empty for not given; None: never submitted."""

    size: str
    submitted_on: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be told: in words, as a share in words, and in per cent where a chart draws it."""

    count: str
    share: str
    share_pct: float


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A size class of the fund's list; `shown` None: too few members to tell."""

    size: str
    invited: int
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a round takes answers."""

    opens_on: date
    closes_on: date

    def full_weeks(self, today: date) -> int:
        """How many weeks are over; the last one ends when the round closes."""
        if today > self.closes_on:
            return ceil((self.closes_on - self.opens_on + timedelta(days=1)) / WEEK)
        return max(0, (today - self.opens_on) // WEEK)

    def end_of(self, week: int) -> date:
        """The last day of a week; the first week is 1."""
        return min(self.opens_on + week * WEEK - timedelta(days=1), self.closes_on)


def shown_count(count: int, total: int) -> Shown | None:
    """What is told of a count: rounded to fives, never none and never all; None for fewer than 10 members.

    Whatever is told stands for at least three different counts.
    """
    if total < LEAST_MEMBERS:
        return None
    high = total - STEP
    low = STEP if high - STEP >= 2 else high + 1
    if count < low:
        return Shown(f"minder dan {low}", f"minder dan {ceil(100 * low / total)}%", 50 * low / total)
    if count > high:
        return Shown(f"meer dan {high}", f"meer dan {100 * high // total}%", 50 * (high + total) / total)
    near = min((count + STEP // 2) // STEP, high // STEP) * STEP
    return Shown(f"ongeveer {near}", f"ongeveer {round(100 * near / total)}%", 100 * near / total)


def response_by_week(invited: Sequence[Invited], period: Period, today: date) -> tuple[Shown | None, ...]:
    """The response at the end of every week that is over, counted from the opening of the round."""
    weeks = range(1, period.full_weeks(today) + 1)
    return tuple(response_on(invited, period.end_of(week)) for week in weeks)


def response_on(invited: Sequence[Invited], day: date) -> Shown | None:
    """The response at the end of this day."""
    return shown_count(_submitted(invited, day), len(invited))


def response_by_size(invited: Sequence[Invited], sizes: Sequence[str], day: date) -> tuple[SizeRow, ...]:
    """A row per size class with members, in this order, at the end of this day.

    Beside the shown total no row stands hidden alone: the smallest other row is hidden with it.
    """
    groups = {size: [one for one in invited if one.size == size] for size in sizes}
    rows = [SizeRow(size, len(group), response_on(group, day)) for size, group in groups.items() if group]
    hidden = [row for row in rows if row.shown is None]
    others = [row for row in rows if row.shown]
    smallest = min(others, key=lambda row: row.invited) if len(hidden) == 1 and others else None
    return tuple(SizeRow(row.size, row.invited, None) if row is smallest else row for row in rows)


def _submitted(invited: Sequence[Invited], day: date) -> int:
    return sum(one.submitted_on is not None and one.submitted_on <= day for one in invited)
