"""The need as a page shows it, at once after the hours were given: sentences, two drawings and the figures. Pure."""

from dataclasses import dataclass

from assessments.flex_diagnose.demand import Demand, Extreme
from assessments.flex_diagnose.drawings import draw_need, draw_season, season_pattern
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import Grain
from assessments.flex_diagnose.structural_flex import StructuralFlex
from assessments.flex_diagnose.words import (
    CORRECTED,
    STAND_IN,
    WITHIN,
    amount_text,
    foreseen_words,
    measure_words,
    outlier_words,
    season_words,
    signed_text,
    span_words,
    structural_words,
    variation_words,
)
from charts.need import NeedChart
from charts.plot import NARROW, WIDE
from charts.season import SeasonChart


@dataclass(frozen=True, slots=True)
class DemandPage:
    """`within`: what the answer about where the peak lies means for these figures; empty where it means nothing.

    A drawing stands here twice: for wide screens and for narrow ones. The season's are None without a season.
    """

    span: str
    within: str
    structural: str
    variation: str
    season: str
    foreseen: str
    others: tuple[str, ...]
    need_charts: tuple[NeedChart, NeedChart]
    season_charts: tuple[SeasonChart | None, SeasonChart | None]
    extremes: tuple[tuple[str, ...], ...]
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def build_demand_page(
    demand: Demand, structural: StructuralFlex | None, measure: str = "", peak: str = ""
) -> DemandPage:
    """`measure` names the second series; `peak` is the option that was answered on where the peak lies."""
    series = demand.series
    pattern = season_pattern(demand)
    columns = _columns(demand, measure)
    names = [period_name(series.grain, period.starts_on) for period in series.periods]
    figures = (map(amount_text, values) for values in columns.values())
    return DemandPage(
        span=span_words(series),
        within=WITHIN.get(peak, ""),
        structural=structural_words(structural),
        variation=variation_words(demand),
        season=season_words(demand, pattern),
        foreseen=foreseen_words(demand),
        others=tuple(filter(None, (outlier_words(demand), measure_words(demand, measure)))),
        need_charts=(draw_need(demand, measure, WIDE), draw_need(demand, measure, NARROW)),
        season_charts=(draw_season(pattern, WIDE), draw_season(pattern, NARROW)),
        extremes=_extremes(demand),
        note=f"{CORRECTED} {STAND_IN}",
        headers=("Week" if series.grain is Grain.WEEK else "Maand", *columns),
        rows=tuple(zip(names, *figures, strict=True)),
    )


def _extremes(demand: Demand) -> tuple[tuple[str, ...], ...]:
    return tuple(
        _extreme(word, each, demand.series.grain)
        for word, found in (("piek", demand.peaks), ("dal", demand.troughs))
        for each in found
    )


def _extreme(word: str, each: Extreme, grain: Grain) -> tuple[str, ...]:
    return period_name(grain, each.starts_on), word, amount_text(each.hours), signed_text(each.deviation)


def _columns(demand: Demand, measure: str) -> dict:
    """What is known per period; trend, season and remainder add up to the corrected hours."""
    series = demand.series
    columns = {
        "Uren": series.hours,
        "Werkdagen": series.working_days,
        "Gecorrigeerd": demand.corrected,
        "Trend": demand.trend,
        "Seizoen": demand.season,
        "Rest": demand.remainder,
        "Waarvan flex": series.flex_hours,
        measure or "Tweede reeks": series.column("measure"),
    }
    return {label: values for label, values in columns.items() if values is not None}
