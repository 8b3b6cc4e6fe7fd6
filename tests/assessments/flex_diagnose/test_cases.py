"""The worked cases: made-up organisations whose diagnosis a planner can check with a pencil (cases/LEESMIJ.md)."""

import tomllib
from pathlib import Path

import pytest

from assessments.flex_diagnose.capacity_file import read_capacity
from assessments.flex_diagnose.diagnosis import diagnose
from assessments.flex_diagnose.export import export_diagnosis
from assessments.flex_diagnose.series import Grain, NeedSeries, Period
from assessments.flex_diagnose.working_days import working_days

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
# Shares have four decimals in a result.
ROUNDING = 0.00005
COLUMNS = {
    "uren": "hours",
    "oproep": "on_call_hours",
    "uitzend": "agency_hours",
    "zzp": "freelance_hours",
    "vervanging": "replacement_hours",
}


def read_series(raw: dict) -> NeedSeries:
    """Hours per working day become hours per month; hours per week stay what they are."""
    grain, days, start = Grain(raw["korrel"]), raw["dagen_per_week"], raw["begin"]
    given = {COLUMNS[name]: _unrolled(runs) * raw["herhaald"] for name, runs in raw["reeks"].items()}
    periods = []
    for values in zip(*given.values(), strict=True):
        after = grain.after(start)
        times = working_days(start, after, days) if grain is Grain.MONTH else 1
        periods.append(Period(start, **{name: float(value * times) for name, value in zip(given, values, strict=True)}))
        start = after
    return NeedSeries(grain, days, tuple(periods))


def _unrolled(runs: list[list]) -> list[float]:
    return [value for count, value in runs for _ in range(count)]


def expected_values(expected: dict, result: dict):
    """Pairs of what the author expects and what was computed, as plain numbers and words."""
    for key, value in expected.items():
        if key == "periode":
            named = {period["name"]: period for period in result["periods"]}
            yield from expected_values(value, named)
        elif key in ("pieken", "dalen"):
            found = result[{"pieken": "peaks", "dalen": "troughs"}[key]]
            yield sorted(value), sorted(extreme["name"] for extreme in found[: len(value)])
        elif isinstance(value, dict):
            yield from expected_values(value, result[key])
        else:
            yield None if value == "geen" else value, result[key]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_gives_what_its_author_worked_out(path):
    raw = tomllib.loads(path.read_text("utf-8"))
    result = export_diagnosis(diagnose(read_series(raw), read_capacity(raw["capaciteit"])))
    expected, found = zip(*expected_values(raw["verwacht"], result), strict=True)
    close = [
        pytest.approx(value, rel=raw["marge"], abs=ROUNDING) if isinstance(value, float | int) else value
        for value in expected
    ]
    assert list(found) == close
