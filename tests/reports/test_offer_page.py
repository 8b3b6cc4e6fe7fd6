from dataclasses import replace
from datetime import date

from reports.offer_page import OfferCard, OfferGroup, build_offer_groups
from reports.tip_files import load_tips
from tests.reports.offering import DAY, EDITION, OFFER


def groups(*offers):
    return build_offer_groups(offers, EDITION, load_tips(), DAY)


def test_offers_are_grouped_by_when_they_are_valid():
    coming = replace(OFFER, number=2, valid_from=date(2026, 6, 1))
    past = replace(OFFER, number=3, valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31))
    found = groups(past, coming, OFFER)
    assert [(group.title, [card.offer for card in group.cards]) for group in found] == [
        ("Geldt nu", [OFFER]),
        ("Komt nog", [coming]),
        ("Voorbij", [past]),
    ]


def test_a_group_without_offers_is_left_out():
    assert groups() == ()


def test_a_card_names_what_the_offer_is_for_in_the_order_of_the_edition():
    tip = load_tips()[0]
    offer = replace(
        OFFER,
        indicators=frozenset({"autonomie", "redelijk-loon"}),
        tips=frozenset({tip.slug, "tip-die-er-niet-meer-is"}),
        sizes=frozenset({"50-249", "1-9"}),
    )
    sizes = ("1 tot 10 medewerkers", "50 tot 250 medewerkers")
    card = OfferCard(offer, ("Redelijk loon", "Autonomie"), (tip.title,), sizes)
    assert groups(offer) == (OfferGroup("Geldt nu", (card,)),)
