"""What answering costs in queries: within budget, and the same for one answer as for all of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.services.assignments import assign_section
from tests.factories import NOW, answer_question, at_level, fill_assessment, make_submitted, question_of

pytestmark = pytest.mark.django_db
PLACE = "/werkgever/90000001/2026/"
PAGE, SAVE, TASKS, CHECK = (
    f"{PLACE}{path}" for path in ("vragen/autonomie/", "antwoord/werk-zelf-indelen/", "", "controle/")
)
# Of a save, three chain its event to the trail. Of a page, two read the places for the menu.
SAVE_BUDGET, PAGE_BUDGET = 14, 15


def count(request):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert request().status_code == 200
    return len([query for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def save(client, assessment, level):
    version = assessment.answers.filter(question="werk-zelf-indelen").values_list("version", flat=True).first() or 0
    data = {"werk-zelf-indelen-level": str(level), "werk-zelf-indelen-version": version}
    return count(lambda: client.post(SAVE, data))


@pytest.fixture(params=["hr", "colleague"])
def client_of(request, colleague, warm):
    return warm(request.getfixturevalue(request.param))


@pytest.fixture
def warm(login):
    """Logs in, and opens a page: the first of a session notes when it began."""

    def log_in(membership):
        client = login(membership)
        client.get("/account/gesloten/")
        return client

    return log_in


@pytest.fixture
def with_last_year(draft, employer):
    make_submitted(employer, 2025)
    return draft


def test_a_saved_answer_is_within_budget_for_one_answer_and_for_all(with_last_year, client_of):
    first = save(client_of, with_last_year, 1)
    change = save(client_of, with_last_year, 2)
    fill_assessment(with_last_year)
    later = save(client_of, with_last_year, 3)
    assert max(first, change) <= SAVE_BUDGET
    assert later == change


def test_a_page_of_questions_is_within_budget_for_one_answer_and_for_all(with_last_year, client_of):
    answer_question(with_last_year, "hinderlijke-regels", at_level(1))
    few = count(lambda: client_of.get(PAGE))
    fill_assessment(with_last_year)
    many = count(lambda: client_of.get(PAGE))
    assert few <= PAGE_BUDGET
    assert many == few


def test_the_task_list_is_constant(with_last_year, client_of, hr, colleague):
    answer_question(with_last_year, "hinderlijke-regels", at_level(1))
    few = count(lambda: client_of.get(TASKS))
    fill_assessment(with_last_year)
    for section in ("profiel", "redelijk-loon", "sociale-steun"):
        assign_section(with_last_year, section, colleague.user.email, by=hr, at=NOW)
    assert count(lambda: client_of.get(TASKS)) == few


def test_the_check_page_is_constant(with_last_year, hr, warm):
    client = warm(hr)
    answer_question(with_last_year, "hinderlijke-regels", at_level(1))
    few = count(lambda: client.get(CHECK))
    fill_assessment(with_last_year)
    assert count(lambda: client.get(CHECK)) == few


def test_the_question_that_is_measured_is_along_an_axis(draft):
    """It costs a query more than one that is not: the workforce."""
    assert question_of(draft, "werk-zelf-indelen").axis is not None
