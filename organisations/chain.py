"""How events hang together: each hash covers the event and the hash before it, so that none can go unseen. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

SEPARATOR = "\x1f"  # stands in no slug, role or date


@dataclass(frozen=True, slots=True)
class Link:
    """An event as the chain sees it. `trail` names whose it is, `actor` is a user's number; None: the command line."""

    trail: str
    sequence: int
    actor: int | None
    role: str
    verb: str
    object: str
    at: datetime


def hash_of(link: Link, before: str) -> str:
    """SHA-256, in 64 hexadecimal digits, over this event and the hash of the one before it (empty: it is the first)."""
    actor = "" if link.actor is None else str(link.actor)
    moment = link.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (before, link.trail, str(link.sequence), actor, link.role, link.verb, link.object, moment)
    return sha256(SEPARATOR.join(parts).encode()).hexdigest()


def first_break(links: Iterable[tuple[Link, str]]) -> int | None:
    """The place of the first event that is not as it was written, or is missing; None: the chain is whole.

    `links` are the events of one trail in their order, each with its stored hash.
    """
    before = ""
    for place, (link, stored) in enumerate(links, start=1):
        if link.sequence != place or hash_of(link, before) != stored:
            return place
        before = stored
    return None
