"""What changes the offers of a sector fund."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from assessments.edition_files import editions, load_edition
from assessments.questionnaire import SIZE_CLASSES
from organisations.events import record_event
from organisations.models import SectorFund
from reports.models import FundOffer, OfferTarget, TargetKind
from reports.offers import Contact, OfferKind, link_problem
from reports.tip_files import tips_by_slug


class LinkError(ValueError):
    """The link is not one to send a member to; the message says why, in Dutch."""


class PeriodError(ValueError):
    """The offer ends before it begins."""


class NoTargetError(ValueError):
    """The offer belongs to no indicator and no tip, so nobody would see it."""


class UnknownTargetError(ValueError):
    """There is no such indicator, tip or size class."""


class OfferConflictError(ValueError):
    """Somebody else changed or removed the offer since the writer last saw it."""


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """What someone wrote about an offer; `valid_until` None: no end, `sizes` empty: all."""

    kind: OfferKind
    title: str
    text: str
    valid_from: date
    valid_until: date | None = None
    link: str = ""
    contact: Contact = field(default_factory=Contact)
    indicators: frozenset[str] = frozenset()
    tips: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()


@transaction.atomic
def add_offer(fund: SectorFund, draft: OfferDraft, *, by, at) -> FundOffer:
    """Raises LinkError, PeriodError, NoTargetError and UnknownTargetError."""
    offer = FundOffer(fund=fund, created_at=at)
    _write(offer, draft)
    record_event(fund, "add_offer", str(offer.pk), by=by, at=at)
    return offer


@transaction.atomic
def change_offer(offer: FundOffer, draft: OfferDraft, *, by, at) -> FundOffer:
    """Write the draft over the offer; raises as `add_offer`.

    `offer.version` is the one that the writer saw; raises OfferConflictError where another stands there, or none.
    """
    seen = offer.version
    offer = FundOffer.objects.select_for_update().select_related("fund").filter(pk=offer.pk).first()
    if offer is None or offer.version != seen:
        raise OfferConflictError(str(seen))
    offer.version += 1
    _write(offer, draft)
    record_event(offer.fund, "change_offer", str(offer.pk), by=by, at=at)
    return offer


@transaction.atomic
def remove_offer(offer: FundOffer, *, by, at) -> None:
    """From now on no member sees it."""
    number = offer.pk
    offer.delete()
    record_event(offer.fund, "remove_offer", str(number), by=by, at=at)


def _write(offer: FundOffer, draft: OfferDraft) -> None:
    _check(draft)
    for name in ("kind", "title", "text", "link", "valid_from", "valid_until"):
        setattr(offer, name, getattr(draft, name))
    for name in ("function", "email", "phone"):
        setattr(offer, f"contact_{name}", getattr(draft.contact, name))
    offer.save()
    offer.targets.all().delete()
    OfferTarget.objects.bulk_create(
        OfferTarget(offer=offer, kind=kind, slug=slug)
        for kind, slugs in _targets(draft).items()
        for slug in sorted(slugs)
    )


def _targets(draft: OfferDraft) -> dict[TargetKind, frozenset[str]]:
    return {
        TargetKind.INDICATOR: draft.indicators,
        TargetKind.TIP: draft.tips,
        TargetKind.SIZE: draft.sizes,
    }


def _check(draft: OfferDraft) -> None:
    problem = draft.link and link_problem(draft.link)
    if problem:
        raise LinkError(problem)
    if draft.valid_until is not None and draft.valid_until < draft.valid_from:
        raise PeriodError(f"{draft.valid_from} - {draft.valid_until}")
    if not draft.indicators | draft.tips:
        raise NoTargetError(draft.title)
    known = _known_targets()
    unknown = {slug for kind, slugs in _targets(draft).items() for slug in slugs - known[kind]}
    if unknown:
        raise UnknownTargetError(", ".join(sorted(unknown)))


def _known_targets() -> dict[TargetKind, frozenset[str]]:
    return {
        TargetKind.INDICATOR: frozenset(indicator.slug for indicator in load_edition(editions()[-1]).indicators),
        TargetKind.TIP: frozenset(tips_by_slug()),
        TargetKind.SIZE: frozenset(SIZE_CLASSES),
    }
