"""After erasing nothing is left of a person: not in a row, the file of the database, its log, the media, or a dump."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection

from assessments.competentiematrix.services.workers import WorkerEntry, add_worker
from assessments.models import MatrixUpload
from organisations.chain import first_break
from organisations.events import link_of, trail_of
from organisations.models import Organisation, SectorFund, User
from organisations.personal_fields import Erasure
from oversight.personal_data import REGISTER
from oversight.persons import person_of
from oversight.services import erasing
from oversight.services.erasing import erase_person
from oversight.services.erasing_workers import erase_worker
from oversight.traces import scrub_file
from tests.assessments.competentiematrix.matrices import fill_row, make_team
from tests.factories import NOW, admin_of, make_organisation, make_submitted, make_user
from tests.oversight.persons import WIETSKE, Left, bytes_telling, dumped, leave_traces, rows_telling, tells

pytestmark = pytest.mark.django_db(transaction=True)

OF_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="a matter of SQLite's file")
CONTROL = Left("Guurtje Kwikstaart", "g.kwikstaart@uniek.example", "nieuw.kwikstaart@uniek.example", "KWKSTRT-9")


@pytest.fixture
def assessment():
    return make_submitted(make_organisation(make_user("hr@voorbeeld.example", "Hanna de Ruiter")))


def whole_trails():
    """The trails that still verify."""
    subjects = [*Organisation.objects.all(), *SectorFund.objects.all()]
    events = {s: s.events.order_by("sequence") for s in subjects}
    links = {s: [(link_of(event, trail_of(s)), event.hash) for event in found] for s, found in events.items()}
    return {trail_of(s) for s in subjects if links[s] and first_break(links[s]) is None}


def test_nothing_is_left_of_an_erased_person(assessment):
    user = leave_traces(assessment)
    number = user.pk

    erase_person(person_of(user), by=None, at=NOW)

    assert rows_telling(WIETSKE) == set()
    assert bytes_telling(WIETSKE) == set()
    assert not tells(dumped(), WIETSKE)
    assert whole_trails() == {"werkgever/90000001", "fonds/metaalfonds"}
    assert not User.objects.filter(pk=number).exists()
    assert not EmailAddress.objects.filter(user_id=number).exists()


def test_nothing_is_left_of_who_was_erased_by_code(assessment):
    hr = admin_of(assessment.organisation)
    team = make_team(assessment.organisation)
    entry = WorkerEntry(WIETSKE.code, email=WIETSKE.email)
    worker = fill_row(add_worker(team, entry, by=hr, at=NOW), "333", "444")
    MatrixUpload.objects.create(
        team=team, content=WIETSKE.code.encode(), file_name="a.xlsx", is_own=True, uploaded_at=NOW, uploaded_by=hr.user
    )
    assert rows_telling(WIETSKE) == {"assessments_matrixworker", "assessments_matrixupload"}

    erase_worker(worker, by=hr, at=NOW)

    assert rows_telling(WIETSKE) == set()
    assert bytes_telling(WIETSKE) == set()
    assert not tells(dumped(), WIETSKE)
    assert whole_trails() == {"werkgever/90000001"}


def test_before_erasing_the_person_is_found_in_every_text_of_the_register(assessment):
    leave_traces(assessment)

    found = rows_telling(WIETSKE)

    telling = (Erasure.REPLACE, Erasure.CLEAR)
    expected = {e.model for e in REGISTER if any(field.erasure in telling for field in e.fields)}
    expected |= {"organisations.User", "account.EmailAddress", "benchmarks.MemberImportRow", "assessments.MatrixWorker"}
    assert {apps.get_model(model)._meta.db_table for model in expected} <= found
    if connection.vendor == "sqlite":
        assert bytes_telling(WIETSKE) != set()


def test_before_erasing_every_table_of_the_register_has_a_row_of_the_person(assessment):
    leave_traces(assessment)
    assert [entry.model for entry in REGISTER if not apps.get_model(entry.model)._default_manager.exists()] == []


@OF_SQLITE
def test_the_file_tells_the_person_until_it_is_scrubbed(assessment, monkeypatch):
    user = leave_traces(assessment, CONTROL)
    monkeypatch.setattr(erasing, "scrub_file", lambda: None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        try:
            erase_person(person_of(user), by=None, at=NOW)
        finally:
            cursor.execute("PRAGMA secure_delete=ON")
    before = bytes_telling(CONTROL)

    scrub_file()

    assert (rows_telling(CONTROL), bytes_telling(CONTROL)) == (set(), set())
    assert before != set()
