"""The sharing page over HTTP: an administrator decides; a colleague gets 403, everyone else 404."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations.events import record_event
from organisations.models import Event, Organisation, Purpose
from organisations.selectors import standing_purposes
from tests.factories import NOW, make_colleague, make_fund
from tests.reports.joined import join

pytestmark = pytest.mark.django_db
SHARING, COMPARE = "/werkgever/90000001/delen/", "/werkgever/90000001/delen/vergelijken/"
TO_FUND, TO_PLATFORM = f"{SHARING}toestemming/metaalfonds/", f"{SHARING}toestemming/platform/"


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def ticked(response):
    return re.findall(r'name="([^"]+)"[^>]* checked', response.content.decode())


@pytest.fixture
def admin(hr, login):
    return login(hr)


@pytest.fixture
def joined(employer, fund):
    """The employer as a member of the fund, with consent to count."""
    return join(employer, fund, {Purpose.BENCHMARK}, at=NOW)


@pytest.mark.parametrize("url", [SHARING, COMPARE, TO_FUND, TO_PLATFORM])
def test_nobody_else_sees_or_changes_anything(url, employer, fund, joined, outsider, fund_manager, login):
    colleague = make_colleague(employer)
    method = "get" if url == SHARING else "post"
    answers = [getattr(login(member), method)(url) for member in (outsider, fund_manager, colleague)]
    assert [answer.status_code for answer in answers] == [404, 404, 403]
    assert standing_purposes(employer, fund) == {Purpose.BENCHMARK}


@pytest.mark.parametrize("url", [COMPARE, TO_FUND, TO_PLATFORM])
def test_a_get_changes_nothing(url, admin, employer, fund, joined):
    assert admin.get(url).status_code == 405
    assert standing_purposes(employer, fund) == {Purpose.BENCHMARK}


class TestPage:
    def test_of_a_member_tells_where_it_stands(self, admin, joined):
        page = admin.get(SHARING)
        told = text_of(page)
        assert "Gecontroleerd Ja, op 2 maart 2026. Uw scores kunnen meetellen." in told
        assert "Waar geeft u Opleidingsfonds Metaal toestemming voor?" in told
        assert "Intrekken geldt vanaf de eerstvolgende publicatie of correctie; wat gepubliceerd is, blijft." in told
        assert "Een correctie verandert geen percentages." in told
        assert "Een fonds geeft nooit subsidie op grond van scores." in told
        assert "2 maart 2026 U ging meedoen met Opleidingsfonds Metaal. Beheerder" in told
        assert ticked(page) == ["metaalfonds-benchmark", "group"]

    def test_without_a_fund_says_how_one_gets_there_and_who_verifies(self, admin, employer):
        told = text_of(admin.get(SHARING))
        assert "U hoort bij geen fonds. Nodigt een fonds u uit, open dan de link in de mail." in told
        assert "wordt gecontroleerd door een fonds dat u uitnodigt, of anders door goedwerk." in told
        assert "Er is nog niets gedeeld." in told

    def test_marks_what_is_fictional(self, admin, employer):
        join(employer, make_fund("demofonds", "d@voorbeeld.example", name="Demofonds", is_fictional=True), at=NOW)
        assert "Waar geeft u Demofonds (fictief) toestemming voor?" in text_of(admin.get(SHARING))

    def test_is_linked_from_the_pages_of_the_organisation_and_from_home(self, admin, employer):
        for url in ("/", "/werkgever/90000001/"):
            assert f'href="{SHARING}"' in admin.get(url).content.decode()

    def test_shows_a_long_log_in_pages(self, admin, employer):
        for year in range(2026, 2056):
            record_event(employer, "read_report", f"{year}/metaalfonds", by=None, at=NOW)
        first, second = (text_of(admin.get(f"{SHARING}?pagina={number}")) for number in (1, 2))
        assert ("over 2055" in first, "over 2026" in first, "Pagina 1 van 2" in first) == (True, False, True)
        assert ("over 2055" in second, "over 2026" in second) == (False, True)

    def test_costs_the_same_for_every_number_of_funds(self, admin, employer, fund, joined):
        with CaptureQueriesContext(connection) as with_one:
            admin.get(SHARING)
        for number in range(5):
            other = make_fund(f"fonds-{number}", f"{number}@voorbeeld.example", name=f"Fonds {number}")
            join(employer, other, set(Purpose), at=NOW)
        with CaptureQueriesContext(connection) as with_six:
            admin.get(SHARING)
        assert len(with_one) == len(with_six) <= 10


class TestConsents:
    def test_are_given_and_withdrawn_by_what_is_ticked(self, admin, employer, fund, joined):
        page = admin.post(TO_FUND, {"metaalfonds-met-naam": "on"}, follow=True)
        assert standing_purposes(employer, fund) == {Purpose.NAMED}
        assert "Opgeslagen: waar u Opleidingsfonds Metaal toestemming voor geeft." in text_of(page)
        assert ticked(page) == ["metaalfonds-met-naam", "group"]

    def test_to_the_platform_stand_apart(self, admin, employer, fund, joined):
        page = admin.post(TO_PLATFORM, {"platform-benchmark": "on"}, follow=True)
        assert "Opgeslagen: waar u goedwerk toestemming voor geeft." in text_of(page)
        assert standing_purposes(employer, None) == {Purpose.BENCHMARK}
        assert standing_purposes(employer, fund) == {Purpose.BENCHMARK}

    def test_that_stay_the_same_leave_no_trace(self, admin, employer, joined):
        before = list(employer.consents.values_list("id", "given_at", "withdrawn_at")), Event.objects.count()
        admin.post(TO_FUND, {"metaalfonds-benchmark": "on"})
        assert (list(employer.consents.values_list("id", "given_at", "withdrawn_at")), Event.objects.count()) == before

    @pytest.mark.parametrize("slug", ["bouwfonds", "bestaat-niet"])
    def test_to_a_fund_one_does_not_belong_to_do_not_exist(self, slug, admin, employer, other_fund_manager):
        answer = admin.post(reverse("change_consents", args=["90000001", slug]), {f"{slug}-benchmark": "on"})
        assert (answer.status_code, employer.consents.count()) == (404, 0)


class TestComparison:
    def test_is_with_a_fund_or_with_the_section(self, admin, joined):
        told = text_of(admin.post(COMPARE, {"group": "platform"}, follow=True))
        assert (Organisation.objects.get().comparison_fund, "Opgeslagen: met wie u" in told) == (None, True)
        admin.post(COMPARE, {"group": "metaalfonds"})
        assert Organisation.objects.get().comparison_fund == joined.fund

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ({"group": "bouwfonds"}, "Bij deze groep hoort u niet. Kies een groep uit de lijst."),
            ({}, "Kies een groep om mee te vergelijken."),
        ],
    )
    def test_with_anything_else_is_refused_in_words(self, data, message, admin, joined, other_fund_manager):
        answer = admin.post(COMPARE, data)
        assert (answer.status_code, message in text_of(answer)) == (422, True)
        assert "Opleidingsfonds Bouw" not in text_of(answer)
        assert Organisation.objects.get().comparison_fund == joined.fund
