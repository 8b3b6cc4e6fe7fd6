"""An uploaded list of members: kept with what is wrong in it, then confirmed as a whole or thrown away."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from benchmarks.member_list import CheckedRow
from benchmarks.models import MemberImport, MemberImportRow, Round
from benchmarks.services.invitations import invite_members
from organisations.events import record_event
from organisations.services.fund_lists import BATCH
from organisations.services.funds import MemberEntry


class ListProblemsError(ValueError):
    """Something is wrong in the list, so nothing of it is taken over."""


class ListGoneError(ValueError):
    """The list was confirmed or thrown away in the meantime."""


@transaction.atomic
def store_list(fund_round: Round, rows: Sequence[CheckedRow], *, by, at) -> MemberImport:
    """Keep a list to look at before it is confirmed; it takes the place of an earlier one of the same person."""
    fund_round.imports.filter(uploaded_by=by.user).delete()
    kept = MemberImport.objects.create(round=fund_round, uploaded_by=by.user, uploaded_at=at)
    MemberImportRow.objects.bulk_create(
        (
            MemberImportRow(member_import=kept, number=row.number, problem=row.problem, **asdict(row.member))
            for row in rows
        ),
        batch_size=BATCH,
    )
    record_event(fund_round.fund, "store_list", str(fund_round.year), by=by, at=at)
    return kept


@transaction.atomic
def confirm_list(member_import: MemberImport, *, by, at) -> int:
    """Invite everyone on the list; how many were not invited before.

    Raises ListProblemsError, ListGoneError, and what `invite_members` raises.
    """
    _lock(member_import)
    rows = member_import.rows.order_by("number")
    if rows.exclude(problem="").exists():
        raise ListProblemsError
    invited = invite_members(member_import.round, [_entry(row) for row in rows], by=by, at=at)
    member_import.delete()
    return invited


@transaction.atomic
def discard_list(member_import: MemberImport, *, by, at) -> None:
    """Raises ListGoneError."""
    _lock(member_import)
    fund_round = member_import.round
    member_import.delete()
    record_event(fund_round.fund, "discard_list", str(fund_round.year), by=by, at=at)


def _lock(member_import: MemberImport) -> None:
    if not MemberImport.objects.select_for_update().filter(pk=member_import.pk).exists():
        raise ListGoneError


def _entry(row: MemberImportRow) -> MemberEntry:
    return MemberEntry(row.name, row.kvk, row.email, row.holding, row.sub_branch, row.size_class)
