"""The page of the capacity where the organisation keeps a competentiematrix: a suggestion, its warning, its limits."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.flex_diagnose.hub_page import CAPACITY as STEP
from assessments.flex_diagnose.layers import Layer, Terms
from assessments.flex_diagnose.selectors import deployable_hours, flex_figures
from assessments.flex_diagnose.services import save_capacity
from assessments.models import MatrixSetup, MatrixWorker, Status
from assessments.services.assignments import assign_section
from charts.periods import MONTHS
from tests.assessments.competentiematrix.matrices import fill_row
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.factories import NOW, admin_of, make_assessment
from tests.page_text import text_of
from tests.reports.matrix.teams import crowd, make_two_teams

CAPACITY = "/werkgever/90000001/2026/flex/vermogen/"
FIELD = 'name="inzetbaarheid-hours_per_week"'
TODAY = date(2026, 3, 2)
SUGGESTED = "Volgens de competentiematrix: 432 uur, als u iedereen kunt missen."


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def teams(draft):
    """Twelve people of 36 hours, who can all do what both teams need."""
    return make_two_teams(draft.organisation)


def value_of(response) -> str | None:
    field = re.search(rf"<input[^>]*{FIELD}[^>]*>", response.content.decode())[0]
    value = re.search(r'value="([^"]*)"', field)
    return value and value[1]


def test_hours_are_suggested_with_their_source_and_a_warning(teams, admin):
    page = admin.get(CAPACITY)
    next_month = months_after(timezone.localdate(), 1)

    assert value_of(page) == "432"
    told = text_of(page)
    assert "De uren van mensen van een andere afdeling komen uit de competentiematrix." in told
    assert SUGGESTED in told
    assert "kunnen 12 eigen mensen een taak doen in twee teams of meer. Samen werken zij 432 uur per week" in told
    assert "Dit zijn dezelfde mensen die dan in hun eigen team ontbreken." in told
    assert f"{MONTHS[next_month.month - 1]} {next_month.year} 12 432" in told


def test_what_was_saved_stays_and_the_matrix_stands_beside_it(teams, draft, admin, hr):
    saved = make_capacity(limits={"deployable": 24})
    save_capacity(draft, saved, 0, by=hr, at=NOW)

    page = admin.get(CAPACITY)

    assert value_of(page) == "24"
    assert SUGGESTED in text_of(page)
    assert "komen uit de competentiematrix" not in text_of(page)


def test_what_was_left_empty_stays_empty(teams, draft, admin, hr):
    save_capacity(draft, make_capacity(), 0, by=hr, at=NOW)

    assert value_of(admin.get(CAPACITY)) is None


def test_last_years_hours_come_first(teams, employer, admin, hr):
    save_capacity(make_assessment(employer, 2025), make_capacity(limits={"deployable": 18}), 0, by=hr, at=NOW)

    assert value_of(admin.get(CAPACITY)) == "18"


def test_suggestion_is_saved_only_with_the_rest(teams, draft, admin):
    typed = {"version": "0", "contract_hours_per_week": "1832", "available_pct": "84", "fulltime_hours_per_week": "38"}

    admin.post(CAPACITY, typed | {"inzetbaarheid-hours_per_week": "100"})

    assert flex_figures(draft).capacity.terms[Layer.DEPLOYABLE] == Terms(100)


def test_who_fills_in_that_step_reads_the_sum_and_nobodys_row(teams, draft, colleague, login):
    assign_section(draft, STEP, colleague.user.email, by=admin_of(draft.organisation), at=NOW)

    page = login(colleague).get(CAPACITY)

    assert SUGGESTED in text_of(page)
    assert [code for code in crowd("LASCODE", 6) | crowd("BUIGCODE", 6) if code in text_of(page)] == []


def test_without_a_matrix_the_page_is_as_it_was(draft, admin):
    page = admin.get(CAPACITY)

    assert value_of(page) is None
    assert "ompetentiematrix" not in text_of(page).replace("Competentiematrix Wie deed wat", "")


def test_matrix_that_was_put_off_tells_nothing(teams, draft, admin, hr):
    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)

    assert deployable_hours(draft.organisation, TODAY) == ()
    assert value_of(admin.get(CAPACITY)) is None


def test_fewer_than_five_people_tell_nothing(draft, admin):
    make_two_teams(draft.organisation, count=2)

    page = admin.get(CAPACITY)

    assert value_of(page) is None
    assert "144" not in text_of(page)
    assert "twee teams of meer" not in text_of(page)


def test_after_fixing_nothing_is_suggested_any_more(teams, draft, admin):
    draft.status = Status.FIXED
    draft.save()

    page = admin.get(CAPACITY)

    assert value_of(page) is None
    assert "twee teams of meer" not in text_of(page)


def test_mistake_keeps_what_was_typed(teams, admin):
    page = admin.post(CAPACITY, {"inzetbaarheid-hours_per_week": "veel"})

    assert page.status_code == 422
    assert value_of(page) == "veel"
    assert SUGGESTED in text_of(page)


def test_queries_do_not_grow_with_the_people(draft, admin, django_assert_num_queries):
    first, _ = make_two_teams(draft.organisation)
    with CaptureQueriesContext(connection) as before:
        admin.get(CAPACITY)

    for number in range(20):
        fill_row(MatrixWorker.objects.create(team=first, code=f"M{number}"), "333")

    with django_assert_num_queries(len(before)):
        assert admin.get(CAPACITY).status_code == 200
