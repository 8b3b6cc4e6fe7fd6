"""Inviting a fund's members to a round, and asking for reminders; benchmarks/mail.py sends the mails."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from benchmarks.models import Invitation, Round
from benchmarks.round_selectors import REMINDERS_ASKED, remindable, reminders_asked_at
from organisations.events import record_event
from organisations.services.fund_lists import BATCH, put_on_list
from organisations.services.funds import MemberEntry


class RoundClosedError(ValueError):
    """The round is over: nobody can take part any more."""


class UnknownSubBranchError(ValueError):
    """The round has no sub-branch of this name."""


class NotOpenYetError(ValueError):
    """Before the round opens there is nothing to remind of."""


class RemindedAlreadyError(ValueError):
    """Members are reminded once in a round."""


@transaction.atomic
def invite_members(fund_round: Round, entries: Sequence[MemberEntry], *, by, at) -> int:
    """Put these employers on the fund's list and invite who was not invited yet; how many those are.

    Whoever was invited before stays in the sub-branch of that time: cells are fixed in advance.
    Raises RoundClosedError and UnknownSubBranchError.
    """
    if localdate(at) > fund_round.closes_on:
        raise RoundClosedError(str(fund_round))
    branches = {branch.name: branch for branch in fund_round.sub_branches.all()}
    unknown = {entry.sub_branch for entry in entries} - branches.keys() - {""}
    if unknown:
        raise UnknownSubBranchError(", ".join(sorted(unknown)))
    members = put_on_list(fund_round.fund, entries, by=by, at=at)
    invited = set(fund_round.invitations.values_list("member_id", flat=True))
    new = [
        Invitation(
            round=fund_round, member=members[entry.kvk], sub_branch=branches.get(entry.sub_branch), invited_at=at
        )
        for entry in entries
        if members[entry.kvk].pk not in invited
    ]
    Invitation.objects.bulk_create(new, batch_size=BATCH)
    record_event(fund_round.fund, "invite_members", str(fund_round.year), by=by, at=at)
    return len(new)


@transaction.atomic
def ask_for_reminders(fund_round: Round, *, by, at) -> Round:
    """Have everyone reminded who did not submit, once; it does not tell how many those are.

    Raises NotOpenYetError, RoundClosedError and RemindedAlreadyError.
    """
    today = localdate(at)
    if today < fund_round.opens_on:
        raise NotOpenYetError(str(fund_round))
    if today > fund_round.closes_on:
        raise RoundClosedError(str(fund_round))
    Round.objects.select_for_update().get(pk=fund_round.pk)
    if reminders_asked_at(fund_round):
        raise RemindedAlreadyError(str(fund_round))
    remindable(fund_round).update(reminder_due_at=at)
    record_event(fund_round.fund, REMINDERS_ASKED, str(fund_round.year), by=by, at=at)
    return fund_round
