"""Which described practices an employer applies, for "x % already does this". Pure.

A practice is a level question; it is applied where every group that it concerns is at level 3 or higher: applied in the
past year, with an example one could show.
"""

from assessments.questionnaire import Edition, Kind, Question
from assessments.scores import QuestionScore, Scorecard

# Of a level question, 25 points per level.
APPLIED_FROM = 75
APPLIED, NOT_APPLIED, NOT_ASKED = "1", "0", "-"


def practices_of(edition: Edition) -> tuple[Question, ...]:
    """The level questions in the order of the edition, which is fixed once it is published."""
    return tuple(q for indicator in edition.indicators for q in indicator.questions if q.kind is Kind.LEVEL)


def applied_practices(card: Scorecard) -> str:
    """One character per practice of the edition: applied, not applied, or not asked of this employer."""
    scores = (score for indicator in card.indicators for score in indicator.questions)
    found = {score.question.slug: _mark(score) for score in scores if score.question.kind is Kind.LEVEL}
    order = (q for indicator in card.indicators for q in indicator.indicator.questions if q.kind is Kind.LEVEL)
    return "".join(found.get(question.slug, NOT_ASKED) for question in order)


def _mark(score: QuestionScore) -> str:
    if not score.counts:
        return NOT_ASKED
    lowest = min((group.points for group in score.groups), default=score.points)
    return APPLIED if lowest >= APPLIED_FROM else NOT_APPLIED
