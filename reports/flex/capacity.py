"""Steps 2 and 3: what own people can take of the peaks, and what is left for who works together. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from assessments.flex_diagnose.capacity import CapacityFit
from assessments.flex_diagnose.layers import INTERNAL, Capacity, Layer
from assessments.flex_diagnose.reading.period_words import period_name
from assessments.flex_diagnose.series import NeedSeries
from assessments.flex_diagnose.words import PLURAL, amount_text, share_text
from reports.documents.tables import Column, Table

MOST_SHOWN = 5
OWN = (Layer.FIXED, Layer.PLUS, *INTERNAL)
# What can be unknown, of what stands in the drawing.
ASKED = (*INTERNAL, Layer.SHARED)
SHORT_NAMES = {
    Layer.FIXED: "Vast",
    Layer.PLUS: "Plus",
    Layer.PART_TIME: "Deeltijd",
    Layer.DEPLOYABLE: "Elders",
    Layer.RESERVE: "Reserve",
    Layer.SHARED: "Pool",
}


@dataclass(frozen=True, slots=True)
class CapacityPart:
    """`unknown`: the layers of which nobody said how much they can give, in words; empty where all are known."""

    sentences: tuple[str, ...]
    unknown: str
    periods: Table


@dataclass(frozen=True, slots=True)
class SharingPart:
    """`left` None: own people can take every period."""

    sentences: tuple[str, ...]
    left: Table | None


def build_capacity_part(series: NeedSeries, capacity: Capacity, fit: CapacityFit) -> CapacityPart:
    return CapacityPart(_capacity_sentences(series, capacity, fit), unknown_layers(capacity), _periods(series, fit))


def build_sharing_part(series: NeedSeries, fit: CapacityFit) -> SharingPart:
    return SharingPart(_sharing_sentences(series, fit), _left_table(series, fit))


def unknown_layers(capacity: Capacity) -> str:
    unknown = [layer.label.lower() for layer in ASKED if capacity.terms[layer].hours_per_week is None]
    if capacity.plus_minus_share is None:
        unknown.insert(0, Layer.PLUS.label.lower())
    return ", ".join(unknown)


def most_hours(fit: CapacityFit, layers: Iterable[Layer]) -> np.ndarray:
    """What these layers can give together, per period, with the whole band of plus hours in each."""
    return sum(fit.hours[layer] for layer in layers)


def _capacity_sentences(series: NeedSeries, capacity: Capacity, fit: CapacityFit) -> tuple[str, ...]:
    above = int((fit.peak_hours > 0).sum())
    fixed = (
        f"Uw vaste mensen werken samen {amount_text(capacity.fixed_hours_per_week)} uur per week: contracturen zonder "
        "verlof, verzuim en scholing."
    )
    if fit.internal_share is None:
        return (fixed, "In geen enkele periode was er meer werk dan zij samen kunnen doen.")
    peaks = (
        f"In {above} van de {len(series.periods)} {PLURAL[series.grain]} was er meer werk: samen "
        f"{amount_text(_per_year(fit.peak_hours.sum(), series))} uur per jaar boven de vaste uren."
    )
    taken = (
        f"Daarvan kunnen uw eigen mensen {share_text(fit.internal_share)} opvangen, met plus- en minuren, deeltijders "
        "die meer willen, mensen van een andere afdeling en een eigen reserve."
    )
    return fixed, peaks, taken


def _periods(series: NeedSeries, fit: CapacityFit) -> Table:
    layers = (*OWN, Layer.SHARED)
    left = np.maximum(series.hours - most_hours(fit, layers), 0.0)
    heads = (
        Column("Periode", "wide"),
        Column("Nodig", "number"),
        *(Column(SHORT_NAMES[layer], "number") for layer in layers),
        Column("Blijft over", "number"),
    )
    rows = tuple(
        (
            period_name(series.grain, period.starts_on),
            amount_text(period.hours),
            *(amount_text(fit.hours[layer][place]) for layer in layers),
            amount_text(left[place]),
        )
        for place, period in enumerate(series.periods)
    )
    note = (
        "Elke soort uren op zijn hoogst. Plusuren kunnen niet in elke periode: over een jaar staan er evenveel minuren "
        "tegenover."
    )
    return Table("Nodige uren naast wat er is", heads, rows, note)


def _sharing_sentences(series: NeedSeries, fit: CapacityFit) -> tuple[str, ...]:
    if fit.internal_share is None:
        return ("Er blijft niets over: uw vaste mensen hadden in elke periode genoeg uren.",)
    peaks = _per_year(fit.peak_hours.sum(), series)
    left = peaks * (1 - fit.internal_share)
    if not round(left):
        return ("Na uw eigen maatregelen blijft er niets over.",)
    part = share_text(1 - fit.internal_share)
    own = f"Na uw eigen maatregelen blijft {amount_text(left)} uur per jaar over, {part} van de pieken."
    shared = (fit.internal_and_shared_share - fit.internal_share) * peaks
    if not round(shared):
        return (own,)
    return (
        own,
        f"Een pool of collega's van andere werkgevers kunnen daarvan {amount_text(shared)} uur per jaar overnemen.",
    )


def _left_table(series: NeedSeries, fit: CapacityFit) -> Table | None:
    """Where even all own hours at once are too few; the largest first."""
    own = np.maximum(series.hours - most_hours(fit, OWN), 0.0)
    after = np.maximum(own - fit.hours[Layer.SHARED], 0.0)
    largest = [int(place) for place in np.argsort(-own, kind="stable")[:MOST_SHOWN] if round(own[place])]
    rows = tuple(
        (period_name(series.grain, series.periods[place].starts_on), amount_text(own[place]), amount_text(after[place]))
        for place in largest
    )
    heads = (Column("Periode", "wide"), Column("Na eigen mensen", "number"), Column("Ook na een pool", "number"))
    return Table("Waar de eigen mensen samen te weinig uren hebben", heads, rows) if rows else None


def _per_year(hours: float, series: NeedSeries) -> float:
    return float(hours) * series.grain.periods_per_year / len(series.periods)
