"""How what an answer file says fills in the forms of the pages, so that one set of rules judges both."""

from decimal import Decimal

from assessments.answer_files import GivenAnswer, GivenRow
from assessments.forms.kinds import NOT_APPLICABLE, PER_GROUP, UNKNOWN
from assessments.forms.numbers import format_number
from assessments.forms.question import QuestionForm
from assessments.forms.workforce import HeadcountForm
from assessments.questionnaire import Kind, Question

LARGEST_EXPONENT = 20


def fill_question_form(question: Question, groups: dict[str, str], given: GivenAnswer) -> QuestionForm:
    """The bound form of the question. Raises ValueError, in Dutch, for an answer of the wrong shape."""
    fields = _answer_fields(question, groups, given.value) | {"note": given.note, "evidence_url": given.link}
    return QuestionForm(question, groups, None, {f"{question.slug}-{name}": value for name, value in fields.items()})


def fill_headcount_form(given: GivenRow) -> HeadcountForm:
    """The bound form of one row. Raises ValueError, in Dutch."""
    cells = {"hours_per_week" if key == "hours" else key: value for key, value in given.cells.items()}
    return HeadcountForm({key: _text(value) if isinstance(value, str) else _number(value) for key, value in cells.items()})


def question_mistakes(form: QuestionForm) -> list[str]:
    """What the form has against the answer, each with the part of the answer that it is about."""
    mistakes = []
    for name, errors in form.errors.items():
        place, choices = _place(name), _choices(form, name)
        mistakes += [f"{place}{error}{choices if error.code == 'invalid_choice' else ''}" for error in errors.as_data_texts()]
    return mistakes
