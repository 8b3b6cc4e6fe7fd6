"""Which tips take away what an employer named in the Flex Diagnose: causes, obstacles, low levels. Pure."""

from dataclasses import dataclass

from assessments.edition_rules import FLEX_PREFIX
from assessments.questionnaire import Indicator, Kind, Question
from assessments.responses import AnswerSheet, Response, Standing
from reports.tips import LEAST_LEVEL, Tip


@dataclass(frozen=True, slots=True)
class FlexTip:
    """A tip, the step in which the first of its causes was named, and those causes."""

    tip: Tip
    step: Indicator
    causes: tuple[str, ...]


def flex_tips(sheet: AnswerSheet, tips: tuple[Tip, ...]) -> tuple[FlexTip, ...]:
    """Those of this size with a cause that was named: by step, then what was ticked, most causes, effort and slug."""
    named = causes_of(sheet)
    found = [_fitting(tip, named) for tip in tips if sheet.size_class in tip.sizes and named.keys() & set(tip.causes)]
    steps = [step.slug for step in sheet.edition.indicators]
    return tuple(sorted(found, key=lambda each: (steps.index(each.step.slug), *_place(each))))


def causes_of(sheet: AnswerSheet) -> dict[str, Indicator]:
    """What was named, in the order of the questions, with its step."""
    asked = ((step, question) for step in sheet.edition.indicators for question in step.questions)
    answered = ((step, question) for step, question in asked if sheet.standing(question) is Standing.ANSWERED)
    return {cause: step for step, question in answered for cause in _causes(question, sheet.responses[question.slug])}


def _causes(question: Question, response: Response) -> tuple[str, ...]:
    """The options that were ticked, or the question itself where its level is too low."""
    if question.kind is not Kind.LEVEL:
        return response.options
    return (question.slug,) if min(part.level for part in response.parts) < LEAST_LEVEL else ()


def _fitting(tip: Tip, named: dict[str, Indicator]) -> FlexTip:
    causes = tuple(cause for cause in named if cause in tip.causes)
    return FlexTip(tip, named[causes[0]], causes)


def _place(each: FlexTip) -> tuple:
    """What somebody ticked says more than a level that is low."""
    ticked = [cause for cause in each.causes if not cause.startswith(FLEX_PREFIX)]
    return not ticked, -len(each.causes), each.tip.effort.weight, each.tip.slug
