"""Addresses of accounts and organisations; the account pages are allauth's, under Dutch addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from organisations.views import accounts, organisation

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("aanmelden/", account.signup, name="account_signup"),
    path("account/gesloten/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/e-mail/", accounts.address, name="account_email"),
    path("account/e-mail/nieuw/<token>/", accounts.confirm_address, name="confirm_address"),
    path("account/e-mail/verstuurd/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/e-mail/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/toegangssleutel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("account/bevestigen/tweede-stap/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/toegangssleutel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/tweede-stap/", mfa.index, name="mfa_index"),
    path("account/tweede-stap/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-stap/herstelcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/tweede-stap/herstelcodes/nieuw/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/tweede-stap/herstelcodes/bestand/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/tweede-stap/sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/tweede-stap/sleutels/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/tweede-stap/sleutels/<int:pk>/weg/", accounts.remove_key, name="mfa_remove_webauthn"),
    path("account/tweede-stap/sleutels/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/sessies/", accounts.sessions, name="usersessions_list"),
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
