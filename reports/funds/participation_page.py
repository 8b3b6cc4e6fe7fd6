"""The response in a fund's round: per week beside the last round, and per size class of the fund's own list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.models import Round
from benchmarks.participation import (
    Invited,
    Period,
    Shown,
    SizeRow,
    response_by_size,
    response_by_week,
    response_on,
)
from benchmarks.round_selectors import invited_of, previous_round
from charts import series
from charts.series import Series, SeriesChart, Value
from organisations.models import SizeClass

NOT_TOLD = "te weinig leden om te tonen"
SIZES = {**{size.value: size.label for size in SizeClass}, "": "Niet opgegeven"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The response of some members in words; `before`: in the last round after as many weeks, empty without one."""

    label: str
    invited: int
    count: str
    share: str
    before: str


@dataclass(frozen=True, slots=True)
class WeekLine:
    """The response at the end of a week; `before`: the share in the last round, empty where it has no such week."""

    number: int
    ends_on: date
    count: str
    share: str
    before: str


@dataclass(frozen=True, slots=True)
class ParticipationPage:
    """All counts stand as they were at the end of the last full week, `counted_on`; None: no week is over yet."""

    invited: int
    first_on: date
    counted_on: date | None
    previous_year: int | None
    total: Standing | None
    sizes: tuple[Standing, ...]
    weeks: tuple[WeekLine, ...]
    chart: SeriesChart | None
    narrow: SeriesChart | None


@dataclass(frozen=True, slots=True)
class _Response:
    """A round with whom it invited."""

    round: Round
    period: Period
    invited: tuple[Invited, ...]

    @classmethod
    def of(cls, fund_round: Round) -> "_Response":
        return cls(fund_round, Period(fund_round.opens_on, fund_round.closes_on), invited_of(fund_round))


def build_participation_page(fund_round: Round, today: date) -> ParticipationPage:
    """In three queries."""
    current = _Response.of(fund_round)
    earlier = previous_round(fund_round)
    before = _Response.of(earlier) if earlier else None
    week = current.period.full_weeks(today)
    is_counted = bool(week and current.invited)
    wide = narrow = None
    if is_counted and len(current.invited) >= 10:
        lines = _series(current, before, today)
        wide = series.build_series_chart(lines, "week")
        narrow = series.build_series_chart(lines, "week", series.NARROW)
    return ParticipationPage(
        invited=len(current.invited),
        first_on=current.period.end_of(1),
        counted_on=current.period.end_of(week) if is_counted else None,
        previous_year=earlier.year if earlier else None,
        total=_total(current, before, week) if is_counted else None,
        sizes=_sizes(current, before, week) if is_counted else (),
        weeks=_weeks(current, before, today) if wide else (),
        chart=wide,
        narrow=narrow,
    )


def _total(current: _Response, before: _Response | None, week: int) -> Standing:
    shown = response_on(current.invited, current.period.end_of(week))
    earlier = _share(response_on(before.invited, before.period.end_of(week))) if before else ""
    return _standing("Alle leden", len(current.invited), shown, earlier)


def _sizes(current: _Response, before: _Response | None, week: int) -> tuple[Standing, ...]:
    earlier = {row.size: _share(row.shown) for row in _size_rows(before, week)} if before else {}
    without = "geen leden" if before else ""
    return tuple(
        _standing(SIZES[row.size], row.invited, row.shown, earlier.get(row.size, without))
        for row in _size_rows(current, week)
    )


def _size_rows(response: _Response, week: int) -> tuple[SizeRow, ...]:
    return response_by_size(response.invited, tuple(SIZES), response.period.end_of(week))


def _standing(label: str, invited: int, shown: Shown | None, before: str) -> Standing:
    return Standing(label, invited, shown.count if shown else NOT_TOLD, shown.share if shown else "–", before)


def _weeks(current: _Response, before: _Response | None, today: date) -> tuple[WeekLine, ...]:
    shares = response_by_week(current.invited, current.period, today)
    earlier = _by_week(before, today)
    return tuple(
        WeekLine(
            number,
            current.period.end_of(number),
            shown.count,
            shown.share,
            _share(earlier[number - 1]) if number <= len(earlier) else "",
        )
        for number, shown in enumerate(shares, start=1)
    )


def _series(current: _Response, before: _Response | None, today: date) -> tuple[Series, ...]:
    lines = [_curve(current, "current", response_by_week(current.invited, current.period, today))]
    if before:
        lines.append(_curve(before, "last-year", _by_week(before, today)))
    return tuple(lines)


def _curve(response: _Response, kind: str, shares: Sequence[Shown | None]) -> Series:
    values = tuple(Value(shown.share_pct if shown else None, _share(shown)) for shown in shares)
    return Series(f"ronde {response.round.year}", kind, values)


def _by_week(response: _Response | None, today: date) -> tuple[Shown | None, ...]:
    return response_by_week(response.invited, response.period, today) if response else ()


def _share(shown: Shown | None) -> str:
    return shown.share if shown else NOT_TOLD
