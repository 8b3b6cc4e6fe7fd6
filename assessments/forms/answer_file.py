"""How what an answer file says fills in the forms of the pages, so that one set of rules judges both."""

from collections.abc import Iterator
from decimal import Decimal

from assessments.answer_files import GivenAnswer, GivenRow
from assessments.forms.kinds import NOT_APPLICABLE, PER_GROUP, UNKNOWN
from assessments.forms.numbers import format_number
from assessments.forms.question import QuestionForm
from assessments.forms.workforce import HeadcountForm
from assessments.questionnaire import Kind, Question

# Larger numbers than any field takes; writing them out could fill the memory.
LARGEST_EXPONENT = 20
SHARE_KEYS = {"count", "total"}
NO_ANSWER = "hier staat geen antwoord; vul het in of haal de regel weg."
# How a field is called in a file, where that differs from nothing at all.
FILE_NAMES = {"reason": "nvt", "note": "note", "evidence_url": "link", "hours_per_week": "hours"}


def fill_question_form(question: Question, groups: dict[str, str], given: GivenAnswer) -> QuestionForm:
    """The bound form of the question. Raises ValueError, in Dutch, for an answer that no field could hold."""
    fields = _answer_fields(question, groups, given.value) | {"note": given.note, "evidence_url": given.link}
    return QuestionForm(question, groups, None, {f"{question.slug}-{name}": value for name, value in fields.items()})


def question_mistakes(form: QuestionForm) -> Iterator[str]:
    """What the form has against the answer, each with the part of the answer that it is about."""
    is_share = form.question.kind is Kind.FIGURE and form.question.figure.is_share
    for name, errors in form.errors.as_data().items():
        for error in errors:
            yield f"{_place(name, is_share=is_share)}{' '.join(error.messages)}{_choices(form, name, error)}"
    if not form.errors and form.response is None:
        yield NO_ANSWER


def fill_headcount_form(given: GivenRow) -> HeadcountForm:
    """The bound form of one row. Raises ValueError, in Dutch, for a number that no field could hold."""
    cells = {"hours_per_week" if key == "hours" else key: value for key, value in given.cells.items()}
    return HeadcountForm({key: v if isinstance(v, str) else _number(v) for key, v in cells.items()})


def headcount_mistakes(form: HeadcountForm) -> Iterator[str]:
    for name, errors in form.errors.as_data().items():
        for error in errors:
            place = FILE_NAMES.get(name, name)
            yield f"{place}: {' '.join(error.messages)}{_choices(form, name, error)}"
    if not form.errors and form.row is None:
        yield "deze regel is leeg."


def _answer_fields(question: Question, groups: dict[str, str], value) -> dict:
    if value == UNKNOWN:
        return {_state_field(question): UNKNOWN}
    if isinstance(value, dict) and value.keys() == {NOT_APPLICABLE}:
        return {_state_field(question): NOT_APPLICABLE, "reason": _text(value[NOT_APPLICABLE])}
    if value is None:
        raise ValueError(NO_ANSWER)
    return FILLERS[question.kind](question, groups, value)


def _state_field(question: Question) -> str:
    return {Kind.LEVEL: "level", Kind.CHOICE: "option"}.get(question.kind, "state")


def _level_fields(question: Question, groups: dict[str, str], value) -> dict:
    if not isinstance(value, dict):
        return {"level": _number(value)}
    by_group = {_group(key, groups): _number(level) for key, level in value.items()}
    if len(groups) == 1:  # the page does not ask per group where there is only one
        return {"level": next(iter(by_group.values()), "")}
    return {"level": PER_GROUP} | {f"groep-{group}": level for group, level in by_group.items()}


def _figure_fields(question: Question, groups: dict[str, str], value) -> dict:
    if not isinstance(value, dict) or value.keys() <= SHARE_KEYS:
        return _one_figure(question, value, "")
    fields = {}
    for key, part in value.items():
        fields |= _one_figure(question, part, f"-{_group(key, groups)}")
    return fields


def _one_figure(question: Question, value, suffix: str) -> dict:
    if not question.figure.is_share:
        return {f"number{suffix}": _number(value)}
    if not isinstance(value, dict) or not value.keys() <= SHARE_KEYS:
        raise ValueError("geef twee getallen: { count = …, total = … }.")
    names = {"count": "number", "total": "total"}
    return {f"{names[key]}{suffix}": _number(number) for key, number in value.items()}


def _choice_fields(question: Question, groups: dict[str, str], value) -> dict:
    return {"option": _text(value)}


def _multiple_fields(question: Question, groups: dict[str, str], value) -> dict:
    if not isinstance(value, list):
        raise ValueError('geef een rij: ["…", "…"].')
    options = [_text(item) for item in value]
    twice = next((option for option in options if options.count(option) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice} staat er twee keer.")
    return {"options": options}


def _text_fields(question: Question, groups: dict[str, str], value) -> dict:
    return {"text": _text(value)}


FILLERS = {
    Kind.LEVEL: _level_fields,
    Kind.FIGURE: _figure_fields,
    Kind.CHOICE: _choice_fields,
    Kind.MULTIPLE: _multiple_fields,
    Kind.TEXT: _text_fields,
}


def _group(key: str, groups: dict[str, str]) -> str:
    """A group by its slug, or by its name as the workforce table has it."""
    if not groups:
        raise ValueError("deze vraag krijgt één antwoord, voor iedereen samen.")
    group = next((slug for slug, name in groups.items() if key in (slug, name)), None)
    if group is None:
        raise ValueError(f"{key} is geen groep waarvoor deze vraag geldt; kies uit: {', '.join(groups)}.")
    return group


def _number(value) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("hier hoort een getal, zonder aanhalingstekens.")
    if not Decimal(value).is_finite() or abs(Decimal(value).adjusted()) > LARGEST_EXPONENT:
        raise ValueError("dit getal kan hier niet.")
    return format_number(value)


def _text(value) -> str:
    if not isinstance(value, str):
        raise ValueError("hier hoort een tekst, tussen aanhalingstekens.")
    return value


def _place(name: str, *, is_share: bool) -> str:
    field, _, group = name.partition("-")
    part = {"number": "count", "total": "total"}.get(field, "") if is_share else ""
    place = ".".join(filter(None, (group, part))) or FILE_NAMES.get(name, "")
    return f"{place}: " if place else ""


def _choices(form, name: str, error) -> str:
    """What could have been chosen; on the page one sees it."""
    if error.code != "invalid_choice":
        return ""
    known = [slug for slug, _ in form.fields[name].choices if slug and slug != PER_GROUP]
    return f" Kies uit: {', '.join(known)}."
