"""The links in invitations: a signed number, so that only who got the mail has the address."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.timezone import localdate

from benchmarks.models import Invitation

_signer = Signer(salt="benchmarks.invitation")


def invitation_token(invitation: Invitation) -> str:
    return _signer.sign(str(invitation.pk))


def invitation_link(invitation: Invitation) -> str:
    """The whole address, for a mail."""
    return settings.SITE_URL + reverse("accept_invitation", args=[invitation_token(invitation)])


def invitation_of(token: str) -> Invitation | None:
    """The invitation with its member and round; None for a forged token, and once the round is closed."""
    try:
        number = _signer.unsign(token)
    except BadSignature:
        return None
    invited = Invitation.objects.select_related("member", "round__fund")
    return invited.filter(pk=number, round__closes_on__gte=localdate()).first()
