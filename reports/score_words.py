"""Scores in words, the same in every document. Pure."""

from assessments.wording import points_text
from reports.results import SMALLEST_DIFFERENCE, IndicatorResult


def standing_words(result: IndicatorResult) -> str:
    """The band in words, with why it is lower than the points alone would give."""
    if result.band is None:
        return "geen score"
    return f"{result.band}: {result.held_back}" if result.held_back else str(result.band)


def change_words(before, after) -> str:
    """A difference in points in words; under five points is no difference."""
    if before is None or after is None:
        return ""
    if abs(after - before) < SMALLEST_DIFFERENCE:
        return "geen verschil"
    return f"{points_text(abs(after - before))} {'hoger' if after > before else 'lager'}"
