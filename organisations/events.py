"""The event trail: one row for every change, written in the transaction of the change."""

from organisations.models import Event, Membership


def record_event(organisation, verb: str, obj: str = "", *, by: Membership | None, at) -> Event:
    """`by` is None for the command line; `obj` names the thing changed by its slug, never by a personal value."""
    return Event.objects.create(
        organisation=organisation,
        actor=by.user if by else None,
        role=by.role if by else "",
        verb=verb,
        object=obj,
        at=at,
    )
