"""Bars: parts fill the whole, a group's bar is as long as its score."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from charts.bars import TONES, GroupScore, Share, Whole, build_group_chart, build_stacked_chart
from charts.rows import NARROW, WIDE

SIZES = (WIDE, NARROW)


def whole(*shares):
    return Whole("2026", tuple(Share(f"groep {index}", share) for index, share in enumerate(shares)))


def test_worked_stack():
    bar = build_stacked_chart((whole(50, Decimal("37.5"), Decimal("12.5")),)).bars[0]
    assert [(part.x, part.width, part.words) for part in bar.parts] == [
        (0.0, 380.0, "50%"),
        (380.0, 285.0, "38%"),
        (665.0, 95.0, "13%"),
    ]
    assert [line.text for line in bar.lines] == ["2026"]


def test_small_part_has_no_text_in_it():
    assert [part.line is None for part in build_stacked_chart((whole(98, 2),)).bars[0].parts] == [False, True]


def test_unknown_share_takes_no_room():
    part = build_stacked_chart((whole(100, None),)).bars[0].parts[1]
    assert (part.width, part.words, part.line) == (0.0, "onbekend", None)


def test_text_is_light_on_dark_tones_only():
    kinds = [part.line.kind for part in build_stacked_chart((whole(*[14] * 7),)).bars[0].parts]
    assert kinds == ["on-dark", "on-dark", "on-light", "on-dark", "on-light", "on-light", "on-light"]


def test_tones_start_again_after_the_last():
    parts = build_stacked_chart((whole(*[12] * 8),)).bars[0].parts
    assert [part.colour for part in parts] == [*TONES, TONES[0]]
    assert parts[7].tone == 1


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=9).filter(any))
def test_parts_fill_the_bar_and_touch(weights):
    shares = [Decimal(100) * weight / sum(weights) for weight in weights]
    for size in SIZES:
        chart = build_stacked_chart((whole(*shares), whole(*shares)), size)
        for bar in chart.bars:
            ends = [0.0, *(part.x + part.width for part in bar.parts)]
            assert all(abs(part.x - end) < 0.02 for part, end in zip(bar.parts, ends, strict=False))
            assert abs(ends[-1] - size.width) < 0.02
            assert bar.y + chart.bar_height <= chart.height


def test_rounded_shares_that_add_up_to_more_than_all_still_fit():
    parts = build_stacked_chart((whole(50, 35, 20),)).bars[0].parts
    assert [part.words for part in parts] == ["50%", "35%", "20%"]
    assert abs(parts[-1].x + parts[-1].width - WIDE.width) < 0.02


def test_share_of_a_band_has_the_colour_of_that_band():
    shares = (Share("kwetsbaar", 50, "kwetsbaar"), Share("in ontwikkeling", 50, "in-ontwikkeling"))
    chart = build_stacked_chart((Whole("2026", shares),))
    parts = chart.bars[0].parts
    assert [(part.colour, part.line.kind) for part in parts] == [("#a33b16", "on-dark"), ("#c07f12", "on-light")]
    assert [placed.key.colour for placed in chart.legend.keys] == ["#a33b16", "#c07f12"]


def test_worked_group():
    bar = build_group_chart((GroupScore("vast", 50, "in-ontwikkeling"),)).bars[0]
    assert (bar.x, bar.width, bar.full_width, bar.words) == (218.0, 197.0, 394.0, "50 in ontwikkeling")


def test_group_without_score_has_an_empty_bar():
    bar = build_group_chart((GroupScore("payroll", None),)).bars[0]
    assert (bar.width, bar.band, bar.words) == (None, None, "geen score")


def test_norm_lies_where_a_score_of_60_ends():
    chart = build_group_chart((GroupScore("vast", 60, "goed-genoeg"),))
    assert chart.norm_x == chart.bars[0].x + chart.bars[0].width


@given(st.lists(st.decimals(min_value=0, max_value=100, places=2), min_size=2, max_size=7))
def test_group_bars_are_ordered_as_their_scores_and_stay_inside(values):
    for size in SIZES:
        chart = build_group_chart(
            tuple(GroupScore("tijdelijk zonder uitzicht", value) for value in sorted(values)), size
        )
        widths = [bar.width for bar in chart.bars]
        assert widths == sorted(widths)
        assert all(
            0 <= bar.x + bar.width <= size.width and bar.y + chart.bar_height < chart.height for bar in chart.bars
        )
