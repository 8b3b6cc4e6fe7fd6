"""Who may do what, in which organisation or fund: the only place that decides it.

A stranger gets 404 (it does not exist for them), a member whose role falls short gets 403.
"""

from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone

from organisations.models import (
    FundManager,
    FundRole,
    Membership,
    Organisation,
    Role,
    SectorFund,
    SupportAccess,
)


class Action(StrEnum):
    """What can be done at an employer.

    The rows of the competentiematrix are for MANAGE_MATRIX, and for LEAD_TEAM in one's own team; nobody else sees them.
    The council's pages and the employer's answer to them are the last four.
    """

    VIEW_DRAFT = "view_draft"
    VIEW_TASKS = "view_tasks"
    ANSWER_ASSIGNED = "answer_assigned"
    ANSWER_ALL = "answer_all"
    SUBMIT = "submit"
    MANAGE_MEMBERS = "manage_members"
    VIEW_RESULTS = "view_results"
    PLAN = "plan"
    SHARE = "share"
    VIEW_TRAIL = "view_trail"
    MANAGE_MATRIX = "manage_matrix"
    LEAD_TEAM = "lead_team"
    CONSULT = "consult"
    VIEW_DISCUSSION = "view_discussion"
    DISCUSS = "discuss"
    MANAGE_COUNCIL = "manage_council"


class FundAction(StrEnum):
    VIEW = "view"
    MANAGE = "manage"


OF_THE_COUNCIL = frozenset({Action.DISCUSS, Action.MANAGE_COUNCIL})
READING = frozenset({Action.VIEW_RESULTS, Action.VIEW_DISCUSSION})
ALLOWED = {
    Role.ADMIN: frozenset(Action) - OF_THE_COUNCIL,
    Role.CONTRIBUTOR: frozenset({Action.VIEW_DRAFT, Action.VIEW_TASKS, Action.ANSWER_ASSIGNED, Action.LEAD_TEAM}),
    Role.READER: READING,
    Role.COUNCIL_SECRETARY: READING | OF_THE_COUNCIL,
    Role.COUNCIL_MEMBER: READING | {Action.DISCUSS},
    SupportAccess.role: READING | {Action.VIEW_DRAFT, Action.VIEW_TASKS, Action.VIEW_TRAIL},
}
FUND_ALLOWED = {FundRole.MANAGER: frozenset(FundAction), FundRole.READER: frozenset({FundAction.VIEW})}
# Roles that can change who sees what, or see many: a password alone is not enough for them.
SECOND_FACTOR_ROLES = frozenset({Role.ADMIN, FundRole.MANAGER, SupportAccess.role})
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Refused(PermissionDenied):
    """A member whose role, `place`, does not allow what was asked."""

    def __init__(
        self, place: Membership | FundManager | SupportAccess, message: str = "Uw rol geeft hier geen toegang toe."
    ):
        super().__init__(message)
        self.place = place


class Stranger(Http404):
    """Someone without a role asked for `subject`; None: there is no such organisation or fund."""

    def __init__(self, message: str, subject: Organisation | SectorFund | None):
        super().__init__(message)
        self.subject = subject


class SecondFactorMissing(PermissionDenied):
    """The role asks for a second factor, and this person has set up none."""


def may(place: Membership | SupportAccess, action: Action) -> bool:
    return action in ALLOWED[place.role]


def may_at_fund(manager: FundManager, action: FundAction) -> bool:
    return action in FUND_ALLOWED[manager.role]


def membership_for(user, kvk: str, action: Action) -> Membership | SupportAccess:
    """The role in which the user may do this in the organisation with this KvK number.

    Raises Stranger (404) for who has no role there, Refused (403) for who has none that allows the action, and
    SecondFactorMissing.
    """
    places = _places_at(user, kvk)
    if not places:
        subject = Organisation.objects.filter(kvk=kvk).first()
        raise Stranger("Geen organisatie met dit nummer waar u toegang toe hebt.", subject)
    allowed = next((place for place in places if may(place, action)), None)
    if allowed is None:
        raise Refused(places[0])
    _check_second_factor(allowed)
    return allowed


def fund_manager_for(user, slug: str, action: FundAction) -> FundManager:
    """The user's place in this fund, with the fund, where it allows the action. Raises as `membership_for` does."""
    places = FundManager.objects.filter(user=user, fund__slug=slug).select_related("fund", "user")
    manager = places.annotate(has_second_factor=_has_second_factor()).first()
    if manager is None:
        subject = SectorFund.objects.filter(slug=slug).first()
        raise Stranger("Geen fonds met deze naam waar u toegang toe hebt.", subject)
    if not may_at_fund(manager, action):
        raise Refused(manager)
    _check_second_factor(manager)
    return manager


def check_platform_staff(user) -> None:
    """Raises Stranger for everyone who does not keep the platform running, and SecondFactorMissing."""
    if not user.is_platform_staff:
        raise Stranger("Deze pagina is er niet.", None)
    has_factor = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()
    if not (has_factor or is_of_the_demo(user)):
        raise SecondFactorMissing("Uw rol vraagt een tweede stap bij het inloggen.")


def running_supports(user, *, at):
    """The support accesses of the user that last at this moment; none for who is not of the platform (any more)."""
    if not user.is_platform_staff:
        return SupportAccess.objects.none()
    running = SupportAccess.objects.filter(user=user, ended_at=None, started_at__lte=at, ends_at__gt=at)
    return running.order_by("-ends_at")


def _places_at(user, kvk: str) -> list[Membership | SupportAccess]:
    """Every role of the user there; who keeps the platform running has one while a support access lasts."""
    places = Membership.objects.filter(user=user, organisation__kvk=kvk).order_by("id")
    found = _with_second_factor(places)
    if user.is_platform_staff:
        found += _with_second_factor(running_supports(user, at=timezone.now()).filter(organisation__kvk=kvk))
    return found


def _with_second_factor(places) -> list:
    return list(places.select_related("organisation", "user").annotate(has_second_factor=_has_second_factor()))


def _has_second_factor() -> Exists:
    return Exists(Authenticator.objects.filter(user=OuterRef("user"), type__in=SECOND_FACTORS))


def _check_second_factor(place) -> None:
    is_asked = place.role in SECOND_FACTOR_ROLES and not is_of_the_demo(place.user)
    if is_asked and not place.has_second_factor:
        raise SecondFactorMissing("Uw rol vraagt een tweede stap bij het inloggen.")


def is_of_the_demo(user) -> bool:
    """Whether this is one of the made-up people, and the site is a demo: both, or no exception is made."""
    return settings.DEMO and user.is_fictional
