"""The demo as it is loaded: a few employers of it, through the real services."""

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction

from assessments.models import Answer, Assessment, FlexDemand, Status, Submission
from assessments.progress import open_questions
from assessments.selectors import answer_sheet
from organisations.models import Event, Membership, Organisation, Role, User
from reports.demo.accounts import (
    ASSIGNED_SECTIONS,
    COLLEAGUE,
    DEMO_ACCOUNTS,
    DEMO_PASSWORD,
    DIRECTOR,
    HR_CARE,
    HR_DRAFT,
    HR_FIXED,
    HR_HALL,
    HR_SMALL,
    HR_SUBMITTED,
    NEWCOMER,
    SECRETARY,
    TEAM_LEADER,
)
from reports.demo.builder import DemoLoadedError, load_demo
from reports.demo.moments import NOW
from reports.models import ActionStatus, FixedDocument, FixedKind, PlanAction

pytestmark = pytest.mark.django_db
TALKING, DRAFT, SMALL, LAST = "00000001", "00000002", "00000003", "00000004"
LATEST = {(TALKING, 2026): Status.IN_DISCUSSION, (DRAFT, 2026): Status.DRAFT, (SMALL, 2026): Status.FIXED}


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """The first four employers, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(NOW, 4)
        transaction.set_rollback(True)


def assessment_of(kvk, year=2026):
    return Assessment.objects.select_related("organisation").get(organisation__kvk=kvk, year=year)


def test_employers_are_fictional_and_verified():
    organisations = Organisation.objects.order_by("kvk")
    assert [organisation.kvk for organisation in organisations] == [TALKING, DRAFT, SMALL, LAST]
    assert all(organisation.is_fictional and organisation.verified_at for organisation in organisations)


def test_every_employer_has_its_years():
    years = Assessment.objects.order_by("organisation__kvk", "year").values_list("organisation__kvk", "year", "status")
    assert list(years) == [
        (kvk, year, LATEST.get((kvk, year), Status.SUBMITTED))
        for kvk in (TALKING, DRAFT, SMALL, LAST)
        for year in (2024, 2025, 2026)
    ]


def test_submitted_years_have_twelve_scores():
    for submission in Submission.objects.select_related("assessment"):
        edition = answer_sheet(submission.assessment).edition
        assert None not in [submission.score(indicator.slug) for indicator in edition.indicators]


def test_draft_is_half_way_with_two_sections_handed_over():
    draft = assessment_of(DRAFT)
    sheet = answer_sheet(draft)
    assert 0 < len(open_questions(sheet)) < len(sheet.edition.questions)
    assert draft.submission is None
    assert [(a.section, a.user.email) for a in draft.assignments.order_by("id")] == [
        (section, COLLEAGUE.email) for section in ASSIGNED_SECTIONS
    ]


def test_small_employer_takes_the_short_route():
    assert {assessment_of(SMALL, year).route for year in (2024, 2025, 2026)} == {"kort"}


def test_small_employer_has_its_fixed_report_in_print():
    report = FixedDocument.objects.get(kind=FixedKind.REPORT)
    assert report.assessment == assessment_of(SMALL)
    assert bytes(report.content).startswith(b"%PDF-1.")


def test_plans_run_over_the_years():
    actions = PlanAction.objects.filter(assessment__organisation__kvk=TALKING)
    assert set(actions.values_list("assessment__year", flat=True)) == {2024, 2025, 2026}
    assert actions.filter(assessment__year=2026, carried_from__assessment__year=2025).exists()
    assert {ActionStatus.DONE, ActionStatus.STARTED, ActionStatus.PLANNED} <= set(
        actions.values_list("status", flat=True)
    )
    assert not actions.filter(deadline=None).exists()
    assert not actions.filter(owner_function="").exists()


def test_flex_diagnoses_are_there_and_the_plan_has_a_tip_of_one():
    demands = FlexDemand.objects.order_by("assessment__organisation__kvk", "assessment__year")
    assert list(demands.values_list("assessment__organisation__kvk", "assessment__year")) == [
        (TALKING, 2026),
        (DRAFT, 2025),
        (DRAFT, 2026),
    ]
    assert assessment_of(TALKING).plan_actions.filter(tip="bestellingen-spreiden").exists()


def test_nothing_happened_after_the_day_on_which_the_demo_looks_back():
    assert Event.objects.order_by("-at").values_list("at", flat=True).first() <= NOW
    assert Answer.objects.order_by("-saved_at").values_list("saved_at", flat=True).first() <= NOW
    assert not PlanAction.objects.filter(finished_on__gt=NOW.date()).exists()


def test_answers_carry_notes_of_the_year():
    notes = assessment_of(TALKING).answers.exclude(note="").values_list("note", flat=True)
    assert any("2025" in note for note in notes)
    assert not any("{" in note for note in notes)


def test_accounts_can_log_in_at_once(client):
    # The fifth employer is not loaded here, and neither are those beside the sector.
    for account in set(DEMO_ACCOUNTS) - {HR_FIXED, HR_CARE, HR_HALL}:
        assert EmailAddress.objects.get(email=account.email).verified
        response = client.post("/inloggen/", {"login": account.email, "password": DEMO_PASSWORD})
        assert (response.status_code, response.headers["Location"]) == (302, "/")
        client.logout()


def test_accounts_have_the_roles_they_are_said_to_have():
    roles = Membership.objects.filter(user__email__in=[account.email for account in DEMO_ACCOUNTS])
    assert set(roles.values_list("user__email", "organisation__kvk", "role")) == {
        (HR_SUBMITTED.email, TALKING, Role.ADMIN),
        (HR_DRAFT.email, DRAFT, Role.ADMIN),
        (COLLEAGUE.email, DRAFT, Role.CONTRIBUTOR),
        (TEAM_LEADER.email, TALKING, Role.CONTRIBUTOR),
        (HR_SMALL.email, SMALL, Role.ADMIN),
        (SECRETARY.email, TALKING, Role.COUNCIL_SECRETARY),
        (DIRECTOR.email, TALKING, Role.READER),
    }
    assert User.objects.get(email=NEWCOMER.email).name == NEWCOMER.name


def test_others_cannot_log_in():
    assert not User.objects.get(email=f"hr.{LAST}@voorbeeld.example").has_usable_password()


def test_everyone_is_fictional():
    assert User.objects.exists()
    assert not User.objects.filter(is_fictional=False).exists()


def test_second_load_is_refused():
    before = Answer.objects.count()
    with pytest.raises(DemoLoadedError):
        load_demo(NOW, 4)
    assert Answer.objects.count() == before
