"""Publishing and correcting: each once a year, on dates fixed beforehand; what is published never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date

from django.db import transaction
from django.utils.timezone import localdate

from benchmarks import calendar
from benchmarks.cells import Area, Publication, PublishedCell
from benchmarks.disclosure import CorrectedAlreadyError, may_correct, publish_table
from benchmarks.frozen_scores import (
    CountingScores,
    area_of,
    scores_of_everyone,
    scores_of_fund,
    scores_of_publication,
)
from benchmarks.models import Round, StoredPublication
from benchmarks.publication_selectors import cells_of, latest_publication, publications_of
from benchmarks.sealing import seal
from benchmarks.services.publication_rows import insert_cells, insert_contributions
from organisations.events import record_event
from organisations.models import SectorFund


class NotDueError(ValueError):
    """The date that was fixed beforehand has not come."""


class PublishedAlreadyError(ValueError):
    """A year is published once."""


class NotPublishedError(ValueError):
    """There is nothing to correct."""


class TooLateError(ValueError):
    """A later year is published already, and was compared with this one."""


class TooFewChangesError(ValueError):
    """Fewer than three employers of three groups changed, so a correction would change nothing."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is published: one year of a fund, or of everyone."""

    fund: SectorFund | None
    year: int
    edition: str
    area: Area


@transaction.atomic
def publish_round(fund_round: Round, *, by, at) -> StoredPublication:
    """Raises NotDueError, PublishedAlreadyError and TooLateError."""
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
    _check_no_later_year(subject)
    earlier = publications_of(subject.fund).filter(year__lt=subject.year).first()
    before = _earlier(earlier, subject.area) if earlier else None
    return _store(subject, publish_table(subject.area, subject.year, counting.table, before), counting, earlier, at)


def _correct(subject: _Subject, counting: CountingScores, at) -> StoredPublication:
    published = latest_publication(subject.fund, subject.year)
    if published is None:
        raise NotPublishedError(str(subject.year))
    if published.is_correction:
        raise CorrectedAlreadyError(str(subject.year))
    _check_no_later_year(subject)
    earlier = _earlier(published.previous, subject.area) if published.previous else None
    before = _rebuild(published, subject.area, earlier)
    if not may_correct(before, counting.table):
        raise TooFewChangesError(str(subject.year))
    corrected = publish_table(subject.area, subject.year, counting.table, before)
    return _store(subject, corrected, counting, published, at)


def _check_no_later_year(subject: _Subject) -> None:
    if publications_of(subject.fund).filter(year__gt=subject.year).exists():
        raise TooLateError(str(subject.year))


def _earlier(stored: StoredPublication, area: Area) -> Publication:
    """As much of it as a later year needs: its cells and scores, without practices."""
    counting = scores_of_publication(stored, area, with_practices=False)
    return Publication(area, stored.year, cells_of(stored), counting.table)


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
    insert_cells(stored, publication.cells)
    insert_contributions(stored, counting, subject.area.branches)
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
