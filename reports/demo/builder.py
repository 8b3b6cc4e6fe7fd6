"""Builds the demo: the sector's organisations, accounts, assessments and plans, all through the product's services."""

from datetime import datetime

from django.db import transaction

from assessments.edition_files import load_edition
from assessments.models import Assessment
from assessments.questionnaire import OWN_CONTRACT_GROUPS
from assessments.responses import AnswerSheet, Route, State
from assessments.scoring import score_question
from assessments.selectors import answer_sheet, sections
from assessments.services.answers import AnswerDraft, import_answers
from assessments.services.assignments import assign_section
from assessments.services.life_cycle import start_assessment, submit_assessment
from assessments.services.workforce import save_workforce
from organisations.models import Membership, Organisation, Role, SizeClass
from organisations.services.organisations import add_member, register_organisation, verify_organisation
from reports.advice import apply_lifts
from reports.demo.accounts import (
    ADMINS,
    ASSIGNED_KVK,
    ASSIGNED_SECTIONS,
    COLLEAGUE,
    NEWCOMER,
    READERS,
    SUPPORT,
)
from reports.demo.answers import in_whole_numbers, respond
from reports.demo.chance import dice
from reports.demo.flex import build_flex
from reports.demo.fund import build_fund
from reports.demo.matrices import build_matrices
from reports.demo.moments import Moments, moments_of
from reports.demo.notes import note_for
from reports.demo.people import make_account, make_user
from reports.demo.plans import make_plan
from reports.demo.sector import LAST_YEAR, Employer, Latest, load_sector
from reports.demo.talks import build_talks
from reports.demo.workforce import workforce_rows
from reports.tips import Tip

# How many sections of a draft are done.
FEWEST_DONE, MOST_DONE, SHOWN_DONE = 2, 10, 7


class DemoLoadedError(ValueError):
    """The demo is there already."""


@transaction.atomic
def load_demo(now: datetime, count: int | None = None) -> tuple[Employer, ...]:
    """Make the first `count` employers, seen from `now`. Raises DemoLoadedError.

    None: all of them, and beside the sector those with a competentiematrix alone.
    """
    if Organisation.objects.filter(kvk=load_sector()[0].kvk).exists():
        raise DemoLoadedError
    employers = build_employers(now, count)
    make_account(NEWCOMER)
    _make_support()
    build_fund(employers)
    build_talks(employers)
    build_matrices(with_own_employers=count is None)
    return employers


def build_employers(now: datetime, count: int | None = None) -> tuple[Employer, ...]:
    """The first `count` employers (None: all of them) with their years, before anyone else has to do with them."""
    employers = load_sector()[:count]
    for employer in employers:
        _build_employer(employer, now)
    return employers


def _build_employer(employer: Employer, now: datetime) -> None:
    admin = _register(employer, at=moments_of(employer, employer.since, now).started)
    done: tuple[Tip, ...] = ()
    for year in employer.years:
        moments = moments_of(employer, year, now)
        if year == LAST_YEAR and employer.latest is Latest.DRAFT:
            _build_draft(employer, done, by=admin, moments=moments)
        else:
            done += _build_year(employer, year, done, by=admin, moments=moments)


def _register(employer: Employer, *, at: datetime) -> Membership:
    rows = workforce_rows(employer, LAST_YEAR)
    own = sum(row.women + row.men + row.other for row in rows if row.contract_group in OWN_CONTRACT_GROUPS)
    details = {
        "name": employer.name,
        "kvk": employer.kvk,
        "sbi_scheme": employer.scheme,
        "sbi_code": employer.sbi,
        "size_class": SizeClass.of(own),
        "participation_form": employer.council,
        "is_fictional": True,
    }
    account = ADMINS.get(employer.kvk)
    user = make_account(account) if account else make_user(f"hr.{employer.kvk}@voorbeeld.example")
    organisation = register_organisation(details, by=user, at=at)
    verify_organisation(organisation, by=None, at=at)
    admin = organisation.memberships.select_related("user", "organisation").get()
    if employer.kvk in READERS:
        add_member(organisation, make_account(READERS[employer.kvk]).email, Role.READER, by=admin, at=at)
    return admin


def _make_support() -> None:
    user = make_account(SUPPORT)
    user.is_platform_staff = True
    user.save(update_fields=["is_platform_staff"])


def _build_year(employer: Employer, year: int, done: tuple[Tip, ...], *, by, moments: Moments) -> tuple[Tip, ...]:
    """A year from start to plan; returns the tips that were done by the end of it."""
    assessment = _start(employer, year, by=by, moments=moments)
    questions = load_edition(assessment.edition).questions
    sheet, drafts = _answer(employer, assessment, questions, done)
    import_answers(assessment, drafts, by=by, at=moments.answered)
    from_flex = build_flex(assessment, by=by, at=moments.answered)
    submit_assessment(assessment, by=by, at=moments.submitted)
    return make_plan(employer, assessment, sheet, from_flex, by=by, moments=moments)


def _start(employer: Employer, year: int, *, by, moments: Moments) -> Assessment:
    assessment = start_assessment(by.organisation, year, Route(employer.route), by=by, at=moments.started)
    return save_workforce(assessment, workforce_rows(employer, year), by=by, at=moments.started)


def _build_draft(employer: Employer, done: tuple[Tip, ...], *, by, moments: Moments) -> None:
    """A draft in which the first sections are answered, and one of them not to its end."""
    assessment = _start(employer, LAST_YEAR, by=by, moments=moments)
    everything = sections(load_edition(assessment.edition))
    number = dice(employer.kvk, "concept").randint(FEWEST_DONE, MOST_DONE)
    if employer.kvk == ASSIGNED_KVK:
        number = SHOWN_DONE
        _assign(assessment, by=by, at=moments.started)
    questions = [question for section in everything[:number] for question in section.questions]
    questions += everything[number].questions[: len(everything[number].questions) // 2]
    _, drafts = _answer(employer, assessment, questions, done)
    import_answers(assessment, drafts, by=by, at=moments.answered)
    build_flex(assessment, by=by, at=moments.answered)


def _assign(assessment: Assessment, *, by, at: datetime) -> None:
    make_account(COLLEAGUE)
    for section in ASSIGNED_SECTIONS:
        assign_section(assessment, section, COLLEAGUE.email, by=by, at=at)


def _answer(employer: Employer, assessment: Assessment, questions, done) -> tuple[AnswerSheet, dict[str, AnswerDraft]]:
    """Answers to those of the questions that apply; what was done since the last time shows in them."""
    sheet = answer_sheet(assessment)
    responses = respond(employer, assessment.year, sheet, questions)
    lifted = apply_lifts(sheet.with_responses(responses), done).responses
    responses = in_whole_numbers({slug: lifted[slug] for slug in responses}, sheet.edition)
    sheet = sheet.with_responses(responses)
    return sheet, {slug: _draft(employer, assessment.year, slug, sheet) for slug in responses}


def _draft(employer: Employer, year: int, slug: str, sheet: AnswerSheet) -> AnswerDraft:
    question, response = sheet.edition.question(slug), sheet.responses[slug]
    reason = question.not_applicable if response.state is State.NOT_APPLICABLE else ""
    note, link = note_for(employer, year, score_question(question, sheet), response)
    return AnswerDraft(response, 0, reason, note, link)
