"""The steps of the Flex Diagnose as a list: who sees which, how far each is, and what to go on with."""

import pytest

from assessments.edition_files import flex_edition_for
from assessments.flex_diagnose.hub_page import Task, build_hub_page
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.models import Status
from assessments.progress import SectionStatus
from assessments.responses import Route
from assessments.selectors import Workspace, workspace_for
from assessments.services.answers import AnswerDraft, save_answer
from assessments.services.assignments import assign_section
from assessments.services.workforce import HeadcountRow
from organisations.access import Action
from organisations.models import SizeClass, SupportAccess
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.assessments.flex_diagnose.series_factory import monthly
from tests.factories import NOW, make_assessment, make_organisation, make_user, valid_response

pytestmark = pytest.mark.django_db
FLEX = "/werkgever/90000001/2026"


def hub(membership, kvk="90000001"):
    return build_hub_page(workspace_for(membership.user, kvk, 2026, Action.VIEW_TASKS))


def answer_step(assessment, slug, by):
    step = next(step for step in flex_edition_for(2026).indicators if step.slug == slug)
    for question in step.questions:
        save_answer(assessment, question, AnswerDraft(valid_response(question), 0), by=by, at=NOW)
    return len(step.questions)


def test_an_administrator_sees_all_steps_in_order(draft, hr):
    page = hub(hr)
    assert [(step.place, step.title) for step in page.steps] == [
        ("Stap 1 van 4", "Flexbehoefte"),
        ("Stap 2 van 4", "Intern flexvermogen"),
        ("Stap 3 van 4", "Samenwerken"),
        ("Stap 4 van 4", "Goede banen voor alle werkenden"),
        ("Bij stap 4", "De driehoek van uitzendwerk"),
    ]
    assert (page.done_count, len(page.tasks), page.is_locked, page.may_see_result) == (0, 7, False, True)


def test_support_looks_along_without_links(draft):
    page = build_hub_page(Workspace(draft, SupportAccess(organisation=draft.organisation)))
    assert {(task.url, step.assign_url) for step in page.steps for task in step.tasks} == {("", "")}
    assert len(page.tasks) == 7


def test_without_agency_workers_there_is_no_triangle(employer, hr):
    make_assessment(employer, rows=[HeadcountRow("", "Werk", "vast", men=60)])
    assert "De driehoek van uitzendwerk" not in [step.title for step in hub(hr).steps]


def test_a_step_shows_its_questions_and_its_figures(draft, hr):
    total = len(flex_edition_for(2026).indicators[0].questions)
    assert hub(hr).steps[0].tasks == (
        Task(
            "Vragen over flexbehoefte",
            f"{FLEX}/vragen/flexbehoefte/",
            f"0 van {total} vragen",
            SectionStatus.NOT_STARTED,
        ),
        Task(
            "Gewerkte uren",
            f"{FLEX}/flex/uren/",
            "U plakt ze uit Excel, kiest een bestand of typt ze.",
            SectionStatus.NOT_STARTED,
        ),
    )


def test_what_was_filled_in_is_done_and_the_next_thing_is_named(draft, hr):
    assert hub(hr).after.label == "Vragen over flexbehoefte"
    total = answer_step(draft, "flexbehoefte", hr)
    assert hub(hr).after.label == "Gewerkte uren"
    save_demand(draft, monthly([100] * 18, (2024, 7)), 0, by=hr, at=NOW)
    page = hub(hr)
    assert [(task.hint, task.is_done) for task in page.steps[0].tasks] == [
        (f"{total} van {total} vragen", True),
        ("18 maanden: juli 2024 tot en met december 2025", True),
    ]
    assert (page.done_count, page.after.label) == (2, "Vragen over intern flexvermogen")


def test_capacity_asks_for_the_hours_first(draft, hr):
    assert hub(hr).steps[1].tasks[1].hint.endswith("Vul eerst de gewerkte uren in.")
    save_demand(draft, monthly([100] * 12), 0, by=hr, at=NOW)
    save_capacity(draft, make_capacity(), 0, by=hr, at=NOW)
    task = hub(hr).steps[1].tasks[1]
    assert (task.hint, task.status) == ("Contracturen, grenzen en prijzen.", SectionStatus.DONE)


def test_a_colleague_sees_only_the_steps_that_were_assigned(draft, colleague, hr):
    assert hub(colleague).steps == ()
    assign_section(draft, "flexbehoefte", colleague.user.email, by=hr, at=NOW)
    page = hub(colleague)
    assert [(step.title, step.assign_url) for step in page.steps] == [("Flexbehoefte", "")]
    assert (page.tasks[1].url, page.may_see_result) == (f"{FLEX}/flex/uren/", False)


def test_an_administrator_sees_to_whom_a_step_was_handed(draft, colleague, hr):
    assign_section(draft, "flexbehoefte", colleague.user.email, by=hr, at=NOW)
    first = hub(hr).steps[0]
    assert (first.assignees, first.assign_url) == ((str(colleague.user),), f"{FLEX}/toewijzen/flexbehoefte/")


def test_a_fixed_report_leaves_nothing_to_hand_over(submitted, hr):
    submitted.status = Status.FIXED
    submitted.save()
    page = hub(hr)
    assert page.is_locked
    assert {step.assign_url for step in page.steps} == {""}


def test_the_short_route_has_one_page_of_six_questions_and_no_figures(db):
    small = make_organisation(make_user("klein@voorbeeld.example"), kvk="90000005", size_class=SizeClass.SMALL)
    rows = [HeadcountRow("", "Werk", group, men=10) for group in ("vast", "uitzend")]
    make_assessment(small, route=Route.SHORT, rows=rows)
    (step,) = hub(small.memberships.get(), "90000005").steps
    assert (step.place, step.question) == ("", "De korte route heeft hooguit zes vragen, en geen cijfers.")
    assert [(task.label, task.hint) for task in step.tasks] == [("Vragen", "0 van 6 vragen")]
