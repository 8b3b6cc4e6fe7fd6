"""The goed-werk-wiel: length is score, nothing leaves the view box, what is missing is empty."""

import re
from decimal import Decimal
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.bands import BANDS, SCALE
from charts.text import Anchor, Line, text_width
from charts.wheel import NARROW, WIDE, Condition, Dot, Spoke, build_wheel, radius_of

NAMES = (
    "Redelijk loon",
    "Baanzekerheid",
    "Werkzekerheid",
    "Sociale zekerheid",
    "Autonomie",
    "Capaciteiten gebruiken",
    "Sociale steun",
    "Geen agressie en discriminatie",
    "Deeltijd werken",
    "Betaald verlof",
    "Zeggenschap over werktijden",
    "Goede kinderopvang en ouderenzorg",
)
scores = st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=3))


def conditions(values, lowest=None, mark=""):
    spokes = tuple(
        Spoke(name, value, "" if value is None else SCALE[2].slug, lowest, mark)
        for name, value in zip(NAMES, values, strict=True)
    )
    labels = ("geld", "werk", "leven")
    return tuple(Condition(label, 64, spokes[4 * i : 4 * i + 4]) for i, label in enumerate(labels))


def points_of(path):
    """The end points of a sector path, radii left out."""
    pairs = re.findall(r"(?:M|L|A[\d.]+ [\d.]+ 0 0 [01] )(-?[\d.]+) (-?[\d.]+)", path)
    return [tuple(map(float, pair)) for pair in pairs]


def test_first_segment_of_a_worked_wheel():
    wheel = build_wheel(conditions([72.4, *[50] * 11], lowest=50, mark="niet-voor-iedereen"))
    segment = wheel.segments[0]
    assert (segment.number, segment.name, segment.words) == (1, "Redelijk loon", "72 goed genoeg")
    assert segment.mark == "niet voor iedereen"
    assert segment.band == BANDS["goed-genoeg"]
    assert (
        segment.bar == "M393.89 129.0A169.57 169.57 0 0 1 468.09 153.11L418.44 234.77A74.00 74.00 0 0 0 386.06 224.25Z"
    )
    assert segment.lowest_group == Dot(x=423.26, y=164.85)
    assert [(line.text, line.kind) for line in segment.lines] == [
        ("Redelijk loon", "name"),
        ("72 goed genoeg", "value"),
        ("niet voor iedereen", "mark"),
    ]


def test_rings_lie_at_the_thresholds():
    assert [(ring.score, ring.radius) for ring in build_wheel(conditions([50] * 12)).rings] == [
        (40, 126.8),
        (60, 153.2),
        (80, 179.6),
    ]


def test_hub_names_the_conditions_and_a_missing_score_is_a_dash():
    (first, *_) = conditions([50] * 12)
    hub = build_wheel((first, Condition("werk", None, first.spokes))).hub
    assert [line.text for line in hub] == ["geld", "64", "werk", "–"]


def test_missing_score_leaves_the_segment_empty():
    segment = build_wheel(conditions([None, *[50] * 11])).segments[0]
    assert (segment.bar, segment.band, segment.lowest_group, segment.words) == ("", None, None, "geen score")
    assert segment.track


def test_zero_is_a_score():
    segment = build_wheel(conditions([0, *[50] * 11])).segments[0]
    assert segment.words == "0 goed genoeg"
    assert segment.bar


@pytest.mark.parametrize(("size", "names"), [(WIDE, ["Redelijk loon", "50 goed genoeg"]), (NARROW, ["1"])])
def test_narrow_wheel_has_numbers_for_names(size, names):
    assert [line.text for line in build_wheel(conditions([50] * 12), size).segments[0].lines] == names


@pytest.mark.parametrize(
    ("values", "lowest", "more"),
    [
        ([50] * 12, None, []),
        ([50] * 12, 40, ["laagste groep"]),
        ([None, *[50] * 11], None, ["geen score"]),
    ],
)
def test_legend_names_only_what_is_drawn(values, lowest, more):
    legend = build_wheel(conditions(values, lowest)).legend
    assert [placed.key.text for placed in legend.keys][4:] == more


def test_segments_are_equally_wide():
    wheel = build_wheel(conditions([100] * 12))
    widths = {round(dist(*points_of(segment.track)[:2])) for segment in wheel.segments}
    assert len(widths) == 1


@given(st.lists(scores, min_size=12, max_size=12), scores, st.sampled_from(["", "wettelijk-tekort"]))
def test_everything_lies_inside_the_view_box(values, lowest, mark):
    for size in (WIDE, NARROW):
        wheel = build_wheel(conditions(values, lowest, mark), size)
        for x, y in all_points(wheel):
            assert 0 <= x <= wheel.width
            assert 0 <= y <= wheel.height


@given(*[st.decimals(min_value=0, max_value=100, places=3)] * 2)
def test_bar_is_longer_where_the_score_is_higher(one, other):
    low, high = sorted((one, other))
    lengths = [bar_length(build_wheel(conditions([score] * 12))) for score in (low, high)]
    assert lengths[0] <= lengths[1] + 0.02
    assert radius_of(low, WIDE) <= radius_of(high, WIDE)


def test_bar_length_is_proportional_to_the_score():
    half, whole = (bar_length(build_wheel(conditions([Decimal(score)] * 12))) for score in (50, 100))
    assert half * 2 == pytest.approx(whole, abs=0.05)


def test_lines_of_neighbours_do_not_overlap():
    wheel = build_wheel(conditions([100] * 12, lowest=97, mark="niet-voor-iedereen"))
    lines = [line for segment in wheel.segments for line in segment.lines]
    clashes = [
        (a.text, b.text)
        for index, a in enumerate(lines)
        for b in lines[index + 1 :]
        if abs(a.y - b.y) < 13 and overlap(a, b, wheel.font_size)
    ]
    assert clashes == []


def overlap(one: Line, other: Line, size: float) -> bool:
    (left, right), (other_left, other_right) = extent(one, size), extent(other, size)
    return left < other_right and other_left < right


def extent(line: Line, size: float) -> tuple[float, float]:
    width = text_width(line.text, size)
    left = line.x - {Anchor.START: 0, Anchor.MIDDLE: width / 2, Anchor.END: width}[line.anchor]
    return left, left + width


def all_points(wheel):
    for segment in wheel.segments:
        yield from points_of(segment.track) + points_of(segment.bar)
        if segment.lowest_group:
            yield segment.lowest_group.x, segment.lowest_group.y
        yield from line_ends(segment.lines, wheel.font_size)
    yield from line_ends(wheel.hub, wheel.font_size)
    for placed in wheel.legend.keys:
        yield placed.x, placed.y
        yield placed.text_x + text_width(placed.key.text, wheel.legend.font_size), placed.y


def line_ends(lines, size):
    for line in lines:
        left, right = extent(line, size)
        yield left, line.y - size * 0.75
        yield right, line.y + size * 0.25


def bar_length(wheel):
    outer, _, _, inner = points_of(wheel.segments[0].bar)
    return dist(outer, inner)
