"""What others read of a matrix: on which ground, of which year, and from when on nothing."""

from datetime import date

from assessments.competentiematrix.services.setup import SetupEntry, start_matrix, stop_matrix
from assessments.models import Basis, MatrixSetup, Status
from organisations.models import ParticipationForm
from reports.matrix.record import Ground
from reports.matrix.selectors import ground_of, matrix_record_for_year, matrix_record_of
from tests.assessments.competentiematrix.matrices import make_setup
from tests.factories import NOW, make_assessment, make_submitted
from tests.reports.matrix.teams import make_two_teams

TODAY = date(2026, 3, 2)
CONSENT = Ground("de ondernemingsraad", date(2026, 1, 12), "Brief van de ondernemingsraad")


def test_record_has_the_ground_and_the_groups_of_that_day(employer):
    make_two_teams(employer)

    record = matrix_record_of(employer, TODAY)

    assert (record.on, record.ground) == (TODAY, CONSENT)
    assert [(group.title, group.people, group.is_total) for group in record.figures] == [
        ("Buigerij", 6, False),
        ("Lasserij", 6, False),
        ("Alle teams samen", 12, True),
    ]
    assert record.total == record.figures[-1]


def test_record_of_too_few_people_has_no_total(employer):
    make_setup(employer)

    assert matrix_record_of(employer, TODAY).total is None


def test_record_is_not_there_while_the_matrix_is_off(employer, hr, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert matrix_record_of(employer, TODAY) is None
    make_two_teams(employer)
    stop_matrix(MatrixSetup.objects.get(), by=hr, at=NOW)
    assert matrix_record_of(employer, TODAY) is None


def test_ground_without_a_council_has_its_reason(employer, hr):
    setup = start_matrix(employer, SetupEntry(Basis.NO_COUNCIL, date(2026, 2, 1), reason="Te klein."), by=hr, at=NOW)

    assert ground_of(setup, employer) == Ground("", date(2026, 2, 1), reason="Te klein.")


def test_consent_stays_when_nobody_speaks_for_the_staff_any_more(employer):
    setup = make_setup(employer)
    employer.participation_form = ParticipationForm.NONE

    assert ground_of(setup, employer).party == "de medezeggenschap"


def test_record_is_of_the_latest_year_that_was_handed_in(employer):
    make_two_teams(employer)
    before = make_submitted(employer, 2025)
    draft = make_assessment(employer, 2026)

    assert matrix_record_for_year(before, TODAY).on == TODAY
    draft.status = Status.SUBMITTED
    draft.save()
    assert matrix_record_for_year(before, TODAY) is None
    assert matrix_record_for_year(draft, TODAY).on == TODAY
