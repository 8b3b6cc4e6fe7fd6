"""The home page: what to do next in every situation, for every role, in a fixed number of queries."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.services.life_cycle import return_to_draft
from organisations.models import Role
from organisations.services.organisations import add_member
from reports.home import NextStep, desks_for
from tests.factories import (
    NOW,
    make_assessment,
    make_colleague,
    make_fund,
    make_organisation,
    make_submitted,
    make_user,
)
from tests.reports.joined import CLOSES_ON, invite, join

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def step_of(membership):
    (desk,) = desks_for(membership.user, DAY)
    return (desk.next_step.title, desk.next_step.view, desk.next_step.arguments)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


class TestNextStep:
    def test_without_this_year_is_to_begin(self, hr):
        assert step_of(hr) == ("Begin met de vragen over 2026", "start_assessment", ("90000001",))

    def test_of_another_year_changes_nothing(self, hr, employer):
        make_submitted(employer, 2025)
        assert step_of(hr)[1] == "start_assessment"

    def test_of_a_draft_is_to_go_on(self, hr, draft):
        assert step_of(hr) == ("Ga verder met de vragen over 2026", "tasks", ("90000001", 2026))

    def test_of_a_submitted_year_is_the_plan(self, hr, submitted):
        assert step_of(hr) == ("Maak het verbeterplan voor 2026", "plan", ("90000001", 2026))

    def test_of_a_reopened_year_is_to_go_on(self, hr, submitted):
        return_to_draft(submitted, "Reden", by=hr, at=NOW)
        assert step_of(hr)[1] == "tasks"

    def test_of_a_colleague_is_the_draft(self, colleague):
        assert step_of(colleague) == ("Vul uw onderdelen over 2026 in", "tasks", ("90000001", 2026))

    def test_of_a_colleague_without_a_draft_is_nothing(self, employer, submitted):
        assert step_of(make_colleague(employer)) == ("Er is nu niets te doen", "", ())


class TestDesks:
    def test_are_by_name_with_their_years(self, hr, employer, outsider):
        make_organisation(hr.user, kvk="90000002", name="Aannemer")
        for year in (2025, 2026):
            make_assessment(employer, year)
        desks = desks_for(hr.user, DAY)
        assert [(str(desk.organisation), [a.year for a in desk.assessments], desk.is_admin) for desk in desks] == [
            ("Aannemer", [], True), ("Voorbeeld Metaal", [2026, 2025], True),
        ]  # fmt: skip

    def test_of_who_belongs_nowhere_are_none(self, employer):
        assert desks_for(make_user("los@voorbeeld.example"), DAY) == ()

    def test_take_three_queries_whatever_the_number(self, hr, employer, django_assert_num_queries):
        make_assessment(employer, 2025)
        with django_assert_num_queries(3):
            desks_for(hr.user, DAY)
        for number in range(5):
            make_assessment(make_organisation(hr.user, kvk=f"8000000{number}"))
        with django_assert_num_queries(3):
            assert len(desks_for(hr.user, DAY)) == 6


class TestAskedBy:
    """The open rounds that a desk tells of."""

    @pytest.fixture
    def member(self, employer, fund):
        return join(employer, fund, at=NOW)

    def years(self, membership, day=None):
        desks = desks_for(membership.user, day or timezone.localdate())
        return {desk.organisation.kvk: [(str(r.fund), r.closes_on) for r in desk.asked_by] for desk in desks}

    def test_is_the_fund_that_was_joined_until_the_last_day(self, hr, member):
        asked = {"90000001": [("Opleidingsfonds Metaal", CLOSES_ON)]}
        assert self.years(hr) == self.years(hr, CLOSES_ON) == asked
        assert self.years(hr, CLOSES_ON + timedelta(days=1)) == {"90000001": []}
        assert self.years(hr, timezone.localdate() - timedelta(days=1)) == {"90000001": []}

    def test_is_nobody_before_joining(self, hr, fund):
        invite(fund)
        assert self.years(hr) == {"90000001": []}

    def test_is_nobody_after_submitting(self, hr, employer, member):
        make_submitted(employer, timezone.localdate().year)
        assert self.years(hr) == {"90000001": []}

    def test_is_nobody_for_a_contributor_and_for_others(self, employer, member, outsider):
        assert self.years(make_colleague(employer)) == {"90000001": []}
        assert self.years(outsider) == {"90000099": []}

    def test_is_told_per_organisation_the_first_to_close_first(self, hr, employer, member):
        make_organisation(hr.user, kvk="90000002", name="Aannemer")
        other = make_fund("bouwfonds", "b@voorbeeld.example", name="Bouwfonds")
        join(employer, other, at=NOW)
        other.rounds.update(closes_on=CLOSES_ON - timedelta(days=5))
        asked = [("Bouwfonds", CLOSES_ON - timedelta(days=5)), ("Opleidingsfonds Metaal", CLOSES_ON)]
        assert self.years(hr) == {"90000001": asked, "90000002": []}

    def test_is_told_on_the_page(self, hr, member, login):
        year = timezone.localdate().year
        told = text_of(login(hr).get("/"))
        assert (
            f"Opleidingsfonds Metaal vraagt u de vragen over {year} in te dienen, uiterlijk op {CLOSES_ON.day} " in told
        )


class TestPage:
    def test_greets_and_offers_to_register(self, client, employer):
        client.force_login(make_user("los@voorbeeld.example", "Jan Los"))
        told = text_of(client.get("/"))
        assert "Dag Jan Los U bent nog aan geen organisatie verbonden." in told
        assert "Voorbeeld Metaal" not in told

    def test_links_the_next_step_and_every_year(self, hr, login, employer):
        year = timezone.now().year
        make_submitted(employer, 2024)
        page = login(hr).get("/")
        assert f"Begin met de vragen over {year}" in text_of(page)
        assert '<a class="button" href="/werkgever/90000001/beginnen/">Beginnen</a>' in page.content.decode()
        assert "/werkgever/90000001/2024/resultaten/" in page.content.decode()

    def test_of_a_colleague_shows_no_results(self, colleague, login):
        page = login(colleague).get("/").content.decode()
        assert "resultaten" not in page
        assert 'href="/werkgever/90000001/2026/"' in page

    def test_of_an_outsider_shows_only_the_own_organisation(self, draft, outsider, login):
        told = text_of(login(outsider).get("/"))
        assert "Ander Bedrijf" in told
        assert "Voorbeeld Metaal" not in told

    def test_of_a_fund_manager_leads_to_the_fund_and_asks_for_no_organisation(self, fund_manager, employer, login):
        page = login(fund_manager).get("/")
        assert 'href="/fonds/metaalfonds/"' in page.content.decode()
        assert "U bent nog aan geen organisatie verbonden." not in text_of(page)

    def test_of_others_tells_nothing_of_a_fund(self, fund, hr, login):
        assert "Opleidingsfonds" not in text_of(login(hr).get("/"))

    def test_costs_the_same_for_one_organisation_and_for_six(self, hr, login, employer, fund):
        client = login(hr)
        join(employer, fund, at=NOW)
        with CaptureQueriesContext(connection) as with_one:
            client.get("/")
        for number in range(5):
            organisation = make_organisation(hr.user, kvk=f"8000000{number}")
            make_assessment(organisation)
            join(organisation, fund, at=NOW)
        with CaptureQueriesContext(connection) as with_six:
            client.get("/")
        assert len(with_one) == len(with_six) <= 7

    def test_method_is_for_everyone(self, client):
        told = text_of(client.get("/methode/"))
        assert "goedwerk" in told
        assert '<div class="measure prose"><h1' in client.get("/methode/").content.decode()


def test_a_next_step_without_a_page_has_no_link(employer, submitted, login):
    assert NextStep("a", "b", "", "").arguments == ()
    page = login(make_colleague(employer)).get("/").content.decode()
    assert "Er is nu niets te doen" in page
    assert 'class="button" href="/werkgever' not in page


def test_a_second_administrator_has_the_same_desk(employer, hr, draft):
    second = add_member(employer, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
    assert step_of(second) == step_of(hr)
