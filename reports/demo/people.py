"""The people of the demo: users that everyone knows to be made up, and the roles in which they act."""

from allauth.account.models import EmailAddress

from organisations.models import Membership, Role, User
from reports.demo.accounts import DEMO_PASSWORD, DemoAccount


def make_account(account: DemoAccount) -> User:
    """A user who can log in at once: with the password of the demo and a confirmed address."""
    user = make_user(account.email, DEMO_PASSWORD, name=account.name)
    EmailAddress.objects.create(user=user, email=account.email, verified=True, primary=True)
    return user


def make_user(email: str, password: str | None = None, *, name: str = "") -> User:
    """Without a password nobody logs in as this user."""
    user = User.objects.create_user(email, password, name=name)
    user.is_fictional = True
    user.save(update_fields=["is_fictional"])
    return user


def admin_of(kvk: str) -> Membership:
    return Membership.objects.select_related("organisation", "user").get(organisation__kvk=kvk, role=Role.ADMIN)
