"""The event trail: one row for every change, written in the transaction of the change, chained to the one before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from organisations.chain import Link, hash_of
from organisations.models import Event, FundManager, Membership, Organisation, SectorFund, SupportAccess

BATCH = 500


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Somebody without an account, who opened something of their own with a personal link."""

    role: str = "eigen link"
    user_id: None = None


Actor = Membership | FundManager | SupportAccess | LinkHolder


def record_event(subject: Organisation | SectorFund, verb: str, obj: str = "", *, by: Actor | None, at) -> Event:
    """Add to the trail of an organisation or a fund.

    `by` is None for the command line; `obj` names the thing changed by its slug, never by a personal value.
    """
    return record_events(subject, [(verb, obj)], by=by, at=at)[0]


@transaction.atomic(savepoint=False)
def record_events(
    subject: Organisation | SectorFund, done: Iterable[tuple[str, str]], *, by: Actor | None, at
) -> list[Event]:
    """Add one event for each (verb, object), in the same three statements."""
    rows = type(subject)._default_manager.filter(pk=subject.pk)
    length, head = rows.select_for_update().values_list("trail_length", "trail_head").get()
    events = []
    for sequence, (verb, obj) in enumerate(done, start=length + 1):
        event = _event(subject, sequence, verb, obj, by=by, at=at)
        event.hash = head = hash_of(link_of(event, trail_of(subject)), head)
        events.append(event)
    Event.objects.bulk_create(events, batch_size=BATCH)
    rows.update(trail_length=length + len(events), trail_head=head)
    return events


def _event(subject: Organisation | SectorFund, sequence: int, verb: str, obj: str, *, by: Actor | None, at) -> Event:
    trail = {"fund": subject} if isinstance(subject, SectorFund) else {"organisation": subject}
    return Event(
        **trail,
        sequence=sequence,
        actor_id=by.user_id if by else None,
        role=by.role if by else "",
        verb=verb,
        object=obj,
        at=at,
    )


def trail_of(subject: Organisation | SectorFund) -> str:
    """How the chain names whose trail it is."""
    return f"fonds/{subject.slug}" if isinstance(subject, SectorFund) else f"werkgever/{subject.kvk}"


def link_of(event: Event, trail: str) -> Link:
    return Link(trail, event.sequence, event.actor_id, event.role, event.verb, event.object, event.at)
