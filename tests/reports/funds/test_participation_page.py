"""The response page: counts of full weeks, both rounds beside each other, and nothing of a few members."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments.models import Assessment, Submission
from benchmarks.models import Invitation
from benchmarks.services.invitations import invite_members
from organisations.models import FundMember, Organisation
from organisations.services.funds import MemberEntry
from reports.funds.participation_page import NOT_TOLD, Standing, WeekLine, build_participation_page
from tests.factories import NOW, make_round

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)


def invite_many(fund_round, sizes, by):
    """Invite so many members of each size; the lists of rounds overlap."""
    entries = [
        MemberEntry(f"Lid {kvk}", str(kvk), f"hr@{kvk}.example", size_class=size)
        for place, (size, total) in enumerate(sizes.items(), start=1)
        for kvk in range(90000000 + 1000 * place, 90000000 + 1000 * place + total)
    ]
    invite_members(fund_round, entries, by=by, at=NOW.replace(year=fund_round.year))


def submit_many(fund_round, size, count, day):
    """Give so many members of this size rows as if they had joined and submitted on this day."""
    members = FundMember.objects.filter(
        fund=fund_round.fund, size_class=size, invitations__in=Invitation.objects.filter(round=fund_round)
    )
    for member in members.order_by("kvk")[:count]:
        organisation, _ = Organisation.objects.get_or_create(kvk=member.kvk, defaults={"name": member.name})
        FundMember.objects.filter(pk=member.pk).update(organisation=organisation)
        made = Assessment.objects.create(organisation=organisation, year=fund_round.year)
        at = datetime.combine(day, NOW.time(), UTC)
        made.submission = Submission.objects.create(assessment=made, at=at)
        made.save()


@pytest.fixture
def fund_round(fund, fund_manager):
    opened = make_round(fund)
    invite_many(opened, {"1-9": 20, "10-49": 40}, fund_manager)
    return opened


@pytest.fixture
def last_round(fund, fund_manager):
    opened = make_round(fund, 2025, closes_on=date(2025, 3, 12))
    invite_many(opened, {"1-9": 20}, fund_manager)
    submit_many(opened, "1-9", 12, date(2025, 3, 12))
    return opened


def test_counts_stand_as_they_were_after_the_last_full_week(fund_round):
    submit_many(fund_round, "1-9", 10, date(2026, 3, 15))
    submit_many(fund_round, "10-49", 20, date(2026, 3, 16))
    page = build_participation_page(fund_round, TODAY)
    assert (page.invited, page.counted_on, page.previous_year) == (60, date(2026, 3, 15), None)
    assert page.total == Standing("Alle leden", 60, "ongeveer 10", "ongeveer 17%", "")
    assert page.sizes == (
        Standing("1 tot 10 medewerkers", 20, "ongeveer 10", "ongeveer 50%", ""),
        Standing("10 tot 50 medewerkers", 40, "minder dan 5", "minder dan 13%", ""),
    )
    assert page.weeks == (
        WeekLine(1, date(2026, 3, 8), "minder dan 5", "minder dan 9%", ""),
        WeekLine(2, date(2026, 3, 15), "ongeveer 10", "ongeveer 17%", ""),
    )


def test_the_last_round_stands_beside_it_after_as_many_weeks(fund_round, last_round):
    page = build_participation_page(fund_round, TODAY + timedelta(days=7))
    assert (page.previous_year, page.total.before) == (2025, "ongeveer 50%")
    assert [row.before for row in page.sizes] == ["ongeveer 50%", "geen leden"]
    assert [week.before for week in page.weeks] == ["minder dan 25%", "ongeveer 50%", ""]
    assert [curve.label for curve in page.chart.curves] == ["ronde 2026", "ronde 2025"]
    assert [len(curve.points) for curve in page.narrow.curves] == [3, 2]


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2026, 3, 8)])
def test_before_the_first_week_is_over_nothing_is_told(today, fund_round):
    submit_many(fund_round, "1-9", 10, date(2026, 3, 2))
    page = build_participation_page(fund_round, today)
    assert (page.invited, page.first_on, page.counted_on) == (60, date(2026, 3, 8), None)
    assert (page.total, page.sizes, page.weeks, page.chart) == (None, (), (), None)


def test_of_fewer_than_ten_members_nothing_is_told(fund, fund_manager):
    opened = make_round(fund)
    invite_many(opened, {"": 9}, fund_manager)
    submit_many(opened, "", 9, date(2026, 3, 3))
    page = build_participation_page(opened, TODAY)
    assert page.total == Standing("Alle leden", 9, NOT_TOLD, "–", "")
    assert page.sizes == (Standing("Niet opgegeven", 9, NOT_TOLD, "–", ""),)
    assert (page.weeks, page.chart, page.narrow) == ((), None, None)


def test_a_round_without_members_is_a_page_without_counts(fund):
    page = build_participation_page(make_round(fund), TODAY)
    assert (page.invited, page.counted_on, page.total) == (0, None, None)


def test_the_page_costs_three_queries_for_any_number(fund_round, last_round, django_assert_num_queries):
    submit_many(fund_round, "1-9", 10, date(2026, 3, 15))
    with django_assert_num_queries(3):
        build_participation_page(fund_round, TODAY)
