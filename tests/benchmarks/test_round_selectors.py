"""What is read about rounds: in a fixed order, of one's own fund only, and in one query."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404

from assessments.services.life_cycle import return_to_draft, submit_assessment
from benchmarks.member_list import CheckedRow, ListedMember
from benchmarks.participation import Invited
from benchmarks.round_selectors import (
    import_for,
    invitations_of,
    invited_of,
    previous_round,
    reminders_asked_at,
    round_for,
    rounds_of,
)
from benchmarks.services.invitations import ask_for_reminders, invite_members
from benchmarks.services.member_lists import store_list
from organisations.models import FundMember
from organisations.services.funds import MemberEntry, join_fund
from tests.factories import NOW, make_round, make_submitted

pytestmark = pytest.mark.django_db
ENTRIES = (
    MemberEntry("Zeilmakerij", "90000011", "hr@zeil.example", size_class="10-49"),
    MemberEntry("Aannemer", "90000012", "hr@aannemer.example"),
    MemberEntry("Voorbeeld Metaal", "90000001", "hr@voorbeeld.example", sub_branch="Metaal"),
)


@pytest.fixture
def fund_round(fund, fund_manager):
    opened = make_round(fund, sub_branches=["Metaal"])
    invite_members(opened, ENTRIES, by=fund_manager, at=NOW)
    return opened


@pytest.fixture
def joined(fund_round, employer, hr):
    return join_fund(FundMember.objects.get(kvk=employer.kvk), employer, set(), by=hr, at=NOW)


def test_rounds_of_a_fund_are_the_latest_first(fund, other_fund_manager):
    first, last = make_round(fund, 2024), make_round(fund, 2026)
    make_round(other_fund_manager.fund, 2025)
    assert list(rounds_of(fund)) == [last, first]
    assert (previous_round(last), previous_round(first)) == (first, None)


def test_a_round_is_found_by_a_manager_of_its_fund_only(fund_round, fund_manager, other_fund_manager):
    assert round_for(fund_manager, 2026) == fund_round
    for manager, year in ((fund_manager, 2025), (other_fund_manager, 2026)):
        with pytest.raises(Http404):
            round_for(manager, year)


def test_a_list_is_found_in_its_own_round_only(fund, fund_round, fund_manager):
    rows = (CheckedRow(2, ListedMember("Jansen", "90000013", "hr@jansen.example"), ""),)
    kept = store_list(fund_round, rows, by=fund_manager, at=NOW)
    assert import_for(fund_round, kept.pk) == kept
    with pytest.raises(Http404):
        import_for(make_round(fund, 2025), kept.pk)


def test_invitations_are_by_name_with_what_a_page_shows(fund_round, joined, employer, django_assert_num_queries):
    make_submitted(employer)
    with django_assert_num_queries(1):
        shown = [
            (one.member.name, one.sub_branch and one.sub_branch.name, one.has_submitted)
            for one in invitations_of(fund_round)
        ]
    assert shown == [
        ("Aannemer", None, False),
        ("Voorbeeld Metaal", "Metaal", True),
        ("Zeilmakerij", None, False),
    ]


def test_invited_counts_the_first_submitting_and_forgets_no_draft(fund_round, joined, employer, hr):
    assessment = make_submitted(employer)
    return_to_draft(assessment, "Een fout.", by=hr, at=NOW + timedelta(days=1))
    submit_assessment(assessment, by=hr, at=NOW + timedelta(days=40))
    return_to_draft(assessment, "Nog een fout.", by=hr, at=NOW + timedelta(days=41))
    assert set(invited_of(fund_round)) == {
        Invited("10-49", None),
        Invited("", None),
        Invited("", date(2026, 3, 2)),
    }


def test_invited_counts_the_day_as_it_is_in_the_netherlands(fund_round, joined, employer, hr):
    assessment = make_submitted(employer)
    assessment.submissions.update(at=datetime(2026, 4, 30, 22, 30, tzinfo=UTC))
    assert Invited("", date(2026, 5, 1)) in invited_of(fund_round)


def test_invited_leaves_out_who_submitted_without_joining(fund_round, employer):
    make_submitted(employer)
    assert {one.submitted_on for one in invited_of(fund_round)} == {None}


def test_invited_costs_one_query(fund_round, joined, employer, django_assert_num_queries):
    make_submitted(employer)
    with django_assert_num_queries(1):
        assert len(invited_of(fund_round)) == 3


def test_reminders_are_known_per_fund_and_year(fund, fund_round, fund_manager, other_fund_manager):
    theirs = make_round(other_fund_manager.fund)
    ask_for_reminders(theirs, by=other_fund_manager, at=NOW)
    assert reminders_asked_at(fund_round) is None
    ask_for_reminders(fund_round, by=fund_manager, at=NOW)
    assert (reminders_asked_at(fund_round), reminders_asked_at(make_round(fund, 2025))) == (NOW, None)
