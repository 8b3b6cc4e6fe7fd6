"""When things happened in the demo: every date follows from the moment on which the demo looks back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from reports.demo.chance import dice
from reports.demo.sector import LAST_YEAR, Employer, Latest

# The demo is always seen from this moment, so that it is the same on every day that it is loaded.
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moments:
    """The course of one year at one employer."""

    started: datetime
    answered: datetime
    submitted: datetime
    planned: datetime


def moments_of(employer: Employer, year: int, now: datetime) -> Moments:
    """Filled in in spring; a draft of the last year was begun in autumn and touched last week."""
    rolled = dice(employer.kvk, year, "dagen")
    if year == LAST_YEAR and employer.latest is Latest.DRAFT:
        started = now - timedelta(days=rolled.randint(20, 45), hours=rolled.randint(0, 6))
        return Moments(started, now - timedelta(days=rolled.randint(1, 6)), now, now)
    started = datetime(year, 2, 2, 8, rolled.randint(0, 59), tzinfo=UTC) + timedelta(days=rolled.randint(0, 50))
    answered = started + timedelta(days=rolled.randint(5, 30), hours=rolled.randint(0, 8))
    submitted = answered + timedelta(days=rolled.randint(1, 10), minutes=rolled.randint(0, 300))
    return Moments(started, answered, submitted, submitted + timedelta(days=rolled.randint(3, 20)))


def moment_of(day: date) -> datetime:
    """On this day, in the morning."""
    return datetime.combine(day, time(9), UTC)
