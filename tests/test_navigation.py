"""The menu and the choice of employers and funds: what a role may open and no more, at a constant price."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import FundRole, ParticipationForm, Role
from organisations.services.funds import add_manager
from organisations.services.organisations import add_member
from oversight.services.support import SupportRequest, start_support
from tests.factories import (
    NOW,
    admin_of,
    make_colleague,
    make_fund,
    make_organisation,
    make_round,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db
RESULTS, TASKS, ROUND = "/werkgever/90000001/2026/resultaten/", "/werkgever/90000001/2026/", "/fonds/metaalfonds/2026/"


def part(client, url, start, end):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().partition(start)[2].partition(end)[0]


def menu(client, url):
    return [
        unescape(label) for label in re.findall(r">([^<]+)</a>", part(client, url, 'aria-label="Hoofdmenu"', "</nav>"))
    ]


def choices(client, url="/"):
    """The places to choose from: name with role, and whether one is there now."""
    found = part(client, url, '<ul class="menu__panel">', "</ul>")
    items = re.findall(r'<a href="([^"]+)"( aria-current="true")?>(.*?)</a>', found)
    return [(" ".join(re.sub("<[^>]+>", "", words).split()), address, bool(here)) for address, here, words in items]


@pytest.fixture
def year(submitted, council_member):
    """A submitted year with a council and a colleague."""
    return submitted


class TestMenu:
    def test_of_an_admin(self, year, hr, login):
        links = ["Overzicht", "Vragen", "Resultaten", "Verbeterplan", "Bespreking"]
        links += ["Competentiematrix", "Wie deed wat", "Referentiecijfers"]
        assert menu(login(hr), RESULTS) == links

    def test_of_a_reader(self, year, reader, login):
        links = ["Overzicht", "Resultaten", "Verbeterplan", "Bespreking", "Competentiematrix", "Referentiecijfers"]
        assert menu(login(reader), RESULTS) == links

    def test_of_the_council(self, year, council_member, login):
        links = ["Overzicht", "Resultaten", "Verbeterplan", "Bespreking", "Onze rol"]
        assert menu(login(council_member), RESULTS) == [*links, "Competentiematrix", "Referentiecijfers"]

    def test_of_a_contributor(self, draft, colleague, login):
        assert menu(login(colleague), TASKS) == ["Overzicht", "Vragen", "Competentiematrix", "Referentiecijfers"]

    def test_of_who_has_two_roles(self, year, council_member, hr, login):
        add_member(year.organisation, council_member.user.email, Role.CONTRIBUTOR, by=hr, at=NOW)
        assert menu(login(council_member), RESULTS)[1:3] == ["Vragen", "Resultaten"]

    def test_of_support_looking_along(self, year, login):
        staff = make_user("platform@voorbeeld.example")
        staff.is_platform_staff = True
        staff.save()
        asked = SupportRequest("De werkgever vroeg om mee te kijken.", 1)
        access = start_support(year.organisation, asked, by=staff, at=timezone.now())
        links = ["Overzicht", "Vragen", "Resultaten", "Verbeterplan", "Bespreking"]
        links += ["Competentiematrix", "Wie deed wat", "Ondersteuning", "Referentiecijfers"]
        assert menu(login(access), RESULTS) == links

    @pytest.mark.parametrize(
        ("cast", "page"), [("hr", ""), ("reader", "groepscijfers/"), ("council_member", "groepscijfers/")]
    )
    def test_of_who_may_read_no_row_leads_to_groups(self, cast, page, year, request, login):
        found = part(login(request.getfixturevalue(cast)), RESULTS, 'aria-label="Hoofdmenu"', ">Competentiematrix<")
        assert found.rpartition('href="')[2].partition('"')[0] == f"/werkgever/90000001/competentiematrix/{page}"

    def test_without_a_council_nobody_reads_of_a_discussion(self, employer, hr, reader, login):
        make_submitted(employer)
        employer.participation_form = ParticipationForm.NONE
        employer.save(update_fields=["participation_form"])
        assert [link for link in menu(login(hr), RESULTS) if link in ("Bespreking", "Vaststellen")] == ["Vaststellen"]
        assert [link for link in menu(login(reader), RESULTS) if link in ("Bespreking", "Vaststellen")] == []

    @pytest.mark.parametrize(("role", "has_trail"), [(FundRole.MANAGER, True), (FundRole.READER, False)])
    def test_of_a_fund(self, role, has_trail, fund, fund_manager, login):
        make_round(fund)
        person = add_manager(fund, make_user("iemand@fonds.example").email, role, by=fund_manager, at=NOW)
        links = ["Overzicht", "Rondes", "Deelname", "Leden", "Benchmark", "Thema's", "Tips", "Aanbod", "Mensen"]
        assert menu(login(person), ROUND) == [*links, *(["Wie deed wat"] if has_trail else []), "Referentiecijfers"]

    def test_marks_the_page_one_is_on(self, year, hr, login):
        assert part(login(hr), RESULTS, 'aria-current="page">', "</a>") == "Resultaten"


class TestChoice:
    def test_is_not_there_with_one_place(self, hr, login):
        assert "menu__role" not in login(hr).get("/").content.decode()

    def test_lists_every_place_once_with_its_roles(self, year, hr, council_member, fund, login):
        add_member(year.organisation, council_member.user.email, Role.CONTRIBUTOR, by=hr, at=NOW)
        other = admin_of(make_organisation(council_member.user, kvk="90000002", name="Aannemer"))
        add_manager(fund, council_member.user.email, FundRole.READER, by=None, at=NOW)
        assert choices(login(council_member), RESULTS) == [
            ("Aannemer Beheerder", f"/#organisatie-{other.pk}", False),
            ("Voorbeeld Metaal Raadslid, Invuller (hier bent u nu)", f"/#organisatie-{council_member.pk}", True),
            ("Opleidingsfonds Metaal Lezer", "/fonds/metaalfonds/", False),
        ]

    def test_leads_to_what_there_is_to_do_at_the_employer(self, hr, login):
        make_organisation(hr.user, kvk="90000002", name="Aannemer")
        client = login(hr)
        page = client.get("/").content.decode()
        assert [f'id="{address[2:]}"' in page for _name, address, _here in choices(client)] == [True, True]

    def test_works_on_every_page_and_without_scripts(self, hr, fund, login):
        add_manager(fund, hr.user.email, by=None, at=NOW)
        assert "<summary>Werkgever of fonds kiezen" in login(hr).get("/referentiecijfers/").content.decode()
        assert (
            "<summary><strong>Opleidingsfonds Metaal</strong>" in login(hr).get("/fonds/metaalfonds/").content.decode()
        )


def test_the_menu_costs_the_same_for_one_place_and_for_many(year, hr, login):
    client = login(hr)
    client.get("/referentiecijfers/")
    with CaptureQueriesContext(connection) as one:
        client.get("/referentiecijfers/")
    for number in range(5):
        make_organisation(hr.user, kvk=f"9000010{number}", name=f"Werkgever {number}")
        add_manager(make_fund(f"fonds{number}", f"f{number}@fonds.example"), hr.user.email, by=None, at=NOW)
    with CaptureQueriesContext(connection) as many:
        client.get("/referentiecijfers/")
    assert len(many) == len(one)


def test_the_account_menu_leads_to_everything_of_ones_own(hr, login):
    found = part(login(hr), "/", '<div class="menu__panel menu__panel--end">', "</details>")
    assert re.findall(r'(?:href|action)="([^"]+)"', found) == [
        "/account/wachtwoord/",
        "/account/tweede-stap/",
        "/account/sessies/",
        "/account/gegevens/",
        "/uitloggen/",
    ]


def test_who_is_not_logged_in_has_neither_menu_nor_places(client, employer):
    page = client.get("/inloggen/").content.decode()
    assert "Hoofdmenu" not in page
    assert "menu__panel" not in page


def test_a_colleague_sees_nothing_of_another_employer(employer, outsider, login):
    make_colleague(employer)
    assert "Voorbeeld Metaal" not in login(outsider).get("/").content.decode()
