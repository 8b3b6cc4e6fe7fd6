"""From events to the lines of a timeline: several of one kind on end become one line. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# Longer without one is another sitting.
GAP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Deed:
    """One event in words; `at` in local time. `actor` is a user's number; None: `who` has none.

    `many` is what several read as, with "{count}" in it; empty: this one stands alone.
    """

    actor: int | None
    who: str
    role: str
    words: str
    many: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What one person did from `first_at` until `last_at`; of one deed they are the same."""

    who: str
    role: str
    words: str
    first_at: datetime
    last_at: datetime

    @property
    def is_span(self) -> bool:
        """Whether it shows as a span: not when it began and ended in the same minute."""
        return f"{self.first_at:%H:%M}" != f"{self.last_at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    lines: tuple[Line, ...]


def build_days(deeds: Iterable[Deed]) -> tuple[Day, ...]:
    """The timeline by day; `deeds` and what comes out are newest first."""
    days: dict[date, list[Line]] = {}
    for group in _groups(deeds):
        days.setdefault(group[0].at.date(), []).append(_line(group))
    return tuple(Day(on, tuple(lines)) for on, lines in days.items())


def _groups(deeds: Iterable[Deed]) -> list[list[Deed]]:
    """In the order of their newest deed; what others did in between does not part a group."""
    groups: list[list[Deed]] = []
    latest: dict[tuple, list[Deed]] = {}
    for deed in deeds:
        key = (deed.actor, deed.who, deed.role, deed.many, deed.at.date())
        group = latest.get(key) if deed.many else None
        if group and group[-1].at - deed.at <= GAP:
            group.append(deed)
        else:
            groups.append([deed])
            latest[key] = groups[-1]
    return groups


def _line(group: list[Deed]) -> Line:
    newest, oldest = group[0], group[-1]
    words = newest.many.replace("{count}", str(len(group))) if len(group) > 1 else newest.words
    return Line(newest.who, newest.role, words, first_at=oldest.at, last_at=newest.at)
