"""What publishes which tips the members of a fund chose, under the same rules as the benchmark itself."""

from collections.abc import Iterable

from django.db import transaction

from benchmarks.cells import Area, PublishedCell
from benchmarks.disclosure import publish_table
from benchmarks.models import StoredPublication
from benchmarks.sealing import seal
from organisations.events import record_event
from reports.models import TipChoice, TipChoiceSeal
from reports.tip_choice_selectors import WHOLE_FUND, choice_table, present_choices
from reports.tip_files import load_tips


@transaction.atomic
def publish_tip_choices(publication: StoredPublication, *, by, at) -> None:
    """Publish the tip choices of the employers that count in a fund's first publication of a year; once.

    Raises ValueError for a correction: it leaves every practice as first published, and a choice is one.
    """
    if publication.is_correction:
        raise ValueError("a correction leaves the tip choices as they were published")
    tips, area = tuple(tip.slug for tip in load_tips()), Area(publication.fund.slug, ())
    table = choice_table(publication, area, tips, present_choices(publication))
    cells = [cell for cell in publish_table(area, publication.year, table).cells if cell.key == WHOLE_FUND]
    TipChoiceSeal.objects.create(publication=publication, content_hash=seal_of_choices(publication, cells))
    TipChoice.objects.bulk_create(_row(publication, cell) for cell in cells)
    record_event(publication.fund, "publish_tip_choices", str(publication.year), by=by, at=at)


def seal_of_choices(publication: StoredPublication, cells: Iterable[PublishedCell]) -> str:
    """What `TipChoiceSeal.content_hash` must be; the seal of the publication is part of it."""
    return seal(("gekozen tips", publication.content_hash), cells)


def _row(publication: StoredPublication, cell: PublishedCell) -> TipChoice:
    return TipChoice(
        publication=publication, tip=cell.measure, crowd=cell.crowd, share_pct=cell.mean, edge=cell.edge or ""
    )
