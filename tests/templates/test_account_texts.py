"""Every text of allauth that someone can meet here is ours: Dutch, and with "u"."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordForm, SignupForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from organisations.accounts import AccountAdapter, SecondFactorAdapter
from organisations.forms import AddressForm
from organisations.models import User
from organisations.password_form import ChoosePasswordForm, NewPasswordForm
from organisations.second_factor_forms import AddKeyForm, ConfirmCodeForm, LogInCodeForm

THEIRS = Path(allauth.__file__).parent / "templates"
OURS = Path(settings.BASE_DIR) / "templates"
# What is switched off (codes by mail, phones, sign-up with a passkey, trusted browsers, several addresses per account),
# and their own frames.
NOT_USED = re.compile(
    r"(phone|login_code|_code\.|_code_|signup_by_passkey|webauthn/signup_form|trust\.|snippets/|/base|email_change\.html"
    r"|email_deleted|email/email_confirm_|messages/(cannot_delete|primary_email|unverified)|_password_reset_(message|subject)|recovery_codes/download|email_confirmation_signup_message)"
)
USED = sorted(
    str(path.relative_to(THEIRS))
    for app in ("account", "mfa", "usersessions")
    for path in (THEIRS / app).rglob("*.*")
    if not NOT_USED.search(str(path.relative_to(THEIRS)))
)
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|your|you|please|password|code is)\b", re.IGNORECASE)
NOT_MET = {"phone_password_mismatch", "phone_taken", "unknown_phone", "username_blacklisted", "username_taken"}
NOT_MET |= {"username_password_mismatch", "select_only_one", "same_as_current", "invalid_login", "unknown_email"}
NOT_MET |= {"add_email_blocked", "duplicate_email", "email_taken", "max_email_addresses", "unverified_primary_email"}
NOT_MET |= {"cannot_remove_primary_email"}


@pytest.mark.parametrize("name", USED)
def test_a_page_or_mail_of_allauth_is_replaced(name):
    assert (OURS / name).is_file()


def test_what_is_replaced_is_still_there():
    """A page that allauth renamed would bring back the English one."""
    assert len(USED) > 50
    assert {"mfa/index.html", "account/login.html", "usersessions/usersession_list.html"} <= set(USED)


@pytest.mark.parametrize("adapter", [AccountAdapter, SecondFactorAdapter])
def test_messages_are_ours(adapter):
    words = {code: str(text) for code, text in adapter.error_messages.items() if code not in NOT_MET}
    assert {code: text for code, text in words.items() if FAMILIAR.search(text) or ENGLISH.search(text)} == {}


@pytest.mark.parametrize(
    "form",
    [
        lambda user: LoginForm(),
        lambda user: SignupForm(),
        lambda user: ResetPasswordForm(),
        lambda user: AddressForm(user=user),
        lambda user: ReauthenticateForm(user=user),
        lambda user: NewPasswordForm(user=user),
        lambda user: ChoosePasswordForm(user=user),
        lambda user: LogInCodeForm(user=user),
        lambda user: ConfirmCodeForm(user=user),
        lambda user: AddKeyForm(user=user),
        lambda user: GenerateRecoveryCodesForm(user=user),
    ],
)
def test_fields_are_dutch(form, db):
    user = User.objects.create_user("iemand@voorbeeld.example")
    for field in form(user).fields.values():
        words = f"{field.label or ''} {field.help_text}"
        assert not FAMILIAR.search(words)
        assert not ENGLISH.search(re.sub(r"<[^>]+>", "", words))


MAILS = sorted(
    str(path.relative_to(OURS)) for app in ("account", "mfa") for path in (OURS / app / "email").glob("*.txt")
)


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_dutch_and_plain(name):
    context = {
        "timestamp": timezone.now(),
        "from_email": "a@voorbeeld.example",
        "to_email": "b@voorbeeld.example",
        "link": "https://goedwerk.example/",
    }
    text = render_to_string(name, context)
    assert not FAMILIAR.search(text)
    assert not ENGLISH.search(text)
    assert "&#x27;" not in text
    assert name.endswith("_subject.txt") is (len(text.strip().splitlines()) == 1)
