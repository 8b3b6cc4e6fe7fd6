"""Addresses of accounts and organisations; the account pages are allauth's, under Dutch addresses."""

from allauth.account import views as account
from django.urls import path, re_path

from organisations.views import organisation

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("aanmelden/", account.signup, name="account_signup"),
    path("account/gesloten/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/e-mail/", account.email, name="account_email"),
    path("account/e-mail/verstuurd/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/e-mail/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("wachtwoord-vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord-kiezen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord-kiezen/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("organisatie/aanmelden/", organisation.register, name="register_organisation"),
    path("werkgever/<kvk:kvk>/", organisation.detail, name="organisation"),
    path("werkgever/<kvk:kvk>/collega/", organisation.add_member, name="add_member"),
    path("werkgever/<kvk:kvk>/collega/<int:membership_id>/weg/", organisation.remove_member, name="remove_member"),
]
