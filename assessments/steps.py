"""One step up: what an answer would be if it were one step better. Pure; scoring tells what that gives."""

from dataclasses import replace
from fractions import Fraction

from assessments.questionnaire import TOP_LEVEL, Kind, Question
from assessments.responses import AnswerSheet, Part, Response, Standing, State
from assessments.scoring import score_indicator


def score_one_step_up(question: Question, sheet: AnswerSheet) -> Fraction | None:
    """The indicator's score with this one answer a step better; None where there is no step or no score."""
    if sheet.standing(question) not in (Standing.ANSWERED, Standing.UNKNOWN) or not question.scored:
        return None
    better = one_step_up(question, sheet.responses[question.slug])
    if better is None:
        return None
    indicator = sheet.edition.indicator_of(question)
    return score_indicator(indicator, sheet.with_responses({question.slug: better})).score


def one_step_up(question: Question, response: Response) -> Response | None:
    """A level higher for every group, the next point of the curve, the next better option, or one more option."""
    if response.state is State.NOT_APPLICABLE:
        return None
    parts = STEPS[question.kind](question, response)
    return Response(State.ANSWERED, parts) if parts and parts != response.parts else None


def _level_up(question: Question, response: Response) -> tuple[Part, ...]:
    if response.state is State.UNKNOWN:
        return (Part(level=1),)
    return tuple(replace(part, level=min(part.level + 1, TOP_LEVEL)) for part in response.parts)


def _figure_up(question: Question, response: Response) -> tuple[Part, ...]:
    """To the next point of the curve that gives more; unknown figures have no next point."""
    return tuple(_next_point(question, part) for part in response.parts)


def _next_point(question: Question, part: Part) -> Part:
    if part.value is None:
        return part
    now = question.figure.points(part.value)
    better = [value for value, points in question.figure.curve if points > now]
    if not better:
        return part
    value = min(better, key=lambda candidate: abs(candidate - part.value))
    return replace(part, number=value if part.total is None else value * part.total / 100)


def _choice_up(question: Question, response: Response) -> tuple[Part, ...]:
    now = question.option(response.options[0]).points if response.options else Fraction(0)
    better = [option for option in question.options if option.points > now]
    return (Part(option=min(better, key=lambda option: option.points).slug),) if better else response.parts


def _multiple_up(question: Question, response: Response) -> tuple[Part, ...]:
    chosen = tuple(part for part in response.parts if not question.option(part.option).exclusive)
    taken = {part.option for part in chosen}
    more = [option for option in question.options if option.slug not in taken and option.points]
    return (*chosen, Part(option=max(more, key=lambda option: option.points).slug)) if more else response.parts


STEPS = {
    Kind.LEVEL: _level_up,
    Kind.FIGURE: _figure_up,
    Kind.CHOICE: _choice_up,
    Kind.MULTIPLE: _multiple_up,
}
