"""Limits and prices of the layers."""

import pytest

from assessments.flex_diagnose.layers import EXTERNAL, INTERNAL, Capacity, Layer, Price, Terms

INFINITE = float("inf")


def test_price_counts_the_induction_of_someone_who_leaves_soon():
    # 40 hours of induction for 400 hours of work: every hour costs a tenth more.
    assert Price(30, 40, 400).per_hour == pytest.approx(33)


@pytest.mark.parametrize("hours_per_stay", [None, 0])
def test_price_without_a_stay_is_the_rate(hours_per_stay):
    assert Price(30, 40, hours_per_stay).per_hour == 30


def test_capacity_counts_the_hours_that_are_really_worked():
    capacity = Capacity(1000, 0.8, 36)
    assert (capacity.fixed_hours_per_week, capacity.fixed_hours_per_fulltimer) == pytest.approx((800, 28.8))


def test_limit_of_what_nobody_filled_in():
    limits = {layer: Capacity(1000, 0.8, 36).limit(layer) for layer in Layer if layer is not Layer.FIXED}
    assert limits == {
        **dict.fromkeys((Layer.PLUS, *INTERNAL, Layer.SHARED), 0.0),
        **dict.fromkeys(EXTERNAL, INFINITE),
    }


def test_limit_of_the_plus_hours_is_the_band_around_the_fixed_hours():
    assert Capacity(1000, 0.8, 36, plus_minus_share=0.1).limit(Layer.PLUS) == pytest.approx(80)


@pytest.mark.parametrize("layer", [Layer.PART_TIME, Layer.AGENCY])
@pytest.mark.parametrize("hours", [0, 12.5])
def test_limit_of_a_layer_is_what_was_filled_in(layer, hours):
    assert Capacity(1000, 0.8, 36, terms={layer: Terms(hours)}).limit(layer) == hours


def test_every_layer_has_terms_and_a_label():
    capacity = Capacity(1000, 0.8, 36, terms={Layer.FIXED: Terms(price=Price(31))})
    assert capacity.terms == {layer: Terms() for layer in Layer} | {Layer.FIXED: Terms(price=Price(31))}
    assert len({layer.label for layer in Layer}) == len(Layer)
