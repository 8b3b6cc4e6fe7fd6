"""The links that prove who reads the mail of an address: nothing is stored until one is opened."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from organisations.models import User

SALT = "organisations.address"
VALID_SECONDS = 3 * 24 * 60 * 60


def address_link(user: User, email: str) -> str:
    """The whole address, for the mail to the new address."""
    token = signing.dumps([user.pk, user.email, email], salt=SALT)
    return settings.SITE_URL + reverse("confirm_address", args=[token])


def address_in(token: str, user: User) -> str | None:
    """The new address; None for a link that is forged, too old, someone else's, or was used."""
    try:
        number, present, new = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    return new if (number, present) == (user.pk, user.email) else None
