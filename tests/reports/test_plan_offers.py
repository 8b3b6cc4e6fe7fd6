"""Offers of a fund where a member sees them: plan, tips, an action, an indicator, and the printed plan."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from assessments.selectors import Workspace
from organisations.models import FundMember
from reports.documents.export import DocumentKind, document_html
from reports.models import FundOffer
from reports.pdf import write_pdf
from reports.plan_page import PlannedOffer, build_plan_page, build_tip_cards, tip_card
from reports.services.plan import choose_tip
from reports.tip_files import load_tips
from tests.factories import NOW, make_submitted
from tests.reports.hostile import hostile_strings
from tests.reports.offering import DAY, OFFER, join, make_offer
from tests.reports.pdf_reading import failed_rules, flat, flat_text
from tests.reports.planned import add_own, choose, tips_for
from tests.reports.reading_spy import watch_reading

KVK, YEAR = "90000001", 2026
TIP = tips_for("autonomie")[0]
ADVERTISED = f"Aanbod van {OFFER.fund}: {OFFER.title}"


@pytest.fixture
def low(employer):
    """A submitted assessment with room for tips."""
    return make_submitted(employer, level=1)


@pytest.fixture
def member(low, fund):
    """The employer joined the fund."""
    join(low.organisation, fund)
    return low


def lasting_offer(fund, **changes):
    """Valid on the day of the test, whenever that is."""
    return make_offer(fund, **{"valid_from": date(2000, 1, 1), "valid_until": None} | changes)


def address(name, *args):
    return reverse(name, args=[KVK, YEAR, *args])


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def printed(assessment):
    return document_html(DocumentKind.IMPROVEMENT_PLAN, assessment, at=NOW)


def titles(offers):
    return [offer.title for offer in offers]


def test_offer_stands_beside_the_tips_and_actions_that_it_fits(member, fund, hr):
    make_offer(fund)
    action = choose_tip(member, TIP, by=hr, at=NOW)
    choose_tip(member, tips_for("sociale-steun")[0], by=hr, at=NOW)
    page = build_plan_page(Workspace(member, hr), DAY)
    assert [titles(row.offers) for row in page.actions] == [[OFFER.title], []]
    assert [(planned.offer.title, planned.actions) for planned in page.offers] == [(OFFER.title, (action,))]
    cards = build_tip_cards(Workspace(member, hr), {}, DAY)
    assert {card.tip.indicator for card in cards if card.offers} == {"autonomie"}


def test_each_offer_stands_once_with_all_the_actions_that_it_fits(member, fund, hr):
    make_offer(fund, indicators=frozenset({"autonomie", "sociale-steun"}))
    first, second = choose_tip(member, TIP, by=hr, at=NOW), add_own(member)
    page = build_plan_page(Workspace(member, hr), DAY)
    (planned,) = page.offers
    assert planned == PlannedOffer(planned.offer, (first, second))


def test_a_dropped_action_brings_no_offer(member, fund, hr):
    make_offer(fund)
    choose(member, TIP, status="vervallen", status_reason="Past niet.")
    assert build_plan_page(Workspace(member, hr), DAY).offers == ()


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "shown"),
    [
        (date(2026, 3, 3), None, []),
        (date(2026, 3, 2), date(2026, 3, 2), [OFFER.title]),
        (date(2026, 1, 1), date(2026, 3, 1), []),
    ],
)
def test_offer_is_shown_while_it_is_valid(member, fund, hr, valid_from, valid_until, shown):
    make_offer(fund, valid_from=valid_from, valid_until=valid_until)
    choose_tip(member, TIP, by=hr, at=NOW)
    assert titles(tip_card(Workspace(member, hr), TIP, DAY).offers) == shown
    assert (ADVERTISED in printed(member)) is bool(shown)


def test_offer_for_another_size_is_not_shown(member, fund, hr):
    make_offer(fund, sizes=frozenset({"1-9"}))
    choose_tip(member, TIP, by=hr, at=NOW)
    assert build_plan_page(Workspace(member, hr), DAY).offers == ()
    assert "Aanbod van" not in printed(member)


def test_pages_show_the_offer_with_link_contact_and_last_day(member, fund, hr, login):
    lasting_offer(fund, valid_until=date(2099, 12, 31))
    action = choose_tip(member, TIP, by=hr, at=NOW)
    page = login(hr)
    plan = page.get(address("plan"))
    told = (
        f"Aanbod van {OFFER.fund} {OFFER.title} subsidie geldig tot en met 31 december 2099 {OFFER.text} fonds.example "
        f": {OFFER.title} Contact: adviseur roosters, roosters@fonds.example , 030 123 45 67 Bij: {TIP.title}"
    )
    assert told in text_of(plan)
    for link in (OFFER.link, "mailto:roosters@fonds.example", "tel:0301234567"):
        assert f'href="{link}"' in plan.content.decode()
    assert ADVERTISED in text_of(page.get(address("tips"), {"indicator": "autonomie"}))
    assert ADVERTISED in text_of(page.get(address("edit_action", action.pk)))
    assert ADVERTISED in text_of(page.get(address("indicator", "autonomie")))
    assert ADVERTISED not in text_of(page.get(address("indicator", "sociale-steun")))


def test_choosing_a_tip_with_htmx_brings_its_offer(member, fund, hr, login):
    lasting_offer(fund)
    response = login(hr).post(address("choose_tip", TIP.slug), headers={"HX-Request": "true"})
    assert f"Aanbod van {OFFER.fund} {OFFER.title}" in text_of(response)


def test_member_of_another_fund_does_not_see_the_offer(low, fund, other_fund_manager, hr, login):
    lasting_offer(fund)
    join(low.organisation, other_fund_manager.fund)
    action = choose_tip(low, TIP, by=hr, at=NOW)
    page = login(hr)
    for name, *args in (("plan",), ("tips",), ("edit_action", action.pk), ("indicator", "autonomie")):
        assert OFFER.title not in text_of(page.get(address(name, *args), {"indicator": "autonomie"}))
    assert OFFER.title not in printed(low)


def test_who_is_invited_and_did_not_join_sees_no_offer(member, fund, hr, login):
    lasting_offer(fund)
    page, filters = login(hr), {"indicator": "autonomie"}
    assert OFFER.title in text_of(page.get(address("tips"), filters))
    FundMember.objects.update(joined_at=None)
    assert OFFER.title not in text_of(page.get(address("tips"), filters))


def test_printed_plan_tells_each_offer_in_full_once(member, fund):
    make_offer(fund)
    first, second, *_ = tips_for("autonomie")
    choose(member, first)
    choose(member, second)
    html = printed(member)
    assert html.count(ADVERTISED) == 2
    assert html.count(OFFER.text) == html.count(f'href="{OFFER.link}"') == html.count(OFFER.contact.words) == 1
    assert 'Zie <a href="#maatregel-1">maatregel 1</a>.' in html


def test_printed_plan_with_offers_is_accessible_and_says_fictional(member, fund):
    fund.is_fictional = True
    fund.save(update_fields=["is_fictional"])
    make_offer(fund)
    make_offer(fund, title="Leren roosteren", link="", valid_until=None, tips=frozenset({TIP.slug}))
    choose(member, TIP)
    add_own(member)
    pdf = write_pdf(printed(member))
    text = flat_text(pdf)
    assert failed_rules(pdf) == set()
    for told in (
        "Aanbod van Opleidingsfonds Metaal (fictief): Leren roosteren (subsidie)",
        f"Aanbod van Opleidingsfonds Metaal (fictief): {OFFER.title} (subsidie, geldig tot en met 31 december 2026)",
        OFFER.text,
        f"Contact: {OFFER.contact.words}",
        OFFER.link,
    ):
        assert flat(told) in text


def test_hostile_texts_of_a_fund_stay_text_and_read_nothing(member, fund, tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("geheim")
    make_offer(fund)
    choose(member, TIP)
    plain = printed(member)
    write_pdf(plain)
    tags = {mark: plain.count(mark) for mark in ("<img", "<link", "<style", "<iframe", "<object", "<a ", "<svg")}
    for hostile in hostile_strings(canary):
        FundOffer.objects.update(title=hostile[:120], text=hostile, contact_function=hostile[:120])
        html = printed(member)
        assert {mark: html.count(mark) for mark in tags} == tags
    FundOffer.objects.update(text=" ".join(hostile_strings(canary)))
    html = printed(member)
    with watch_reading() as seen:
        assert failed_rules(write_pdf(html)) == set()
    assert seen == []


@pytest.mark.parametrize("name", [("plan",), ("tips",), ("indicator", "autonomie")], ids=lambda name: name[0])
def test_queries_do_not_grow_with_offers_and_actions(name, member, fund, hr, login, django_assert_max_num_queries):
    page = login(hr)
    lasting_offer(fund)
    choose_tip(member, load_tips()[0], by=hr, at=NOW)
    with django_assert_max_num_queries(40) as few:
        page.get(address(*name))
    for number, tip in enumerate(load_tips()[1:21]):
        lasting_offer(fund, title=f"Aanbod {number}", tips=frozenset({tip.slug}))
        choose_tip(member, tip, by=hr, at=NOW)
    with django_assert_max_num_queries(len(few)):
        page.get(address(*name))
