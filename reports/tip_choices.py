"""Which tips the members of a fund chose, as far as that is published, beside what the fund offers with them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.questionnaire import Edition
from benchmarks.cells import Edge, PublishedCell
from reports.cell_words import share_words
from reports.offers import Offer, Term
from reports.tips import Tip


@dataclass(frozen=True, slots=True)
class ChosenTip:
    """One tip in words; `offers` are those of the fund that are or will be shown beside it."""

    tip: Tip
    indicator: str
    share: str
    crowd: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class TipChoices:
    """What the fund sees: the tips that ten per cent or more chose, most chosen first, and those that fewer did."""

    chosen: tuple[ChosenTip, ...]
    seldom: tuple[ChosenTip, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the choices are shown with: the tips and the edition that name them, and the fund's offers on a day."""

    tips: tuple[Tip, ...]
    edition: Edition
    offers: tuple[Offer, ...]
    day: date


def build_tip_choices(cells: Iterable[PublishedCell], shelf: Shelf, indicator: str = "") -> TipChoices:
    """`indicator` empty: of all of them. A tip that no longer exists has nothing to show."""
    told = {cell.measure: cell for cell in cells}
    shown = [t for t in shelf.tips if t.slug in told and indicator in ("", *t.indicators)]
    shown.sort(key=lambda tip: -_share(told[tip.slug]))
    chosen = [tip for tip in shown if told[tip.slug].edge is not Edge.BELOW]
    seldom = [tip for tip in shown if told[tip.slug].edge is Edge.BELOW]
    return TipChoices(*(tuple(_describe(tip, told[tip.slug], shelf) for tip in tips) for tips in (chosen, seldom)))


def _share(cell: PublishedCell) -> int:
    if cell.edge:
        return 100 if cell.edge is Edge.ABOVE else 0
    return cell.mean


def _describe(tip: Tip, cell: PublishedCell, shelf: Shelf) -> ChosenTip:
    offers = (o for o in shelf.offers if o.term(shelf.day) is not Term.PAST and o.belongs_to(tip.slug, tip.indicator))
    title = shelf.edition.indicator(tip.indicator).title
    return ChosenTip(tip, title, share_words(cell), str(cell.crowd), tuple(offers))
