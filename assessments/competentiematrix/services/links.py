"""Personal links, with which people without an account fill in their own row.

Of a link only the SHA-256 is stored. Nobody can read it back: it is told once, to who gets it.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.models import MatrixTeam, MatrixWorker
from organisations.events import record_events

VALID = timedelta(days=30)
BATCH = 500


class LinkError(Http404):
    """Nobody fills in with this link: it is unknown, too old or replaced, they left, or the matrix is off."""


class FreshLinkError(ValueError):
    """Some of them got a link since the page was opened; another one would make that one useless."""


@dataclass(frozen=True, slots=True)
class PersonalLink:
    worker: MatrixWorker
    token: str

    @property
    def address(self) -> str:
        """The whole address, for a mail or a strip of paper."""
        return settings.SITE_URL + reverse("matrix_own", args=[self.token])


def make_link(worker: MatrixWorker, *, by, at) -> str:
    """The token of a new link, which replaces the one that they had."""
    (link,) = make_links(worker.team, [worker], by=by, at=at)
    return link.token


@transaction.atomic
def make_links(
    team: MatrixTeam, workers: Sequence[MatrixWorker], *, seen_at: datetime | None = None, by, at
) -> list[PersonalLink]:
    """A new link for each of these people of the team, which replaces the one that they had.

    Raises FreshLinkError where somebody got one after `seen_at`.
    """
    chosen = team.workers.select_for_update().filter(pk__in=[worker.pk for worker in workers])
    if seen_at and chosen.filter(link_until__gt=seen_at + VALID).exists():
        raise FreshLinkError(team.slug)
    links = [PersonalLink(worker, secrets.token_urlsafe(32)) for worker in workers]
    for link in links:
        link.worker.link_hash, link.worker.link_until = hash_of(link.token), at + VALID
    _store(team, workers, "make_matrix_link", by=by, at=at)
    return links


@transaction.atomic
def withdraw_links(team: MatrixTeam, workers: Sequence[MatrixWorker], *, by, at) -> int:
    """The links of these people open nothing any more; how many had one."""
    linked = [worker for worker in workers if worker.link_hash]
    for worker in linked:
        worker.link_hash, worker.link_until = "", None
    _store(team, linked, "withdraw_matrix_link", by=by, at=at)
    return len(linked)


def worker_at(token: str, at: datetime) -> MatrixWorker:
    """Whose link this is, with their team and employer. Raises LinkError."""
    linked = MatrixWorker.objects.filter(link_hash=hash_of(token), link_until__gt=at)
    is_on = {"team__organisation__matrix_setup__isnull": False, "team__organisation__matrix_setup__stopped_at": None}
    present = linked.filter(**is_on).exclude(left_on__lte=localdate(at))
    worker = present.select_related("team__organisation__matrix_setup", "team__leader").first()
    if worker is None:
        raise LinkError("Deze persoonlijke link werkt niet.")
    return worker


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _store(team: MatrixTeam, workers: Sequence[MatrixWorker], verb: str, *, by, at) -> None:
    MatrixWorker.objects.bulk_update(workers, ["link_hash", "link_until"], batch_size=BATCH)
    record_events(team.organisation, ((verb, f"{team.slug}/{worker.pk}") for worker in workers), by=by, at=at)
