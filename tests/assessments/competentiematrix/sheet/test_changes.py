"""What rows would change: only what differs, and never by saying nothing."""

from dataclasses import astuple, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import (
    CellChange,
    Changes,
    KnownPerson,
    PersonChange,
    PersonRow,
    absent_of,
    changes_of,
    twice_in,
)
from tests.assessments.competentiematrix.sheet.sheets import TODAY

STANDS = WorkerEntry("JV", "uitzend", Decimal(36), "Flexbureau Maas", "jv@voorbeeld.example", date(2027, 1, 1))
KNOWN = {"jv": KnownPerson(7, STANDS, {1: CellEntry(3, 4), 2: CellEntry(2, None, date(2025, 5, 1))})}
levels = st.none() | st.integers(0, 4)
entries = st.builds(CellEntry, levels, levels, st.none() | st.just(date(2025, 5, 1)))
cells = st.dictionaries(st.integers(1, 3), entries)


def said(code="JV", cells=None, **facts) -> PersonRow:
    return PersonRow(WorkerEntry(code, **{"contract_group": ""} | facts), cells or {})


def only_change(row: PersonRow) -> PersonChange:
    (change,) = changes_of([row], KNOWN).people
    return change


@pytest.mark.parametrize(
    "row",
    [
        said(),
        said("jv", {1: CellEntry(3)}),
        said("JV", {1: CellEntry(3, 4), 2: CellEntry(None, None, date(2025, 5, 1))}),
        said(hours_per_week=Decimal("36.0"), contract_group="uitzend"),
    ],
)
def test_what_stands_there_already_changes_nothing(row):
    assert changes_of([row], KNOWN) == Changes(())


def test_new_person_comes_in_with_the_usual_contract():
    change = only_change(said("KB", {1: CellEntry(0)}))
    assert change == PersonChange(None, None, WorkerEntry("KB", "vast"), (CellChange(1, CellEntry(), CellEntry(0)),))
    assert (change.is_new, change.has_other_facts) == (True, False)


def test_facts_that_are_said_change_and_others_stay():
    change = only_change(said("jv", hours_per_week=Decimal(0), agency="Flexbureau Rijn"))
    assert change == PersonChange(7, STANDS, replace(STANDS, hours_per_week=Decimal(0), agency="Flexbureau Rijn"), ())
    assert (change.is_new, change.has_other_facts) == (False, True)


def test_cell_changes_as_far_as_something_is_said():
    change = only_change(said(cells={1: CellEntry(0), 2: CellEntry(None, 4), 3: CellEntry(1)}))
    assert change.cells == (
        CellChange(1, CellEntry(3, 4), CellEntry(0, 4)),
        CellChange(2, CellEntry(2, None, date(2025, 5, 1)), CellEntry(2, 4, date(2025, 5, 1))),
        CellChange(3, CellEntry(), CellEntry(1)),
    )
    assert [cell.is_lower for cell in change.cells] == [True, False, False]


def test_changes_are_counted():
    rows = [said("KB", {1: CellEntry(1), 2: CellEntry(1)}), said(agency="Rijn"), said("MD")]
    changes = changes_of(rows, KNOWN)
    assert [change.entry.code for change in changes.people] == ["KB", "JV", "MD"]
    assert [change.entry.code for change in changes.added] == ["KB", "MD"]
    assert [change.entry.code for change in changes.with_other_facts] == ["JV"]
    assert changes.cell_count == 2


def test_fingerprint_is_of_what_stands_there_and_of_what_it_becomes():
    rows = [said("KB"), said(cells={1: CellEntry(2)})]
    other = {"jv": replace(KNOWN["jv"], cells={1: CellEntry(3, 3)})}
    prints = [
        changes_of(rows, KNOWN).fingerprint,
        changes_of(rows, other).fingerprint,
        changes_of(rows[:1], KNOWN).fingerprint,
        changes_of([said("KB"), said(cells={1: CellEntry(1)})], KNOWN).fingerprint,
        changes_of([said("KC"), said(cells={1: CellEntry(2)})], KNOWN).fingerprint,
    ]
    assert len(set(prints)) == 5
    assert changes_of(list(rows), dict(KNOWN)).fingerprint == prints[0]


def test_who_is_not_in_the_rows_is_told_unless_they_left():
    left = KnownPerson(8, WorkerEntry("KB", left_on=TODAY))
    stays = KnownPerson(9, WorkerEntry("MD", left_on=date(2026, 3, 3)))
    known = KNOWN | {"kb": left, "md": stays}
    assert absent_of([said("jv")], known, TODAY) == ("MD",)
    assert absent_of([], known, TODAY) == ("JV", "MD")


def test_code_that_stands_there_twice_is_found():
    assert twice_in([said("JV"), said("KB"), said("jv")]) == "jv"
    assert twice_in([said("JV"), said("KB")]) is None


@given(cells, cells)
def test_nothing_that_stands_there_is_lost_and_a_second_time_changes_nothing(said_cells, stands):
    known = {"jv": KnownPerson(7, STANDS, stands)}
    after = dict(stands)
    for change in changes_of([said(cells=said_cells)], known).people:
        after |= {cell.competence: cell.becomes for cell in change.cells}
    for number in stands.keys() | said_cells.keys():
        was, given, found = (astuple(each.get(number, CellEntry())) for each in (stands, said_cells, after))
        assert found == tuple(old if new is None else new for old, new in zip(was, given, strict=True))
    assert changes_of([said(cells=said_cells)], {"jv": KnownPerson(7, STANDS, after)}).people == ()
