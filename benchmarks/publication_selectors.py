"""What is read about publications: cells as the engine made them, and which publications an employer counted in."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from benchmarks.cells import CellKey, Column, Crowd, Edge, PublishedCell
from benchmarks.models import Cell, Contribution, StoredPublication
from organisations.models import Organisation, SectorFund


def publications_of(fund: SectorFund | None) -> QuerySet[StoredPublication]:
    """The latest first; a correction before what it corrects. None: those of everyone, by section."""
    return StoredPublication.objects.filter(fund=fund).select_related("fund").order_by("-year", "-is_correction")


def latest_publication(fund: SectorFund | None, year: int) -> StoredPublication | None:
    return publications_of(fund).filter(year=year).first()


def cells_of(publication: StoredPublication) -> tuple[PublishedCell, ...]:
    """Everything the publication tells."""
    return tuple(published_cell(row) for row in publication.cells.order_by("id"))


def cells_at(publication: StoredPublication, keys: Iterable[CellKey]) -> tuple[PublishedCell, ...]:
    """What the publication tells at these places of its grid, in one query."""
    places = Q(pk__in=())
    for key in keys:
        places |= Q(branch=key.branch, size=key.column.size, is_short=key.column.is_short)
    return tuple(published_cell(row) for row in publication.cells.filter(places).order_by("id"))


def publications_counting(organisation: Organisation) -> QuerySet[Contribution]:
    """In which publications the employer counted, the latest first; each with its `publication`."""
    counted = Contribution.objects.filter(submission__assessment__organisation=organisation)
    return counted.select_related("publication__fund").order_by("-publication__published_at", "-id")


def published_cell(row: Cell) -> PublishedCell:
    shares = (row.share_vulnerable, row.share_developing, row.share_good_enough, row.share_exemplary)
    return PublishedCell(
        CellKey(row.branch, Column(row.size, row.is_short)),
        row.measure,
        Crowd(row.crowd),
        row.mean,
        Edge(row.edge) if row.edge else None,
        band=None if row.band_low is None else (row.band_low, row.band_high),
        shares=None if row.share_vulnerable is None else shares,
        change=row.change,
    )
