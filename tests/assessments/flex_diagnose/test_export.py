"""A diagnosis as JSON: which keys there are, and that all of them are plain values."""

import json

from assessments.flex_diagnose.diagnosis import diagnose
from assessments.flex_diagnose.export import export_diagnosis
from tests.assessments.flex_diagnose.capacity_factory import make_capacity, weeks_of
from tests.assessments.flex_diagnose.series_factory import monthly

PRICES = {"fixed": 30, "agency": 40}


def test_export_of_hours_alone_says_null_for_what_is_not_known():
    result = export_diagnosis(diagnose(weeks_of(100, exceptions={3: 130.004}), None))
    usual = {"variation_share", "foreseen_share", "noise_share", "measure_correlation"}
    assert {key: result[key] for key in result.keys() - usual - {"periods", "troughs"}} == {
        "grain": "week",
        "days_per_week": 7,
        "peaks": [{"starts_on": "2022-01-24", "name": "week 4 van 2022", "hours": 130.0, "deviation": 30.0}],
        "outliers": [{"starts_on": "2022-01-24", "name": "week 4 van 2022"}],
        "structural_flex": None,
        "capacity": None,
        "mix": None,
    }
    assert [result[key] for key in ("foreseen_share", "noise_share", "measure_correlation")] == [None, None, None]


def test_export_has_a_line_for_every_period():
    result = export_diagnosis(diagnose(weeks_of(100, agency_hours=[20] * 26), None))
    assert result["periods"][25] == {
        "starts_on": "2022-06-27",
        "name": "week 26 van 2022",
        "need": 100.0,
        "flex": 20.0,
        "working_days": 7.0,
        "corrected": 100.0,
        "trend": 100.0,
        "season": None,
        "remainder": 0.0,
    }
    assert len(result["periods"]) == 26


def test_export_of_a_season_adds_up_to_the_corrected_hours():
    series = monthly([100, 90, 95, 105, 110, 130, 140, 150, 120, 100, 90, 170] * 2, days_per_week=7)
    for period in export_diagnosis(diagnose(series, None))["periods"]:
        assert abs(period["trend"] + period["season"] + period["remainder"] - period["corrected"]) <= 0.02


def test_export_of_capacity_and_mix_is_per_layer():
    series = weeks_of(100, agency_hours=[20] * 26)
    result = export_diagnosis(diagnose(series, make_capacity(80, prices=PRICES, limits={"part_time": 5})))
    layers = result["capacity"].pop("layers")
    assert (layers["vast"][0], layers["deeltijd"][25], layers["plusuren"][0], layers["uitzend"]) == (
        80.0,
        5.0,
        0.0,
        None,
    )
    assert result["capacity"] == {
        "peak_hours": [20.0] * 26,
        "internal_share": 0.25,
        "internal_and_shared_share": 0.25,
    }
    assert result["mix"] == {
        "today": {
            "hours_per_year": {"vast": 4160.0, "plusuren": 0.0, "uitzend": 1040.0},
            "minus_per_year": 0.0,
            "idle_per_year": 0.0,
            "shortfall_per_year": 0.0,
            "extra_fixed_hours_per_week": 0.0,
            "cost_per_year": 166400.0,
            "secure_share": 0.8,
        },
        "most_secure": result["mix"]["least_cost"],
        "least_cost": {
            "hours_per_year": {"vast": 5200.0, "plusuren": 0.0, "uitzend": 0.0},
            "minus_per_year": 0.0,
            "idle_per_year": 0.0,
            "shortfall_per_year": 0.0,
            "extra_fixed_hours_per_week": 20.0,
            "cost_per_year": 156000.0,
            "secure_share": 1.0,
        },
        "missing": [],
        "unpriced": [],
    }


def test_export_names_what_is_missing_for_a_mix():
    mix = export_diagnosis(diagnose(weeks_of(100), make_capacity(80)))["mix"]
    assert mix == {
        "today": None,
        "most_secure": None,
        "least_cost": None,
        "missing": ["prijs-vast", "prijs-flex", "flexuren"],
        "unpriced": [],
    }


def test_export_is_json_without_numbers_that_json_does_not_know():
    result = export_diagnosis(diagnose(weeks_of(100, agency_hours=[20] * 26), make_capacity(80, prices=PRICES)))
    assert json.loads(json.dumps(result, allow_nan=False)) == result
