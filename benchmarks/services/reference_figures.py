"""What is written: imported reference figures."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from benchmarks.catalogue import Figure
from benchmarks.models import ReferenceFigure

KEY_FIELDS = ("measure", "scheme", "section", "year", "quarter")
OTHER_FIELDS = ("value", "decimals", "certainty", "note", "source", "url", "table", "imported_by", "imported_at")


@dataclass(frozen=True, slots=True)
class ImportCount:
    created: int
    updated: int


@transaction.atomic
def import_figures(figures: tuple[tuple[str, Figure], ...], *, table: str, by: str, at: datetime) -> ImportCount:
    """Store (measure slug, figure) pairs; a figure that was imported before is replaced, others stay as they are."""
    rows = [_build_row(measure, figure, table=table, by=by, at=at) for measure, figure in figures]
    known = ReferenceFigure.objects.filter(measure__in={row.measure for row in rows})
    ids = {_key(row): row.pk for row in known}
    for row in rows:
        row.pk = ids.get(_key(row))
    created = [row for row in rows if row.pk is None]
    updated = [row for row in rows if row.pk is not None]
    ReferenceFigure.objects.bulk_create(created)
    ReferenceFigure.objects.bulk_update(updated, OTHER_FIELDS, batch_size=100)
    return ImportCount(len(created), len(updated))


def _build_row(measure: str, figure: Figure, *, table: str, by: str, at: datetime) -> ReferenceFigure:
    return ReferenceFigure(
        measure=measure,
        scheme=figure.scheme or "",
        section=figure.section,
        year=figure.year,
        quarter=figure.quarter,
        value=figure.value,
        decimals=max(0, -figure.value.as_tuple().exponent),
        certainty=figure.certainty,
        note=figure.note,
        source=figure.source,
        url=figure.url,
        table=table,
        imported_by=by,
        imported_at=at,
    )


def _key(row: ReferenceFigure) -> tuple:
    return tuple(getattr(row, field) for field in KEY_FIELDS)
