"""Who may do what, in which organisation or fund: the only place that decides it.

A stranger gets 404 (it does not exist for them), a member whose role falls short gets 403.
"""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.http import Http404

from organisations.models import FundManager, Membership, Role


class Action(StrEnum):
    VIEW_TASKS = "view_tasks"
    ANSWER_ASSIGNED = "answer_assigned"
    ANSWER_ALL = "answer_all"
    SUBMIT = "submit"
    MANAGE_MEMBERS = "manage_members"
    VIEW_RESULTS = "view_results"
    PLAN = "plan"
    SHARE = "share"


ALLOWED = {
    Role.ADMIN: frozenset(Action),
    Role.CONTRIBUTOR: frozenset({Action.VIEW_TASKS, Action.ANSWER_ASSIGNED}),
}


def may(membership: Membership, action: Action) -> bool:
    return action in ALLOWED[Role(membership.role)]


def membership_for(user, kvk: str, action: Action) -> Membership:
    """The user's membership of the organisation with this KvK number, where it allows the action.

    Raises Http404 for who is no member, PermissionDenied for a member whose role does not allow the action.
    """
    membership = (
        Membership.objects.select_related("organisation", "user").filter(user=user, organisation__kvk=kvk).first()
    )
    if membership is None:
        raise Http404("Geen organisatie met dit nummer waar u toegang toe hebt.")
    if not may(membership, action):
        raise PermissionDenied("Uw rol in deze organisatie geeft hier geen toegang toe.")
    return membership


def fund_manager_for(user, slug: str) -> FundManager:
    """The user's place in this fund, with the fund; there is one role. Raises Http404 for everyone else."""
    manager = FundManager.objects.select_related("fund", "user").filter(user=user, fund__slug=slug).first()
    if manager is None:
        raise Http404("Geen fonds met deze naam waar u toegang toe hebt.")
    return manager
