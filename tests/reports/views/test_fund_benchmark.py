"""The benchmark pages of a fund: for its managers alone, only what is published, and published by hand once."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.models import StoredPublication
from organisations.models import Event, Purpose, SectorFund
from organisations.services.consents import change_consents
from organisations.services.funds import join_fund
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW, admin_of, make_fund_member, make_organisation, make_round, make_submitted, make_user
from tests.reports.published import BRANCHES, CELLS, make_published

YEAR = 2026
PLACE = f"/fonds/metaalfonds/{YEAR}/"
PAGES = ("benchmark/", "themas/", "benchmark.xlsx", "benchmark.csv", "benchmark-toelichting.csv", "sectorrapport.pdf")
LONG_AGO, LATER = 2024, date(2090, 1, 1)


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return " ".join(unescape(plain).split())


def count_queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def join(fund, assessment, purposes=frozenset(Purpose)):
    organisation = assessment.organisation
    member = make_fund_member(fund, organisation.kvk, organisation.name)
    return join_fund(member, organisation, purposes, by=admin_of(organisation), at=NOW)


def due_round(fund, **dates):
    """A round whose days have all come."""
    return make_round(fund, LONG_AGO, **dates)


@pytest.fixture
def client(fund_manager, login):
    return login(fund_manager)


@pytest.mark.parametrize("page", PAGES)
def test_pages_exist_for_managers_of_this_fund_alone(page, fund, hr, fund_manager, other_fund_manager, outsider, login):
    make_published(fund)
    join(fund, make_submitted(hr.organisation))
    people = (outsider, hr, other_fund_manager, fund_manager)
    assert [login(person).get(PLACE + page).status_code for person in people] == [404, 404, 404, 200]


@pytest.mark.parametrize("action", ["publiceren/", "corrigeren/"])
def test_strangers_publish_nothing(action, fund, hr, other_fund_manager, outsider, login):
    due_round(fund)
    address = f"/fonds/metaalfonds/{LONG_AGO}/{action}"
    assert [login(person).post(address).status_code for person in (outsider, hr, other_fund_manager)] == [404] * 3
    assert not StoredPublication.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_year_without_round_does_not_exist(page, fund, client):
    make_published(fund)
    assert client.get(f"/fonds/metaalfonds/2025/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES[2:])
def test_nothing_to_take_before_the_publication(page, fund, client):
    make_round(fund, YEAR)
    assert client.get(PLACE + page).status_code == 404


class TestPublishing:
    def test_waits_for_the_day_that_was_fixed(self, fund, client):
        dates = {"opens_on": date(2090, 1, 1), "closes_on": date(2090, 2, 1), "publishes_on": date(2090, 3, 1)}
        make_round(fund, 2090, **dates)
        told = text_of(client.get("/fonds/metaalfonds/2090/benchmark/"))
        assert "De benchmark komt op 1 maart 2090." in told
        assert "Publiceren" not in told

    def test_button_is_there_from_that_day_and_says_what_it_means(self, fund, client):
        due_round(fund)
        told = text_of(client.get(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/"))
        assert "U publiceert één keer. Daarna verandert er niets meer" in told
        assert "Er is één correctie mogelijk, vanaf 1 december 2024." in told

    def test_publishes_and_tells_that_there_is_nothing_to_show(self, fund, fund_manager, client):
        due_round(fund)
        response = client.post(f"/fonds/metaalfonds/{LONG_AGO}/publiceren/", follow=True)
        assert response.redirect_chain == [(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/", 302)]
        told = text_of(response)
        assert f"De benchmark over {LONG_AGO} is gepubliceerd." in told
        assert "Er waren te weinig deelnemers om iets te publiceren." in told
        event = Event.objects.get(verb="publish_round")
        assert (event.fund, event.actor, event.object) == (fund, fund_manager.user, str(LONG_AGO))

    def test_before_the_day_nothing_is_published(self, fund, client):
        dates = {"opens_on": date(2090, 1, 1), "closes_on": date(2090, 2, 1), "publishes_on": date(2090, 3, 1)}
        make_round(fund, 2090, **dates)
        told = text_of(client.post("/fonds/metaalfonds/2090/publiceren/", follow=True))
        assert "Dat kan nog niet. De dag staat vast sinds de ronde werd geopend" in told
        assert not StoredPublication.objects.exists()

    def test_second_time_is_refused(self, fund, client):
        due_round(fund)
        store_publication(fund, LONG_AGO, CELLS)
        told = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/publiceren/", follow=True))
        assert "De benchmark over dit jaar is al gepubliceerd." in told
        assert StoredPublication.objects.count() == 1

    def test_correction_waits_for_its_day(self, fund, client):
        due_round(fund, corrects_on=LATER)
        store_publication(fund, LONG_AGO, CELLS)
        told = text_of(client.get(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/"))
        assert "Vanaf 1 januari 2090 is er één correctie mogelijk." in told
        assert "Corrigeren" not in told

    def test_correction_without_changes_is_refused_in_plain_words(self, fund, client):
        due_round(fund)
        client.post(f"/fonds/metaalfonds/{LONG_AGO}/publiceren/")
        assert "U kunt deze cijfers één keer corrigeren" in text_of(
            client.get(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/")
        )
        told = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/corrigeren/", follow=True))
        assert "Er is niets gecorrigeerd." in told
        assert StoredPublication.objects.count() == 1

    def test_correcting_nothing_is_refused(self, fund, client):
        due_round(fund)
        told = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/corrigeren/", follow=True))
        assert "Publiceer eerst de benchmark." in told

    def test_after_a_later_year_nothing_changes(self, fund, client):
        due_round(fund)
        store_publication(fund, LONG_AGO, CELLS)
        store_publication(fund, LONG_AGO + 1, CELLS)
        told = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/corrigeren/", follow=True))
        assert "Er is al een later jaar gepubliceerd." in told

    def test_after_a_later_year_nothing_is_published(self, fund, client):
        due_round(fund)
        store_publication(fund, LONG_AGO + 1, CELLS)
        told = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/publiceren/", follow=True))
        assert "Over dit jaar publiceren of corrigeren kan niet meer." in told
        assert StoredPublication.objects.count() == 1

    def test_correction_says_beforehand_what_it_leaves(self, fund, client):
        due_round(fund)
        store_publication(fund, LONG_AGO, CELLS)
        told = text_of(client.get(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/"))
        left = "Wat werkgevers al doen, de verdeling over de standen en de gekozen tips rekenen wij niet opnieuw uit."
        assert left in told

    def test_corrected_year_is_done(self, fund, client):
        due_round(fund)
        first = store_publication(fund, LONG_AGO, CELLS)
        store_publication(fund, LONG_AGO, [cell(mean=33)], is_correction=True, previous=first)
        told = text_of(client.get(f"/fonds/metaalfonds/{LONG_AGO}/benchmark/"))
        assert "Correctie van 1 december 2024." in told
        assert "De cijfers over dit jaar zijn gecorrigeerd en veranderen niet meer." in told
        refused = text_of(client.post(f"/fonds/metaalfonds/{LONG_AGO}/corrigeren/", follow=True))
        assert "Een tweede correctie is er niet." in refused


class TestBenchmark:
    def test_shows_the_whole_fund_with_its_seal(self, fund, client):
        stored = make_published(fund)
        told = text_of(client.get(f"{PLACE}benchmark/"))
        assert "Publicatie van 1 december 2026." in told
        assert "Autonomie 61 45 tot 70 6 lager 100 of meer" in told
        assert "Betaald verlof boven 90" in told
        assert "vanaf twintig werkgevers, afgerond op 20 procent, en vanaf honderd op 5." in told
        assert "Sociale steun te weinig deelnemers" in told
        assert stored.content_hash in told

    def test_offers_told_groups_and_names_the_others(self, fund, client):
        make_published(fund)
        page = client.get(f"{PLACE}benchmark/").content.decode()
        assert re.findall(r'href="\?groep=([^"]+)"', page) == [
            "alle",
            "10-49",
            "50-249",
            "1-9-kort",
            "Plaatwerk/alle",
            "Plaatwerk/50-249",
        ]
        assert "te weinig deelnemers: 250 medewerkers of meer; 10 tot 50 medewerkers, korte route" in page

    def test_shows_the_group_that_was_asked_for(self, fund, client):
        make_published(fund)
        response = client.get(f"{PLACE}benchmark/", {"groep": "Plaatwerk/50-249"})
        assert "Plaatwerk, 50 tot 250 medewerkers" in text_of(response)
        assert [f.mean for f in response.context["figures"].indicators if f.cell] == ["65"]

    @pytest.mark.parametrize("code", ["250+", "Gieterijen/alle", "bestaat-niet", "<script>"])
    def test_untold_and_unknown_groups_are_equally_absent(self, code, fund, client):
        make_published(fund)
        assert client.get(f"{PLACE}benchmark/", {"groep": code}).status_code == 404

    def test_sub_branch_with_strange_signs_has_a_working_link(self, fund, client):
        name = 'Meubel & "hout" <50%/oost'
        make_round(fund, YEAR, [name])
        store_publication(fund, YEAR, [cell(branch=name)])
        page = client.get(f"{PLACE}benchmark/").content.decode()
        (link,) = re.findall(r'href="(\?groep=[^"]+)"', page)
        assert client.get(f"{PLACE}benchmark/{unescape(link)}").context["group"].key.branch == name
        assert name not in page

    def test_says_that_a_fictional_fund_is_fictional(self, fund, client):
        make_published(fund)
        SectorFund.objects.update(is_fictional=True)
        for page in ("benchmark/", "themas/"):
            assert "Fictief fonds: alle gegevens zijn verzonnen." in text_of(client.get(PLACE + page))

    def test_costs_the_same_for_few_cells_and_for_many(self, fund, client):
        make_published(fund)
        few = [count_queries(client, PLACE + page) for page in PAGES]
        make_round(fund, 2027, BRANCHES)
        slugs = ("autonomie", "redelijk-loon", "sociale-steun", "werkzekerheid", "betaald-verlof")
        places = {(told.key.branch, told.key.column) for told in CELLS}
        store_publication(fund, 2027, [cell(s, 50, branch=b, column=c) for s in slugs for b, c in places])
        many = [count_queries(client, f"/fonds/metaalfonds/2027/{page}") for page in PAGES]
        assert (many, max(few) <= 12) == (few, True)


class TestThemes:
    def test_says_when_there_will_be_some(self, fund, client):
        make_round(fund, YEAR)
        told = text_of(client.get(f"{PLACE}themas/"))
        assert "Er is nog niets gepubliceerd. De benchmark komt er op zijn vroegst op 1 september 2026" in told

    def test_lists_the_lowest_first_and_for_whom(self, fund, client):
        make_published(fund)
        told = text_of(client.get(f"{PLACE}themas/"))
        assert told.index("Gemiddeld 47") < told.index("Gemiddeld 61") < told.index("Gemiddeld boven 90")
        assert "Lager dan het fonds als geheel: 10 tot 50 medewerkers (gemiddeld 50); Plaatwerk (gemiddeld 55)." in told
        assert "Over het fonds als geheel is hierover niets te vertellen: Baanzekerheid," in told

    def test_says_so_where_nothing_is_told(self, fund, client):
        make_published(fund, cells=[cell("autonomie", 50, branch="Plaatwerk")])
        told = text_of(client.get(f"{PLACE}themas/"))
        assert "Over het fonds als geheel is niets gepubliceerd" in told
        assert "Baanzekerheid" not in told


class TestSharedReports:
    ADDRESS = f"{PLACE}gedeeld/90000001/jaarrapport.pdf"

    def test_members_who_consent_are_listed_with_a_link(self, fund, submitted, client):
        make_published(fund)
        join(fund, submitted)
        page = client.get(f"{PLACE}benchmark/")
        assert "Voorbeeld Metaal 90000001 Jaarrapport (pdf)" in text_of(page)
        assert f'href="{self.ADDRESS}"' in page.content.decode()

    def test_others_are_not_named(self, fund, submitted, client):
        make_published(fund)
        join(fund, submitted, {Purpose.BENCHMARK, Purpose.NAMED})
        assert "Voorbeeld Metaal" not in text_of(client.get(f"{PLACE}benchmark/"))

    def test_manager_reads_the_report_and_the_member_can_see_that(self, fund, submitted, client):
        make_round(fund, YEAR)
        join(fund, submitted)
        response = client.get(self.ADDRESS)
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response["Content-Disposition"] == 'attachment; filename="jaarrapport-90000001-2026.pdf"'
        event = Event.objects.get(verb="read_report")
        assert (event.organisation, event.object) == (submitted.organisation, "2026/metaalfonds")

    def test_every_reason_not_to_share_is_the_same_404(self, fund, submitted, client):
        make_round(fund, YEAR)
        member = make_fund_member(fund)
        assert client.get(self.ADDRESS).status_code == 404
        admin = admin_of(submitted.organisation)
        join_fund(member, submitted.organisation, {Purpose.NAMED}, by=admin, at=NOW)
        assert client.get(self.ADDRESS).status_code == 404
        change_consents(submitted.organisation, fund, {Purpose.REPORT}, by=admin, at=NOW)
        assert client.get(self.ADDRESS.replace("90000001", "90000002")).status_code == 404
        assert client.get(self.ADDRESS.replace("2026", "2025")).status_code == 404
        change_consents(submitted.organisation, fund, set(), by=admin, at=NOW)
        assert client.get(self.ADDRESS).status_code == 404
        assert not Event.objects.filter(verb="read_report").exists()

    def test_employer_that_left_the_list_shares_nothing_any_more(self, fund, submitted, client):
        make_round(fund, YEAR)
        member = join(fund, submitted)
        member.delete()
        assert client.get(self.ADDRESS).status_code == 404

    def test_draft_is_not_shared(self, fund, draft, client):
        make_round(fund, YEAR)
        join(fund, draft)
        assert client.get(self.ADDRESS).status_code == 404
        assert "Voorbeeld Metaal" not in text_of(client.get(f"{PLACE}benchmark/"))

    def test_consent_to_one_fund_is_none_to_another(
        self, fund, submitted, hr, fund_manager, other_fund_manager, outsider, login
    ):
        make_round(fund, YEAR)
        make_round(other_fund_manager.fund, YEAR)
        join(fund, submitted)
        join(other_fund_manager.fund, submitted, {Purpose.BENCHMARK})
        own = self.ADDRESS.replace("metaalfonds", "bouwfonds")
        assert login(other_fund_manager).get(own).status_code == 404
        people = (other_fund_manager, hr, outsider, fund_manager)
        assert [login(person).get(self.ADDRESS).status_code for person in people] == [404, 404, 404, 200]

    def test_list_costs_the_same_for_one_and_for_three(self, fund, submitted, client):
        make_published(fund)
        join(fund, submitted)
        one = count_queries(client, f"{PLACE}benchmark/")
        for number in (2, 3):
            admin = make_user(f"hr{number}@voorbeeld.example")
            join(fund, make_submitted(make_organisation(admin, kvk=f"9000000{number}", name=f"Bedrijf {number}")))
        assert count_queries(client, f"{PLACE}benchmark/") == one
        assert len(client.get(f"{PLACE}benchmark/").context["shared"]) == 3
