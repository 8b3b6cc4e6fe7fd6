"""Choosing a password through a mailed link; apart from other forms, because allauth imports those while it loads."""

from allauth.account.forms import ResetPasswordKeyForm
from allauth.account.models import EmailAddress


class ChoosePasswordForm(ResetPasswordKeyForm):
    """Who came by the link reads the mail of this address, so no second mail has to confirm it."""

    def save(self):
        super().save()
        address, _ = EmailAddress.objects.get_or_create(user=self.user, email=self.user.email)
        if address.set_verified():
            address.set_as_primary(conditional=True)
