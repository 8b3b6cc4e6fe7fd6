"""Makes what tests need, through the same services as the product, so that it is always a possible state."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from assessments.edition_files import load_edition
from assessments.questionnaire import Kind, Question
from assessments.responses import Part, Response, Route, Standing, State
from assessments.selectors import answer_sheet, one_answer
from assessments.services.answers import AnswerDraft, import_answers, save_answer
from assessments.services.life_cycle import start_assessment, submit_assessment
from assessments.services.workforce import HeadcountRow, save_workforce
from organisations.models import Membership, Organisation, ParticipationForm, Role, SizeClass, User
from organisations.services.organisations import add_member, register_organisation

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSWORD = "een-lang-wachtwoord-1"

WORKFORCE = [
    HeadcountRow("Fabriek", "Productie", "vast", 4, 22, 0, Decimal("1012")),
    HeadcountRow("Fabriek", "Productie", "uitzend", 2, 6, 0, Decimal("304")),
    HeadcountRow("Fabriek", "Productie", "oproep", 1, 4, 0, Decimal("60")),
    HeadcountRow("Kantoor", "Kantoor", "vast", 9, 8, 0, Decimal("590")),
    HeadcountRow("Kantoor", "Kantoor", "tijdelijk-met-uitzicht", 3, 3, 1, Decimal("230")),
]


def make_user(email="iemand@voorbeeld.example", name="Iemand"):
    return User.objects.create_user(email, PASSWORD, name=name)


def make_organisation(admin: User, kvk="90000001", **details) -> Organisation:
    values = {
        "name": "Voorbeeld Metaal",
        "kvk": kvk,
        "sbi_scheme": "sbi2025",
        "sbi_code": "25110",
        "size_class": SizeClass.MEDIUM,
        "participation_form": ParticipationForm.WORKS_COUNCIL,
    }
    return register_organisation(values | details, by=admin, at=NOW)


def admin_of(organisation: Organisation) -> Membership:
    return organisation.memberships.select_related("user").get(role=Role.ADMIN)


def make_colleague(organisation: Organisation, email="collega@voorbeeld.example") -> Membership:
    membership = add_member(organisation, email, Role.CONTRIBUTOR, by=admin_of(organisation), at=NOW)
    membership.user.set_password(PASSWORD)
    membership.user.save()
    return membership


def make_assessment(organisation: Organisation, year=2026, route=Route.FULL, rows=None):
    """A draft with a workforce and no answers."""
    admin = admin_of(organisation)
    assessment = start_assessment(organisation, year, route, by=admin, at=NOW)
    return save_workforce(assessment, WORKFORCE if rows is None else rows, by=admin, at=NOW)


def fill_assessment(assessment, level=3):
    """Answer every question that applies, all at about the same level (0-4)."""
    admin = admin_of(assessment.organisation)
    for questions in (load_edition(assessment.edition).profile, load_edition(assessment.edition).questions):
        sheet = answer_sheet(assessment)
        asked = [question for question in questions if sheet.standing(question) is Standing.OPEN]
        drafts = {question.slug: AnswerDraft(valid_response(question, level), 0) for question in asked}
        import_answers(assessment, drafts, by=admin, at=NOW)
    return assessment


def make_submitted(organisation: Organisation, year=2026, level=3, **kwargs):
    assessment = fill_assessment(make_assessment(organisation, year, **kwargs), level)
    submit_assessment(assessment, by=admin_of(organisation), at=NOW)
    assessment.refresh_from_db()
    return assessment


def question_of(assessment, slug="werk-zelf-indelen") -> Question:
    return load_edition(assessment.edition).question(slug)


def answer_question(assessment, slug: str, response: Response | None, **texts):
    """Save this answer over whatever stands there."""
    question = question_of(assessment, slug)
    current = one_answer(assessment, question)
    draft = AnswerDraft(response, current.version if current else 0, **texts)
    return save_answer(assessment, question, draft, by=admin_of(assessment.organisation), at=NOW)


def at_level(level: int) -> Response:
    return Response(State.ANSWERED, (Part(level=level),))


def valid_response(question: Question, level=3) -> Response:
    """An answer of about this level, to any question."""
    return Response(State.ANSWERED, PARTS[question.kind](question, level))


def _level(question, level):
    return (Part(level=level),)


def _figure(question, level):
    figure = question.figure
    if figure.is_share:
        return (Part(number=Fraction(10 * level), total=Fraction(40)),)
    span = figure.max - figure.min
    return (Part(number=Fraction(int(figure.min + span * level / 4))),)


def _choice(question, level):
    ordered = sorted(question.options, key=lambda option: (option.points, option.slug))
    return (Part(option=ordered[(len(ordered) - 1) * level // 4].slug),)


def _multiple(question, level):
    options = [option for option in question.options if not option.exclusive]
    return tuple(Part(option=option.slug) for option in options[: max(1, len(options) * level // 4)])


def _text(question, level):
    return (Part(text="Een paar zinnen."),)


PARTS = {Kind.LEVEL: _level, Kind.FIGURE: _figure, Kind.CHOICE: _choice, Kind.MULTIPLE: _multiple, Kind.TEXT: _text}
