"""Where the council would have given another level than the employer: a finding, never an average. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.questionnaire import Edition, Indicator, Kind, Question
from assessments.responses import AnswerSheet, Part, Response, Standing, State, level_for
from assessments.wording import describe, describe_part


@dataclass(frozen=True, slots=True)
class Difference:
    """One level question on which both see something else.

    `gap` is in levels (1-4); None where the employer gave no level ("weet ik niet", "niet van toepassing").
    """

    question: Question
    indicator: Indicator
    employer_words: str
    council_words: str
    gap: int | None


def find_differences(edition: Edition, sheet: AnswerSheet, levels: Mapping[str, int]) -> tuple[Difference, ...]:
    """Per indicator in the order of the edition, the largest gap first; `levels` (0-4) are the council's, by slug.

    An employer that answered per group gave a set of levels, one for each group with people that the question
    concerns. The gap is the distance from the council's level to the nearest of these, so that it never says more
    than both said; on one of them there is no difference. A question that is not asked on this sheet, or not
    answered, gives none.
    """
    return tuple(
        difference
        for indicator in edition.indicators
        for difference in sorted(_differences(indicator, sheet, levels), key=_size, reverse=True)
    )


def largest_differences(differences: tuple[Difference, ...], number: int) -> tuple[Difference, ...]:
    """The so many largest of all indicators together; ties in the order in which they were found."""
    return tuple(sorted(differences, key=_size, reverse=True)[:number])


def _differences(indicator: Indicator, sheet: AnswerSheet, levels: Mapping[str, int]):
    for question in indicator.questions:
        if question.kind is Kind.LEVEL and question.slug in levels and _is_answered(question, sheet):
            found = _difference(indicator, question, sheet, levels[question.slug])
            if found.gap != 0:
                yield found


def _is_answered(question: Question, sheet: AnswerSheet) -> bool:
    return sheet.standing(question) not in (Standing.HIDDEN, Standing.OPEN)


def _difference(indicator: Indicator, question: Question, sheet: AnswerSheet, level: int) -> Difference:
    response = sheet.responses[question.slug]
    given = _employer_levels(question, sheet, response)
    return Difference(
        question=question,
        indicator=indicator,
        employer_words=describe(question, response, sheet.workforce),
        council_words=describe_part(question, Part(level=level)),
        gap=min((abs(level - other) for other in given), default=None),
    )


def _employer_levels(question: Question, sheet: AnswerSheet, response: Response) -> frozenset[int]:
    """The levels that the employer gave, of every group with people that the question concerns; empty for none."""
    if response.state is not State.ANSWERED:
        return frozenset()
    groups = sheet.groups_of(question) or {part.group: 0 for part in response.parts}
    levels = (level_for(question, response, group) for group in groups)
    return frozenset(level for level in levels if level is not None)


def _size(difference: Difference) -> int:
    """A question without a level of the employer comes after those with a gap."""
    return difference.gap or 0
