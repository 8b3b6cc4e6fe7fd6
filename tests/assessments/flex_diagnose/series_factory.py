"""Builders of series of hours for the tests of the Flex Diagnose; what a column leaves out is not known."""

from datetime import date, timedelta

from assessments.flex_diagnose.series import Grain, NeedSeries, Period


def monthly(hours, start=(2022, 1), days_per_week=5, **columns) -> NeedSeries:
    """A series per month from the month `start`; `columns` are lists as long as `hours`."""
    year, month = start
    months = [divmod(month - 1 + index, 12) for index in range(len(hours))]
    return _series(
        Grain.MONTH, days_per_week, [date(year + years, index + 1, 1) for years, index in months], hours, columns
    )


def weekly(hours, start=(2022, 1), days_per_week=5, **columns) -> NeedSeries:
    """A series per week from the ISO week `start` (year, week)."""
    monday = date.fromisocalendar(*start, 1)
    starts = [monday + timedelta(weeks=index) for index in range(len(hours))]
    return _series(Grain.WEEK, days_per_week, starts, hours, columns)


def _series(grain, days_per_week, starts, hours, columns) -> NeedSeries:
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)] or [{}] * len(
        hours
    )
    periods = (Period(start, hour, **row) for start, hour, row in zip(starts, hours, rows, strict=True))
    return NeedSeries(grain, days_per_week, tuple(periods))
