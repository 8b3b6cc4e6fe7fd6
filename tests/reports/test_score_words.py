from decimal import Decimal
from fractions import Fraction

import pytest

from reports.score_words import change_words


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
