"""A whole list at once gives what one by one gives."""

import pytest

from organisations.models import Event, FundMember
from organisations.services.fund_lists import put_all_on_list
from organisations.services.funds import MemberEntry, put_on_list
from tests.factories import NOW

pytestmark = pytest.mark.django_db
ENTRIES = (
    MemberEntry("Jansen BV", "90000011", "hr@jansen.example", "Jansen Groep", "", "10-49"),
    MemberEntry("Pieters BV", "90000012", "hr@pieters.example"),
)
KNOWN = ("kvk", "name", "email", "holding", "size_class", "added_at", "joined_at", "organisation")


def rows(fund):
    members = FundMember.objects.filter(fund=fund).order_by("kvk").values_list(*KNOWN)
    events = Event.objects.filter(fund=fund).exclude(verb__in=("create_fund", "add_manager"))
    return list(members), list(events.order_by("id").values_list("verb", "object", "role", "at"))


def test_a_list_at_once_writes_what_one_by_one_writes(fund, fund_manager, other_fund_manager):
    for entry in (ENTRIES[0], *ENTRIES):
        put_on_list(fund, entry, by=fund_manager, at=NOW)
    other = other_fund_manager.fund
    put_all_on_list(other, ENTRIES[:1], by=other_fund_manager, at=NOW)
    put_all_on_list(other, ENTRIES, by=other_fund_manager, at=NOW)
    assert rows(other) == rows(fund)


def test_members_come_back_by_number_without_the_rest_of_the_list(fund, fund_manager):
    put_on_list(fund, MemberEntry("Ouder Lid", "90000019", "hr@ouder.example"), by=fund_manager, at=NOW)
    members = put_all_on_list(fund, ENTRIES, by=fund_manager, at=NOW)
    assert {kvk: member.name for kvk, member in members.items()} == {
        "90000011": "Jansen BV",
        "90000012": "Pieters BV",
    }


def test_the_command_line_leaves_events_without_an_actor(fund):
    put_all_on_list(fund, ENTRIES, by=None, at=NOW)
    assert set(Event.objects.filter(verb="add_fund_member").values_list("actor", "role")) == {(None, "")}
