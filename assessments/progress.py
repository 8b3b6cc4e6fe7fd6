"""How far someone is, and what looks odd before submitting. Pure: an answer sheet in, statuses and signals out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.questionnaire import TOP_LEVEL, Kind, Question
from assessments.responses import AnswerSheet, Response, Standing, State, applicable_questions

LARGE_JUMP = 2


class SectionStatus(StrEnum):
    NOT_STARTED = "Nog niet begonnen"
    BUSY = "Bezig"
    DONE = "Klaar"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions that apply are done."""

    done: int
    total: int

    @property
    def status(self) -> SectionStatus:
        if self.done == self.total:
            return SectionStatus.DONE
        return SectionStatus.BUSY if self.done else SectionStatus.NOT_STARTED


def progress_of(questions, sheet: AnswerSheet) -> Progress:
    applicable = applicable_questions(sheet, questions)
    return Progress(sum(sheet.standing(question).is_done for question in applicable), len(applicable))


def open_questions(sheet: AnswerSheet) -> tuple[Question, ...]:
    """In the order of the pages."""
    return tuple(q for q in sheet.edition.questions if sheet.standing(q) is Standing.OPEN)


class SignalKind(StrEnum):
    """What looks odd. Shown to employer and works council; it never blocks."""

    UNKNOWN = "weet ik niet"
    NOT_APPLICABLE = "niet van toepassing"
    NO_EVIDENCE = "hoog niveau zonder toelichting"
    LARGE_JUMP = "grote sprong sinds vorig jaar"


@dataclass(frozen=True, slots=True)
class Signal:
    kind: SignalKind
    question: Question


def find_signals(sheet: AnswerSheet, explained: frozenset[str], previous: Mapping[str, Response]) -> tuple[Signal, ...]:
    """`explained`: slugs of questions with a note or evidence; `previous`: last year's responses by slug."""
    signals = []
    for question in applicable_questions(sheet, sheet.edition.questions):
        response = sheet.responses.get(question.slug)
        if response is not None and question.scored:
            signals += [Signal(kind, question) for kind in _kinds(question, response, explained, previous)]
    return tuple(signals)


def _kinds(question: Question, response: Response, explained, previous):
    if response.state is State.UNKNOWN:
        yield SignalKind.UNKNOWN
    if response.state is State.NOT_APPLICABLE:
        yield SignalKind.NOT_APPLICABLE
    if question.kind is Kind.LEVEL and response.state is State.ANSWERED:
        levels = [part.level for part in response.parts]
        if max(levels) >= TOP_LEVEL - 1 and question.slug not in explained:
            yield SignalKind.NO_EVIDENCE
        if question.slug in previous and _jump(response, previous[question.slug]) > LARGE_JUMP:
            yield SignalKind.LARGE_JUMP


def _jump(response: Response, previous: Response) -> int:
    """The largest rise of a group's level since last year."""
    rises = [
        part.level - before.level
        for part in response.parts
        if (before := previous.part_for(part.group)) and before.level is not None
    ]
    return max(rises, default=0)
