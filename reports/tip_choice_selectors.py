"""What is read about tip choices: what was published, and for a correction what that was counted from."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from benchmarks.cells import ALL_SIZES, Area, CellKey, Crowd, Edge, Measure, Publication, PublishedCell, ScoreTable
from benchmarks.frozen_scores import scores_of_publication
from benchmarks.models import StoredPublication
from reports.models import ActionStatus, CountedTip, PlanAction

# Of a fund as a whole; its branches and sizes are not told.
WHOLE_FUND = CellKey("", ALL_SIZES)
CHOSEN, NOT_CHOSEN = 100.0, 0.0


def choices_of(publication: StoredPublication) -> tuple[PublishedCell, ...]:
    """Everything that was published about the tips in the plans of who counted."""
    return tuple(
        PublishedCell(WHOLE_FUND, row.tip, Crowd(row.crowd), row.share_pct, Edge(row.edge) if row.edge else None)
        for row in publication.tip_choices.order_by("id")
    )


def published_choices(publication: StoredPublication, tips: tuple[str, ...]) -> Publication:
    """An earlier publication of tip choices as the engine made it."""
    counted = CountedTip.objects.filter(contribution__publication=publication)
    chosen = counted.values_list("contribution__submission__assessment__organisation_id", "tip")
    table = choice_table(publication, tips, chosen)
    return Publication(area_of_choices(publication), publication.year, choices_of(publication), table)


def present_choices(publication: StoredPublication) -> frozenset[tuple[int, str]]:
    """What stands now in the plans of who counted: an organisation's number and a tip; dropped ones do not count."""
    actions = PlanAction.objects.filter(assessment__submissions__contributions__publication=publication)
    chosen = actions.exclude(tip="").exclude(status=ActionStatus.DROPPED)
    return frozenset(chosen.values_list("assessment__organisation_id", "tip"))


def area_of_choices(publication: StoredPublication) -> Area:
    """The fund without its sub-branches."""
    return Area(publication.fund.slug, ())


def choice_table(
    publication: StoredPublication, tips: tuple[str, ...], chosen: Iterable[tuple[int, str]]
) -> ScoreTable:
    """Who counted in the publication, with a column per tip: 100 where it was chosen, 0 where not."""
    table = scores_of_publication(publication, area_of_choices(publication)).table
    row_of = {number: row for row, number in enumerate(table.organisations.tolist())}
    column_of = {tip: column for column, tip in enumerate(tips)}
    values = np.full((len(row_of), len(tips)), NOT_CHOSEN)
    for organisation, tip in chosen:
        if tip in column_of:
            values[row_of[organisation], column_of[tip]] = CHOSEN
    return replace(table, measures=tuple(Measure(tip, is_practice=True) for tip in tips), values=values)
