"""Lines over time: every value at its step and height, and a gap where nothing is told."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from charts.series import NARROW, WIDE, Point, Series, Value, build_series_chart

LAST = Series(
    "ronde 2025", "last-year", (Value(0, "0%"), Value(None, "niet te tonen"), Value(50, "50%"), Value(100, "100%"))
)
CURRENT = Series("ronde 2026", "current", (Value(20, "ongeveer 20%"), Value(40, "ongeveer 40%")))


def test_worked_chart():
    chart = build_series_chart((CURRENT, LAST), "week")
    current, last = chart.curves
    assert current.points == (Point(139.0, 207.0), Point(313.0, 159.0))
    assert current.path == "M139.0 207.0L313.0 159.0"
    assert last.path == "M139.0 255.0M487.0 135.0L661.0 15.0"
    assert current.words == "week 1 ongeveer 20%, week 2 ongeveer 40%"
    assert [line.text for line in chart.ticks] == ["week 1", "week 2", "week 3", "week 4"]
    assert [(line.text, line.y) for line in chart.grid][::4] == [("0%", 255.0), ("100%", 15.0)]
    assert [placed.key.text for placed in chart.legend.keys] == ["ronde 2026", "ronde 2025"]


def test_line_without_values_is_named_and_not_drawn():
    chart = build_series_chart((Series("ronde 2026", "current", ()),), "week")
    assert (chart.curves[0].path, chart.curves[0].points) == ("", ())
    assert [line.text for line in chart.ticks] == ["week 1"]


def test_labels_beneath_leave_each_other_room():
    values = tuple(Value(number, str(number)) for number in range(60))
    for size in (WIDE, NARROW):
        ticks = build_series_chart((Series("x", "current", values),), "week", size).ticks
        gaps = [after.x - before.x for before, after in pairwise(ticks)]
        assert min(gaps) >= 7 * size.font_size * 0.49


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=52))
def test_everything_lies_inside_the_view_box(shares):
    values = tuple(Value(share, "x") for share in shares)
    for size in (WIDE, NARROW):
        chart = build_series_chart((Series("x", "current", values),), "week", size)
        for point in chart.curves[0].points:
            assert size.left <= point.x <= chart.right
            assert size.font_size <= point.y <= size.font_size + size.height < chart.height
