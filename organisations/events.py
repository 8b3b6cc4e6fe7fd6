"""The event trail: one row for every change, written in the transaction of the change."""

from organisations.models import Event, FundManager, Membership, Organisation, SectorFund


def record_event(
    subject: Organisation | SectorFund, verb: str, obj: str = "", *, by: Membership | FundManager | None, at
) -> Event:
    """Add to the trail of an organisation or a fund.

    `by` is None for the command line; `obj` names the thing changed by its slug, never by a personal value.
    """
    trail = {"fund": subject} if isinstance(subject, SectorFund) else {"organisation": subject}
    return Event.objects.create(
        **trail, actor=by.user if by else None, role=by.role if by else "", verb=verb, object=obj, at=at
    )
