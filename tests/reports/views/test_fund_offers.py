"""The fund's pages of its offers."""

import re
from html import unescape

import pytest
from django.urls import reverse

from reports.models import FundOffer
from reports.offer_selectors import offers_of
from reports.tip_files import load_tips
from tests.reports.hostile import hostile_strings
from tests.reports.offering import OFFER, make_offer

TIP = load_tips()[0]
TYPED = {
    "kind": "training",
    "title": "Leren roosteren",
    "text": "Een dag, voor planners.",
    "link": "https://fonds.example/leren",
    "valid_from": "2026-01-01",
    "indicators": ["autonomie"],
}


def address(name, *args):
    return reverse(name, args=["metaalfonds", *args])


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def page(fund_manager, login):
    return login(fund_manager)


@pytest.fixture
def offer(fund):
    return make_offer(fund)


def test_nobody_else_finds_the_pages(offer, hr, outsider, other_fund_manager, login):
    for member in (hr, outsider, other_fund_manager):
        client = login(member)
        for name, *args in (("fund_offers",), ("add_offer",), ("edit_offer", offer.pk)):
            assert client.get(address(name, *args)).status_code == 404
        assert client.post(address("add_offer"), TYPED).status_code == 404
        assert client.post(address("edit_offer", offer.pk), TYPED | {"version": 1}).status_code == 404
        assert client.post(address("remove_offer", offer.pk)).status_code == 404
    assert [found.title for found in offers_of(offer.fund)] == [OFFER.title]


def test_offer_of_another_fund_is_not_found_under_ones_own(offer, other_fund_manager, login):
    client = login(other_fund_manager)
    for name in ("edit_offer", "remove_offer"):
        url = reverse(name, args=[other_fund_manager.fund.slug, offer.pk])
        assert client.post(url, TYPED | {"version": 1}).status_code == 404
    assert FundOffer.objects.get().title == OFFER.title


def test_page_without_offers_says_what_an_offer_can_be(page):
    assert "Er is nog geen aanbod" in text_of(page.get(address("fund_offers")))


def test_page_tells_what_each_offer_is_and_what_it_is_for(page, offer):
    text = text_of(page.get(address("fund_offers")))
    told = (
        "Subsidie voor een rooster op maat subsidie Voor werkgevers die hun rooster samen maken. fonds.example "
        ": Subsidie voor een rooster op maat Contact: adviseur roosters, roosters@fonds.example , 030 123 45 67 "
        "Geldig: vanaf 1 januari 2026 tot en met 31 december 2026 Bij de indicator: Autonomie "
        "Voor werkgevers met: elk aantal medewerkers"
    )
    assert told in text


def test_adding_brings_one_back_to_the_list(page, fund):
    response = page.post(address("add_offer"), TYPED, follow=True)
    assert response.redirect_chain == [(address("fund_offers"), 302)]
    assert "“Leren roosteren” is opgeslagen." in text_of(response)
    assert [(o.title, o.indicators) for o in offers_of(fund)] == [("Leren roosteren", frozenset({"autonomie"}))]


def test_form_for_a_tip_has_it_ticked_in_an_open_fold(page):
    response = page.get(address("add_offer"), {"tip": TIP.slug})
    html = response.content.decode()
    assert re.findall(r'value="([^"]+)" id="[^"]+" checked', html) == [TIP.slug]
    assert html.count("<details open>") == 1


def test_mistake_keeps_what_was_typed(page):
    response = page.post(address("add_offer"), TYPED | {"link": "javascript:alert(1)", "tips_autonomie": [TIP.slug]})
    assert response.status_code == 422
    assert "Begin het adres met https://" in text_of(response)
    html = response.content.decode()
    assert 'value="javascript:alert(1)"' in html
    assert 'href="javascript' not in html
    assert "Een dag, voor planners." in html
    assert FundOffer.objects.count() == 0


def test_editing_changes_the_offer(page, offer):
    response = page.post(address("edit_offer", offer.pk), TYPED | {"version": 1}, follow=True)
    assert response.redirect_chain == [(address("fund_offers"), 302)]
    (found,) = offers_of(offer.fund)
    assert (found.title, found.valid_until) == ("Leren roosteren", None)


def test_form_of_an_offer_saves_what_it_shows(page, offer):
    form = page.get(address("edit_offer", offer.pk)).context["form"]
    typed = {field.html_name: field.value() for field in form if field.value() is not None}
    before = offers_of(offer.fund)
    assert page.post(address("edit_offer", offer.pk), typed).status_code == 302
    assert offers_of(offer.fund) == before


def test_colleague_is_not_overwritten_unseen(page, offer):
    page.post(address("edit_offer", offer.pk), TYPED | {"version": 1})
    mine = TYPED | {"version": 1, "title": "Mijn titel"}
    response = page.post(address("edit_offer", offer.pk), mine)
    assert response.status_code == 422
    assert "Een collega heeft dit aanbod intussen veranderd." in text_of(response)
    assert response.context["form"]["title"].value() == "Mijn titel"
    again = page.post(address("edit_offer", offer.pk), mine | {"version": response.context["form"]["version"].value()})
    assert (again.status_code, FundOffer.objects.get().title) == (302, "Mijn titel")


def test_removing_takes_the_offer_away(page, offer):
    response = page.post(address("remove_offer", offer.pk), follow=True)
    assert f"“{OFFER.title}” is weggehaald. Uw leden zien het niet meer." in text_of(response)
    assert FundOffer.objects.count() == 0


@pytest.mark.parametrize("name", ["fund_offers", "remove_offer"])
def test_reading_and_writing_have_their_own_method(page, offer, name):
    wrong = page.post if name == "fund_offers" else page.get
    args = [offer.pk] if name == "remove_offer" else []
    assert wrong(address(name, *args)).status_code == 405
    assert FundOffer.objects.count() == 1


def test_hostile_texts_stay_text(page, offer, tmp_path):
    plain = page.get(address("fund_offers")).content.decode()
    marks = ("<img", "<link", "<style", "<iframe", "<object", "<svg", "<a ", "<script")
    tags = {mark: plain.count(mark) for mark in marks}
    for hostile in hostile_strings(tmp_path):
        FundOffer.objects.update(title=hostile[:120], text=hostile, contact_function=hostile[:120])
        html = page.get(address("fund_offers")).content.decode()
        assert {mark: html.count(mark) for mark in marks} == tags


@pytest.mark.parametrize("count", [2, 9])
def test_queries_do_not_grow_with_the_offers(page, fund, count, django_assert_num_queries):
    page.get(address("fund_offers"))
    for number in range(count):
        make_offer(fund, title=f"Aanbod {number}")
    with django_assert_num_queries(7):
        page.get(address("fund_offers"))
