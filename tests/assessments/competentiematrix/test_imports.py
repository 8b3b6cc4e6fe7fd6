"""Many people and levels at once: what comes in, what stays, and that it is all or nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.services.imports import ChangedMeanwhileError, ImportResult, import_people
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry, WorkerError, add_workers
from assessments.competentiematrix.sheet.changes import PersonRow, changes_of
from assessments.competentiematrix.sheet.selectors import known_people
from assessments.models import MatrixCell, MatrixWorker
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

LATER = datetime(2026, 4, 1, 8, tzinfo=UTC)
LEVELS = ("own_now", "own_could", "lead_now", "lead_could", "certified_on")


@pytest.fixture
def team(employer):
    """JV filled in 3 and 4, KB 3 and 0; of Heftruck nobody said anything."""
    return make_team(employer, people={"JV": ("34.", "44."), "KB": ("30.", "33.")})


@pytest.fixture
def numbers(team) -> list[int]:
    """Of Lassen, Buigen and Heftruck."""
    return list(team.needs.order_by("position").values_list("competence", flat=True))


def said(code, *entries, **facts) -> PersonRow:
    """Entries by number of the competence, in pairs."""
    return PersonRow(WorkerEntry(code, **{"contract_group": ""} | facts), dict(entries))


def levels_of(team, code: str) -> list[tuple]:
    return list(MatrixCell.objects.filter(worker__team=team, worker__code=code).order_by("pk").values_list(*LEVELS))


def run(team, *rows, is_own=True, by=None, **details) -> ImportResult:
    return import_people(team, rows, is_own=is_own, by=by, at=LATER, **details)


def test_new_people_come_in_with_what_is_said(team, numbers, hr):
    entry = CellEntry(2, 3, date(2025, 5, 1))
    facts = {"contract_group": "uitzend", "hours_per_week": Decimal("22.5"), "agency": "Flexbureau Maas (fictief)"}
    result = run(team, said("MD", (numbers[2], entry), **facts), said("P9"), by=hr)
    assert result == ImportResult(added=2, changed_people=0, changed_cells=1)
    assert levels_of(team, "MD") == [(2, 3, None, None, date(2025, 5, 1))]
    worker = team.workers.get(code="MD")
    assert {name: getattr(worker, name) for name in facts} == facts
    assert (worker.added_at, worker.own_saved_at, worker.left_on, worker.email) == (LATER, LATER, None, "")
    assert [team.workers.get(code="P9").contract_group, team.workers.get(code="P9").own_saved_at] == ["vast", None]


def test_people_who_are_there_change_as_far_as_something_is_said(team, numbers):
    rows = said("jv", (numbers[0], CellEntry(4)), (numbers[2], CellEntry(1)), hours_per_week=Decimal(32)), said("KB")
    assert run(team, *rows) == ImportResult(added=0, changed_people=1, changed_cells=2)
    assert levels_of(team, "JV") == [
        (4, 4, None, None, None),
        (4, 4, None, None, None),
        (1, None, None, None, None),
    ]
    jv, kb = team.workers.order_by("code")
    assert (jv.code, jv.hours_per_week, jv.contract_group, jv.own_saved_at) == ("JV", Decimal(32), "vast", LATER)
    assert (kb.hours_per_week, kb.own_saved_at) == (Decimal(36), NOW)


def test_view_of_the_leader_leaves_what_people_said_themselves(team, numbers):
    assert run(team, said("JV", (numbers[0], CellEntry(2, 3))), is_own=False).changed_cells == 1
    assert levels_of(team, "JV")[0] == (3, 4, 2, 3, None)
    run(team, said("JV", (numbers[0], CellEntry(1, None, date(2025, 5, 1)))), is_own=True)
    assert levels_of(team, "JV")[0] == (1, 4, 2, 3, date(2025, 5, 1))
    assert team.workers.get(code="KB").own_saved_at == NOW


def test_view_of_the_leader_does_not_count_as_filled_in_by_oneself(team, numbers):
    run(team, said("MD", (numbers[0], CellEntry(2))), is_own=False)
    assert team.workers.get(code="MD").own_saved_at is None


def test_who_is_not_in_the_rows_stays(team, numbers):
    before = levels_of(team, "KB")
    run(team, said("JV", (numbers[0], CellEntry(0))))
    assert levels_of(team, "KB") == before
    assert before == [(3, 3, None, None, None), (0, 3, None, None, None)]


def test_what_stands_there_already_changes_nothing(team, numbers):
    row = said("JV", (numbers[0], CellEntry(3, 4)), contract_group="vast")
    assert run(team, row) == ImportResult(0, 0, 0)
    assert team.workers.get(code="JV").own_saved_at == NOW


def test_import_leaves_one_event_with_how_many_people(team, employer, hr):
    Event.objects.all().delete()
    run(team, said("JV"), said("MD"), said("P9"), by=hr)
    event = Event.objects.get()
    assert (event.verb, event.object, event.actor_id, event.at) == ("import_matrix", "lasserij/3", hr.user_id, LATER)


def refuse(team, error, *rows, match=None, **details):
    before = list(MatrixWorker.objects.values()), list(MatrixCell.objects.values()), Event.objects.count()
    with pytest.raises(error, match=match):
        run(team, *rows, **details)
    assert (list(MatrixWorker.objects.values()), list(MatrixCell.objects.values()), Event.objects.count()) == before


def test_code_that_stands_there_twice_is_refused(team):
    refuse(team, WorkerError, said("MD"), said("P9"), said("md"), match="“md” staat er twee keer")


def test_more_people_than_a_team_can_have_are_refused(team, hr):
    add_workers(team, [WorkerEntry(f"P{n}") for n in range(1497)], by=hr, at=NOW)
    refuse(team, WorkerError, said("Q1"), said("Q2"), match="hooguit 1.500 mensen, en dit zouden er 1.501 worden")
    assert run(team, said("Q1"), said("P3")).added == 1


def test_competence_that_the_team_does_not_need_is_a_mistake_of_the_caller(team, employer):
    other = make_team(employer, "Montage", people={})
    extra = other.needs.order_by("position").first().competence
    other.needs.exclude(competence=extra).delete()
    team.needs.filter(competence=extra).delete()
    refuse(team, LookupError, said("MD", (extra.pk, CellEntry(1))), match="lasserij does not need")


def test_changes_that_were_shown_are_those_that_are_stored(team, numbers):
    rows = [said("JV", (numbers[0], CellEntry(2)))]
    seen = changes_of(rows, known_people(team, is_own=True)).fingerprint
    MatrixCell.objects.filter(worker__code="KB").update(own_now=1)
    assert run(team, *rows, seen=seen).changed_cells == 1


def test_changes_that_nobody_was_shown_are_refused(team, numbers):
    rows = [said("JV", (numbers[0], CellEntry(2)))]
    seen = changes_of(rows, known_people(team, is_own=True)).fingerprint
    MatrixCell.objects.filter(worker__code="JV").update(own_now=1)
    refuse(team, ChangedMeanwhileError, *rows, seen=seen)
    refuse(team, ChangedMeanwhileError, *rows, seen="")


def test_known_people_are_told_with_one_view_and_also_who_left(team, numbers, hr):
    run(team, said("JV", (numbers[0], CellEntry(2))), is_own=False)
    team.workers.filter(code="KB").update(left_on=date(2026, 1, 1))
    own, led = (known_people(team, is_own=is_own) for is_own in (True, False))
    assert own.keys() == led.keys() == {"jv", "kb"}
    assert own["jv"].cells == {numbers[0]: CellEntry(3, 4), numbers[1]: CellEntry(4, 4)}
    assert led["jv"].cells == {numbers[0]: CellEntry(2), numbers[1]: CellEntry()}
    assert own["kb"].entry == replace(WorkerEntry("KB", hours_per_week=Decimal(36)), left_on=date(2026, 1, 1))


def test_statements_do_not_grow_with_the_number_of_people(team, numbers):
    counts = []
    for size in (2, 40):
        rows = [said(f"{size}-{n}", *((number, CellEntry(1, 2)) for number in numbers)) for n in range(size)]
        with CaptureQueriesContext(connection) as captured:
            run(team, *rows)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[1] <= 14
