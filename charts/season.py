"""The pattern of an average year: per month or week how far the hours lie above or below the trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from charts.periods import MONTHS, Axis, lay_month_axis
from charts.plot import WIDE, Plot, PlotSize, Values, bars, dutch_number, lay_plot, round_scale

_GAP = 0.22
# Any year without a leap day that begins on a Monday: it only gives weeks their month.
_SOME_YEAR = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class SeasonChart:
    """`above` and `below` are the bars on either side of zero; `words` is the description."""

    width: float
    height: float
    plot: Plot
    axis: Axis
    above: str
    below: str
    words: str


def build_season_chart(values: Values, size: PlotSize = WIDE) -> SeasonChart:
    """Lay out twelve months from January, or 52 weeks from week 1, in hours above (+) or below (-) the trend."""
    monthly = len(values) == len(MONTHS)
    unit = f"uren per {'maand' if monthly else 'week'}, boven of onder de trend"
    plot = lay_plot(len(values), round_scale(values), unit, size)
    axis = lay_month_axis(_days(len(values)), plot)
    return SeasonChart(
        width=size.width,
        height=axis.bottom,
        plot=plot,
        axis=axis,
        above=bars(plot, [max(value or 0.0, 0.0) for value in values], _GAP),
        below=bars(plot, [min(value or 0.0, 0.0) for value in values], _GAP),
        words=_describe(values, monthly),
    )


def _days(count: int) -> Sequence[date]:
    if count == len(MONTHS):
        return [date(_SOME_YEAR.year, month, 1) for month in range(1, 13)]
    # Its Thursday decides to which month a week belongs.
    return [_SOME_YEAR + timedelta(days=7 * place + 3) for place in range(count)]


def _describe(values: Values, monthly: bool) -> str:
    """Every month; of weeks the highest and the lowest."""
    told = [(place, value) for place, value in enumerate(values) if value is not None]
    if not monthly:
        by_height = sorted(told, key=lambda pair: pair[1])
        told = [by_height[-1], by_height[0]] if by_height else []
    names = MONTHS if monthly else tuple(f"week {place + 1}" for place in range(len(values)))
    return ", ".join(f"{names[place]} {dutch_number(value, '+')} uur" for place, value in told)
