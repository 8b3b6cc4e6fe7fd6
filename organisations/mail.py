"""Mails to members. They carry links and no personal data beyond the address they go to."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse


def entry_link(user) -> str:
    """Where this user begins: the log-in page, or the page to choose a first password."""
    if user.has_usable_password():
        return settings.SITE_URL + reverse("account_login")
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return get_adapter().get_reset_password_from_key_url(key)


def send_invitation(membership, subject: str, template: str, context: dict) -> None:
    """Mail a member the text of `template`, which is given the organisation and the link to begin at."""
    text = render_to_string(
        template,
        {"organisation": membership.organisation, "link": entry_link(membership.user), **context},
    )
    send_mail(subject, text, None, [membership.user.email])
