"""What the pages of filling in show: built from rows and the pure core, given to templates as one object."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from assessments.forms.question import QuestionForm
from assessments.models import Answer, Assessment
from assessments.progress import Progress, SectionStatus, Signal, find_signals, open_questions, progress_of
from assessments.questionnaire import Edition, Question
from assessments.responses import AnswerSheet, Standing, applicable_questions
from assessments.selectors import (
    PROFILE,
    Section,
    Workspace,
    answer_sheet,
    answers_by_question,
    assigned_sections,
    flex_sections,
    one_answer,
    previous_assessment,
    question_sheet,
    response_of,
    sections,
)
from assessments.wording import describe
from organisations.access import Action


@dataclass(frozen=True, slots=True)
class TaskRow:
    section: Section
    progress: Progress
    assignments: tuple

    @property
    def is_done(self):
        return self.progress.status is SectionStatus.DONE


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The task list: the sections this member may answer, by condition; all of them for who only looks along.

    `has_flex`: whether a step of the Flex Diagnose is among them.
    """

    profile: TaskRow | None
    groups: tuple[tuple[str, tuple[TaskRow, ...]], ...]
    has_workforce: bool
    has_flex: bool

    @property
    def rows(self):
        own = (self.profile,) if self.profile else ()
        return own + tuple(row for _, rows in self.groups for row in rows)

    @property
    def done_count(self):
        return sum(row.is_done for row in self.rows)

    @property
    def is_complete(self):
        return self.has_workforce and self.done_count == len(self.rows)


def answers_some(workspace: Workspace) -> bool:
    """Whether this member answers what was assigned, and nothing else."""
    return workspace.may(Action.ANSWER_ASSIGNED) and not workspace.may(Action.ANSWER_ALL)


def build_task_page(workspace: Workspace) -> TaskPage:
    sheet = answer_sheet(workspace.assessment)
    assignments = list(workspace.assessment.assignments.select_related("user").order_by("id"))
    allowed = assigned_sections(workspace) if answers_some(workspace) else None
    rows = [
        TaskRow(
            section,
            progress_of(section.questions, sheet),
            tuple(assignment for assignment in assignments if assignment.section == section.slug),
        )
        for section in sections(workspace.edition)
        if allowed is None or section.slug in allowed
    ]
    profile = next((row for row in rows if row.section.slug == PROFILE), None)
    conditions = dict.fromkeys(row.section.indicator.condition for row in rows if row.section.indicator)
    groups = tuple(
        (c.label, tuple(r for r in rows if r.section.indicator and r.section.indicator.condition is c))
        for c in conditions
    )
    has_flex = allowed is None or any(step.slug in allowed for step in flex_sections(workspace.assessment))
    return TaskPage(profile, groups, bool(sheet.workforce.heads), has_flex)


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """One question on a section page. `previous` is last year's answer in words, where it can be taken over."""

    question: Question
    form: QuestionForm
    answer: Answer | None
    number: int
    previous: str
    previous_needs_review: bool
    depends_on: Question | None
    decides: tuple[Question, ...]

    @property
    def is_saved(self):
        return bool(self.answer and self.answer.state)


@dataclass(frozen=True, slots=True)
class SectionPage:
    section: Section
    sheet: AnswerSheet
    blocks: tuple[QuestionBlock, ...]
    number: int
    total: int
    before: Section | None
    after: Section | None

    @property
    def contract_rows(self):
        workforce = self.sheet.workforce
        return [(workforce.label(group), heads) for group, heads in workforce.contract.items()]

    @property
    def invalid_blocks(self):
        return tuple(block for block in self.blocks if block.form.errors)

    def with_answers(self, answers: dict[str, Answer]) -> "SectionPage":
        """The same page, its forms as they were posted, beside the answers that stand there now."""
        blocks = tuple(replace(block, answer=answers.get(block.question.slug)) for block in self.blocks)
        return replace(self, blocks=blocks)


