"""Inviting members and asking for reminders: once each, and nothing that tells who takes part."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.services.life_cycle import return_to_draft
from benchmarks.models import Invitation
from benchmarks.services.invitations import (
    NotOpenYetError,
    RemindedAlreadyError,
    RoundClosedError,
    UnknownSubBranchError,
    ask_for_reminders,
    invite_members,
)
from organisations.models import Event, FundMember
from organisations.services.funds import MemberEntry, join_fund
from tests.factories import NOW, admin_of, make_round, make_submitted

pytestmark = pytest.mark.django_db
JANSEN = MemberEntry("Jansen BV", "90000011", "hr@jansen.example", "Jansen Groep", "Metaal", "10-49")
PIETERS = MemberEntry("Pieters BV", "90000012", "hr@pieters.example")
AFTER = datetime(2026, 7, 1, 8, tzinfo=UTC)


@pytest.fixture
def fund_round(fund):
    return make_round(fund, sub_branches=["Metaal", "Hout"])


def invited(fund_round):
    rows = fund_round.invitations.order_by("member__kvk")
    return list(rows.values_list("member__kvk", "sub_branch__name", "invited_at", "mailed_at"))


def test_members_are_put_on_the_list_and_invited(fund_round, fund_manager):
    assert invite_members(fund_round, (JANSEN, PIETERS), by=fund_manager, at=NOW) == 2
    assert invited(fund_round) == [("90000011", "Metaal", NOW, None), ("90000012", None, NOW, None)]
    member = FundMember.objects.get(kvk="90000011")
    assert (member.name, member.email, member.holding, member.size_class, member.added_at, member.joined_at) == (
        "Jansen BV", "hr@jansen.example", "Jansen Groep", "10-49", NOW, None,
    )  # fmt: skip
    trail = Event.objects.filter(fund=fund_round.fund, at=NOW).order_by("id").values_list("verb", "object")
    assert list(trail)[-3:] == [
        ("add_fund_member", "90000011"),
        ("add_fund_member", "90000012"),
        ("invite_members", "2026"),
    ]


def test_who_is_invited_is_not_invited_again_but_brought_up_to_date(fund_round, fund_manager):
    invite_members(fund_round, (JANSEN,), by=fund_manager, at=NOW)
    later = MemberEntry("Jansen en Zoon BV", "90000011", "nieuw@jansen.example", "", "Hout", "50-249")
    assert invite_members(fund_round, (later, PIETERS), by=fund_manager, at=NOW + timedelta(days=1)) == 1
    assert [row[:3] for row in invited(fund_round)] == [
        ("90000011", "Metaal", NOW),
        ("90000012", None, NOW + timedelta(days=1)),
    ]
    member = FundMember.objects.get(kvk="90000011")
    assert (member.name, member.email, member.size_class, member.added_at) == (
        "Jansen en Zoon BV", "nieuw@jansen.example", "50-249", NOW,
    )  # fmt: skip
    assert Event.objects.filter(verb="change_fund_member").values_list("object", flat=True).get() == "90000011"


def test_being_on_the_list_again_leaves_the_place_in_the_fund_alone(fund_round, fund_manager, employer, hr):
    entry = MemberEntry("Voorbeeld Metaal", employer.kvk, "hr@voorbeeld.example")
    invite_members(fund_round, (entry,), by=fund_manager, at=NOW)
    join_fund(FundMember.objects.get(), employer, set(), by=hr, at=NOW)
    invite_members(fund_round, (entry,), by=fund_manager, at=NOW)
    member = FundMember.objects.get()
    assert (member.organisation, member.joined_at) == (employer, NOW)


def test_a_fund_changes_its_own_list_only(fund_round, fund_manager, other_fund_manager):
    theirs = make_round(other_fund_manager.fund)
    invite_members(theirs, (PIETERS,), by=other_fund_manager, at=NOW)
    renamed = MemberEntry("Anders", PIETERS.kvk, "anders@pieters.example")
    invite_members(fund_round, (renamed,), by=fund_manager, at=NOW)
    names = FundMember.objects.order_by("id").values_list("fund__slug", "name")
    assert list(names) == [("bouwfonds", "Pieters BV"), ("metaalfonds", "Anders")]


def test_an_unknown_sub_branch_invites_nobody(fund_round, fund_manager):
    wrong = MemberEntry("Pieters BV", "90000012", "hr@pieters.example", sub_branch="Glas")
    with pytest.raises(UnknownSubBranchError, match="Glas"):
        invite_members(fund_round, (JANSEN, wrong), by=fund_manager, at=NOW)
    assert (Invitation.objects.count(), FundMember.objects.count()) == (0, 0)


def test_a_closed_round_invites_nobody(fund_round, fund_manager):
    with pytest.raises(RoundClosedError):
        invite_members(fund_round, (JANSEN,), by=fund_manager, at=AFTER)
    assert not FundMember.objects.exists()


def test_ten_thousand_members_are_written_in_batches(fund_round, fund_manager, django_assert_max_num_queries):
    entries = [MemberEntry(f"Lid {n}", str(90100000 + n), f"hr@lid{n}.example") for n in range(10_000)]
    with django_assert_max_num_queries(300):
        assert invite_members(fund_round, entries, by=fund_manager, at=NOW) == 10_000
    assert fund_round.invitations.count() == 10_000


class TestReminders:
    @pytest.fixture
    def members(self, fund_round, fund_manager, employer, hr):
        """Jansen, and the employer, which joined and submitted; both were mailed."""
        entry = MemberEntry("Voorbeeld Metaal", employer.kvk, "hr@voorbeeld.example")
        invite_members(fund_round, (JANSEN, entry), by=fund_manager, at=NOW)
        join_fund(FundMember.objects.get(kvk=employer.kvk), employer, set(), by=hr, at=NOW)
        fund_round.invitations.update(mailed_at=NOW)
        return make_submitted(employer)

    def due(self, fund_round):
        waiting = fund_round.invitations.filter(reminder_due_at=NOW).order_by("member__kvk")
        return list(waiting.values_list("member__kvk", flat=True))

    def test_only_who_did_not_submit_is_reminded(self, fund_round, fund_manager, members):
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        assert self.due(fund_round) == ["90000011"]

    def test_who_went_back_to_draft_is_reminded_too(self, fund_round, fund_manager, members):
        return_to_draft(members, "Een fout in de uren.", by=admin_of(members.organisation), at=NOW)
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        assert self.due(fund_round) == ["90000001", "90000011"]

    def test_a_submission_over_another_year_does_not_count(self, fund_round, fund_manager, members):
        members.year = 2025
        members.save()
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        assert self.due(fund_round) == ["90000001", "90000011"]

    def test_who_was_not_mailed_yet_is_not_reminded(self, fund_round, fund_manager, members):
        fund_round.invitations.update(mailed_at=None)
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        assert self.due(fund_round) == []

    def test_the_trail_tells_that_it_was_asked_and_no_numbers(self, fund_round, fund_manager, members):
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        event = Event.objects.filter(fund=fund_round.fund).latest("id")
        assert (event.verb, event.object, event.actor) == ("ask_for_reminders", "2026", fund_manager.user)

    def test_a_round_is_reminded_once_even_when_there_was_nobody_to_remind(self, fund_round, fund_manager):
        ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        with pytest.raises(RemindedAlreadyError):
            ask_for_reminders(fund_round, by=fund_manager, at=NOW + timedelta(days=30))

    def test_another_round_has_a_reminder_of_its_own(self, fund, fund_manager):
        for year in (2025, 2026):
            at = datetime(year, 4, 1, tzinfo=UTC)
            ask_for_reminders(make_round(fund, year), by=fund_manager, at=at)
        assert Event.objects.filter(verb="ask_for_reminders").count() == 2

    def test_only_an_open_round_reminds(self, fund, fund_manager):
        fund_round = make_round(fund, opens_on=date(2026, 3, 3))
        with pytest.raises(NotOpenYetError):
            ask_for_reminders(fund_round, by=fund_manager, at=NOW)
        with pytest.raises(RoundClosedError):
            ask_for_reminders(fund_round, by=fund_manager, at=AFTER)
