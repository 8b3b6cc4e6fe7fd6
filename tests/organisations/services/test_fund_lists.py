"""The list of a fund: who is new is added, who is known is brought up to date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from organisations.models import Event, FundMember
from organisations.services.fund_lists import put_on_list
from organisations.services.funds import MemberEntry
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)
ENTRIES = (
    MemberEntry("Jansen BV", "90000011", "hr@jansen.example", "Jansen Groep", "", "10-49"),
    MemberEntry("Pieters BV", "90000012", "hr@pieters.example"),
)
KNOWN = ("kvk", "name", "email", "holding", "size_class", "added_at", "joined_at", "organisation")


def rows(fund):
    members = FundMember.objects.filter(fund=fund).order_by("kvk").values_list(*KNOWN)
    events = Event.objects.filter(fund=fund).exclude(verb__in=("create_fund", "add_manager"))
    return list(members), list(events.order_by("id").values_list("verb", "object", "role", "at"))


def test_who_is_new_is_added_and_who_is_known_brought_up_to_date(fund, fund_manager):
    put_on_list(fund, ENTRIES[:1], by=fund_manager, at=NOW)
    moved = replace(ENTRIES[0], name="Jansen en Zonen", email="nieuw@jansen.example", holding="")
    put_on_list(fund, [moved, ENTRIES[1]], by=fund_manager, at=LATER)
    members, events = rows(fund)
    assert members == [
        ("90000011", "Jansen en Zonen", "nieuw@jansen.example", "", "10-49", NOW, None, None),
        ("90000012", "Pieters BV", "hr@pieters.example", "", "", LATER, None, None),
    ]
    assert events == [
        ("add_fund_member", "90000011", "fondsbeheerder", NOW),
        ("change_fund_member", "90000011", "fondsbeheerder", LATER),
        ("add_fund_member", "90000012", "fondsbeheerder", LATER),
    ]


def test_members_come_back_by_number_without_the_rest_of_the_list(fund, fund_manager):
    put_on_list(fund, [MemberEntry("Ouder Lid", "90000019", "hr@ouder.example")], by=fund_manager, at=NOW)
    members = put_on_list(fund, ENTRIES, by=fund_manager, at=NOW)
    assert {kvk: member.name for kvk, member in members.items()} == {
        "90000011": "Jansen BV",
        "90000012": "Pieters BV",
    }


def test_the_command_line_leaves_events_without_an_actor(fund):
    put_on_list(fund, ENTRIES, by=None, at=NOW)
    assert set(Event.objects.filter(verb="add_fund_member").values_list("actor", "role")) == {(None, "")}
