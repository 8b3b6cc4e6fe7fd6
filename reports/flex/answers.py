"""The answers to a step of the Flex Diagnose, as a table. Pure."""

from assessments.questionnaire import Indicator, Question
from assessments.responses import AnswerSheet, applicable_questions
from assessments.wording import describe
from reports.documents.tables import Column, Table

NOT_YET = "Nog niet beantwoord"


def answer_table(sheet: AnswerSheet, step: str) -> Table | None:
    """What was asked and answered in one step; None where that is nothing."""
    found = sheet.edition.indicator(step)
    return _table(found.title, _asked(sheet, found), sheet) if found else None


def core_table(sheet: AnswerSheet) -> Table | None:
    """All that the short route asks."""
    return _table(sheet.edition.title, applicable_questions(sheet, sheet.edition.questions), sheet)


def _asked(sheet: AnswerSheet, step: Indicator) -> tuple[Question, ...]:
    return applicable_questions(sheet, step.questions)


def _table(title: str, questions: tuple[Question, ...], sheet: AnswerSheet) -> Table | None:
    if not any(question.slug in sheet.responses for question in questions):
        return None
    rows = tuple((question.text, answer_words(question, sheet)) for question in questions)
    return Table(f"{title}: de antwoorden", (Column("Vraag", "widest"), Column("Antwoord")), rows)


def answer_words(question: Question, sheet: AnswerSheet) -> str:
    response = sheet.responses.get(question.slug)
    return describe(question, response, sheet.workforce) if response else NOT_YET
