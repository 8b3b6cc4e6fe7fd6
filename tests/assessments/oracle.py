"""A second, naive implementation of the indicator score: every head counted one by one, no code shared."""

from fractions import Fraction
from itertools import pairwise

from assessments.questionnaire import Indicator, Kind, Question
from assessments.responses import AnswerSheet, Route, State

OPEN = "open"
GONE = "gone"
SHOWN_ONLY = "shown only"


def naive_score(indicator: Indicator, sheet: AnswerSheet) -> Fraction | None:
    verdicts = [(q, naive_points(q, sheet)) for q in indicator.questions if q.scored]
    applying = [(q, verdict) for q, verdict in verdicts if verdict != GONE]
    if len(applying) < (2 if sheet.route is Route.SHORT else 3) or any(verdict == OPEN for _, verdict in applying):
        return None
    repeated = [verdict for q, verdict in applying if verdict != SHOWN_ONLY for _ in range(q.weight)]
    return sum(repeated, Fraction(0)) / len(repeated) if repeated else None


def naive_points(question: Question, sheet: AnswerSheet) -> Fraction | str:
    groups = _groups(question, sheet)
    if not _is_asked(question, sheet):
        return GONE
    response = sheet.responses.get(question.slug)
    if response is None or _depends_on_silence(question, sheet):
        return OPEN
    if response.state is State.UNKNOWN:
        return Fraction(0)
    if response.state is State.NOT_APPLICABLE:
        return GONE
    answered = {part.group: part for part in response.parts}
    if question.axis and (not groups or ("" not in answered and set(groups) - set(answered))):
        return OPEN
    if question.kind is Kind.LEVEL:
        return _level_points(answered, groups)
    if question.kind is Kind.FIGURE:
        return _figure_points(question, answered, groups)
    return min(Fraction(100), sum(o.points for o in question.options for p in response.parts if p.option == o.slug))


def _is_asked(question: Question, sheet: AnswerSheet) -> bool:
    if sheet.route is Route.SHORT and not question.core:
        return False
    if sheet.size_class not in question.sizes:
        return False
    has_profile = any(sheet.workforce.contract.values())
    if question.axis and has_profile and not _groups(question, sheet):
        return False
    condition = question.ask_if
    if condition is None:
        return True
    if condition.groups:
        return not has_profile or any(sheet.workforce.contract.get(group) for group in condition.groups)
    parent = next(q for q in sheet.edition.questions if q.slug == condition.question)
    given = sheet.responses.get(parent.slug)
    if not _is_asked(parent, sheet) or (given and given.state is State.NOT_APPLICABLE):
        return False
    is_silent = given is None or given.state is State.UNKNOWN
    return is_silent or any(part.option in condition.answers for part in given.parts)


def _depends_on_silence(question: Question, sheet: AnswerSheet) -> bool:
    condition = question.ask_if
    if condition is None:
        return False
    return not sheet.workforce.contract if condition.groups else condition.question not in sheet.responses


def _groups(question: Question, sheet: AnswerSheet) -> dict[str, int]:
    if question.axis is None:
        return {}
    counts = {"contract": sheet.workforce.contract, "function": sheet.workforce.function}[question.axis.value]
    return {group: heads for group, heads in counts.items() if not question.groups or group in question.groups}


def _level_points(answered, groups) -> Fraction:
    if not groups:
        return Fraction(answered[""].level * 100, 4)
    people = [answered.get(group, answered.get("")).level for group, heads in groups.items() for _ in range(heads)]
    return Fraction(sum(people) * 100, 4 * len(people))


def _figure_points(question: Question, answered, groups) -> Fraction | str:
    parts = [part for group, part in answered.items() if group == "" or group in groups]
    over = question.figure.over
    if over and sum(part.total for part in parts) < {"people": 20, "cases": 5}[over.value]:
        return SHOWN_ONLY
    candidates = [part for part in parts if part.group == "" or _people_in(part, groups, over) >= 10]
    values = [_share_or_number(part) for part in candidates]
    points = [_on_curve(question.figure.curve, value) for value in values if value is not None]
    return min(points) if points else SHOWN_ONLY


def _people_in(part, groups, over) -> Fraction:
    """A share of people counts the people in it; everything else is about the people of the group."""
    return part.total if over and over.value == "people" else groups[part.group]


def _share_or_number(part) -> Fraction | None:
    if part.total is None:
        return part.number
    return 100 * part.number / part.total if part.total > 0 else None


def _on_curve(curve, value: Fraction) -> Fraction:
    for (x0, y0), (x1, y1) in pairwise(curve):
        if x0 <= value <= x1:
            return (y0 * (x1 - value) + y1 * (value - x0)) / (x1 - x0)
    return curve[0][1] if value < curve[0][0] else curve[-1][1]
