"""Layers of hours: each on the one before, what stays open above them, the need over all."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.capacity import TONES, Filling, build_capacity_chart
from charts.plot import NARROW, WIDE, Scale
from tests.charts.period_starts import months, weeks

STARTS = months(4)
FIXED = Filling("Vaste uren", (100, 100, 100, 100))
PLUS = Filling("Plusuren", (0, 20, 20, 0))
NOBODY = Filling("Eigen reserve", (None, None, None, None))
AGENCY = Filling("Uitzend", (0, 0, 30, 0))


def keys_of(chart):
    return [(placed.key.kind, placed.key.text, placed.key.slug) for placed in chart.legend.keys]


def heights_of(path):
    return [float(number) for number in re.findall(r"V([\d.]+)", path)]


def test_worked_layers():
    chart = build_capacity_chart(STARTS, (FIXED, PLUS, NOBODY, AGENCY), (90, 120, 160, 100))
    y = chart.plot.y
    assert chart.plot.scale == Scale(0, 200, 50)
    assert [(stratum.label, stratum.tone.slug) for stratum in chart.strata] == [
        ("Vaste uren", "1"),
        ("Plusuren", "2"),
        ("Uitzend", "4"),
    ]
    assert [round(y(height), 1) for height in (120, 100, 100)] == heights_of(chart.strata[1].area)
    assert [round(y(height), 1) for height in (160, 150, 150)] == heights_of(chart.open_area)
    assert [round(y(height), 1) for height in (90, 120, 160, 100)] == heights_of(chart.need)
    assert [round(y(height), 1) for height in (100, 120, 150, 100)] == heights_of(chart.outline)
    assert keys_of(chart) == [
        ("need-line", "nodige uren", ""),
        ("layer", "Vaste uren", "1"),
        ("layer-rising", "Plusuren", "2"),
        ("layer-falling", "Uitzend", "4"),
        ("open", "niet ingevuld", ""),
    ]
    assert chart.words == (
        "Over 4 maanden, van januari 2024 tot en met april 2024: Vaste uren 400 uur, Plusuren 40 uur, Uitzend 30 uur, "
        "niet ingevuld 10 uur."
    )


def test_layers_that_are_enough_leave_nothing_open():
    chart = build_capacity_chart(STARTS, (FIXED,), (90, 100, 80, 0), "te weinig mensen")
    assert (chart.open_area, chart.open_hatch) == ("", "")
    assert "te weinig mensen" not in [text for _, text, _ in keys_of(chart)]


def test_unknown_need_has_no_line_and_leaves_nothing_open():
    chart = build_capacity_chart(STARTS, (FIXED,), (None, 150, None, None))
    assert heights_of(chart.need) == [round(chart.plot.y(150), 1)]
    assert chart.words.endswith("Vaste uren 400 uur, niet ingevuld 50 uur.")


def test_no_hours_at_all():
    chart = build_capacity_chart(STARTS, (NOBODY,), (0, 0, 0, 0))
    assert (chart.strata, chart.open_area, chart.words.endswith(": geen uren.")) == ((), "", True)


def test_hours_just_below_zero_are_none():
    chart = build_capacity_chart(STARTS, (FIXED, Filling("Plusuren", (-1e-9, 0, 0, 0))), (100, 100, 100, 100))
    assert len(chart.strata) == 1


def test_neighbouring_layers_differ_in_colour_and_in_hatching():
    for lower, upper in pairwise(TONES):
        assert lower.colour != upper.colour
        assert (lower.slope == 0) != (upper.slope == 0)


layers = st.lists(st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=30, max_size=30), min_size=1, max_size=9)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@settings(max_examples=30)
@given(layers, st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=30, max_size=30))
def test_everything_lies_inside_the_view_box(size, columns, need):
    fillings = [Filling(f"laag {place}", column) for place, column in enumerate(columns)]
    chart = build_capacity_chart(weeks(30), fillings, need, size=size)
    paths = [chart.outline, chart.open_area, chart.need, *(stratum.area for stratum in chart.strata)]
    for path in paths:
        assert all(chart.plot.top - 0.05 <= y <= chart.plot.bottom + 0.05 for y in heights_of(path))
        xs = [float(number) for number in re.findall(r"[MH]([\d.]+)", path)]
        assert all(chart.plot.left - 0.05 <= x <= chart.plot.right + 0.05 for x in xs)
    assert chart.height < 3 * size.height
