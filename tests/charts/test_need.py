"""The hours needed: bars and lines on one scale, marks where the caller wants them, a legend of what is there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.need import Mark, Need, PlacedMark, build_need_chart
from charts.plot import NARROW, WIDE, Scale, dutch_number
from tests.charts.period_starts import months, weeks

# An ice-cream maker, fictional: one year.
HOURS = (600, 650, 800, 1000, 1300, 1500, 1600, 1450, 1000, 800, 700, 650)


def points(**by_place):
    """The year of the ice-cream maker, with other fields as `marks={6: …}`."""
    return [
        Need(start, hours, **{name: told.get(place, ()) for name, told in by_place.items()})
        for place, (start, hours) in enumerate(zip(months(12), HOURS, strict=True))
    ]


def keys_of(chart):
    return [(placed.key.kind, placed.key.text) for placed in chart.legend.keys]


def test_worked_chart():
    chart = build_need_chart(points(marks={6: (Mark.PEAK, Mark.OUTLIER), 0: (Mark.TROUGH,)}))
    assert chart.plot.scale == Scale(0, 2000, 500)
    assert chart.bars.count("M") == 12
    assert (chart.trend, chart.measure) == ("", "")
    top, low = chart.plot.y(1600), chart.plot.y(600)
    assert chart.marks == (
        PlacedMark(chart.plot.x(0.5), low + 10, "trough"),
        PlacedMark(chart.plot.x(6.5), top - 10, "peak"),
        PlacedMark(chart.plot.x(6.5), top - 24, "outlier"),
    )
    assert keys_of(chart) == [("need", "uren"), ("peak", "piek"), ("trough", "dal"), ("outlier", "uitschieter")]
    assert chart.words == (
        "Uren van 12 maanden, van januari 2024 tot en met december 2024. Pieken: juli 2024 1.600 uur. "
        "Dalen: januari 2024 600 uur. Uitschieters: juli 2024 1.600 uur."
    )


def test_trough_of_a_bar_too_low_for_it_stands_above():
    dip = [
        Need(start, 0 if place == 5 else 100, marks=(Mark.TROUGH,) * (place == 5))
        for place, start in enumerate(months(12))
    ]
    (mark,) = build_need_chart(dip).marks
    assert mark.y < build_need_chart(dip).plot.bottom


def test_second_series_is_drawn_around_the_mean_of_the_hours():
    doubled = [Need(start, 100, measure=measure) for start, measure in zip(months(2), (1, 3), strict=True)]
    chart = build_need_chart(doubled, "orders")
    ys = re.findall(r" ([\d.]+)", chart.measure)
    assert ys == [f"{chart.plot.y(height):.1f}".removesuffix(".0") for height in (50, 150)]
    assert keys_of(chart) == [("need", "uren"), ("measure", "orders, op een eigen schaal")]


def test_second_series_without_a_mean_is_not_drawn():
    chart = build_need_chart([Need(start, 100, measure=0) for start in months(12)], "orders")
    assert (chart.measure, keys_of(chart)) == ("", [("need", "uren")])


def test_long_name_of_the_second_series_is_cut_off():
    chart = build_need_chart(
        [Need(start, 100, measure=1) for start in months(12)], "bestellingen via de website en de balie"
    )
    assert keys_of(chart)[1] == ("measure", "bestellingen via de web…, op een eigen schaal")
    assert "…" not in keys_of(build_need_chart([Need(months(1)[0], 1, measure=1)], "x" * 24))[1][1]


def test_unknown_hours_are_not_drawn_and_not_marked():
    known = [
        Need(start, None if place == 3 else 100, 90, marks=(Mark.PEAK,) * (place == 3))
        for place, start in enumerate(months(12))
    ]
    chart = build_need_chart(known)
    assert (chart.bars.count("M"), chart.marks, chart.trend.count("M")) == (11, (), 1)
    assert keys_of(chart) == [("need", "uren"), ("trend", "trend")]


def test_many_weeks_become_one_shape():
    chart = build_need_chart([Need(start, 100 + place) for place, start in enumerate(weeks(260))])
    assert chart.bars.count("M") == 1
    assert chart.plot.unit.text == "uren per week"


hours = st.one_of(st.none(), st.floats(0, 1e7))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@settings(max_examples=30)
@given(st.lists(st.tuples(hours, hours, hours), min_size=12, max_size=60))
def test_everything_lies_inside_the_view_box(size, rows):
    marks = tuple(Mark)
    told = [Need(start, *row, marks) for start, row in zip(months(len(rows)), rows, strict=True)]
    chart = build_need_chart(told, "orders", size)
    for line in (*chart.plot.grid, *chart.axis.names, *chart.marks, *chart.legend.keys):
        assert 0 <= line.x <= size.width
        assert 0 <= line.y <= chart.height
    numbers = [float(number) for number in re.findall(r"[\d.]+", chart.trend + "L" + chart.measure)]
    assert all(plot_y <= chart.plot.bottom + 0.05 for plot_y in numbers[1::2])
    assert all(chart.plot.left <= x + 0.05 for x in numbers[::2])
    assert dutch_number(chart.plot.scale.high) == chart.plot.grid[-1].text
