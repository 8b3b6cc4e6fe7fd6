"""A fund's rounds over HTTP: opening one, its page, and 404 for everyone who does not work there."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from benchmarks.models import Round
from benchmarks.services.invitations import invite_members
from organisations.services.funds import MemberEntry
from tests.factories import NOW, make_round, make_running_round

pytestmark = pytest.mark.django_db
FUND, OPEN = "/fonds/metaalfonds/", "/fonds/metaalfonds/ronde/nieuw/"
PAGES = (
    ("fund", ()),
    ("open_round", ()),
    ("fund_round", (2026,)),
    ("fund_members", (2026,)),
    ("member_import", (2026, 1)),
)
POSTS = (
    ("open_round", ()),
    ("invite_member", (2026,)),
    ("upload_members", (2026,)),
    ("confirm_import", (2026, 1)),
    ("discard_import", (2026, 1)),
    ("remind_members", (2026,)),
)


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def planned(**changes):
    today = localdate()
    dates = {
        name: (today + timedelta(days=after)).isoformat()
        for name, after in {"opens_on": 1, "closes_on": 30, "publishes_on": 60, "corrects_on": 90}.items()
    }
    values = {"year": str(today.year), "edition": "goed-werk/2026", "sub_branches": "Metaal\n\n Hout  en glas \n"}
    return values | dates | changes


@pytest.fixture
def visitor(fund_manager, login):
    return login(fund_manager)


@pytest.mark.parametrize(("name", "args"), PAGES, ids=lambda value: str(value))
def test_pages_do_not_exist_for_anyone_else(name, args, fund, hr, outsider, other_fund_manager, login):
    make_round(fund)
    url = reverse(name, args=["metaalfonds", *args])
    assert [login(one).get(url).status_code for one in (hr, outsider, other_fund_manager)] == [404] * 3


@pytest.mark.parametrize(("name", "args"), POSTS, ids=lambda value: str(value))
def test_nobody_else_changes_a_fund(name, args, fund, hr, outsider, other_fund_manager, login):
    make_round(fund)
    url = reverse(name, args=["metaalfonds", *args])
    before = (Round.objects.count(), fund.members.count(), verbs(fund))
    statuses = [login(one).post(url, planned(year="2025")).status_code for one in (hr, outsider, other_fund_manager)]
    assert statuses == [404] * 3
    assert (Round.objects.count(), fund.members.count(), verbs(fund)) == before


def verbs(fund):
    """What was done, beside the refusals that the trail keeps."""
    return list(fund.events.exclude(verb="stranger_refused").order_by("sequence").values_list("verb", flat=True))


def test_a_year_without_a_round_does_not_exist(visitor):
    assert visitor.get(f"{FUND}2026/").status_code == 404


class TestFund:
    def test_without_rounds_it_says_what_to_do(self, visitor):
        told = text_of(visitor.get(FUND))
        assert "Er is nog geen ronde" in told
        assert f'href="{OPEN}"' in visitor.get(FUND).content.decode()

    def test_rounds_are_shown_with_dates_and_state(self, visitor, fund):
        make_running_round(fund)
        told = text_of(visitor.get(FUND))
        assert "Rondes van Opleidingsfonds Metaal" in told
        assert f"{localdate().year} Open tot en met" in told

    def test_costs_the_same_for_every_number_of_rounds(self, visitor, fund, django_assert_max_num_queries):
        for year in range(2024, 2027):
            make_round(fund, year)
        with django_assert_max_num_queries(7):
            visitor.get(FUND)


class TestOpenRound:
    def test_opens_the_round_and_leads_to_inviting(self, visitor, fund):
        response = visitor.post(OPEN, planned())
        opened = Round.objects.get()
        assert response["Location"] == f"{FUND}{opened.year}/leden/"
        assert (opened.opens_on, opened.closes_on) == (localdate() + timedelta(1), localdate() + timedelta(30))
        assert set(opened.sub_branches.values_list("name", flat=True)) == {"Metaal", "Hout en glas"}

    def test_sub_branches_need_not_be_named(self, visitor):
        visitor.post(OPEN, planned(sub_branches=""))
        assert Round.objects.get().sub_branches.count() == 0

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"year": "tweeduizend"}, "Vul een jaar in, bijvoorbeeld 2026."),
            ({"year": "2019"}, "Kies een jaar van 2024 tot en met"),
            ({"edition": "goed-werk/2019"}, "Selecteer een geldige keuze."),
            ({"opens_on": "gisteren"}, "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."),
            ({"opens_on": "01-01-2026"}, "Kies vandaag of later, en niet vóór 1 januari van het verslagjaar."),
            ({"closes_on": "2026-01-02"}, "Kies een dag na de dag waarop de ronde opengaat."),
            ({"publishes_on": "2026-01-02"}, "Kies een dag na de dag waarop de ronde sluit."),
            ({"corrects_on": "2026-01-02"}, "Kies een dag na de publicatie."),
            ({"sub_branches": "Hout\nhout"}, "Noem elke deelbranche één keer, en hooguit 20 bij elkaar."),
            ({"sub_branches": "x" * 81}, "Houd de naam van een deelbranche op hooguit 80 tekens."),
        ],
    )
    def test_wrong_input_is_told_and_stays(self, changes, message, visitor):
        response = visitor.post(OPEN, planned(**changes))
        assert (response.status_code, Round.objects.count()) == (422, 0)
        assert message in text_of(response)
        (typed,) = changes.values()
        assert unescape(response.content.decode()).count(typed) or "edition" in changes

    def test_a_second_round_over_one_year_is_told(self, visitor, fund):
        make_running_round(fund)
        response = visitor.post(OPEN, planned())
        assert (response.status_code, Round.objects.count()) == (422, 1)
        assert "U hebt al een ronde over dit jaar. Kies een ander verslagjaar." in text_of(response)

    def test_a_get_changes_nothing(self, visitor, fund):
        assert "Dit ligt hierna vast" in text_of(visitor.get(OPEN, planned()))
        assert not Round.objects.exists()


class TestRound:
    def invite(self, fund_round, by, total):
        entries = [MemberEntry(f"Lid {n}", str(90001000 + n), f"hr@lid{n}.example") for n in range(total)]
        invite_members(fund_round, entries, by=by, at=NOW)

    def test_without_members_it_leads_to_inviting(self, visitor, fund):
        make_running_round(fund)
        told = text_of(visitor.get(f"{FUND}{localdate().year}/"))
        assert "Nodig uw leden uit" in told
        assert "Er is nog niemand uitgenodigd." in told

    def test_the_dates_stand_in_words(self, visitor, fund):
        make_round(fund, sub_branches=["Metaal"])
        told = text_of(visitor.get(f"{FUND}2026/"))
        assert "2 maart 2026 De ronde gaat open. Leden kunnen indienen." in told
        assert "1 december 2026 Vanaf nu kunt u één keer corrigeren." in told
        assert "Deelbranches Metaal" in told

    def test_the_first_week_says_when_counts_come(self, visitor, fund, fund_manager):
        self.invite(make_running_round(fund), fund_manager, 12)
        told = text_of(visitor.get(f"{FUND}{localdate().year}/"))
        assert "Er zijn 12 leden uitgenodigd. De eerste cijfers staan hier na de eerste volle week" in told

    def test_counts_are_rounded_and_say_why(self, visitor, fund, fund_manager):
        fund_round = make_running_round(fund)
        self.invite(fund_round, fund_manager, 12)
        started = localdate() - timedelta(days=15)
        Round.objects.filter(pk=fund_round.pk).update(opens_on=started)
        response = visitor.get(f"{FUND}{localdate().year}/")
        told = text_of(response)
        assert "Niet opgegeven 12 minder dan 5 minder dan 42%" in told
        assert "Alle leden 12 minder dan 5 minder dan 42%" in told
        assert "Waarom afgerond?" in told
        assert response.content.decode().count("<svg xmlns") == 2

    def test_costs_the_same_for_every_number_of_members(
        self, visitor, fund, fund_manager, django_assert_max_num_queries
    ):
        fund_round = make_running_round(fund)
        self.invite(fund_round, fund_manager, 40)
        Round.objects.filter(pk=fund_round.pk).update(opens_on=date(localdate().year, 1, 1))
        with django_assert_max_num_queries(12):
            visitor.get(f"{FUND}{localdate().year}/")
