"""Mails to members. They carry links and no personal data beyond the address they go to."""

import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

logger = logging.getLogger(__name__)
MAIL_NOT_SENT = "de mail kon niet worden verstuurd. Vul het adres later nog eens in, dan proberen wij het opnieuw."


def entry_link(user) -> str:
    """Where this user begins: the log-in page, or the page to choose a first password."""
    if user.has_usable_password():
        return settings.SITE_URL + reverse("account_login")
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)


def send_invitation(membership, subject: str, template: str, context: dict) -> bool:
    """Mail a member the text of `template`, which is given the organisation and the link to begin at.

    False when the mail server did not take it: the membership stands, and inviting again sends the mail again.
    """
    given = {"organisation": membership.organisation, **context}
    return _send(membership.user, subject, render_to_string(template, given | {"link": entry_link(membership.user)}))


def send_fund_invitation(manager) -> bool:
    """Mail who works for a fund where to begin; False when the mail server did not take it."""
    context = {"fund": manager.fund, "link": entry_link(manager.user)}
    text = render_to_string("organisations/mail/fund_manager.txt", context)
    return _send(manager.user, f"Uw toegang voor {manager.fund}", text)


def _send(user, subject: str, text: str) -> bool:
    try:
        send_mail(subject, text, None, [user.email])
    except (OSError, SMTPException):
        logger.exception("Mail to user %s was not sent", user.pk)
        return False
    return True
