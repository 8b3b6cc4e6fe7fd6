"""Which offers there are: those that an employer sees, and those of a fund."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from organisations.models import FundManager, FundMember, Organisation, SectorFund
from reports.models import FundOffer, TargetKind
from reports.offers import Contact, Offer, OfferKind


def offers_for(organisation: Organisation) -> tuple[Offer, ...]:
    """The offers of every fund that the employer itself joined, whenever they are valid."""
    joined = FundMember.objects.filter(fund=OuterRef("fund"), organisation=organisation, joined_at__isnull=False)
    return _read(FundOffer.objects.filter(Exists(joined)))


def offers_of(fund: SectorFund) -> tuple[Offer, ...]:
    """Everything the fund offers, has offered or will."""
    return _read(FundOffer.objects.filter(fund=fund))


def offer_for(manager: FundManager, offer_id: int) -> FundOffer:
    """Raises Http404 where the fund has no offer with this number."""
    offer = FundOffer.objects.filter(fund=manager.fund, pk=offer_id).select_related("fund").first()
    if offer is None:
        raise Http404("Dit aanbod is er niet.")
    return offer


def read_offer(row: FundOffer) -> Offer:
    """The row with its targets as the pure core knows it."""
    slugs = {kind: frozenset(t.slug for t in row.targets.all() if t.kind == kind) for kind in TargetKind}
    return Offer(
        number=row.pk,
        fund=str(row.fund),
        kind=OfferKind(row.kind),
        title=row.title,
        text=row.text,
        link=row.link,
        contact=Contact(row.contact_function, row.contact_email, row.contact_phone),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        indicators=slugs[TargetKind.INDICATOR],
        tips=slugs[TargetKind.TIP],
        sizes=slugs[TargetKind.SIZE],
    )


def _read(rows: QuerySet[FundOffer]) -> tuple[Offer, ...]:
    ordered = rows.select_related("fund").prefetch_related("targets").order_by("valid_from", "title", "id")
    return tuple(read_offer(row) for row in ordered)
