"""What changes support access: who keeps the platform running looks along with one employer, for some hours."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from organisations.events import record_event
from organisations.models import Organisation, SupportAccess, User

SHORTEST_REASON = 20
LONGEST_HOURS = 8


class ReasonTooShortError(ValueError):
    """The employer reads the reason; a word or two tells it nothing."""


class TermError(ValueError):
    """Access lasts from one to LONGEST_HOURS hours."""


class OwnEmployerError(ValueError):
    """Who has a role at the employer looks in that role."""


class AccessRunningError(ValueError):
    """This person has access there already."""


class AccessEndedError(ValueError):
    """The access ended already."""


@dataclass(frozen=True, slots=True)
class SupportRequest:
    """What someone of the platform asks; `reason` is for the employer to read."""

    reason: str
    hours: int


@transaction.atomic
def start_support(organisation: Organisation, asked: SupportRequest, *, by: User, at) -> SupportAccess:
    """Raises ReasonTooShortError, TermError, OwnEmployerError and AccessRunningError."""
    reason = asked.reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise ReasonTooShortError
    if not 1 <= asked.hours <= LONGEST_HOURS:
        raise TermError(str(asked.hours))
    # The row of the employer holds back a second request of the same person.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.memberships.filter(user=by).exists():
        raise OwnEmployerError(organisation.kvk)
    if organisation.support_accesses.filter(user=by, ended_at=None, ends_at__gt=at).exists():
        raise AccessRunningError(organisation.kvk)
    ends_at = at + timedelta(hours=asked.hours)
    access = SupportAccess.objects.create(
        organisation=organisation, user=by, reason=reason, started_at=at, ends_at=ends_at
    )
    record_event(organisation, "start_support", str(asked.hours), by=access, at=at)
    return access


@transaction.atomic
def end_support(access: SupportAccess, *, by: SupportAccess | None, at) -> SupportAccess:
    """End it before its time. Raises AccessEndedError."""
    access = SupportAccess.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=access.pk)
    if access.ended_at is not None or access.ends_at <= at:
        raise AccessEndedError(str(access.pk))
    access.ended_at = at
    access.save(update_fields=["ended_at"])
    record_event(access.organisation, "end_support", by=by, at=at)
    return access


@transaction.atomic
def remove_staff(user: User, *, by, at) -> None:
    """From now on this person does not keep the platform running; what access still lasts ends with it."""
    user.is_platform_staff = False
    user.save(update_fields=["is_platform_staff"])
    for access in user.support_accesses.filter(ended_at=None, ends_at__gt=at).order_by("id"):
        end_support(access, by=by, at=at)
