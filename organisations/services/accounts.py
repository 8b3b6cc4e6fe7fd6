"""What changes in someone's own account beyond what allauth changes."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db import transaction

from organisations.events import record_event
from organisations.models import FundManager, Membership, Organisation, SectorFund, User


class AddressTakenError(Exception):
    """Another account has this address."""


def is_taken(email: str, user: User) -> bool:
    """Whether another account has it, or confirmed it."""
    others = User.objects.exclude(pk=user.pk)
    return others.filter(email=email).exists() or others.filter(emailaddress__email=email).exists()


@transaction.atomic
def change_address(email: str, *, by: User, at) -> User:
    """Let someone log in and get mail at this address from now on, and at no other; it was proven to be theirs.

    Told in the trail of every employer and fund that they have a role at.
    """
    if is_taken(email, by):
        raise AddressTakenError
    by.emailaddress_set.all().delete()
    EmailAddress.objects.create(user=by, email=email, verified=True, primary=True)
    by.email = email
    by.save(update_fields=["email"])
    for subject, place in _places_of(by):
        record_event(subject, "change_address", by=place, at=at)
    return by


@transaction.atomic
def reset_second_factor(user: User, *, by: None, at) -> User:
    """Remove every second factor, recovery codes too; `by` is None, because only the command line can do it."""
    user.authenticator_set.all().delete()
    for subject, _ in _places_of(user):
        record_event(subject, "reset_second_factor", by=by, at=at)
    return user


def _places_of(user: User) -> Iterator[tuple[Organisation | SectorFund, Membership | FundManager]]:
    """Whose trail tells of the user's account, with the role there; in one order, because each trail is locked."""
    for membership in user.memberships.select_related("organisation").order_by("organisation_id", "id"):
        yield membership.organisation, membership
    for manager in user.fund_managements.select_related("fund").order_by("fund_id"):
        yield manager.fund, manager
