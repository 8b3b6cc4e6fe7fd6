"""The list of employers that a fund keeps of its members."""

from collections.abc import Sequence

from django.db import transaction

from organisations.events import record_events
from organisations.models import FundManager, FundMember, SectorFund
from organisations.services.funds import MemberEntry

BATCH = 500
KNOWN = ("name", "email", "holding", "size_class")


@transaction.atomic
def put_on_list(
    fund: SectorFund, entries: Sequence[MemberEntry], *, by: FundManager | None, at
) -> dict[str, FundMember]:
    """Add employers to the list of the fund, or bring what it knows of them up to date; the members by KvK number.

    Every entry is about an employer of its own; all cost the same few statements.
    """
    there = set(fund.members.values_list("kvk", flat=True))
    FundMember.objects.bulk_create(
        (_member(fund, entry, at) for entry in entries),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["fund", "kvk"],
        update_fields=KNOWN,
    )
    verbs = ("change_fund_member" if entry.kvk in there else "add_fund_member" for entry in entries)
    record_events(fund, zip(verbs, (entry.kvk for entry in entries), strict=True), by=by, at=at)
    listed = {entry.kvk for entry in entries}
    return {member.kvk: member for member in fund.members.all() if member.kvk in listed}


def _member(fund: SectorFund, entry: MemberEntry, at) -> FundMember:
    known = {name: getattr(entry, name) for name in KNOWN}
    return FundMember(fund=fund, kvk=entry.kvk, added_at=at, **known)
