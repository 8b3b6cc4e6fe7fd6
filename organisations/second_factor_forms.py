"""What a person types for the second step; apart from other forms, because allauth imports those while it loads."""

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache

# A code is taken in its own period and in those beside it, and must be remembered as long.
CODE_LIVES = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
NAME_HINT = "Bijvoorbeeld “laptop van het werk”. Zo weet u later welke het is."


def _code_field(label: str, **attrs) -> forms.CharField:
    usual = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "input-short"}
    return forms.CharField(label=label, widget=forms.TextInput(attrs=usual | attrs))


class OnceMixin:
    """Takes every code of an app once: allauth itself forgets a code before it stops being valid."""

    def clean_code(self):
        code = super().clean_code()
        is_of_app = self.authenticator.type == Authenticator.Type.TOTP
        used = f"second-factor-used:{self.user.pk}:{''.join(filter(str.isdigit, code))}"
        if is_of_app and not cache.add(used, True, timeout=CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class LogInCodeForm(OnceMixin, AuthenticateForm):
    code = _code_field("Code uit uw app, of een herstelcode", autofocus=True)


class ConfirmCodeForm(OnceMixin, ReauthenticateForm):
    code = _code_field("Code uit uw app, of een herstelcode", autofocus=True)


class SetUpAppForm(ActivateTOTPForm):
    code = _code_field("Code die de app nu toont")


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label="Naam van de sleutel", help_text=NAME_HINT, required=False, max_length=60)
    passwordless = forms.BooleanField(
        label="Ik wil met deze sleutel ook zonder wachtwoord inloggen",
        help_text="Uw apparaat vraagt dan om uw vinger, uw gezicht of uw pincode.",
        required=False,
        initial=True,
    )


class RenameKeyForm(EditWebAuthnForm):
    name = forms.CharField(label="Naam van de sleutel", help_text=NAME_HINT, max_length=60)
