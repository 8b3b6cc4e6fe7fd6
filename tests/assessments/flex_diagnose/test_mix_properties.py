"""What the mix promises for any need and any capacity."""

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.flex_diagnose.capacity import sum_per_year, weigh_capacity
from assessments.flex_diagnose.layers import INTERNAL, Capacity, Layer, Price, Terms
from assessments.flex_diagnose.mix import Alternative, Mix, choose_mix
from assessments.flex_diagnose.programme import Job, Rest, build_programme
from assessments.flex_diagnose.series import NeedSeries
from assessments.flex_diagnose.structural_flex import StructuralFlex
from tests.assessments.flex_diagnose.series_factory import monthly

FEW = settings(max_examples=25)
# Of an average period: more than the programme's own tolerance, less than anything a reader would see.
TOLERANCE = 1e-5
rates = st.integers(0, 80)
sizes = st.sampled_from([0.01, 1.0, 250.0, 1e5])


@dataclass(frozen=True)
class Case:
    series: NeedSeries
    capacity: Capacity
    structural: StructuralFlex | None

    @property
    def mix(self) -> Mix:
        return choose_mix(self.series, self.capacity, self.structural)

    @property
    def planned(self) -> tuple[Alternative, Alternative]:
        mix = self.mix
        return mix.most_secure, mix.least_cost

    @property
    def tolerance(self) -> float:
        fixed = self.capacity.fixed_hours_per_week * self.series.weeks.mean()
        return TOLERANCE * max(self.series.hours.mean(), fixed)


@st.composite
def all_terms(draw, size: float):
    """Every layer with or without a limit and a price; the agency always has a price, so that there is a mix."""
    limits = st.none() | st.integers(0, 60).map(lambda hours: hours * size)
    prices = st.none() | st.builds(Price, rates, st.sampled_from([0, 20]), st.sampled_from([None, 200]))
    terms = {layer: Terms(draw(limits), draw(prices)) for layer in Layer}
    return terms | {
        Layer.FIXED: Terms(price=Price(draw(rates))),
        Layer.AGENCY: Terms(draw(limits), Price(draw(rates))),
    }


@st.composite
def cases(draw) -> Case:
    """One to two years and a half of months; an agency filled a share of the hours."""
    size = draw(sizes)
    needs = draw(st.lists(st.integers(0, 900), min_size=12, max_size=30))
    share = draw(st.sampled_from([0, 0.1, 0.5, 1]))
    hours = [need * size for need in needs]
    capacity = Capacity(
        draw(st.integers(0, 200)) * size,
        draw(st.sampled_from([0.8, 1.0])),
        36,
        plus_minus_share=draw(st.sampled_from([None, 0.0, 0.1, 0.4])),
        extra_fixed_hours_per_week=draw(st.none() | st.integers(0, 100).map(lambda extra: extra * size)),
        slack_share=draw(st.sampled_from([0.0, 0.05, 0.5])),
        terms=draw(all_terms(size)),
    )
    structural = draw(st.none() | st.just(StructuralFlex(hours_per_week=20 * size, share=0.5, fte=1.0)))
    return Case(monthly(hours, agency_hours=[hour * share for hour in hours]), capacity, structural)


@FEW
@given(cases())
def test_every_alternative_covers_the_need_or_reports_the_shortfall(case):
    mix = case.mix
    for alternative in (mix.today, mix.most_secure, mix.least_cost):
        filled = sum(alternative.hours.values()) + alternative.shortfall
        assert np.abs(filled - case.series.hours).max(initial=0) <= case.tolerance
        assert min(hours.min() for hours in alternative.hours.values()) >= 0
        assert min(rest.min() for rest in (alternative.minus, alternative.idle, alternative.shortfall)) >= 0


@FEW
@given(cases())
def test_plus_hours_equal_min_hours_in_every_year(case):
    for alternative in case.planned:
        balance = sum_per_year(alternative.hours[Layer.PLUS] - alternative.minus, 12)
        assert np.abs(balance).max() <= case.tolerance


@FEW
@given(cases())
def test_the_mix_keeps_every_limit(case):
    capacity, weeks = case.capacity, case.series.weeks
    most_extra = capacity.extra_fixed_hours_per_week
    if most_extra is None:
        most_extra = case.structural.hours_per_week if case.structural else 0.0
    for alternative in case.planned:
        assert alternative.extra_fixed_hours_per_week <= most_extra + case.tolerance
        fixed = (capacity.fixed_hours_per_week + alternative.extra_fixed_hours_per_week) * weeks
        band = (capacity.plus_minus_share or 0.0) * fixed
        limits = {layer: capacity.limit(layer) * weeks for layer in alternative.hours} | {Layer.PLUS: band}
        limits[Layer.FIXED] = fixed
        assert all((hours <= limits[layer] + case.tolerance).all() for layer, hours in alternative.hours.items())
        assert (alternative.minus <= band + case.tolerance).all()
        paid = alternative.hours[Layer.FIXED] + alternative.minus + alternative.idle
        assert np.abs(paid - fixed).max() <= case.tolerance


@FEW
@given(cases())
def test_most_secure_is_never_less_secure_and_least_cost_never_dearer(case):
    most_secure, least_cost = case.planned
    if least_cost.secure_share is not None:
        assert 0 <= least_cost.secure_share <= most_secure.secure_share + TOLERANCE <= 1 + TOLERANCE
    assert least_cost.cost_per_year <= most_secure.cost_per_year * (1 + TOLERANCE)
    assert abs(least_cost.shortfall.sum() - most_secure.shortfall.sum()) <= case.tolerance


@FEW
@given(cases(), st.floats(0, 1))
def test_more_slack_never_costs_more(case, more):
    wider = replace(case.capacity, slack_share=min(1.0, case.capacity.slack_share + more))
    narrow, wide = case.mix.least_cost, replace(case, capacity=wider).mix.least_cost
    assert wide.cost_per_year <= narrow.cost_per_year * (1 + TOLERANCE)


@FEW
@given(cases())
def test_no_plus_hour_is_worked_beside_an_idle_or_a_saved_one(case):
    for alternative in case.planned:
        unworked = alternative.idle + alternative.minus
        assert np.minimum(alternative.hours[Layer.PLUS], unworked).max() <= case.tolerance


@FEW
@given(cases())
def test_the_shares_of_the_peaks_are_what_a_programme_finds(case):
    fit = weigh_capacity(case.series, case.capacity)
    peaks = fit.peak_hours.sum()
    if not peaks:
        assert (fit.internal_share, fit.internal_and_shared_share) == (None, None)
        return
    found = [1 - _left(case, layers) / peaks for layers in (INTERNAL, (*INTERNAL, Layer.SHARED))]
    assert np.allclose([fit.internal_share, fit.internal_and_shared_share], found, atol=TOLERANCE)
    assert 0 <= fit.internal_share <= fit.internal_and_shared_share <= 1


def _left(case: Case, layers: tuple[Layer, ...]) -> float:
    """The least hours that these layers and plus hours leave, by linear programme."""
    series, capacity = case.series, case.capacity
    limits = {layer: capacity.limit(layer) for layer in layers}
    fixed, band = capacity.fixed_hours_per_week, capacity.plus_minus_share or 0.0
    job = Job(series.hours, series.weeks, 12, fixed, 0.0, band, limits)
    return build_programme(job).minimise({Rest.SHORTFALL: 1.0}).hours[Rest.SHORTFALL].sum()
