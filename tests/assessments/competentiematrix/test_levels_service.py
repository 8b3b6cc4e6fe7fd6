"""Saving levels: two views side by side, conflicts with what changed meanwhile, all or nothing, and the event."""

from datetime import date

import pytest

from assessments.competentiematrix.services.levels import (
    CellEntry,
    Change,
    LevelConflictError,
    entry_of,
    save_levels,
)
from assessments.models import MatrixCell
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

pytestmark = pytest.mark.django_db
NOTHING = CellEntry()


@pytest.fixture
def worker(employer):
    """Nothing was filled in yet."""
    return make_team(employer, people={"JV": ("...", "...")}).workers.get()


@pytest.fixture
def numbers(worker):
    """Of the three competences of the team."""
    return list(worker.team.needs.order_by("position").values_list("competence", flat=True))


@pytest.fixture
def save(worker, hr):
    """Save changes as one of both views."""

    def save_as(is_own, changes):
        return save_levels(worker, changes, is_own=is_own, by=hr, at=NOW)

    return save_as


def cells_of(worker):
    names = ("competence", "own_now", "own_could", "lead_now", "lead_could", "certified_on")
    return list(worker.cells.order_by("competence").values_list(*names))


def last_event(worker):
    return (
        Event.objects.filter(organisation=worker.team.organisation).order_by("id").values_list("verb", "object").last()
    )


def test_both_views_stand_beside_each_other(worker, numbers, save):
    assert save(True, {numbers[0]: Change(NOTHING, CellEntry(3, 4))}) == 1
    assert save(False, {numbers[0]: Change(NOTHING, CellEntry(2, 3))}) == 1
    assert cells_of(worker) == [(numbers[0], 3, 4, 2, 3, None)]


def test_only_what_changed_is_stored(worker, numbers, save):
    unchanged = Change(CellEntry(1, 1), CellEntry(1, 1))
    assert save(False, {numbers[0]: Change(NOTHING, CellEntry(0, 2)), numbers[1]: unchanged}) == 1
    assert cells_of(worker) == [(numbers[0], None, None, 0, 2, None)]


def test_a_level_of_zero_is_something_filled_in(worker, numbers, save):
    save(True, {numbers[0]: Change(NOTHING, CellEntry(0, None))})
    assert cells_of(worker) == [(numbers[0], 0, None, None, None, None)]


def test_new_and_known_cells_are_saved_together(worker, numbers, save):
    save(False, {numbers[0]: Change(NOTHING, CellEntry(1, 1))})
    held = CellEntry(3, 3, date(2024, 5, 1))
    changes = {numbers[0]: Change(CellEntry(1, 1), CellEntry(2, 2)), numbers[2]: Change(NOTHING, held)}
    assert save(False, changes) == 2
    assert cells_of(worker) == [
        (numbers[0], None, None, 2, 2, None),
        (numbers[2], None, None, 3, 3, date(2024, 5, 1)),
    ]


def test_what_was_emptied_leaves_no_row(worker, numbers, save):
    save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 4))})
    assert save(False, {numbers[0]: Change(CellEntry(3, 4), NOTHING)}) == 1
    assert cells_of(worker) == []


def test_emptying_one_view_keeps_the_other(worker, numbers, save):
    save(True, {numbers[0]: Change(NOTHING, CellEntry(3, 4))})
    save(False, {numbers[0]: Change(NOTHING, CellEntry(2, 2))})
    save(False, {numbers[0]: Change(CellEntry(2, 2), NOTHING)})
    assert cells_of(worker) == [(numbers[0], 3, 4, None, None, None)]


def test_a_conflict_tells_what_stands_there_and_saves_nothing(worker, numbers, save):
    save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 3))})
    before = last_event(worker)
    changes = {numbers[0]: Change(NOTHING, CellEntry(1, 1)), numbers[1]: Change(NOTHING, CellEntry(2, 2))}
    with pytest.raises(LevelConflictError) as conflict:
        save(False, changes)
    assert conflict.value.current == {numbers[0]: CellEntry(3, 3)}
    assert cells_of(worker) == [(numbers[0], None, None, 3, 3, None)]
    assert last_event(worker) == before


def test_a_removed_cell_is_a_conflict_too(worker, numbers, save):
    save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 3))})
    MatrixCell.objects.all().delete()
    with pytest.raises(LevelConflictError) as conflict:
        save(False, {numbers[0]: Change(CellEntry(3, 3), CellEntry(4, 4))})
    assert conflict.value.current == {numbers[0]: NOTHING}


def test_two_who_save_the_same_do_not_conflict(worker, numbers, save):
    save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 3))})
    assert save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 3))}) == 1
    assert cells_of(worker) == [(numbers[0], None, None, 3, 3, None)]


def test_two_who_empty_the_same_leave_nothing(worker, numbers, save):
    assert save(False, {numbers[0]: Change(CellEntry(3, 3), NOTHING)}) == 1
    assert cells_of(worker) == []


def test_the_other_view_never_conflicts_but_its_certificate_does(worker, numbers, save):
    save(True, {numbers[2]: Change(NOTHING, CellEntry(3, 3))})
    save(False, {numbers[2]: Change(NOTHING, CellEntry(1, 1))})
    held = CellEntry(3, 3, date(2025, 1, 1))
    save(True, {numbers[2]: Change(CellEntry(3, 3), held)})
    with pytest.raises(LevelConflictError) as conflict:
        save(False, {numbers[2]: Change(CellEntry(1, 1), CellEntry(2, 2))})
    assert conflict.value.current == {numbers[2]: CellEntry(1, 1, date(2025, 1, 1))}


def test_saving_leaves_an_event_without_a_code_or_a_level(worker, numbers, save):
    save(True, {numbers[0]: Change(NOTHING, CellEntry(3, 3))})
    assert last_event(worker) == ("save_own_levels", f"lasserij/{worker.pk}")
    save(False, {numbers[0]: Change(NOTHING, CellEntry(3, 3))})
    assert last_event(worker) == ("save_led_levels", f"lasserij/{worker.pk}")


def test_who_confirms_their_own_row_is_seen_to_have_filled_in(worker, save):
    worker.own_saved_at = None
    worker.save()
    assert save(True, {}) == 0
    worker.refresh_from_db()
    assert (worker.own_saved_at, last_event(worker)[0]) == (NOW, "save_own_levels")


def test_a_leader_who_changes_nothing_leaves_no_event(worker, save):
    before = last_event(worker)
    assert (save(False, {}), last_event(worker)) == (0, before)


def test_sixty_cells_take_as_many_queries_as_two(worker, numbers, save, django_assert_num_queries):
    changes = {number: Change(NOTHING, CellEntry(3, 3)) for number in numbers}
    with django_assert_num_queries(9):
        save(False, dict(list(changes.items())[:1]))
    with django_assert_num_queries(9):
        save(False, dict(list(changes.items())[1:]))


def test_an_empty_cell_reads_as_nothing_filled_in():
    assert (entry_of(None, is_own=True), entry_of(MatrixCell(own_now=2, lead_now=4), is_own=True)) == (
        NOTHING,
        CellEntry(2),
    )
