"""Publishing and correcting: each once a year, on dates fixed beforehand; what is published never changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date

from django.db import transaction
from django.utils.timezone import localdate

from benchmarks import calendar
from benchmarks.cells import Area, Publication, PublishedCell
from benchmarks.disclosure import CorrectedAlreadyError, publish_table
from benchmarks.frozen_scores import (
    CountingScores,
    area_of,
    scores_of_everyone,
    scores_of_fund,
    scores_of_publication,
)
from benchmarks.models import Cell, Contribution, Round, StoredPublication
from benchmarks.publication_selectors import cells_of, latest_publication, publications_of
from benchmarks.sealing import seal
from organisations.events import record_event
from organisations.models import SectorFund

BATCH = 5_000


class NotDueError(ValueError):
    """The date that was fixed beforehand has not come."""


class PublishedAlreadyError(ValueError):
    """A year is published once."""


class NotPublishedError(ValueError):
    """There is nothing to correct."""


class TooLateError(ValueError):
    """A later year is published already, and was compared with this one."""


class TooFewChangesError(ValueError):
    """Fewer than three employers of three groups changed anywhere, so the correction would tell nothing new."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is published: one year of a fund, or of everyone."""

    fund: SectorFund | None
    year: int
    edition: str
    area: Area


@transaction.atomic
def publish_round(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises NotDueError and PublishedAlreadyError."""
    _check_due(fund_round.publishes_on, at)
    published = _publish(_subject_of(fund_round), scores_of_fund(fund_round), at)
    record_event(fund_round.fund, "publish_round", str(fund_round.year), by=by, at=at)
    return published


@transaction.atomic
def correct_round(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises NotDueError, NotPublishedError, CorrectedAlreadyError, TooLateError and TooFewChangesError."""
    _check_due(fund_round.corrects_on, at)
    corrected = _correct(_subject_of(fund_round), scores_of_fund(fund_round), at)
    record_event(fund_round.fund, "correct_round", str(fund_round.year), by=by, at=at)
    return corrected


@transaction.atomic
def publish_everyone(year: int, edition: str, *, by=None, at) -> StoredPublication:
    """The platform's own publication, by section; `by` is always the command line. Raises as `publish_round`."""
    _check_due(calendar.publishes_on(year), at)
    return _publish(_Subject(None, year, edition, area_of(None)), scores_of_everyone(year, edition), at)


@transaction.atomic
def correct_everyone(year: int, edition: str, *, by=None, at) -> StoredPublication:
    """Raises as `correct_round`."""
    _check_due(calendar.corrects_on(year), at)
    return _correct(_Subject(None, year, edition, area_of(None)), scores_of_everyone(year, edition), at)


def _subject_of(fund_round: Round) -> _Subject:
    return _Subject(fund_round.fund, fund_round.year, fund_round.edition, area_of(fund_round))


def _check_due(day: date, at) -> None:
    if localdate(at) < day:
        raise NotDueError(day.isoformat())


def _publish(subject: _Subject, counting: CountingScores, at) -> StoredPublication:
    if latest_publication(subject.fund, subject.year):
        raise PublishedAlreadyError(str(subject.year))
    last_year = latest_publication(subject.fund, subject.year - 1)
    before = _rebuild(last_year, subject.area, None) if last_year else None
    return _store(subject, publish_table(subject.area, subject.year, counting.table, before), counting, last_year, at)


def _correct(subject: _Subject, counting: CountingScores, at) -> StoredPublication:
    published = latest_publication(subject.fund, subject.year)
    if published is None:
        raise NotPublishedError(str(subject.year))
    if published.is_correction:
        raise CorrectedAlreadyError(str(subject.year))
    if publications_of(subject.fund).filter(year__gt=subject.year).exists():
        raise TooLateError(str(subject.year))
    last_year = _rebuild(published.previous, subject.area, None) if published.previous else None
    before = _rebuild(published, subject.area, last_year)
    corrected = publish_table(subject.area, subject.year, counting.table, before)
    if set(corrected.cells) == set(before.cells):
        raise TooFewChangesError(str(subject.year))
    return _store(subject, corrected, counting, published, at)


def _rebuild(stored: StoredPublication, area: Area, previous: Publication | None) -> Publication:
    """A stored publication as the engine made it, seen in the branches of `area`."""
    return Publication(area, stored.year, cells_of(stored), scores_of_publication(stored, area).table, previous)


def _store(
    subject: _Subject, publication: Publication, counting: CountingScores, previous: StoredPublication | None, at
) -> StoredPublication:
    stored = StoredPublication(
        fund=subject.fund,
        year=subject.year,
        edition=subject.edition,
        is_correction=publication.is_correction,
        previous=previous,
        published_at=at,
    )
    stored.content_hash = seal_of(stored, publication.cells)
    stored.save()
    Cell.objects.bulk_create([_cell_row(stored, cell) for cell in publication.cells], batch_size=BATCH)
    Contribution.objects.bulk_create(_contributions(stored, counting, subject.area), batch_size=BATCH)
    return stored


def seal_of(stored: StoredPublication, cells: Iterable[PublishedCell]) -> str:
    """What `content_hash` must be; the seal of the publication before it is part of it."""
    head = (
        stored.fund.slug if stored.fund else "",
        str(stored.year),
        stored.edition,
        "correctie" if stored.is_correction else "publicatie",
        stored.published_at.astimezone(UTC).isoformat(),
        stored.previous.content_hash if stored.previous else "",
    )
    return seal(head, cells)


def _cell_row(stored: StoredPublication, cell: PublishedCell) -> Cell:
    low, high = cell.band or (None, None)
    vulnerable, developing, good_enough, exemplary = cell.shares or (None,) * 4
    return Cell(
        publication=stored,
        branch=cell.key.branch,
        size=cell.key.column.size,
        is_short=cell.key.column.is_short,
        measure=cell.measure,
        crowd=cell.crowd,
        mean=cell.mean,
        edge=cell.edge or "",
        band_low=low,
        band_high=high,
        share_vulnerable=vulnerable,
        share_developing=developing,
        share_good_enough=good_enough,
        share_exemplary=exemplary,
        change=cell.change,
    )


def _contributions(stored: StoredPublication, counting: CountingScores, area: Area) -> Iterator[Contribution]:
    names = (*area.branches, "")  # the last for employers of no branch, whose index is -1
    table = counting.table
    columns = (counting.submissions, table.groups, table.branches, table.is_open)
    for submission, group, branch, is_open in zip(*(column.tolist() for column in columns), strict=True):
        yield Contribution(
            publication=stored, submission_id=submission, group=group, branch=names[branch], is_open=is_open
        )
