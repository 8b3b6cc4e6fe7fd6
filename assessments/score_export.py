"""Scores as plain values for a machine to read: JSON without surprises. Pure.

A score is an object { exact, rounded }: the exact value to ten decimals as text, and whole points; null: no score.
"""

from fractions import Fraction

from assessments.responses import AnswerSheet, Route
from assessments.scores import GroupPoints, GroupScore, IndicatorScore, QuestionScore, Scorecard
from assessments.wording import round_half_up

DECIMALS = 10


def export_scores(card: Scorecard, sheet: AnswerSheet) -> dict:
    """Everything the scorecard holds. Short routes give an indication, and say so."""
    weakest = card.weakest_condition
    return {
        "edition": sheet.edition.name,
        "edition_hash": sheet.edition.content_hash,
        "route": sheet.route.value,
        "is_indication": sheet.route is Route.SHORT,
        "size_class": sheet.size_class,
        "good_enough": {"count": card.good_enough_count, "of": len(card.indicators)},
        "weakest_condition": weakest.condition.value if weakest else None,
        "conditions": [
            {"condition": item.condition.value, "title": item.condition.label, "score": _score(item.score)}
            for item in card.conditions
        ],
        "indicators": [_indicator(score, sheet) for score in card.indicators],
    }


def _indicator(score: IndicatorScore, sheet: AnswerSheet) -> dict:
    """The interval is there while questions are open; its bounds meet in the score."""
    is_open = score.score is None and score.lowest is not None
    return {
        "indicator": score.indicator.slug,
        "title": score.indicator.title,
        "condition": score.indicator.condition.value,
        "score": _score(score.score),
        "interval": {"lowest": _score(score.lowest), "highest": _score(score.highest)} if is_open else None,
        "band": score.band.value if score.band else None,
        "held_back": score.held_back.value if score.held_back else None,
        "open_questions": score.open_count,
        "groups": [_group_score(group, sheet) for group in score.groups],
        "questions": [_question(question) for question in score.questions],
    }


def _group_score(group: GroupScore, sheet: AnswerSheet) -> dict:
    return {
        "axis": group.axis.value,
        "group": group.group,
        "title": sheet.workforce.label(group.group),
        "heads": group.heads,
        "score": _score(group.score),
    }


def _question(score: QuestionScore) -> dict:
    return {
        "question": score.question.slug,
        "standing": score.standing.value,
        "is_scored": score.question.scored,
        "weight": score.question.weight,
        "points": _score(score.points),
        "is_over_too_few": score.is_over_too_few,
        "falls_short_of": score.falls_short_of or None,
        "groups": [_group_points(group) for group in score.groups],
    }


def _group_points(group: GroupPoints) -> dict:
    return {"group": group.group, "heads": group.heads, "points": _score(group.points)}


def _score(score: Fraction | None) -> dict | None:
    if score is None:
        return None
    return {"exact": f"{round_half_up(score, DECIMALS):f}", "rounded": int(round_half_up(score))}
