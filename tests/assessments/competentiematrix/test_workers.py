"""The people in a team: one and many at once, codes that tell them apart, moving between teams, and the limit."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.competentiematrix.people_selectors import Filled, filled_by, people_found
from assessments.competentiematrix.services.needs import NeedEntry, add_needs
from assessments.competentiematrix.services.teams import TeamEntry, create_team
from assessments.competentiematrix.services.workers import (
    WorkerEntry,
    WorkerError,
    add_worker,
    add_workers,
    change_worker,
    move_worker,
)
from assessments.models import MatrixWorker
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import TODAY, fill_row, make_team
from tests.factories import NOW, admin_of

pytestmark = pytest.mark.django_db
TEMP = WorkerEntry("U-12", "uitzend", Decimal("38.5"), "Uitzendbureau Noord", "u12@voorbeeld.example")


@pytest.fixture
def team(employer, hr):
    """Without people."""
    return create_team(employer, TeamEntry("Lasserij"), by=hr, at=NOW)


@pytest.fixture
def other(employer, hr):
    """Another team of the same employer, without people."""
    return create_team(employer, TeamEntry("Magazijn"), by=hr, at=NOW)


def add(team, *codes):
    return add_workers(team, [WorkerEntry(code) for code in codes], by=admin_of(team.organisation), at=NOW)


def facts_of(worker):
    worker.refresh_from_db()
    return tuple(getattr(worker, name) for name in ("code", "contract_group", "hours_per_week", "agency", "email"))


def codes_of(team):
    return list(team.workers.order_by("code").values_list("code", flat=True))


def last_event(team):
    return Event.objects.filter(organisation=team.organisation).order_by("id").values_list("verb", "object").last()


class TestAdd:
    def test_someone_is_added_and_the_event_names_a_number(self, team, hr):
        worker = add_worker(team, TEMP, by=hr, at=NOW)
        assert facts_of(worker) == ("U-12", "uitzend", Decimal("38.5"), "Uitzendbureau Noord", "u12@voorbeeld.example")
        assert (worker.added_at, worker.left_on, worker.own_saved_at) == (NOW, None, None)
        assert last_event(team) == ("add_matrix_worker", f"lasserij/{worker.pk}")

    def test_many_are_added_with_one_event(self, team):
        assert [str(worker) for worker in add(team, "JV", "KB")] == ["JV", "KB"]
        assert (codes_of(team), last_event(team)) == (["JV", "KB"], ("add_matrix_workers", "lasserij/2"))

    def test_many_take_a_few_statements(self, team, django_assert_max_num_queries):
        # SQLite takes some ninety rows in one.
        with django_assert_max_num_queries(25):
            add(team, *map(str, range(1200)))
        assert team.workers.count() == 1200

    @pytest.mark.parametrize("code", ["JV", "jv"])
    def test_a_code_is_of_one_person(self, code, team, hr):
        add(team, "JV")
        with pytest.raises(WorkerError, match=f"“{code}” is er al in dit team"):
            add_worker(team, WorkerEntry(code), by=hr, at=NOW)
        assert codes_of(team) == ["JV"]

    @pytest.mark.parametrize("codes", [("KB", "jv"), ("KB", "kb")])
    def test_of_many_with_one_that_is_taken_nobody_is_added(self, codes, team):
        add(team, "JV")
        with pytest.raises(WorkerError, match=f"“{codes[1]}” is er al"):
            add(team, *codes)
        assert codes_of(team) == ["JV"]

    def test_another_team_may_use_the_same_code(self, team, other):
        add(team, "JV")
        add(other, "JV")
        assert (codes_of(team), codes_of(other)) == (["JV"], ["JV"])

    def test_a_team_has_fifteen_hundred_people_at_most(self, team):
        add(team, *map(str, range(1499)))
        with pytest.raises(WorkerError, match=r"hooguit 1\.500 mensen"):
            add(team, "JV", "KB")
        add(team, "JV")
        assert team.workers.count() == 1500


class TestChange:
    def test_facts_change_and_a_personal_link_stays(self, team, hr):
        (worker,) = add(team, "JV")
        MatrixWorker.objects.update(link_hash="a" * 64, own_saved_at=NOW)
        change_worker(worker, TEMP, by=hr, at=NOW)
        assert facts_of(worker) == ("U-12", "uitzend", Decimal("38.5"), "Uitzendbureau Noord", "u12@voorbeeld.example")
        assert (worker.link_hash, worker.own_saved_at) == ("a" * 64, NOW)
        assert last_event(team) == ("change_matrix_worker", f"lasserij/{worker.pk}")

    def test_the_code_of_someone_else_is_refused_and_ones_own_is_not(self, team, hr):
        worker, _ = add(team, "JV", "KB")
        with pytest.raises(WorkerError):
            change_worker(worker, WorkerEntry("kb"), by=hr, at=NOW)
        change_worker(worker, WorkerEntry("jv", left_on=date(2026, 5, 1)), by=hr, at=NOW)
        assert (codes_of(team), worker.left_on) == (["KB", "jv"], date(2026, 5, 1))


class TestMove:
    def test_what_was_filled_in_comes_along(self, employer, other, hr):
        team = make_team(employer)
        worker = team.workers.get(code="JV")
        move_worker(worker, other, by=hr, at=NOW)
        worker.refresh_from_db()
        assert (worker.team, worker.cells.count(), codes_of(team)) == (other, 2, ["KB", "MD"])
        assert last_event(team) == ("move_matrix_worker", f"magazijn/{worker.pk}")

    def test_a_code_that_is_taken_there_stays_here(self, team, other, hr):
        (worker,) = add(team, "JV")
        add(other, "jv")
        with pytest.raises(WorkerError, match="“JV” is er al"):
            move_worker(worker, other, by=hr, at=NOW)
        assert (codes_of(team), worker.team) == (["JV"], team)

    def test_a_full_team_takes_nobody(self, team, other, hr):
        (worker,) = add(team, "JV")
        add(other, *map(str, range(1500)))
        with pytest.raises(WorkerError, match=r"hooguit 1\.500 mensen"):
            move_worker(worker, other, by=hr, at=NOW)
        assert codes_of(team) == ["JV"]


class TestFound:
    @pytest.mark.parametrize(
        ("zoek", "wie", "codes"),
        [
            ("", "", ["41", "42", "KB"]),
            ("4", "", ["41", "42"]),
            ("kb", "", ["KB"]),
            ("%", "", []),
            ("", "weg", ["JV"]),
            ("x", "weg", []),
            ("", "zelf", ["41", "KB"]),
        ],
    )
    def test_people_are_found_by_code_and_by_where_they_stand(self, zoek, wie, codes, team, hr):
        _, _, gone, _ = add(team, "42", "41", "JV", "KB")
        change_worker(gone, WorkerEntry("JV", left_on=TODAY), by=hr, at=NOW)
        team.workers.filter(code="42").update(own_saved_at=NOW)
        found = people_found(team, {"zoek": zoek, "wie": wie}, TODAY)
        assert [worker.code for worker in found] == codes

    def test_filled_counts_competences_of_the_team_in_both_views(self, employer, hr):
        team = make_team(employer)
        worker, other = team.workers.get(code="JV"), team.workers.get(code="KB")
        fill_row(worker, "2", is_own=False)
        need = team.needs.get(competence__name="Buigen")
        elsewhere = create_team(employer, TeamEntry("Montage"), by=hr, at=NOW)
        add_needs(elsewhere, [NeedEntry("Buigen"), NeedEntry("Lassen")], by=hr, at=NOW)
        assert filled_by([worker, other], team) == {worker.pk: Filled(2, 1), other.pk: Filled(2, 0)}
        need.delete()
        assert filled_by([worker], team) == {worker.pk: Filled(1, 1)}
