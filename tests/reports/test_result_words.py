from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.scores import Band, HeldBack
from reports.results import IndicatorResult, change_words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Fraction(42), Fraction(58), "16 hoger"),
        (Fraction(58), Fraction(42), "16 lager"),
        (Decimal("50"), Decimal("54.9"), "geen verschil"),
        (Decimal("50"), Decimal("55"), "5 hoger"),
        (None, Fraction(42), ""),
        (Fraction(42), None, ""),
    ],
)
def test_change_in_words(before, after, words):
    assert change_words(before, after) == words


@pytest.mark.parametrize(
    ("band", "held_back", "words"),
    [
        (Band.EXEMPLARY, None, "voorbeeldig"),
        (Band.DEVELOPING, HeldBack.LEGAL_SHORTFALL, "in ontwikkeling: wettelijk tekort"),
        (None, None, "geen score"),
    ],
)
def test_standing_in_words(band, held_back, words):
    result = IndicatorResult(None, None, band, held_back, None, None, ())

    assert result.standing == words
