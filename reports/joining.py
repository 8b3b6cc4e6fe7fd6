"""The page behind the link that a fund mailed: who asks what, and what this visitor can do with it."""

from dataclasses import dataclass
from enum import StrEnum

from benchmarks.models import Invitation, Round
from organisations import access
from organisations.access import Action
from organisations.models import FundMember, Membership, Organisation, SectorFund
from organisations.selectors import memberships_of


class Standing(StrEnum):
    """How the visitor stands towards the employer that was invited."""

    MAY_JOIN = "may_join"
    JOINED = "joined"
    CONTRIBUTOR = "contributor"
    REGISTERED_BY_OTHERS = "registered_by_others"
    NOT_REGISTERED = "not_registered"


@dataclass(frozen=True, slots=True)
class JoiningPage:
    """`membership` is the visitor's own in the invited employer; None: no role there."""

    member: FundMember
    round: Round
    standing: Standing
    membership: Membership | None

    @property
    def fund(self) -> SectorFund:
        return self.round.fund


def build_joining_page(user, invitation: Invitation) -> JoiningPage:
    member = invitation.member
    membership = memberships_of(user).filter(organisation__kvk=member.kvk).select_related("user").first()
    return JoiningPage(member, invitation.round, _standing(member, membership), membership)


def _standing(member: FundMember, membership: Membership | None) -> Standing:
    if membership is None:
        is_known = Organisation.objects.filter(kvk=member.kvk).exists()
        return Standing.REGISTERED_BY_OTHERS if is_known else Standing.NOT_REGISTERED
    if not access.may(membership, Action.SHARE):
        return Standing.CONTRIBUTOR
    return Standing.JOINED if member.organisation_id else Standing.MAY_JOIN
