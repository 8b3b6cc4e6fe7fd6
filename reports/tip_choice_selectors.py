"""What is read about tip choices: what was published, and for that the plans of who counted."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benchmarks.cells import ALL_SIZES, Area, CellKey, Crowd, Edge, Measure, PublishedCell, ScoreTable
from benchmarks.frozen_scores import scores_of_publication
from benchmarks.models import StoredPublication
from benchmarks.publication_selectors import publications_of
from organisations.models import SectorFund
from reports.models import ActionStatus, PlanAction

# Of a fund as a whole; its branches and sizes are not told.
WHOLE_FUND = CellKey("", ALL_SIZES)
CHOSEN, NOT_CHOSEN = 100.0, 0.0


def publication_with_choices(fund: SectorFund, year: int) -> StoredPublication | None:
    """The first publication of the year, also after its correction, which leaves the tip choices as they are."""
    return publications_of(fund).filter(year=year, is_correction=False).first()


def choices_of(publication: StoredPublication) -> tuple[PublishedCell, ...]:
    """Everything that was published about the tips in the plans of who counted."""
    return tuple(
        PublishedCell(WHOLE_FUND, row.tip, Crowd(row.crowd), row.share_pct, Edge(row.edge) if row.edge else None)
        for row in publication.tip_choices.order_by("id")
    )


def present_choices(publication: StoredPublication) -> frozenset[tuple[int, str]]:
    """What stands now in the plans of who counted: an organisation's number and a tip; dropped ones do not count."""
    actions = PlanAction.objects.filter(assessment__submissions__contributions__publication=publication)
    chosen = actions.exclude(tip="").exclude(status=ActionStatus.DROPPED)
    return frozenset(chosen.values_list("assessment__organisation_id", "tip"))


def choice_table(
    publication: StoredPublication, area: Area, tips: tuple[str, ...], chosen: Iterable[tuple[int, str]]
) -> ScoreTable:
    """Who counted in the publication, with a column per tip: 100 where it was chosen, 0 where not."""
    table = scores_of_publication(publication, area, with_practices=False).table
    row_of = {number: row for row, number in enumerate(table.organisations.tolist())}
    column_of = {tip: column for column, tip in enumerate(tips)}
    values = np.full((len(row_of), len(tips)), NOT_CHOSEN)
    for organisation, tip in chosen:
        if tip in column_of:
            values[row_of[organisation], column_of[tip]] = CHOSEN
    return replace(table, measures=tuple(Measure(tip, is_practice=True) for tip in tips), values=values)
