"""The need as charts: which numbers are handed to the drawings."""

import numpy as np

from assessments.flex_diagnose.demand import analyse_demand
from assessments.flex_diagnose.drawings import draw_need, draw_season, season_pattern
from charts.need import Mark, Need, build_need_chart
from charts.plot import NARROW
from charts.season import build_season_chart
from tests.assessments.flex_diagnose.series_factory import monthly, weekly


def test_the_need_is_drawn_with_trend_marks_and_second_series():
    hours = [3000.0] * 12
    hours[6] = 9000.0
    series = monthly(hours, measure=[5] * 12)
    demand = analyse_demand(series)
    marks = {each.index: (Mark.PEAK,) for each in demand.peaks} | {
        each.index: (Mark.TROUGH,) for each in demand.troughs
    }
    marks |= {place: (*marks.get(place, ()), Mark.OUTLIER) for place in demand.outliers}
    assert Mark.OUTLIER in marks[6]
    points = tuple(
        Need(period.starts_on, period.hours, float(demand.trend[place]), 5.0, marks.get(place, ()))
        for place, period in enumerate(series.periods)
    )
    assert draw_need(demand, "Orders", NARROW) == build_need_chart(points, "Orders", NARROW)


def test_the_pattern_is_the_mean_of_every_month():
    demand = analyse_demand(monthly([100 + 10 * (place % 12) for place in range(30)], (2023, 4)))
    pattern = season_pattern(demand)
    # April is the first period, and comes three times in thirty months; January twice.
    assert pattern[3] == np.mean(demand.season[[0, 12, 24]])
    assert pattern[0] == np.mean(demand.season[[9, 21]])
    assert draw_season(pattern) == build_season_chart(pattern)


def test_a_53rd_week_is_drawn_with_the_52nd():
    demand = analyse_demand(weekly(range(106), (2020, 1)))
    assert len(season_pattern(demand)) == 52
    assert season_pattern(demand)[51] == np.mean(demand.season[[51, 52, 104]])


def test_without_a_season_there_is_no_pattern_and_no_drawing():
    assert season_pattern(analyse_demand(monthly(range(12)))) is None
    assert draw_season(None) is None