def build_section_page(
    workspace: Workspace, section: Section, data: QueryDict | None = None, files=None
) -> SectionPage:
    """Every question that applies, with its form: bound where `data` is given."""
    answers = answers_by_question(workspace.assessment)
    sheet = answer_sheet(workspace.assessment, answers, section.edition)
    earlier = previous_assessment(workspace.assessment)
    previous = answers_by_question(earlier) if earlier else {}
    shown = [q for q in section.questions if sheet.standing(q) is not Standing.HIDDEN]
    blocks = tuple(
        _block(question, number, sheet, (answers.get(question.slug), previous.get(question.slug)), (data, files))
        for number, question in enumerate(shown, start=1)
    )
    everything = _sections_around(workspace, section, sheet)
    place = everything.index(section)
    return SectionPage(
        section,
        sheet,
        blocks,
        number=place + 1,
        total=len(everything),
        before=everything[place - 1] if place else None,
        after=everything[place + 1] if place + 1 < len(everything) else None,
    )


def _sections_around(workspace: Workspace, section: Section, sheet: AnswerSheet) -> tuple[Section, ...]:
    """Those of the same questionnaire that ask this employer anything; a step may be for agency workers alone."""
    alike = (other for other in workspace.sections if other.is_flex == section.is_flex)
    return tuple(other for other in alike if other == section or applicable_questions(sheet, other.questions))


def question_form(question: Question, sheet: AnswerSheet, answer: Answer | None, data=None, files=None) -> QuestionForm:
    """The form of one question, bound where `data` holds anything of it."""
    groups = {group: sheet.workforce.label(group) for group in sheet.groups_of(question)}
    is_posted = data is not None and any(key.startswith(f"{question.slug}-") for key in data)
    return QuestionForm(question, groups, answer, data if is_posted else None, files if is_posted else None)


def _block(question: Question, number: int, sheet: AnswerSheet, rows, posted) -> QuestionBlock:
    answer, previous = rows
    edition: Edition = sheet.edition
    words = ""
    if previous and previous.state and not (answer and answer.state):
        words = describe(question, response_of(previous), sheet.workforce)
    return QuestionBlock(
        question=question,
        form=question_form(question, sheet, answer, *posted),
        answer=answer,
        number=number,
        previous=words,
        previous_needs_review=bool(previous and previous.needs_review),
        depends_on=edition.question(question.ask_if.question) if question.ask_if else None,
        decides=edition.children_of(question),
    )


@dataclass(frozen=True, slots=True)
class Conflict:
    """What stands there now, in words, in the place of an answer that could not be saved."""

    answer: Answer | None
    words: str


def build_conflict(assessment: Assessment, question: Question) -> Conflict:
    current = one_answer(assessment, question)
    response = response_of(current) if current else None
    workforce = question_sheet(assessment, question).workforce
    return Conflict(current, describe(question, response, workforce) if response else "Geen antwoord")


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What stands between this draft and submitting; signals never block."""

    open_by_section: tuple[tuple[Section, tuple[Question, ...]], ...]
    has_workforce: bool
    signals: tuple[tuple[Section, Signal], ...]

    @property
    def is_complete(self):
        return self.has_workforce and not self.open_by_section


def build_check_page(workspace: Workspace) -> CheckPage:
    answers = answers_by_question(workspace.assessment)
    sheet = answer_sheet(workspace.assessment, answers)
    earlier = previous_assessment(workspace.assessment)
    previous = answer_sheet(earlier).responses if earlier else {}
    explained = frozenset(a.question for a in answers.values() if a.note or a.evidence_url or a.evidence_file)
    missing = open_questions(sheet)
    by_section = ((s, tuple(q for q in s.questions if q in missing)) for s in sections(workspace.edition))
    home = {question.slug: section for section in sections(workspace.edition) for question in section.questions}
    signals = find_signals(sheet, explained, previous)
    return CheckPage(
        tuple((section, questions) for section, questions in by_section if questions),
        bool(sheet.workforce.heads),
        tuple((home[signal.question.slug], signal) for signal in signals),
    )
