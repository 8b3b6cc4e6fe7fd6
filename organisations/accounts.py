"""How allauth's accounts behave here."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib import messages

logger = logging.getLogger(__name__)
NOT_SENT = "Onze mail kon niet worden verstuurd. Uw gegevens zijn bewaard. Probeer het over een kwartier opnieuw."


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix, email, context_data):
        """A mail server that is down is told on the page; what was filled in stands, and asking again mails again."""
        try:
            super().send_mail(template_prefix, email, context_data)
        except (OSError, SMTPException):
            logger.exception("Account mail %s was not sent", template_prefix)
            messages.error(context.request, NOT_SENT)
