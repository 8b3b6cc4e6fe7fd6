"""From answers to scores, exactly as docs/method.md explains them. Pure: fractions in and out, rounded elsewhere.

A score runs from 0 to 100 points, higher is better. None means "no score", never 0.
"""

from dataclasses import replace
from fractions import Fraction

from assessments.questionnaire import Axis, Condition, Indicator, Kind, Over, Question
from assessments.responses import EVERYONE, AnswerSheet, Part, Response, Standing, applicable_questions
from assessments.scores import (
    Band,
    ConditionScore,
    GroupPoints,
    GroupScore,
    HeldBack,
    IndicatorScore,
    QuestionScore,
    Scorecard,
)

FULL_SCORE = Fraction(100)
POINTS_PER_LEVEL = Fraction(25)
# A group's figure counts from this many people on.
SMALLEST_GROUP = 10
# A group left behind holds an indicator back when it is at least this large, in heads or as a share of them.
WATCHED_HEADS = 5
WATCHED_SHARE = Fraction(1, 10)


def score_sheet(sheet: AnswerSheet) -> Scorecard:
    indicators = tuple(score_indicator(indicator, sheet) for indicator in sheet.edition.indicators)
    conditions = tuple(ConditionScore(condition, _condition_score(condition, indicators)) for condition in Condition)
    return Scorecard(indicators, conditions)


def score_indicator(indicator: Indicator, sheet: AnswerSheet) -> IndicatorScore:
    """S = Σ w·p / Σ w over the questions that count (WRR 2020, tabel 2.3; weights are ours).

    None if fewer questions apply than the route asks for. One over too few people or cases applies without counting.
    """
    questions = tuple(score_question(question, sheet) for question in applicable_questions(sheet, indicator.questions))
    applicable = [
        score for score in questions if score.question.scored and score.standing is not Standing.NOT_APPLICABLE
    ]
    has_enough = len(applicable) >= sheet.route.least_questions
    counting = [score for score in applicable if score.counts]
    is_open = any(score.standing is Standing.OPEN for score in applicable)
    lowest, highest = _interval(applicable) if has_enough else (None, None)
    score = weighted_mean(counting) if has_enough and counting and not is_open else None
    groups = _score_groups(applicable, sheet)
    held_back = _held_back(questions, groups, sheet)
    return IndicatorScore(
        indicator=indicator,
        score=score,
        band=_band(score, held_back),
        held_back=held_back if score is not None and Band.of(score).is_good_enough else None,
        lowest=lowest,
        highest=highest,
        questions=questions,
        groups=groups,
    )


def weighted_mean(counting: list[QuestionScore]) -> Fraction:
    weight = sum(score.question.weight for score in counting)
    return sum((score.question.weight * score.points for score in counting), Fraction(0)) / weight


def score_question(question: Question, sheet: AnswerSheet) -> QuestionScore:
    standing = sheet.standing(question)
    if standing is Standing.UNKNOWN and question.scored:
        groups = tuple(GroupPoints(group, heads, Fraction(0)) for group, heads in sheet.groups_of(question).items())
        return QuestionScore(question, standing, Fraction(0), groups)
    if standing is not Standing.ANSWERED:
        return QuestionScore(question, standing)
    response = _of_groups_with_people(question, sheet)
    if not question.scored:
        return QuestionScore(question, standing, falls_short_of=_shortfall(question, response))
    return SCORERS[question.kind](question, response, sheet)


def _of_groups_with_people(question: Question, sheet: AnswerSheet) -> Response:
    """Its answer without the parts of groups that lost their people since, or that it does not concern."""
    response, groups = sheet.responses[question.slug], sheet.groups_of(question)
    return replace(response, parts=tuple(p for p in response.parts if p.group == EVERYONE or p.group in groups))


def _score_level(question: Question, response: Response, sheet: AnswerSheet) -> QuestionScore:
    """p = 25 · Σ heads_g·level_g / Σ heads_g over the groups with people; without an axis 25 · level."""
    heads = sheet.groups_of(question) or {EVERYONE: 1}
    levels = {group: response.part_for(group).level for group in heads}
    points = POINTS_PER_LEVEL * sum(heads[g] * levels[g] for g in heads) / sum(heads.values())
    groups = tuple(GroupPoints(g, heads[g], POINTS_PER_LEVEL * levels[g]) for g in heads if g != EVERYONE)
    return QuestionScore(question, Standing.ANSWERED, points, groups, falls_short_of=_shortfall(question, response))


