"""The average year: bars on either side of zero, with the names of the months."""

from charts.periods import SHORT_MONTHS
from charts.plot import NARROW, Scale
from charts.season import build_season_chart

SEASON = (-300, -280, -150, 20, 150, 310, 420, 360, 90, -90, -220, -310)


def test_worked_months():
    chart = build_season_chart(SEASON)
    assert chart.plot.scale == Scale(-400, 600, 200)
    assert (chart.above.count("M"), chart.below.count("M")) == (6, 6)
    assert [line.text for line in chart.plot.grid] == ["−400", "−200", "0", "+200", "+400", "+600"]
    assert [line.text for line in chart.axis.names][::5] == ["jan", "jun", "nov"]
    assert chart.plot.unit.text == "uren per maand, boven of onder de trend"
    assert chart.words == (
        "januari −300 uur, februari −280 uur, maart −150 uur, april +20 uur, mei +150 uur, juni +310 uur, "
        "juli +420 uur, augustus +360 uur, september +90 uur, oktober −90 uur, november −220 uur, december −310 uur"
    )


def test_worked_weeks():
    chart = build_season_chart([place - 26 for place in range(52)])
    assert (chart.above.count("M"), chart.below.count("M")) == (25, 26)
    assert [line.text for line in chart.axis.names] == list(SHORT_MONTHS)
    assert chart.plot.unit.text == "uren per week, boven of onder de trend"
    assert chart.words == "week 52 +25 uur, week 1 −26 uur"


def test_bars_reach_to_their_value():
    chart = build_season_chart(SEASON)
    assert f"V{chart.plot.y(420):.1f}".removesuffix(".0") in chart.above
    assert chart.plot.zero == chart.plot.y(0) < chart.plot.bottom


def test_unknown_month_is_neither_drawn_nor_told():
    chart = build_season_chart([None, *SEASON[1:]])
    assert (chart.below.count("M"), chart.words.startswith("februari")) == (5, True)


def test_year_without_variation_has_no_bars():
    chart = build_season_chart([0.0] * 12, NARROW)
    assert (chart.above, chart.below, chart.plot.scale) == ("", "", Scale(0, 1, 1))
    assert build_season_chart([None] * 52).words == ""
