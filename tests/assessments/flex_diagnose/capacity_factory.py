"""A builder of capacities for the tests of the Flex Diagnose, and weeks that are easy to add up."""

from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.series import NeedSeries
from tests.assessments.flex_diagnose.series_factory import weekly


def make_capacity(fixed=100, limits=None, prices=None, **options) -> Capacity:
    """`fixed` hours a week that are really worked; `limits` and `prices` by the name of a layer in small letters."""
    limits, prices = limits or {}, prices or {}
    terms = {
        Layer[name.upper()]: Terms(limits.get(name), Price(prices[name]) if name in prices else None)
        for name in {**limits, **prices}
    }
    return Capacity(fixed, 1.0, 40, terms=terms, **options)


def weeks_of(usual, count=26, exceptions=None, **columns) -> NeedSeries:
    """Weeks of seven working days, so that every week counts for one; `exceptions` are hours by index."""
    hours = [(exceptions or {}).get(index, usual) for index in range(count)]
    return weekly(hours, days_per_week=7, **columns)
