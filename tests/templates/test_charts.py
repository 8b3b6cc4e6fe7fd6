"""Charts as SVG: well-formed, named, numbers with a point, light colours in attributes, classes for the dark theme."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from charts import bars, capacity, dot_plot, need, plot, rows, season, series, wheel

TITLE = "Scores van Jansen & Zn., 2026"
SPOKES = (
    wheel.Spoke("Redelijk loon", 72.4, "goed-genoeg", 55.5, "niet-voor-iedereen"),
    wheel.Spoke("Betaald verlof", None),
)
CONDITIONS = (wheel.Condition("geld", 72.4, SPOKES),)
ROWS = (dot_plot.Row("Redelijk loon", 72.4, "goed-genoeg", 60, 55, 70, (50, 75)), dot_plot.Row("Betaald verlof", None))
WHOLES = (bars.Whole("2026", (bars.Share("vast", 98.5), bars.Share("oproep", 1.5))),)
GROUPS = (bars.GroupScore("vast", 72.4, "goed-genoeg"), bars.GroupScore("payroll", None))
LINES = (
    series.Series("ronde 2026", "current", (series.Value(12.5, "ongeveer 12%"),)),
    series.Series("ronde 2025", "last-year", (series.Value(None, "niet te tonen"), series.Value(25, "ongeveer 25%"))),
)
STARTS = (date(2026, 1, 1), date(2026, 2, 1))
NEED = (
    need.Need(STARTS[0], 1000.5, 1100, 40, (need.Mark.TROUGH,)),
    need.Need(STARTS[1], 1300.5, 1100, 60, (need.Mark.PEAK, need.Mark.OUTLIER)),
)
SEASON = (-10.5, 20.5, *(None,) * 10)
LAYERS = (capacity.Filling("Vaste uren", (900, 900)), capacity.Filling("Plusuren", (100.5, 90)))
CASES = {
    "wheel": ("wheel", wheel.build_wheel(CONDITIONS), wheel.build_wheel(CONDITIONS, wheel.NARROW)),
    "dot_plot": ("plot", dot_plot.build_dot_plot(ROWS), dot_plot.build_dot_plot(ROWS, rows.NARROW)),
    "stacked_bar": ("chart", bars.build_stacked_chart(WHOLES), bars.build_stacked_chart(WHOLES, rows.NARROW)),
    "group_bars": ("chart", bars.build_group_chart(GROUPS), bars.build_group_chart(GROUPS, rows.NARROW)),
    "series": (
        "chart",
        series.build_series_chart(LINES, "week"),
        series.build_series_chart(LINES, "week", series.NARROW),
    ),
    "need_chart": (
        "chart",
        need.build_need_chart(NEED, "orders"),
        need.build_need_chart(NEED, "orders", plot.NARROW),
    ),
    "season_chart": ("chart", season.build_season_chart(SEASON), season.build_season_chart(SEASON, plot.NARROW)),
    "capacity_chart": (
        "chart",
        capacity.build_capacity_chart(STARTS, LAYERS, (1000.5, 1300.5)),
        capacity.build_capacity_chart(STARTS, LAYERS, (1000.5, 1300.5), size=plot.NARROW),
    ),
}
DESCRIPTIONS = {
    "wheel": "Redelijk loon: 72 goed genoeg, niet voor iedereen. Betaald verlof: geen score. ",
    "dot_plot": "Redelijk loon: 72 goed genoeg. Betaald verlof: geen score. ",
    "stacked_bar": "2026: vast 99%, oproep 2%. ",
    "group_bars": "vast: 72 goed genoeg. payroll: geen score. ",
    "series": "ronde 2026: week 1 ongeveer 12%. ronde 2025: week 1 niet te tonen, week 2 ongeveer 25%. ",
    "need_chart": (
        "Uren van 2 maanden, van januari 2026 tot en met februari 2026. Pieken: februari 2026 1.301 uur. "
        "Dalen: januari 2026 1.001 uur. Uitschieters: februari 2026 1.301 uur."
    ),
    "season_chart": "januari −10 uur, februari +21 uur",
    "capacity_chart": (
        "Over 2 maanden, van januari 2026 tot en met februari 2026: Vaste uren 1.800 uur, Plusuren 191 uur, "
        "niet ingevuld 311 uur."
    ),
}
SVG = "{http://www.w3.org/2000/svg}"


def drawings(name, with_narrow=False):
    key, wide, narrow = CASES[name]
    context = {key: wide, "title": TITLE, **({"narrow": narrow} if with_narrow else {})}
    with translation.override("nl"):
        text = render_to_string(f"components/{name}.html", context)
    return list(ET.fromstring(f"<page>{text}</page>").iter(f"{SVG}svg"))  # noqa: S314  our own markup


@pytest.mark.parametrize("name", CASES)
def test_drawing_has_title_first_and_a_description(name):
    (svg,) = drawings(name)
    assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert (svg.get("role"), svg[0].text, svg[1].text) == ("img", TITLE, DESCRIPTIONS[name])


@pytest.mark.parametrize("name", CASES)
def test_drawing_for_small_screens_comes_only_when_asked(name):
    assert [svg.get("width") for svg in drawings(name, with_narrow=True)] == ["760", "340"]


@pytest.mark.parametrize("name", CASES)
def test_coordinates_are_numbers_with_a_point(name):
    for svg in drawings(name, with_narrow=True):
        for element in svg.iter():
            for attribute in ("x", "y", "width", "height", "cx", "cy", "r", "dy"):
                float(element.get(attribute, "0"))


@pytest.mark.parametrize("name", CASES)
def test_shapes_are_coloured_without_a_stylesheet(name):
    for svg in drawings(name):
        for element in svg.iter():
            if element.tag in (f"{SVG}path", f"{SVG}rect", f"{SVG}circle", f"{SVG}text"):
                assert element.get("fill") or element.get("stroke")
                assert element.get("style") is None


def test_small_wheel_has_a_key_of_names():
    text = render_to_string(
        "components/wheel.html", {"wheel": CASES["wheel"][1], "narrow": CASES["wheel"][2], "title": "x"}
    )
    assert '<span class="wheel-key__value">72 goed genoeg, niet voor iedereen</span>' in text
