"""The need as charts: from series and analysis to the values that `charts` lays out. Pure."""

from collections import defaultdict
from datetime import date

from assessments.flex_diagnose.demand import Demand
from assessments.flex_diagnose.series import Grain
from charts.need import Mark, Need, NeedChart, build_need_chart
from charts.plot import WIDE
from charts.season import SeasonChart, build_season_chart


def draw_need(demand: Demand, measure: str, size=WIDE) -> NeedChart:
    """The hours as they were given, with the trend and a mark at what stands out."""
    second = demand.series.column("measure")
    marks = _marks(demand)
    points = tuple(
        Need(
            period.starts_on,
            period.hours,
            float(demand.trend[place]),
            None if second is None else float(second[place]),
            tuple(marks[place]),
        )
        for place, period in enumerate(demand.series.periods)
    )
    return build_need_chart(points, measure or "tweede reeks", size)


def season_pattern(demand: Demand) -> tuple[float | None, ...] | None:
    """The mean of the season over the years, per month or week of the year; None without a season."""
    if demand.season is None:
        return None
    by_place = defaultdict(list)
    for period, value in zip(demand.series.periods, demand.season, strict=True):
        by_place[_place_in_year(period.starts_on, demand.series.grain)].append(float(value))
    places = (by_place[place] for place in range(demand.series.grain.periods_per_year))
    return tuple(sum(values) / len(values) if values else None for values in places)


def draw_season(pattern: tuple[float | None, ...] | None, size=WIDE) -> SeasonChart | None:
    """None without a season."""
    return None if pattern is None else build_season_chart(pattern, size)


def _marks(demand: Demand) -> dict[int, list[Mark]]:
    marks = defaultdict(list)
    named = (
        (Mark.PEAK, [each.index for each in demand.peaks]),
        (Mark.TROUGH, [each.index for each in demand.troughs]),
        (Mark.OUTLIER, demand.outliers),
    )
    for mark, places in named:
        for place in places:
            marks[place].append(mark)
    return marks


def _place_in_year(starts_on: date, grain: Grain) -> int:
    """From 0; a 53rd week is drawn with the 52nd."""
    return starts_on.month - 1 if grain is Grain.MONTH else min(starts_on.isocalendar().week, 52) - 1
