"""What comes out of the competentiematrix on pages of others: nothing for axe to say, nothing to scroll for."""

from django.urls import reverse

from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixSetup
from tests.factories import NOW
from tests.journeys.looking import addresses_of, complaints, complaints_here
from tests.reports.matrix.teams import make_two_teams

KVK = "90000001"
CAPACITY = ("flex_capacity", (KVK, 2026))
GROUPS = ("matrix_groups", (KVK,))


def test_group_figures_are_accessible_on_and_off(log_in, employer, hr, council_member):
    make_two_teams(employer)
    page = log_in(council_member)
    found = complaints(page, addresses_of([GROUPS]))
    page.get_by_text("Wat de kolommen betekenen").click()
    found += complaints_here(page)
    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)
    assert found + complaints(page, addresses_of([GROUPS])) == []


def test_capacity_with_its_suggestion_is_accessible(log_in, draft, hr):
    make_two_teams(draft.organisation)
    page = log_in(hr)
    page.goto(reverse(CAPACITY[0], args=CAPACITY[1]))
    page.get_by_role("link", name="Waar dit vandaan komt").click()
    page.get_by_text("De komende maanden: certificaten lopen af en mensen vertrekken").click()
    assert page.get_by_role("row").filter(has_text="432").count() == 13
    assert complaints_here(page) == []


def test_home_with_its_line_is_accessible(log_in, employer, hr):
    make_two_teams(employer, count=0)
    page = log_in(hr)
    found = complaints(page, ["/"])
    page.get_by_role("link", name="Naar de competentiematrix").click()
    page.get_by_role("heading", level=1, name="Competentiematrix").wait_for()
    assert found == []
