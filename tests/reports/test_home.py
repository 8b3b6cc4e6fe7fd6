"""The home page: what to do next in every situation, for every role, in a fixed number of queries."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import FundManager, FundRole, ParticipationForm, Role, User
from organisations.services.funds import add_manager
from organisations.services.organisations import add_member
from reports.home import desks_for
from reports.models import FixedDocument, FixedKind
from tests.factories import (
    NOW,
    make_assessment,
    make_colleague,
    make_discussion,
    make_fund,
    make_organisation,
    make_secretary,
    make_submitted,
    make_user,
)
from tests.reports.joined import CLOSES_ON, invite, join
from tests.reports.talking import share

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


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

    def test_of_discussions_take_two_queries_more_whatever_the_number(self, hr, django_assert_num_queries):
        for number in range(3):
            organisation = make_organisation(hr.user, kvk=f"8000000{number}")
            make_secretary(organisation, f"raad{number}@voorbeeld.example")
            discussion = make_discussion(make_submitted(organisation))
            share(discussion)
            with django_assert_num_queries(5):
                desks_for(hr.user, DAY)


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
        client.get("/")  # what only the first request of a session asks
        join(employer, fund, at=NOW)
        with CaptureQueriesContext(connection) as with_one:
            client.get("/")
        for number in range(5):
            organisation = make_organisation(hr.user, kvk=f"8000000{number}")
            make_assessment(organisation)
            join(organisation, fund, at=NOW)
        with CaptureQueriesContext(connection) as with_six:
            client.get("/")
        assert len(with_one) == len(with_six) <= 9

    def test_method_is_for_everyone(self, client):
        told = text_of(client.get("/methode/"))
        assert "goedwerk" in told
        assert '<div class="measure prose"><h1' in client.get("/methode/").content.decode()


def test_a_step_without_a_page_has_no_link(employer, submitted, login):
    page = login(make_colleague(employer)).get("/").content.decode()
    assert "Er is nu niets te doen" in page
    assert 'class="button" href="/werkgever' not in page


class TestRoles:
    """What the page of each role says, besides its next step."""

    def test_of_an_admin_links_every_year_and_the_report(self, hr, submitted, login):
        page = login(hr).get("/").content.decode()
        for address in ("resultaten/", "verbeterplan/", "bespreking/", "jaarrapport.pdf", ""):
            assert f'href="/werkgever/90000001/2026/{address}"' in page
        assert 'href="/werkgever/90000001/delen/"' in page

    def test_without_a_council_speaks_of_none(self, hr, employer, login):
        employer.participation_form = ParticipationForm.NONE
        employer.save(update_fields=["participation_form"])
        make_submitted(employer)
        page = login(hr).get("/")
        assert "bespreking" not in page.content.decode()
        assert "raad" not in text_of(page)

    def test_of_a_reader_shows_submitted_years_without_questions(self, reader, submitted, employer, login):
        make_assessment(employer, 2025)
        page = login(reader).get("/").content.decode()
        pages = page[page.index("<tbody>") :]
        assert re.findall(r'href="/werkgever/90000001/([^"]+)"', pages) == [
            "2026/resultaten/", "2026/verbeterplan/", "2026/bespreking/", "2026/jaarrapport.pdf",
        ]  # fmt: skip
        assert "KvK 90000001 · lezer" in page

    def test_of_a_year_with_an_addendum_links_it(self, reader, discussion, hr, login):
        address = 'href="/werkgever/90000001/2026/addendum.pdf"'
        client = login(reader)
        assert address not in client.get("/").content.decode()
        kept = {"content": b"%PDF", "sha256": "0" * 64, "fixed_at": NOW}
        FixedDocument.objects.create(assessment=discussion.assessment, kind=FixedKind.ADDENDUM, **kept)
        assert address in client.get("/").content.decode()

    def test_of_the_council_says_what_is_asked_by_when_and_what_follows(self, council_member, discussion, login):
        page = login(council_member).get("/")
        told = text_of(page)
        assert "KvK 90000001 · raadslid Wat wordt van u gevraagd over 2026" in told
        assert "Uiterlijk maandag 13 april 2026 · Zet in uw agenda (.ics)" in told
        assert "Wat wij vragen Lees wat de werkgever invulde." in told
        assert "Wat er daarna gebeurt De werkgever ziet alleen wat u deelt" in told
        assert 'class="button" href="/werkgever/90000001/2026/raad/"' in page.content.decode()
        assert 'href="/werkgever/90000001/2026/bespreking.ics"' in page.content.decode()

    @pytest.mark.parametrize(("who", "is_linked"), [("council_secretary", True), ("council_member", False)])
    def test_of_the_secretary_alone_leads_to_the_members(self, who, is_linked, login, request, council_member):
        page = login(request.getfixturevalue(who)).get("/").content.decode()
        assert ('<a href="/werkgever/90000001/raad/">Raadsleden beheren</a>' in page) is is_linked

    def test_of_a_staff_meeting_calls_people_by_their_own_name(self, employer, login):
        employer.participation_form = ParticipationForm.STAFF_MEETING
        employer.save(update_fields=["participation_form"])
        told = text_of(login(make_secretary(employer)).get("/"))
        assert "KvK 90000001 · eerste woordvoerder" in told
        assert "Woordvoerders beheren" in told
        assert "ondernemingsraad" not in told

    def test_of_two_roles_at_one_employer_shows_both(self, draft, colleague, council_secretary, login):
        add_member(draft.organisation, colleague.user.email, Role.COUNCIL_MEMBER, by=council_secretary, at=NOW)
        told = text_of(login(colleague).get("/"))
        assert "KvK 90000001 · invuller Vul uw onderdelen over 2026 in" in told
        assert "KvK 90000001 · raadslid Er wordt nu niets van u gevraagd" in told
        ids = re.findall(r'\bid="([^"]+)"', login(colleague).get("/").content.decode())
        assert len(ids) == len(set(ids))

    def test_of_a_fund_reader_promises_to_look_only(self, fund, login):
        reader = add_manager(fund, "lezer@voorbeeld.example", by=None, at=NOW)
        FundManager.objects.filter(pk=reader.pk).update(role=FundRole.READER)
        told = text_of(login(reader).get("/"))
        assert "Opleidingsfonds Metaal · lezer" in told
        assert "U leest mee" in told
        assert "Open een ronde" not in told

    def test_of_who_lacks_a_second_factor_asks_for_it_first(self, hr, login):
        client = login(hr)
        assert "Tweede stap instellen" not in client.get("/").content.decode()
        hr.user.authenticator_set.all().delete()
        assert "Tweede stap instellen" in client.get("/").content.decode()

    def test_of_the_platform_leads_to_support(self, client, db):
        user = make_user("platform@voorbeeld.example")
        client.force_login(user)
        assert "ondersteuning" not in client.get("/").content.decode()
        User.objects.filter(pk=user.pk).update(is_platform_staff=True)
        page = client.get("/")
        assert 'class="button" href="/ondersteuning/"' in page.content.decode()
        assert "U bent nog aan geen organisatie verbonden." not in text_of(page)
