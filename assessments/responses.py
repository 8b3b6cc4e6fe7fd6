"""What an employer answered, as the scoring sees it: responses, the workforce, and both on one answer sheet. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from assessments.questionnaire import CONTRACT_GROUPS, Axis, Edition, Kind, Question

EVERYONE = ""


class State(StrEnum):
    """How a question was answered; "weet ik niet" and "n.v.t." are real answers."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Route(StrEnum):
    FULL = "lang"
    SHORT = "kort"

    @property
    def least_questions(self) -> int:
        """How many questions must apply before an indicator gets a score."""
        return 3 if self is Route.FULL else 2


@dataclass(frozen=True, slots=True)
class Part:
    """What was answered for one group (EVERYONE: all together): a level, number, count and total, option or text."""

    group: str = EVERYONE
    level: int | None = None
    number: Fraction | None = None
    total: Fraction | None = None
    option: str = ""
    text: str = ""

    @property
    def value(self) -> Fraction | None:
        """The figure: the number, or count / total in per cent; None for a share of nothing."""
        if self.total is None:
            return self.number
        return self.number / self.total * 100 if self.total else None


@dataclass(frozen=True, slots=True)
class Response:
    state: State
    parts: tuple[Part, ...] = ()

    def part_for(self, group: str) -> Part | None:
        """The part of this group, else the part for everyone, else None."""
        by_group = {part.group: part for part in self.parts}
        return by_group.get(group) or by_group.get(EVERYONE)

    @property
    def is_per_group(self) -> bool:
        return any(part.group != EVERYONE for part in self.parts)

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(part.option for part in self.parts if part.option)


@dataclass(frozen=True, slots=True)
class Workforce:
    """Heads per group along both axes; only groups that have people. Function groups by the employer's own slugs."""

    contract: Mapping[str, int]
    function: Mapping[str, int]
    labels: Mapping[str, str]

    @property
    def heads(self) -> int:
        return sum(self.contract.values())

    def along(self, axis: Axis) -> Mapping[str, int]:
        return self.contract if axis is Axis.CONTRACT else self.function

    def label(self, group: str) -> str:
        return CONTRACT_GROUPS.get(group) or self.labels.get(group, group)


EMPTY_WORKFORCE = Workforce({}, {}, {})


class Standing(StrEnum):
    """Where a question stands on a sheet."""

    HIDDEN = "hidden"
    OPEN = "open"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_done(self) -> bool:
        return self is not Standing.OPEN


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Everything a score depends on."""

    edition: Edition
    route: Route
    size_class: str
    workforce: Workforce
    responses: Mapping[str, Response]

    def groups_of(self, question: Question) -> dict[str, int]:
        """Heads of the groups with people that the question concerns; empty without an axis or without a profile."""
        if question.axis is None:
            return {}
        heads = self.workforce.along(question.axis)
        concerned = question.groups or heads.keys()
        return {group: heads[group] for group in heads if group in concerned}

    def standing(self, question: Question) -> Standing:
        if not self._can_apply(question):
            return Standing.HIDDEN
        response = self.responses.get(question.slug)
        if response is None or self._awaits_parent(question):
            return Standing.OPEN
        if response.state is not State.ANSWERED:
            return Standing(response.state.value)
        return Standing.ANSWERED if self._covers_every_group(question, response) else Standing.OPEN

    def _can_apply(self, question: Question) -> bool:
        if self.size_class not in question.sizes or (self.route is Route.SHORT and not question.core):
            return False
        if question.axis and self.workforce.heads and not self.groups_of(question):
            return False
        return question.ask_if is None or self._is_asked(question)

    def _is_asked(self, question: Question) -> bool:
        """While the parent is open, or its answer unknown, the child is asked: silence may not pay."""
        if question.ask_if.groups:
            return not self.workforce.heads or any(group in self.workforce.contract for group in question.ask_if.groups)
        parent = self.edition.question(question.ask_if.question)
        match self.standing(parent):
            case Standing.OPEN | Standing.UNKNOWN:
                return True
            case Standing.ANSWERED:
                return bool(set(self.responses[parent.slug].options) & set(question.ask_if.answers))
            case _:
                return False

    def _awaits_parent(self, question: Question) -> bool:
        """Whether an open question, or a profile that is not there yet, still decides if this one is asked."""
        if question.ask_if is None:
            return False
        if question.ask_if.groups:
            return not self.workforce.heads
        return self.standing(self.edition.question(question.ask_if.question)) is Standing.OPEN

    def _covers_every_group(self, question: Question, response: Response) -> bool:
        """An answer per group is open again when a group got people afterwards, or while there is no profile."""
        if question.axis is None:
            return True
        if not self.workforce.heads:
            return False
        return all(response.part_for(group) for group in self.groups_of(question))

    def with_responses(self, responses: Mapping[str, Response]) -> "AnswerSheet":
        """The same sheet with these responses put in the place of its own."""
        return replace(self, responses={**self.responses, **responses})


def applicable_questions(sheet: AnswerSheet, questions) -> tuple[Question, ...]:
    """The questions that are asked on this sheet, answered or not."""
    return tuple(question for question in questions if sheet.standing(question) is not Standing.HIDDEN)


def level_for(question: Question, response: Response, group: str) -> int | None:
    """The level (0-4) of one group; None for another kind or a group without an answer."""
    part = response.part_for(group) if question.kind is Kind.LEVEL else None
    return part.level if part else None
