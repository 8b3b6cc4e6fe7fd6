"""Choosing a password; apart from other forms, because allauth imports those while it loads."""

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm
from allauth.account.models import EmailAddress

TWICE = "Dit is niet hetzelfde wachtwoord. Vul twee keer hetzelfde in."


class TwiceMixin:
    """Our own words for two passwords that differ, and for the field that asks again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = "Nog een keer het nieuwe wachtwoord"

    def add_error(self, field, error):
        differs = field == "password2" and self.cleaned_data.get("password2")
        super().add_error(field, TWICE if differs else error)


class ChoosePasswordForm(TwiceMixin, ResetPasswordKeyForm):
    """Who came by the link reads the mail of this address, so no second mail has to confirm it."""

    def save(self):
        super().save()
        address, _ = EmailAddress.objects.get_or_create(user=self.user, email=self.user.email)
        if address.set_verified():
            address.set_as_primary(conditional=True)


class NewPasswordForm(TwiceMixin, ChangePasswordForm):
    """Someone who is logged in chooses another password."""
