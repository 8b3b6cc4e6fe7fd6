"""The page of the need as one object: what stands on it for a series of which everything is known, and of little."""

from assessments.flex_diagnose.demand import analyse_demand
from assessments.flex_diagnose.demand_page import build_demand_page
from assessments.flex_diagnose.structural_flex import structural_flex
from assessments.flex_diagnose.words import WITHIN
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.assessments.flex_diagnose.series_factory import monthly


def test_a_year_without_flex_columns_has_no_season_and_few_columns():
    page = build_demand_page(analyse_demand(monthly([1000] * 12, (2025, 1))), None)
    assert (page.span, page.within) == ("12 maanden: januari 2025 tot en met december 2025", "")
    assert page.season_charts == (None, None)
    assert page.headers == ("Maand", "Uren", "Werkdagen", "Gecorrigeerd", "Trend", "Rest")
    # 23 working days less New Year's Day; the mean of 2025 is 255 days in twelve months.
    assert page.rows[0][:3] == ("januari 2025", "1.000", "22")
    assert page.others == ()


def test_everything_known_is_told():
    hours = [1000 + 400 * (place % 12 == 11) for place in range(36)]
    series = monthly(hours, agency_hours=[200] * 36, measure=hours)
    page = build_demand_page(
        analyse_demand(series), structural_flex(series, make_capacity(fixed=200)), "Orders", "piek-dag"
    )
    assert page.headers == (
        "Maand", "Uren", "Werkdagen", "Gecorrigeerd", "Trend", "Seizoen", "Rest", "Waarvan flex", "Orders",
    )  # fmt: skip
    assert page.within == WITHIN["piek-dag"]
    assert page.structural.endswith(" fte blijvend werk.")
    assert page.others[-1].startswith("De uren en Orders gaan sterk samen")
    assert [chart.width for chart in page.season_charts] == [chart.width for chart in page.need_charts]
    assert len(page.rows) == 36


def test_peaks_come_first_and_say_how_far_they_lie_from_the_trend():
    series = monthly([1000 + 500 * (place == 5) - 300 * (place == 8) for place in range(12)])
    demand = analyse_demand(series)
    page = build_demand_page(demand, None)
    assert [row[1] for row in page.extremes] == ["piek"] * len(demand.peaks) + ["dal"] * len(demand.troughs)
    assert page.extremes[0][:3] == ("juni 2022", "piek", "1.500")
    assert page.extremes[0][3].startswith("+")
    assert page.extremes[len(demand.peaks)][3].startswith("−")


def test_a_peak_within_the_year_asks_for_no_warning():
    assert build_demand_page(analyse_demand(monthly([1000] * 12)), None, peak="piek-jaar").within == ""
