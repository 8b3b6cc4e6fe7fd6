"""A sheet that waits: kept until it is confirmed or thrown away, and gone after that."""

import pytest

from assessments.competentiematrix.services.imports import ChangedMeanwhileError, ImportResult
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.sheets import confirm_upload, discard_upload, store_upload
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import PersonRow, changes_of
from assessments.competentiematrix.sheet.export import export_template
from assessments.competentiematrix.sheet.selectors import known_people
from assessments.models import MatrixUpload
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

NOTHING_SHOWN = changes_of([], {}).fingerprint


@pytest.fixture
def team(employer):
    return make_team(employer, people={"JV": ("34.", "44.")})


@pytest.fixture
def upload(team, hr):
    Event.objects.all().delete()
    return store_upload(team, b"inhoud", "blad.xlsx", is_own=True, by=hr, at=NOW)


def events() -> list[tuple[str, str]]:
    return list(Event.objects.order_by("pk").values_list("verb", "object"))


def test_upload_is_kept_with_who_brought_it(team, upload, hr):
    stored = MatrixUpload.objects.get()
    assert (bytes(stored.content), stored.file_name, stored.is_own) == (b"inhoud", "blad.xlsx", True)
    assert (stored.team, stored.uploaded_by, stored.uploaded_at) == (team, hr.user, NOW)
    assert events() == [("upload_matrix_sheet", f"lasserij/{upload.pk}")]


def test_new_upload_replaces_that_of_the_same_person_for_the_same_team(team, upload, employer, hr, colleague):
    other_team = make_team(employer, "Montage", people={})
    elsewhere = store_upload(other_team, b"a", "a.xlsx", is_own=True, by=hr, at=NOW)
    of_colleague = store_upload(team, b"b", "b.xlsx", is_own=False, by=colleague, at=NOW)
    newest = store_upload(team, b"c", "c.xlsx", is_own=False, by=hr, at=NOW)
    assert set(MatrixUpload.objects.all()) == {elsewhere, of_colleague, newest}


def test_long_name_of_a_file_keeps_its_end(team, hr):
    name = f"{'x' * 200}.xlsx"
    assert store_upload(team, b"a", name, is_own=True, by=hr, at=NOW).file_name == f"{'x' * 115}.xlsx"


def test_confirmed_upload_is_imported_and_gone(team, upload, hr):
    number = team.needs.order_by("position").first().competence_id
    rows = [PersonRow(WorkerEntry("JV", ""), {number: CellEntry(2)})]
    seen = changes_of(rows, known_people(team, is_own=True)).fingerprint
    assert confirm_upload(upload, rows, seen, by=hr, at=NOW) == ImportResult(0, 0, 1)
    assert not MatrixUpload.objects.exists()
    assert known_people(team, is_own=True)["jv"].cells[number] == CellEntry(2, 4)
    assert events()[-1] == ("import_matrix", "lasserij/1")


def test_upload_stays_where_something_else_would_change_than_was_shown(upload, hr):
    rows = [PersonRow(WorkerEntry("KB", ""))]
    with pytest.raises(ChangedMeanwhileError):
        confirm_upload(upload, rows, NOTHING_SHOWN, by=hr, at=NOW)
    assert list(MatrixUpload.objects.all()) == [upload]
    assert events() == [("upload_matrix_sheet", f"lasserij/{upload.pk}")]


def test_discarded_upload_is_gone_and_changes_nothing(team, upload, hr):
    number = upload.pk
    before = known_people(team, is_own=True)
    discard_upload(upload, by=hr, at=NOW)
    assert not MatrixUpload.objects.exists()
    assert events()[-1] == ("discard_matrix_sheet", f"lasserij/{number}")
    assert known_people(team, is_own=True) == before


def test_template_that_leaves_the_house_leaves_an_event(team, hr):
    Event.objects.all().delete()
    export_template(team, is_own=True, by=hr, at=NOW)
    event = Event.objects.get()
    assert (event.verb, event.object, event.actor_id) == ("export_matrix_template", "lasserij", hr.user_id)
