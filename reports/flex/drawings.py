"""Capacity and mix as charts; the need is drawn in assessments. Pure."""

from assessments.flex_diagnose.capacity import CapacityFit
from assessments.flex_diagnose.layers import EXTERNAL, Layer
from assessments.flex_diagnose.mix import Mix
from assessments.flex_diagnose.series import NeedSeries
from charts import bars, plot, rows
from charts.capacity import CapacityChart, Filling, build_capacity_chart
from reports.flex.mix import alternatives_of, group_shares

LEFT_OPEN = "blijft over voor flexcontracten"


def draw_capacity(series: NeedSeries, fit: CapacityFit, size=plot.WIDE) -> CapacityChart:
    """Flex contracts stay undrawn: what they have to fill is what the others leave open."""
    starts = [period.starts_on for period in series.periods]
    fillings = [Filling(layer.label, _drawn(layer, fit, len(starts))) for layer in Layer]
    return build_capacity_chart(starts, fillings, series.hours.tolist(), LEFT_OPEN, size)


def _drawn(layer: Layer, fit: CapacityFit, count: int) -> list[float | None]:
    hours = fit.hours[layer]
    return [None] * count if layer in EXTERNAL or hours is None else hours.tolist()


def draw_mixes(mix: Mix, size=rows.WIDE) -> bars.StackedChart | None:
    """The alternatives as bars over each other; None where there is none. What nobody uses is left out."""
    shares = {name: group_shares(alternative) for name, alternative in alternatives_of(mix).items()}
    used = [group for group in next(iter(shares.values()), {}) if any(round(each[group]) for each in shares.values())]
    wholes = tuple(
        bars.Whole(name, tuple(bars.Share(group, each[group]) for group in used)) for name, each in shares.items()
    )
    return bars.build_stacked_chart(wholes, size) if wholes and used else None
