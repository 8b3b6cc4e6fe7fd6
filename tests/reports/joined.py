"""A fund that is asking now: employers that it invited, and employers that joined it."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from benchmarks.models import Invitation, Round
from benchmarks.services.invitations import invite_members
from organisations.models import FundMember, Organisation, Purpose, SectorFund
from organisations.services.funds import MemberEntry, join_fund
from tests.factories import admin_of, make_round

CLOSES_ON = localdate() + timedelta(days=30)


def open_round_today(fund: SectorFund) -> Round:
    """A round that is open on the day of the test; what it asks is over this year."""
    later = {
        name: CLOSES_ON + timedelta(days=days)
        for name, days in {"closes_on": 0, "publishes_on": 30, "corrects_on": 90}.items()
    }
    return make_round(fund, localdate().year, opens_on=localdate(), **later)


def invite(fund: SectorFund, kvk="90000001", name="Voorbeeld Metaal") -> Invitation:
    """Invite an employer to the open round of the fund, which is opened where there is none."""
    fund_round = fund.rounds.first() or open_round_today(fund)
    manager = fund.managers.select_related("user").get()
    invite_members(fund_round, (MemberEntry(name, kvk, f"hr@{kvk}.example"),), by=manager, at=now())
    return Invitation.objects.select_related("member", "round__fund").get(round=fund_round, member__kvk=kvk)


def join(organisation: Organisation, fund: SectorFund, purposes: set[Purpose] = frozenset(), *, at) -> FundMember:
    """Take up the fund's invitation."""
    member = invite(fund, organisation.kvk, organisation.name).member
    return join_fund(member, organisation, purposes, by=admin_of(organisation), at=at)
