"""Taking up a fund's invitation: by whom it can be done, what everyone else is told, and how a newcomer gets there."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from benchmarks.invitation_links import invitation_token
from organisations.models import Event, FundMember, Organisation, Purpose
from organisations.selectors import standing_purposes
from tests.factories import NOW, PASSWORD, make_colleague, make_fund, make_user
from tests.reports.joined import CLOSES_ON, invite, join
from tests.second_step import log_in_through_the_form

pytestmark = pytest.mark.django_db
SHARING = "/werkgever/90000001/delen/"
REGISTRATION = {
    "name": "Voorbeeld Metaal",
    "kvk": "90000001",
    "sbi_scheme": "sbi2025",
    "sbi_code": "25110",
    "section": "Industrie",
    "size_class": "50-249",
    "participation_form": "ondernemingsraad",
}


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def address_of(invitation):
    return reverse("accept_invitation", args=[invitation_token(invitation)])


@pytest.fixture
def invitation(fund):
    return invite(fund)


@pytest.fixture
def address(invitation):
    return address_of(invitation)


@pytest.fixture
def newcomer(client):
    client.force_login(make_user("nieuw@voorbeeld.example"))
    return client


class TestAdministrator:
    def test_reads_who_asks_what_by_when_and_what_the_fund_sees(self, employer, address, hr, login):
        told = text_of(login(hr).get(address))
        year = localdate().year
        assert "Opleidingsfonds Metaal vraagt Voorbeeld Metaal de vragen over goed werk in te vullen." in told
        assert f"Voor wie Voorbeeld Metaal, KvK 90000001 Verslagjaar {year} Indienen Uiterlijk {CLOSES_ON.day} " in told
        assert "Wat het fonds nooit ziet Uw antwoorden, toelichtingen en bewijs." in told
        assert "Intrekken geldt vanaf de eerstvolgende publicatie of correctie; wat gepubliceerd is, blijft." in told
        assert "Een fonds geeft nooit subsidie op grond van scores." in told

    def test_is_asked_for_every_purpose_apart_and_nothing_is_ticked(self, employer, address, hr, login):
        page = login(hr).get(address).content.decode()
        assert re.findall(r'type="checkbox" name="([^"]+)"', page) == [
            "metaalfonds-benchmark", "metaalfonds-met-naam", "metaalfonds-rapport",
        ]  # fmt: skip
        assert "checked" not in page

    def test_joins_with_the_consents_that_were_ticked(self, employer, fund, invitation, address, hr, login):
        told = text_of(login(hr).post(address, {"metaalfonds-benchmark": "on"}, follow=True))
        employer.refresh_from_db()
        invitation.member.refresh_from_db()
        assert "Voorbeeld Metaal doet mee met Opleidingsfonds Metaal." in told
        assert standing_purposes(employer, fund) == {Purpose.BENCHMARK}
        assert (invitation.member.organisation, employer.comparison_fund) == (employer, fund)
        assert employer.verified_at is not None

    def test_joins_without_any_consent(self, employer, fund, invitation, address, hr, login):
        assert login(hr).post(address)["Location"] == SHARING
        invitation.member.refresh_from_db()
        assert (invitation.member.organisation, standing_purposes(employer, fund)) == (employer, frozenset())

    def test_without_a_second_factor_sets_one_up_first(self, employer, invitation, address, hr, login):
        Authenticator.objects.filter(user=hr.user).delete()
        response = login(hr).post(address, {"metaalfonds-benchmark": "on"})
        assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))
        assert not Event.objects.filter(verb="join_fund").exists()

    def test_looking_joins_nothing(self, employer, invitation, address, hr, login):
        login(hr).get(address)
        invitation.member.refresh_from_db()
        assert invitation.member.organisation is None

    def test_who_joined_before_is_told_and_keeps_the_consents(self, employer, fund, hr, login):
        join(employer, fund, {Purpose.NAMED}, at=NOW)
        address, client = address_of(invite(fund)), login(hr)
        page = client.get(address)
        assert "U doet al mee" in text_of(page)
        assert f'href="{SHARING}"' in page.content.decode()
        assert client.post(address, {"metaalfonds-rapport": "on"})["Location"] == SHARING
        assert standing_purposes(employer, fund) == {Purpose.NAMED}
        assert FundMember.objects.get().joined_at == NOW

    def test_of_an_employer_that_was_verified_before_is_not_told_about_that(self, employer, address, hr, login):
        client = login(hr)
        assert "geldt uw organisatie als gecontroleerd" in text_of(client.get(address))
        Organisation.objects.update(verified_at=NOW)
        assert "geldt uw organisatie als gecontroleerd" not in text_of(client.get(address))


class TestOthers:
    def test_a_contributor_hands_it_to_an_administrator(self, employer, invitation, address, login):
        client = login(make_colleague(employer))
        assert "Dit doet een beheerder U bent invuller van deze organisatie." in text_of(client.get(address))
        assert client.post(address, {"metaalfonds-benchmark": "on"}).status_code == 403
        invitation.member.refresh_from_db()
        assert invitation.member.organisation is None

    def test_an_outsider_learns_that_the_number_is_known_but_not_by_whom(self, employer, address, outsider, login):
        client = login(outsider)
        told = text_of(client.get(address))
        assert "Uw organisatie is al aangemeld Vraag een beheerder van uw organisatie" in told
        assert "Laat het Opleidingsfonds Metaal dan weten." in told
        assert not re.search(r"Hanna|hr@voorbeeld|Ander Bedrijf", told)
        assert client.post(address).status_code == 403
        assert not Event.objects.filter(verb="join_fund").exists()

    def test_an_outsider_does_not_learn_whether_it_joined(self, employer, fund, address, outsider, login):
        before = text_of(login(outsider).get(address))
        join(employer, fund, at=NOW)
        assert text_of(login(outsider).get(address)) == before

    def test_of_an_employer_that_nobody_registered_is_led_to_do_so(self, invitation, address, newcomer):
        page = newcomer.get(address)
        assert "Meld eerst uw organisatie aan" in text_of(page)
        (link,) = re.findall(r'href="(/organisatie/aanmelden/[^"]*)"', page.content.decode())
        known = parse_qs(urlsplit(unescape(link)).query)
        assert known == {"naam": ["Voorbeeld Metaal"], "kvk": ["90000001"], "next": [address]}
        assert newcomer.post(address).status_code == 403

    def test_of_nobody_comes_back_after_registering(self, invitation, address, newcomer):
        (link,) = re.findall(r'href="(/organisatie/aanmelden/[^"]*)"', newcomer.get(address).content.decode())
        back = newcomer.post(unescape(link), REGISTRATION, follow=True)
        assert back.request["PATH_INFO"] == address
        assert '<button class="button">Meedoen</button>' in back.content.decode()

    def test_a_fund_manager_joins_nothing(self, employer, address, fund_manager, login):
        assert login(fund_manager).post(address).status_code == 403
        assert not Event.objects.filter(verb="join_fund").exists()


class TestAddress:
    @pytest.mark.parametrize("change", [lambda a: f"{a[:-2]}x/", lambda a: a.replace(":", ";")])
    def test_that_was_forged_is_told_so(self, change, employer, address, hr, login):
        response = login(hr).get(change(address))
        assert (response.status_code, "Deze uitnodiging werkt niet" in text_of(response)) == (404, True)
        assert "Metaalfonds" not in text_of(response)

    def test_of_a_closed_round_is_told_so_and_joins_nothing(self, employer, invitation, address, hr, login):
        invitation.round.opens_on = localdate() - timedelta(days=9)
        invitation.round.closes_on = localdate() - timedelta(days=1)
        invitation.round.save()
        assert "De ronde van het fonds is gesloten" in text_of(login(hr).get(address))
        assert login(hr).post(address).status_code == 404
        invitation.member.refresh_from_db()
        assert invitation.member.organisation is None

    def test_of_another_employer_is_not_for_ones_own(self, employer, fund, hr, login):
        other = invite(fund, "90000077", "Iemand Anders BV")
        assert login(hr).post(address_of(other)).status_code == 403
        other.member.refresh_from_db()
        assert other.member.organisation is None

    def test_tells_nothing_of_another_fund(self, employer, fund, address, hr, login):
        join(employer, make_fund("bouwfonds", "bouw@voorbeeld.example", name="Bouwfonds"), at=NOW)
        assert "Bouwfonds" not in text_of(login(hr).get(address))


class TestNewcomer:
    def test_logs_in_and_comes_back(self, employer, address, client):
        page = client.get(address, follow=True)
        hr = employer.memberships.get().user
        hr.emailaddress_set.create(email=hr.email, verified=True, primary=True)
        back = log_in_through_the_form(client, hr.email, query=f"?{page.request['QUERY_STRING']}")
        assert back.request["PATH_INFO"] == address

    def test_signs_up_confirms_the_address_and_comes_back(self, address, client):
        login_page = client.get(address, follow=True).content.decode()
        (signup,) = re.findall(r'href="(/aanmelden/[^"]*)"', login_page)
        data = {"email": "nieuw@voorbeeld.example", "password1": PASSWORD, "name": "Nieuw"}
        client.post(unescape(signup), data)
        back = client.post(re.search(r"http://[^/\s]+(/\S+)", mail.outbox[-1].body)[1], follow=True)
        assert back.request["PATH_INFO"] == address
        assert "Meld eerst uw organisatie aan" in text_of(back)


def test_the_page_costs_the_same_whatever_the_number_of_members(employer, fund, address, hr, login):
    client = login(hr)
    with CaptureQueriesContext(connection) as alone:
        client.get(address)
    for number in range(5):
        invite(fund, f"9000010{number}", f"Lid {number}")
    with CaptureQueriesContext(connection) as among_six:
        client.get(address)
    assert len(alone) == len(among_six) <= 6
