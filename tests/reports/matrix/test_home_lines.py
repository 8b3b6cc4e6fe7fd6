"""The line about the competentiematrix on the home page: for whom, when, and in how many queries."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixCell, MatrixCompetence, MatrixNeed, MatrixSetup, MatrixWorker
from organisations.models import SizeClass
from reports.home import desks_for
from reports.matrix.home_lines import ENDING, NOBODY
from tests.assessments.competentiematrix.matrices import fill_row, make_setup, make_team
from tests.factories import NOW, make_assessment, make_colleague, make_organisation
from tests.reports.matrix.teams import make_two_teams

DAY = date(2026, 3, 2)
FIVE_YEARS = 60  # months that the certificate holds


def line_of(membership, day=DAY):
    (desk,) = desks_for(membership.user, day)
    return desk.matrix_line


def certified(employer, until: date, levels="333", **person):
    """A team of one, whose certificate holds until that day."""
    team = make_team(employer, people={})
    worker = MatrixWorker.objects.create(team=team, code="JV", **person)
    return fill_row(worker, levels, certified_on=months_after(until, -FIVE_YEARS))


def test_matrix_that_nobody_filled_in_asks_for_it(employer, hr):
    assert line_of(hr) == ""
    make_setup(employer)
    assert line_of(hr) == NOBODY
    make_team(employer)
    assert line_of(hr) == ""


@pytest.mark.parametrize(("days", "line"), [(-1, ""), (0, ENDING), (90, ENDING), (91, "")])
def test_certificates_that_end_within_ninety_days_are_told(days, line, employer, hr):
    certified(employer, DAY + timedelta(days=days))

    assert line_of(hr) == line


@pytest.mark.parametrize(
    ("levels", "line"), [("333", ENDING), ("334", ENDING), ("332", ""), ("33.", "")], ids=["at", "above", "below", "no"]
)
def test_only_who_does_it_at_level_counts(levels, line, employer, hr):
    certified(employer, DAY + timedelta(days=30), levels)

    assert line_of(hr) == line


@pytest.mark.parametrize(("own", "lead", "line"), [(3, 2, ""), (2, 3, ""), (None, 3, ENDING), (None, None, "")])
def test_lower_of_both_views_counts(own, lead, line, employer, hr):
    certified(employer, DAY + timedelta(days=30))
    MatrixCell.objects.filter(certified_on__isnull=False).update(own_now=own, lead_now=lead)

    assert line_of(hr) == line


@pytest.mark.parametrize(("left_on", "line"), [(DAY, ""), (DAY + timedelta(days=1), ENDING)])
def test_who_left_does_not_count(left_on, line, employer, hr):
    certified(employer, DAY + timedelta(days=30), left_on=left_on)

    assert line_of(hr) == line


def test_certificate_that_is_not_asked_or_never_ends_does_not_count(employer, hr):
    certified(employer, DAY + timedelta(days=30))
    MatrixCompetence.objects.update(valid_months=None)
    assert line_of(hr) == ""
    MatrixCompetence.objects.update(valid_months=FIVE_YEARS, needs_certificate=False)
    assert line_of(hr) == ""


def test_level_of_the_own_team_counts_and_not_that_of_another(employer, hr):
    worker = certified(employer, DAY + timedelta(days=30))
    make_team(employer, "Buigerij", people={})
    needs = MatrixNeed.objects.filter(competence__name="Heftruck")
    own, other = needs.filter(team=worker.team), needs.exclude(team=worker.team)

    own.update(level=4)
    assert line_of(hr) == ""
    own.update(level=3)
    other.update(level=4)
    assert line_of(hr) == ENDING
    own.delete()
    assert line_of(hr) == ""


def test_line_is_for_administrators_of_employers_with_ten_people_or_more(employer, hr, reader, council_member):
    colleague = make_colleague(employer)
    make_setup(employer)

    assert [line_of(each) for each in (hr, reader, council_member, colleague)] == [NOBODY, "", "", ""]
    employer.size_class = SizeClass.MICRO
    employer.save(update_fields=["size_class"])
    assert line_of(hr) == ""


def test_matrix_that_was_put_off_says_nothing(employer, hr):
    certified(employer, DAY + timedelta(days=30))
    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)

    assert line_of(hr) == ""


def test_line_stands_on_the_page_with_its_link(employer, hr, login):
    make_assessment(employer, timezone.localdate().year)
    make_setup(employer)

    page = login(hr).get("/").content.decode()

    assert re.search(
        rf'<p>{NOBODY} <a href="/werkgever/90000001/competentiematrix/">Naar de competentiematrix</a>', page
    )


def test_one_query_more_however_many_organisations_and_people(employer, hr, django_assert_num_queries):
    with CaptureQueriesContext(connection) as without:
        desks_for(hr.user, DAY)
    make_two_teams(employer)
    for number in range(3):
        certified(make_organisation(hr.user, kvk=f"8000000{number}"), DAY + timedelta(days=30))

    with django_assert_num_queries(len(without) + 1):
        lines = [desk.matrix_line for desk in desks_for(hr.user, DAY)]

    assert sorted(lines) == ["", ENDING, ENDING, ENDING]


def test_home_leads_to_the_page_that_fits_the_role(employer, hr, reader, council_member):
    colleague = make_colleague(employer)
    everyone = (hr, colleague, reader, council_member)
    assert [page_of(member) for member in everyone] == ["matrix", "", "", ""]
    make_setup(employer)
    assert [page_of(member) for member in everyone] == ["matrix", "matrix", "matrix_groups", "matrix_groups"]


def test_small_employer_is_led_to_a_matrix_only_when_it_has_one(employer, hr):
    employer.size_class = SizeClass.MICRO
    employer.save(update_fields=["size_class"])
    assert page_of(hr) == ""
    make_setup(employer)
    assert page_of(hr) == "matrix"


def page_of(membership):
    (desk,) = desks_for(membership.user, DAY)
    return desk.matrix_page
