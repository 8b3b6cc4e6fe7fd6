"""What changes who speaks for the staff. The employer invites the first; from then on the council manages itself."""

from collections.abc import Sequence

from django.db import transaction

from organisations.events import record_event
from organisations.models import COUNCIL_ROLES, Membership, Organisation, ParticipationForm, Role
from organisations.services.organisations import add_member

# A staff meeting speaks through two spokespersons, who check each other.
SPOKESPERSONS = 2


class NoCouncilError(ValueError):
    """Nobody speaks for the staff of this organisation."""


class CouncilThereError(ValueError):
    """The council has its people; they manage themselves."""


class CouncilFullError(ValueError):
    """A staff meeting has its two spokespersons."""


class LastSecretaryError(ValueError):
    """A council with members keeps a secretary."""


@transaction.atomic
def invite_secretary(organisation: Organisation, email: str, *, by, at) -> Membership:
    """The employer's one step: from now on the council is its own.

    Until the first one has logged in, inviting again mails again, or corrects a mistyped address. Raises
    NoCouncilError, CouncilThereError, and OtherPartyError for an administrator of the employer.
    """
    if organisation.participation_form == ParticipationForm.NONE:
        raise NoCouncilError(organisation.kvk)
    seats = _locked_seats(organisation)
    if not is_awaited(seats):
        raise CouncilThereError(organisation.kvk)
    for seat in seats:
        if seat.user.email != email.lower():
            seat.delete()
            record_event(organisation, "remove_member", seat.role, by=by, at=at)
    return add_member(organisation, email, Role.COUNCIL_SECRETARY, by=by, at=at)


def is_awaited(seats: Sequence[Membership]) -> bool:
    """Whether nobody of the council came yet: there is no one, or the first alone, who never logged in."""
    return not seats or (len(seats) == 1 and seats[0].user.last_login is None)


@transaction.atomic
def add_council_member(organisation: Organisation, email: str, *, by, at) -> Membership:
    """Raises CouncilFullError, and OtherPartyError for an administrator of the employer."""
    seats = _locked_seats(organisation)
    is_new = email.lower() not in {seat.user.email for seat in seats}
    is_meeting = organisation.participation_form == ParticipationForm.STAFF_MEETING
    if is_meeting and is_new and len(seats) >= SPOKESPERSONS:
        raise CouncilFullError(organisation.kvk)
    return add_member(organisation, email, Role.COUNCIL_MEMBER, by=by, at=at)


@transaction.atomic
def hand_over_secretary(successor: Membership, *, by, at) -> Membership:
    """Another member becomes the secretary; who was it stays as a member."""
    organisation = successor.organisation
    _locked_seats(organisation)
    seats = organisation.memberships.filter(role__in=COUNCIL_ROLES)
    seats.filter(role=Role.COUNCIL_SECRETARY).update(role=Role.COUNCIL_MEMBER)
    seats.filter(pk=successor.pk).update(role=Role.COUNCIL_SECRETARY)
    successor.role = Role.COUNCIL_SECRETARY
    record_event(organisation, "hand_over_secretary", by=by, at=at)
    return successor


@transaction.atomic
def remove_council_member(seat: Membership, *, by, at) -> None:
    """Raises LastSecretaryError for the secretary while there are others; alone, the council is empty again."""
    others = [other for other in _locked_seats(seat.organisation) if other.pk != seat.pk]
    if seat.role == Role.COUNCIL_SECRETARY and others:
        raise LastSecretaryError(seat.organisation.kvk)
    seat.delete()
    record_event(seat.organisation, "remove_member", seat.role, by=by, at=at)


def _locked_seats(organisation: Organisation) -> list[Membership]:
    seats = organisation.memberships.select_for_update(of=("self",)).filter(role__in=COUNCIL_ROLES)
    return list(seats.select_related("user").order_by("id"))
