"""How allauth's accounts behave here, and what they say."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.hashers import make_password

from organisations import secret_box
from organisations.second_factors import may_remove

logger = logging.getLogger(__name__)
NOT_SENT = "Onze mail kon niet worden verstuurd. Uw gegevens zijn bewaard. Probeer het over een kwartier opnieuw."
WAIT = "Er is te vaak iets verkeerds ingevuld. Wacht vijf minuten en probeer het dan opnieuw."
WRONG_CODE = "Deze code klopt niet, of is al gebruikt. Vul de code in die er nu staat."
REAUTHENTICATION = {
    "reauthenticate": "Met uw wachtwoord",
    "mfa_reauthenticate": "Met een code uit uw app, of een herstelcode",
    "mfa_reauthenticate:webauthn": "Met uw toegangssleutel",
}


class AccountAdapter(DefaultAccountAdapter):
    # allauth's own translation says "je", and does not always say what to do.
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is gesloten.",
        "email_password_mismatch": "Het e-mailadres en het wachtwoord horen niet bij elkaar. Kijk ze allebei na.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord. Vul het wachtwoord in waarmee u nu inlogt.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet. Vul het wachtwoord in waarmee u inlogt.",
        "invalid_or_expired_key": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def send_mail(self, template_prefix, email, context_data):
        """A mail server that is down is told on the page; what was filled in stands, and asking again mails again."""
        try:
            super().send_mail(template_prefix, email, context_data)
        except (OSError, SMTPException):
            logger.exception("Account mail %s was not sent", template_prefix)
            messages.error(context.request, NOT_SENT)

    def send_address_mail(self, email, link):
        self.send_mail("account/email/address_change", email, {"link": link})

    def send_account_already_exists_mail(self, email):
        """Costs a hash, as making an account would: how long an answer takes tells nobody who has one."""
        make_password(email)
        super().send_account_already_exists_mail(email)

    def get_reauthentication_methods(self, user):
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": REAUTHENTICATION[method["id"]]} for method in methods]

    def _get_login_attempts_cache_key(self, request, **credentials):
        # allauth counts per address and host; a host may carry any port, so that an attacker would never be counted.
        return f"account:{credentials.get('email', '').lower()}"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": (
            "Uw rol vraagt een tweede stap bij het inloggen, en dit is uw enige. "
            "Stel eerst een andere in; daarna kunt u deze weghalen."
        ),
        "cannot_generate_recovery_codes": "Stel eerst een app of een toegangssleutel in. Herstelcodes komen daarbij.",
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Bevestig eerst uw e-mailadres, met de link in onze mail. Daarna kunt u verder.",
    }

    def encrypt(self, text):
        return secret_box.seal(text)

    def decrypt(self, encrypted_text):
        return secret_box.unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        return may_remove(authenticator)

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth passes it by this name
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Sleutel {number}"
