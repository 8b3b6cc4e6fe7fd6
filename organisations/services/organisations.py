"""What changes organisations and their members."""

from django.db import transaction

from organisations.events import record_event
from organisations.models import COUNCIL_ROLES, EMPLOYER_ROLES, Membership, Organisation, Role, User


class OrganisationExistsError(ValueError):
    """Somebody registered this KvK number before."""


class LastAdminError(ValueError):
    """An organisation keeps at least one administrator."""


class OtherPartyError(ValueError):
    """Whoever manages the employer's side does not sit in its council, and the other way round."""


@transaction.atomic
def register_organisation(details: dict, *, by, at) -> Organisation:
    """Make the organisation with the user `by` as its administrator; `details` holds the model's own fields."""
    if Organisation.objects.filter(kvk=details["kvk"]).exists():
        raise OrganisationExistsError(details["kvk"])
    organisation = Organisation.objects.create(created_at=at, **details)
    admin = Membership.objects.create(user=by, organisation=organisation, role=Role.ADMIN, created_at=at)
    record_event(organisation, "register_organisation", organisation.kvk, by=admin, at=at)
    return organisation


@transaction.atomic
def change_organisation(organisation, details: dict, *, by, at) -> Organisation:
    for name, value in details.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(details))
    record_event(organisation, "change_organisation", ", ".join(sorted(details)), by=by, at=at)
    return organisation


@transaction.atomic
def verify_organisation(organisation, *, by, at) -> Organisation:
    """From now on its submitted assessments may count in benchmarks."""
    organisation.verified_at = at
    organisation.save(update_fields=["verified_at"])
    record_event(organisation, "verify_organisation", organisation.kvk, by=by, at=at)
    return organisation


@transaction.atomic
def add_member(organisation, email: str, role: Role, *, by, at) -> Membership:
    """Give the person with this address a role in its party; who is no user yet becomes one, without a password.

    Who has a role in that party already keeps it. Raises OtherPartyError.
    """
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    check_one_party(user, organisation, role)
    party = EMPLOYER_ROLES if role in EMPLOYER_ROLES else COUNCIL_ROLES
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, role__in=party, defaults={"role": role, "created_at": at}
    )
    if is_new:
        record_event(organisation, "add_member", role, by=by, at=at)
    return membership


@transaction.atomic
def change_role(membership, role: Role, *, by, at) -> Membership:
    """Raises LastAdminError for the last administrator, and OtherPartyError."""
    if membership.role != role:
        check_one_party(membership.user, membership.organisation, role)
        _check_admin_remains(membership)
        membership.role = role
        membership.save(update_fields=["role"])
        record_event(membership.organisation, "change_role", role, by=by, at=at)
    return membership


@transaction.atomic
def remove_member(membership, *, by, at) -> None:
    """Raises LastAdminError for the last administrator."""
    organisation = membership.organisation
    _check_admin_remains(membership)
    membership.delete()
    record_event(organisation, "remove_member", membership.role, by=by, at=at)


def check_one_party(user: User, organisation: Organisation, role: Role) -> None:
    """A council member may fill in a section or read along, but not manage. Raises OtherPartyError."""
    against = {Role.ADMIN: COUNCIL_ROLES, Role.COUNCIL_SECRETARY: (Role.ADMIN,), Role.COUNCIL_MEMBER: (Role.ADMIN,)}
    if organisation.memberships.filter(user=user, role__in=against.get(role, ())).exists():
        raise OtherPartyError(role)


def _check_admin_remains(membership) -> None:
    admins = membership.organisation.memberships.select_for_update().filter(role=Role.ADMIN)
    if membership.role == Role.ADMIN and len(admins) == 1:
        raise LastAdminError(membership.organisation.kvk)
