"""What funds offer beside the actions of a printed plan. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.documents.dossier import Action, Dossier
from reports.documents.dutch_dates import date_text
from reports.offers import Offer, fitting_offers


@dataclass(frozen=True, slots=True)
class PrintedOffer:
    """An offer of a fund beside an action, in words. `text` empty: it stands at `told_at`, an action before."""

    fund: str
    title: str
    kind: str
    until: str
    text: str
    link: str
    contact: str
    told_at: int | None = None


def print_offers(actions: Iterable[Action], dossier: Dossier, day: date) -> dict[int, tuple[PrintedOffer, ...]]:
    """By the number of the action. Each offer is told in full once, so that the plan stays short."""
    told_at, printed = {}, {}
    for number, action in enumerate(actions, start=1):
        fitting = fitting_offers(
            dossier.offers,
            tip=action.tip.slug if action.tip else "",
            indicator=action.indicator,
            size_class=dossier.sheet.size_class,
            day=day,
        )
        printed[number] = tuple(_print_offer(offer, told_at.get(offer)) for offer in fitting)
        told_at = dict.fromkeys(fitting, number) | told_at
    return printed


def _print_offer(offer: Offer, told_at: int | None) -> PrintedOffer:
    return PrintedOffer(
        fund=offer.fund,
        title=offer.title,
        kind=offer.kind.label,
        until=f"geldig tot en met {date_text(offer.valid_until)}" if offer.valid_until else "",
        text="" if told_at else offer.text,
        link="" if told_at else offer.link,
        contact="" if told_at else offer.contact.words,
        told_at=told_at,
    )
