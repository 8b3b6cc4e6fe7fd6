"""Makes what tests need, through the same services as the product, so that it is always a possible state."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from allauth.mfa.totp.internal.auth import TOTP
from django.utils.timezone import localdate

from assessments.edition_files import edition_for, load_edition
from assessments.models import Status, Submission, column
from assessments.practices import practices_of
from assessments.questionnaire import Kind, Question
from assessments.responses import Part, Response, Route, Standing, State
from assessments.selectors import answer_sheet, one_answer
from assessments.services.answers import AnswerDraft, import_answers, save_answer
from assessments.services.life_cycle import start_assessment, submit_assessment
from assessments.services.workforce import HeadcountRow, save_workforce
from benchmarks.models import Round
from benchmarks.services.rounds import RoundPlan, open_round
from organisations.models import (
    FundMember,
    Membership,
    Organisation,
    ParticipationForm,
    Role,
    SectorFund,
    SizeClass,
    User,
)
from organisations.selectors import council_of
from organisations.services.councils import add_council_member, invite_secretary
from organisations.services.fund_lists import put_on_list
from organisations.services.funds import MemberEntry, add_manager, create_fund
from organisations.services.organisations import add_member, register_organisation
from reports.models import Discussion
from reports.services.discussions import USUAL_TERM, start_discussion

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSWORD = "een-lang-wachtwoord-1"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

WORKFORCE = [
    HeadcountRow("Fabriek", "Productie", "vast", 4, 22, 0, Decimal("1012")),
    HeadcountRow("Fabriek", "Productie", "uitzend", 2, 6, 0, Decimal("304")),
    HeadcountRow("Fabriek", "Productie", "oproep", 1, 4, 0, Decimal("60")),
    HeadcountRow("Kantoor", "Kantoor", "vast", 9, 8, 0, Decimal("590")),
    HeadcountRow("Kantoor", "Kantoor", "tijdelijk-met-uitzicht", 3, 3, 1, Decimal("230")),
]


def make_user(email="iemand@voorbeeld.example", name="Iemand"):
    """Someone who can log in, with a second factor, so that every role is open to them."""
    user = User.objects.create_user(email, PASSWORD, name=name)
    TOTP.activate(user, TOTP_SECRET)
    return user


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


def make_reader(organisation: Organisation, email="directie@voorbeeld.example") -> Membership:
    """Someone who reads along on the employer's side, a director for instance."""
    return _seat(organisation, email, "Dirk Directie", Role.READER)


def make_secretary(organisation: Organisation, email="secretaris@voorbeeld.example") -> Membership:
    """The first of the council, invited by the employer, who has logged in since."""
    user = make_user(email, "Sara Secretaris")
    user.last_login = NOW
    user.save(update_fields=["last_login"])
    return invite_secretary(organisation, email, by=admin_of(organisation), at=NOW)


def make_council_member(organisation: Organisation, email="raadslid@voorbeeld.example") -> Membership:
    """Invited by the council's secretary, who must be there."""
    make_user(email, "Rob Raadslid")
    secretary = organisation.memberships.select_related("user").get(role=Role.COUNCIL_SECRETARY)
    return add_council_member(organisation, email, by=secretary, at=NOW)


def _seat(organisation: Organisation, email: str, name: str, role: Role) -> Membership:
    make_user(email, name)
    return add_member(organisation, email, role, by=admin_of(organisation), at=NOW)


def make_discussion(assessment, due_on: date | None = None) -> Discussion:
    """The submitted assessment laid before the council, which has six weeks; makes its secretary when there is none."""
    organisation = assessment.organisation
    if not council_of(organisation).exists():
        make_secretary(organisation)
    due_on = due_on or localdate(NOW) + USUAL_TERM
    return start_discussion(assessment, due_on, by=admin_of(organisation), at=NOW)


def make_fund(slug="metaalfonds", manager="fonds@voorbeeld.example", **details) -> SectorFund:
    """A fund with one manager."""
    make_user(manager, "Femke Fonds")
    fund = create_fund(slug, details.pop("name", "Opleidingsfonds Metaal"), **details, by=None, at=NOW)
    add_manager(fund, manager, by=None, at=NOW)
    return fund


def make_round(fund: SectorFund, year=2026, sub_branches=(), **dates: date) -> Round:
    """A round of the fund, opened in March and closed at the end of June where the dates do not say otherwise."""
    usual = {
        "opens_on": date(year, 3, 2),
        "closes_on": date(year, 6, 30),
        "publishes_on": date(year, 9, 1),
        "corrects_on": date(year, 12, 1),
    }
    plan = RoundPlan(year, edition_for(year).name, **usual | dates, sub_branches=tuple(sub_branches))
    at = datetime.combine(plan.opens_on, time(8), UTC)
    return open_round(fund, plan, by=fund.managers.select_related("user").first(), at=at)


def make_running_round(fund: SectorFund, days=0, **details) -> Round:
    """A round over the present year that opened so many days ago and takes answers during thirty days."""
    opened = localdate() - timedelta(days=days)
    dates = zip(("opens_on", "closes_on", "publishes_on", "corrects_on"), (0, 29, 60, 90), strict=True)
    planned = {name: opened + timedelta(days=after) for name, after in dates}
    return make_round(fund, opened.year, **planned, **details)


def make_fund_member(fund: SectorFund, kvk="90000001", name="Voorbeeld Metaal", **known) -> FundMember:
    """An employer on the list of the fund, which it did not join itself yet."""
    entry = MemberEntry(name, kvk, known.pop("email", f"hr@{kvk}.example"), **known)
    return put_on_list(fund, [entry], by=fund.managers.select_related("user").first(), at=NOW)[kvk]


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


def freeze_scores(assessment, score):
    """A submission with this score on every indicator, as submitting leaves it, without the answers: many are cheap."""
    edition = load_edition(assessment.edition)
    assessment.status = Status.SUBMITTED
    assessment.submission = Submission.objects.create(
        assessment=assessment,
        at=NOW,
        edition_hash=edition.content_hash,
        route=assessment.route,
        size_class=assessment.size_class,
        practices="1" * len(practices_of(edition)),
        **{column(indicator.slug): Decimal(score) for indicator in edition.indicators},
    )
    assessment.save()


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
