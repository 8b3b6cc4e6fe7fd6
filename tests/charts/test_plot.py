"""The plot: a scale in round steps around every value, and paths that follow the columns."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.plot import (
    NARROW,
    WIDE,
    PlotSize,
    Scale,
    areas,
    bars,
    dutch_number,
    hatch,
    lay_plot,
    point_line,
    round_scale,
    step_line,
)

SIZES = (WIDE, NARROW)


@pytest.fixture
def plot():
    """Four columns of 100 from x 17.76 on, a hundred high, from y 128 up to 28."""
    return lay_plot(4, Scale(0, 100, 50), "uren", PlotSize(width=427.76, height=100, font_size=10))


def numbers_of(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (-0.4, "0"), (999.5, "1.000"), (12500, "12.500"), (1234567, "1.234.567"), (-3120, "−3.120")],
)
def test_number_has_points_between_thousands(value, words):
    assert dutch_number(value) == words


def test_sign_stands_before_what_is_not_zero():
    assert [dutch_number(value, "+") for value in (2500, 0, -2500)] == ["+2.500", "0", "−2.500"]


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ((), Scale(0, 1, 1)),
        ((0, None), Scale(0, 1, 1)),
        ((3,), Scale(0, 3, 1)),
        ((100,), Scale(0, 100, 20)),
        ((11,), Scale(0, 15, 5)),
        ((12500, None, 300), Scale(0, 12500, 2500)),
        ((4200, -3120), Scale(-4000, 6000, 2000)),
        ((-7,), Scale(-8, 0, 2)),
    ],
)
def test_worked_scales(values, scale):
    assert round_scale(values) == scale


@given(st.lists(st.integers(-(10**11), 10**11).map(lambda cents: cents / 100), max_size=20))
def test_scale_holds_every_value_and_zero_in_few_steps(values):
    scale = round_scale(values)
    assert scale.low <= min(0, *values, 0) <= max(0, *values, 0) <= scale.high
    assert scale.low % scale.step == scale.high % scale.step == 0
    assert 1 <= (scale.high - scale.low) // scale.step <= 7


def test_worked_plot(plot):
    assert (plot.left, plot.right, plot.top, plot.bottom, plot.zero) == (17.76, 417.76, 28, 128, 128)
    marks = [(line.text, line.x, line.y) for line in plot.grid]
    assert marks == [("0", 11.76, 128), ("50", 11.76, 78), ("100", 11.76, 28)]


@pytest.mark.parametrize("size", SIZES)
def test_labels_of_a_long_scale_stay_on_the_page(size):
    plot = lay_plot(12, round_scale([9_999_999]), "uren", size)
    assert plot.grid[-1].text == "10.000.000"
    assert plot.grid[-1].x - 10 * size.small_size * 0.49 >= 0


@pytest.mark.parametrize("size", SIZES)
def test_columns_fill_the_plot(size):
    plot = lay_plot(36, round_scale([100]), "uren", size)
    edges = [plot.x(edge) for edge in range(37)]
    assert (edges[0], edges[-1]) == (plot.left, plot.right)
    widths = [after - before for before, after in pairwise(edges)]
    assert max(widths) - min(widths) < 0.03


def test_line_of_points_has_a_gap_where_nothing_is_known(plot):
    assert point_line(plot, [50, 0, None, 100]) == "M67.8 78L167.8 128M367.8 28"


def test_line_of_steps_goes_over_equal_columns_at_once(plot):
    assert step_line(plot, [50, 50, None, 100]) == "M17.8 78V78H217.8M317.8 28V28H417.8"


def test_bars_stand_apart_and_hang_below_zero(plot):
    assert bars(plot, [50, 0, None, -50], 0.2) == "M27.8 128V78H107.8V128ZM327.8 128V178H407.8V128Z"


def test_bars_without_a_gap_are_one_shape_until_nothing_is_known(plot):
    path = bars(plot, [50, 50, None, 100], 0)
    assert path == "M17.8 78V78H217.8V128V128H17.8ZM317.8 28V28H417.8V128V128H317.8Z"


def test_area_leaves_out_where_its_edges_meet(plot):
    path = areas(plot, [0, 50, 50, 0], [50, 100, 50, 0])
    assert path == "M17.8 78V78H117.8V28H217.8V78V78H117.8V128H17.8Z"


def test_hatching_rises_and_falls_within_its_columns(plot):
    low, high = [0.0] * 4, [10.0, 0.0, 0.0, 0.0]
    assert hatch(plot, low, high, 1, 40) == "M32 128L42 118M72 128L82 118M112 128L117.8 122.2"
    assert hatch(plot, low, high, -1, 40) == "M78 118L88 128M38 118L48 128"


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 40)), min_size=1, max_size=12), st.sampled_from([1, -1]))
def test_hatching_stays_inside_the_area(pairs, slope):
    plot = lay_plot(len(pairs), Scale(0, 100, 20), "uren", WIDE)
    numbers = numbers_of(hatch(plot, [low for low, _ in pairs], [low + more for low, more in pairs], slope, 6))
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        low, more = pairs[min(int((x - plot.left) / (plot.x(1) - plot.left)), len(pairs) - 1)]
        is_at_edge = abs((x - plot.left) / (plot.x(1) - plot.left) % 1 - 0.5) > 0.49
        assert is_at_edge or plot.y(low + more) - 0.1 <= y <= plot.y(low) + 0.1
