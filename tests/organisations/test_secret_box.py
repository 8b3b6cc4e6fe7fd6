"""Secrets at rest: unreadable as they stand, readable with the key of the site and with its earlier keys."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import InvalidToken

from organisations.secret_box import seal, unseal
from tests.factories import TOTP_SECRET, make_user
from tests.second_step import code_of


def test_what_was_sealed_is_opened_and_differs_every_time():
    first, second = seal("JBSWY3DP"), seal("JBSWY3DP")
    assert (unseal(first), unseal(second)) == ("JBSWY3DP", "JBSWY3DP")
    assert first != second
    assert "JBSWY3DP" not in first + second


def test_an_earlier_key_of_the_site_still_opens(settings):
    sealed = seal("geheim")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een-andere-sleutel-van-de-site-die-lang-genoeg-is"
    assert unseal(sealed) == "geheim"
    assert unseal(seal("nieuw")) == "nieuw"


def test_another_key_opens_nothing(settings):
    sealed = seal("geheim")
    settings.SECRET_KEY = "een-andere-sleutel-van-de-site-die-lang-genoeg-is"
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_what_was_changed_is_not_opened():
    sealed = seal("geheim")
    with pytest.raises(InvalidToken):
        unseal(sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:])


def test_secret_of_an_app_is_sealed_and_still_works(db):
    authenticator = make_user().authenticator_set.get()
    assert authenticator.data.keys() == {"secret"}
    assert unseal(authenticator.data["secret"]) == TOTP_SECRET
    assert authenticator.wrap().validate_code(code_of())


def test_recovery_codes_are_sealed_and_still_work(db):
    codes = RecoveryCodes.activate(make_user())
    stored = Authenticator.objects.get(type="recovery_codes").data
    assert len(unseal(stored["seed"])) == 80
    assert unseal(stored["seed"]) not in str(stored)
    assert codes.validate_code(codes.get_unused_codes()[0])
