"""A list on its way in: kept as typed, taken over as a whole or not at all."""

from datetime import UTC, datetime

import pytest

from benchmarks.member_list import CheckedRow, ListedMember
from benchmarks.models import MemberImport, MemberImportRow
from benchmarks.services.invitations import RoundClosedError
from benchmarks.services.member_lists import (
    ListGoneError,
    ListProblemsError,
    confirm_list,
    discard_list,
    store_list,
)
from organisations.models import Event, FundMember
from organisations.services.funds import add_manager
from tests.factories import NOW, make_round

pytestmark = pytest.mark.django_db
JANSEN = ListedMember("Jansen BV", "90000011", "hr@jansen.example", "Jansen Groep", "Metaal", "10-49")
PIETERS = ListedMember("Pieters BV", "90000012", "hr@pieters.example")
GOOD = (CheckedRow(2, JANSEN, ""), CheckedRow(3, PIETERS, ""))
WRONG = (CheckedRow(2, JANSEN, ""), CheckedRow(5, ListedMember("Kees", "7", "kees"), "Vul een KvK-nummer in."))


@pytest.fixture
def fund_round(fund):
    return make_round(fund, sub_branches=["Metaal"])


def last_verb(fund_round):
    return Event.objects.filter(fund=fund_round.fund).latest("id").verb


def test_a_list_is_kept_as_typed_with_what_is_wrong(fund_round, fund_manager):
    kept = store_list(fund_round, WRONG, by=fund_manager, at=NOW)
    assert (kept.round, kept.uploaded_by, kept.uploaded_at) == (fund_round, fund_manager.user, NOW)
    rows = kept.rows.order_by("number").values_list("number", "name", "kvk", "email", "problem")
    assert list(rows) == [
        (2, "Jansen BV", "90000011", "hr@jansen.example", ""),
        (5, "Kees", "7", "kees", "Vul een KvK-nummer in."),
    ]
    assert (FundMember.objects.count(), last_verb(fund_round)) == (0, "store_list")


def test_a_new_list_takes_the_place_of_the_last_one_of_the_same_person(fund_round, fund, fund_manager):
    colleague = add_manager(fund, "collega@fonds.example", by=None, at=NOW)
    theirs = store_list(fund_round, GOOD, by=colleague, at=NOW)
    store_list(fund_round, WRONG, by=fund_manager, at=NOW)
    last = store_list(fund_round, GOOD, by=fund_manager, at=NOW)
    assert set(MemberImport.objects.all()) == {theirs, last}


def test_confirming_invites_everyone_and_throws_the_list_away(fund_round, fund_manager):
    kept = store_list(fund_round, GOOD, by=fund_manager, at=NOW)
    assert confirm_list(kept, by=fund_manager, at=NOW) == 2
    invited = fund_round.invitations.order_by("member__kvk")
    assert list(invited.values_list("member__name", "member__holding", "sub_branch__name", "member__size_class")) == [
        ("Jansen BV", "Jansen Groep", "Metaal", "10-49"),
        ("Pieters BV", "", None, ""),
    ]
    assert (MemberImport.objects.count(), MemberImportRow.objects.count()) == (0, 0)


def test_nothing_of_a_list_with_a_mistake_is_taken_over(fund_round, fund_manager):
    kept = store_list(fund_round, WRONG, by=fund_manager, at=NOW)
    with pytest.raises(ListProblemsError):
        confirm_list(kept, by=fund_manager, at=NOW)
    assert (FundMember.objects.count(), fund_round.invitations.count(), kept.rows.count()) == (0, 0, 2)


def test_a_list_is_confirmed_once(fund_round, fund_manager):
    kept = store_list(fund_round, GOOD, by=fund_manager, at=NOW)
    again = MemberImport.objects.get()
    confirm_list(kept, by=fund_manager, at=NOW)
    with pytest.raises(ListGoneError):
        confirm_list(again, by=fund_manager, at=NOW)
    with pytest.raises(ListGoneError):
        discard_list(again, by=fund_manager, at=NOW)


def test_a_list_of_a_closed_round_is_kept_and_not_taken_over(fund_round, fund_manager):
    kept = store_list(fund_round, GOOD, by=fund_manager, at=NOW)
    with pytest.raises(RoundClosedError):
        confirm_list(kept, by=fund_manager, at=datetime(2026, 7, 1, tzinfo=UTC))
    assert (FundMember.objects.count(), MemberImport.objects.get()) == (0, kept)


def test_discarding_forgets_every_line(fund_round, fund_manager):
    discard_list(store_list(fund_round, GOOD, by=fund_manager, at=NOW), by=fund_manager, at=NOW)
    assert (MemberImportRow.objects.count(), FundMember.objects.count()) == (0, 0)
    assert last_verb(fund_round) == "discard_list"
