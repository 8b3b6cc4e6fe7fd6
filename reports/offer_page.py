"""The fund's page of its offers: what is valid now, what comes and what is past, each in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.questionnaire import SIZE_CLASSES, Edition
from benchmarks.cells import Column
from reports.cell_words import size_words
from reports.offers import Offer, Term
from reports.tips import Tip

TITLES = {Term.NOW: "Geldt nu", Term.COMING: "Komt nog", Term.PAST: "Voorbij"}


@dataclass(frozen=True, slots=True)
class OfferCard:
    """An offer with what it is for; `sizes` empty: every size class."""

    offer: Offer
    indicators: tuple[str, ...]
    tips: tuple[str, ...]
    sizes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferGroup:
    title: str
    cards: tuple[OfferCard, ...]


def build_offer_groups(
    offers: tuple[Offer, ...], edition: Edition, tips: Iterable[Tip], day: date
) -> tuple[OfferGroup, ...]:
    """The groups that have any."""
    tips = tuple(tips)
    groups = (
        OfferGroup(TITLES[term], tuple(_card(offer, edition, tips) for offer in offers if offer.term(day) is term))
        for term in Term
    )
    return tuple(group for group in groups if group.cards)


def _card(offer: Offer, edition: Edition, tips: tuple[Tip, ...]) -> OfferCard:
    return OfferCard(
        offer,
        tuple(indicator.title for indicator in edition.indicators if indicator.slug in offer.indicators),
        tuple(tip.title for tip in tips if tip.slug in offer.tips),
        tuple(size_words(Column(size)) for size in SIZE_CLASSES if size in offer.sizes),
    )
