"""What publishes which tips the members of a fund chose, under the same rules as the benchmark itself."""

from django.db import transaction

from benchmarks.cells import PublishedCell
from benchmarks.disclosure import publish_table
from benchmarks.models import StoredPublication
from organisations.events import record_event
from reports.models import CountedTip, TipChoice
from reports.tip_choice_selectors import (
    WHOLE_FUND,
    area_of_choices,
    choice_table,
    present_choices,
    published_choices,
)
from reports.tip_files import load_tips


@transaction.atomic
def publish_tip_choices(publication: StoredPublication, *, by, at) -> list[TipChoice]:
    """Publish the tip choices of the employers that count in this publication of a fund; once, with the publication.

    In a correction a share changes only where three employers of three groups chose otherwise than they did before.
    """
    tips = tuple(tip.slug for tip in load_tips())
    chosen = present_choices(publication)
    previous = published_choices(publication.previous, tips) if publication.is_correction else None
    table = choice_table(publication, tips, chosen)
    told = publish_table(area_of_choices(publication), publication.year, table, previous)
    contributions = dict(publication.contributions.values_list("submission__assessment__organisation_id", "id"))
    CountedTip.objects.bulk_create(
        CountedTip(contribution_id=contributions[organisation], tip=tip) for organisation, tip in sorted(chosen)
    )
    record_event(publication.fund, "publish_tip_choices", str(publication.year), by=by, at=at)
    return TipChoice.objects.bulk_create(_row(publication, cell) for cell in told.cells if cell.key == WHOLE_FUND)


def _row(publication: StoredPublication, cell: PublishedCell) -> TipChoice:
    return TipChoice(
        publication=publication, tip=cell.measure, crowd=cell.crowd, share_pct=cell.mean, edge=cell.edge or ""
    )