def _score_figure(question: Question, response: Response, sheet: AnswerSheet) -> QuestionScore:
    """The curve's points for the figure; of figures per group, the group with the fewest points counts."""
    figure = question.figure
    groups = tuple(_group_points(question, part, sheet) for part in response.parts if part.group != EVERYONE)
    candidates = [group.points for group in groups if group.points is not None]
    if not groups:
        whole = response.parts[0]
        candidates = [figure.points(whole.value)] if whole.value is not None else []
    shortfall = _shortfall(question, response)
    if _is_over_too_few(question, response) or not candidates:
        return QuestionScore(question, Standing.ANSWERED, None, groups, is_over_too_few=True, falls_short_of=shortfall)
    return QuestionScore(question, Standing.ANSWERED, min(candidates), groups, falls_short_of=shortfall)


def _group_points(question: Question, part: Part, sheet: AnswerSheet) -> GroupPoints:
    heads = sheet.groups_of(question)[part.group]
    counted = part.total if question.figure.over is Over.PEOPLE else heads
    is_counted = part.value is not None and counted >= SMALLEST_GROUP
    return GroupPoints(part.group, heads, question.figure.points(part.value) if is_counted else None)


def _is_over_too_few(question: Question, response: Response) -> bool:
    if question.figure.over is None:
        return False
    return sum(part.total for part in response.parts) < question.figure.over.scored_from


def _score_options(question: Question, response: Response, sheet: AnswerSheet) -> QuestionScore:
    points = sum((question.option(slug).points for slug in response.options), Fraction(0))
    return QuestionScore(question, Standing.ANSWERED, min(points, FULL_SCORE))


SCORERS = {
    Kind.LEVEL: _score_level,
    Kind.FIGURE: _score_figure,
    Kind.CHOICE: _score_options,
    Kind.MULTIPLE: _score_options,
}


def _shortfall(question: Question, response: Response) -> str:
    """The norm that the lowest level or figure falls short of, or nothing."""
    minimum = question.legal_minimum
    values = [part.value if part.level is None else part.level for part in response.parts]
    falls_short = minimum and any(value is not None and value < minimum.value for value in values)
    return minimum.norm if falls_short else ""


def _interval(applicable: list[QuestionScore]) -> tuple[Fraction, Fraction] | tuple[None, None]:
    """From every open question at nothing ("weet ik niet") to every open question at its highest."""
    bounds = [(score.question.weight, *_bounds(score)) for score in applicable]
    bounds = [(weight, low, high) for weight, low, high in bounds if low is not None]
    if not bounds:
        return None, None
    total = sum(weight for weight, _, _ in bounds)
    lowest = sum((weight * low for weight, low, _ in bounds), Fraction(0)) / total
    return lowest, sum((weight * high for weight, _, high in bounds), Fraction(0)) / total


def _bounds(score: QuestionScore) -> tuple[Fraction, Fraction] | tuple[None, None]:
    if score.standing is Standing.OPEN:
        return Fraction(0), FULL_SCORE if _may_drop_out(score.question) else score.question.max_points
    return score.points, score.points


def _may_drop_out(question: Question) -> bool:
    """Whether an answer can take the question out of the mean, which may then be higher than with its most points."""
    is_countable = question.kind is Kind.FIGURE and (question.axis or question.figure.over)
    return bool(question.not_applicable or question.ask_if or is_countable)


def _score_groups(applicable: list[QuestionScore], sheet: AnswerSheet) -> tuple[GroupScore, ...]:
    return tuple(
        GroupScore(axis, group, heads, score)
        for axis in Axis
        for group, heads in sheet.workforce.along(axis).items()
        if (score := _group_score(group, [s for s in applicable if s.question.axis is axis])) is not None
    )


def _group_score(group: str, scores: list[QuestionScore]) -> Fraction | None:
    pairs = [
        (score.question.weight, part.points)
        for score in scores
        for part in score.groups
        if part.group == group and part.points is not None
    ]
    if not pairs:
        return None
    return sum((weight * points for weight, points in pairs), Fraction(0)) / sum(weight for weight, _ in pairs)


def _held_back(questions, groups: tuple[GroupScore, ...], sheet: AnswerSheet) -> HeldBack | None:
    if any(score.falls_short_of for score in questions):
        return HeldBack.LEGAL_SHORTFALL
    if any(_is_left_behind(group, sheet.workforce.heads) for group in groups):
        return HeldBack.NOT_FOR_EVERYONE
    return None


def _is_left_behind(group: GroupScore, all_heads: int) -> bool:
    is_watched = group.heads >= WATCHED_HEADS or group.heads >= WATCHED_SHARE * all_heads
    return is_watched and group.score < Band.DEVELOPING.from_score


def _band(score: Fraction | None, held_back: HeldBack | None) -> Band | None:
    if score is None:
        return None
    band = Band.of(score)
    return Band.DEVELOPING if held_back and band.is_good_enough else band


def _condition_score(condition: Condition, indicators: tuple[IndicatorScore, ...]) -> Fraction | None:
    """The mean of its indicators; None if fewer than three of four have a score."""
    scores = [i.score for i in indicators if i.indicator.condition is condition and i.score is not None]
    return sum(scores, Fraction(0)) / len(scores) if len(scores) >= 3 else None
