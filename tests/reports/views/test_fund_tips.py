"""The fund's page of the tips that its members chose."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.urls import reverse

from benchmarks.cells import Crowd, Edge
from reports.models import TipChoice
from reports.tip_files import load_tips
from tests.benchmarks.factories import store_publication
from tests.factories import make_round
from tests.reports.offering import make_offer, take_part

OFTEN, SELDOM = load_tips()[:2]
OTHER = next(tip for tip in load_tips() if not set(tip.indicators) & {*OFTEN.indicators, *SELDOM.indicators})
ADDRESS = reverse("fund_tips", args=["metaalfonds", 2026])


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def page(fund_manager, login):
    return login(fund_manager)


@pytest.fixture
def fund_round(fund):
    return make_round(fund)


def publish(fund, **told):
    publication = store_publication(fund, 2026, ())
    for tip, share in told.items():
        edge = "" if isinstance(share, int) else share
        TipChoice.objects.create(
            publication=publication, tip=tip, crowd=Crowd.SCORES, share_pct=None if edge else share, edge=edge
        )
    return publication


@pytest.fixture
def published(fund, fund_round):
    return publish(fund, **{OFTEN.slug: 40, SELDOM.slug: Edge.BELOW})


def test_nobody_else_finds_the_page(published, hr, outsider, other_fund_manager, login):
    for member in (hr, outsider, other_fund_manager):
        assert login(member).get(ADDRESS).status_code == 404


def test_a_year_without_a_round_has_no_page(published, page):
    assert page.get(reverse("fund_tips", args=["metaalfonds", 2025])).status_code == 404


def test_before_the_publication_the_page_says_when_and_nothing_else(fund_round, page):
    for number in range(12):
        take_part(fund_round, number, 40 + number, tips=(OFTEN,))
    text = text_of(page.get(ADDRESS))
    assert "Dat kan vanaf 1 september 2026." in text
    assert OFTEN.title not in text


def test_published_shares_are_shown_with_how_many_were_counted(published, page):
    text = text_of(page.get(ADDRESS))
    assert "Publicatie van 1 december 2026" in text
    often, seldom = text.split("Gekozen door minder dan 10 procent")
    assert f"{OFTEN.title} Redelijk loon ongeveer 40% 20 tot 100 werkgevers" in often
    assert f"{SELDOM.title} Redelijk loon 20 tot 100 werkgevers" in seldom
    assert "Wij tonen aandelen vanaf twintig werkgevers, afgerond op 20 procent, en vanaf honderd op 5." in seldom


def test_after_a_correction_the_page_is_the_same_and_says_so(published, fund, page):
    before = text_of(page.get(ADDRESS))
    store_publication(fund, 2026, (), is_correction=True, published_at=datetime(2027, 1, 11, 9, tzinfo=UTC))
    assert text_of(page.get(ADDRESS)) == before
    assert "Een correctie van de benchmark verandert dit niet." in before


def test_publication_of_which_nothing_may_be_told_says_so(fund, fund_round, page):
    publish(fund)
    assert "Hierover valt niets te vertellen" in text_of(page.get(ADDRESS))


def test_an_indicator_can_be_chosen(published, page):
    text = text_of(page.get(ADDRESS, {"indicator": OTHER.indicator}))
    assert OFTEN.title not in text
    assert "Hierover valt niets te vertellen" in text
    assert OFTEN.title in text_of(page.get(ADDRESS, {"indicator": OFTEN.indicator}))


def test_beside_a_tip_stands_its_offer_or_a_link_to_make_one(published, fund, page):
    offer = make_offer(fund, indicators=frozenset(), tips=frozenset({OFTEN.slug}), valid_until=None)
    html = page.get(ADDRESS).content.decode()
    assert html.count(f'href="{reverse("edit_offer", args=[fund.slug, offer.pk])}"') == 1
    new = f'href="{reverse("add_offer", args=[fund.slug])}?tip='
    assert re.findall(f'{re.escape(new)}([^"]+)"', html) == [SELDOM.slug]


@pytest.mark.parametrize("count", [2, 30])
def test_queries_do_not_grow_with_tips_and_offers(fund, fund_round, page, count, django_assert_num_queries):
    publish(fund, **{tip.slug: 50 for tip in load_tips()[:count]})
    for number in range(count // 2):
        make_offer(fund, title=f"Aanbod {number}")
    with django_assert_num_queries(10):
        assert len(page.get(ADDRESS).context["page"].chosen) == count


def test_the_page_takes_no_post(published, page):
    assert page.post(ADDRESS).status_code == 405
