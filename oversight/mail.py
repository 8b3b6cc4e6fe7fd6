"""Mails about the platform's own looking along. They name no person."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from organisations.models import Role, SupportAccess

logger = logging.getLogger(__name__)


def send_support_notice(access: SupportAccess) -> bool:
    """Tell every administrator of the employer that someone looks along, why and until when.

    False when the mail server did not take all of them; the employer's trail tells it in any case.
    """
    organisation = access.organisation
    link = settings.SITE_URL + reverse("trail", args=[organisation.kvk])
    text = render_to_string("oversight/mail/support.txt", {"access": access, "link": link})
    admins = organisation.memberships.filter(role=Role.ADMIN).order_by("id")
    taken = [_send(address, text) for address in admins.values_list("user__email", flat=True)]
    return all(taken)


def _send(address: str, text: str) -> bool:
    try:
        send_mail("Ondersteuning van goedwerk kijkt mee", text, None, [address])
    except (OSError, SMTPException):
        logger.exception("A notice of support access was not sent")
        return False
    return True
