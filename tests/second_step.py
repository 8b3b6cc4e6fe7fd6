"""Logging in through the form, with the code that the app of the cast would show."""

import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories import PASSWORD, TOTP_SECRET


def code_of(secret=TOTP_SECRET, steps=0) -> str:
    """The code of now, or of so many periods later: a code is taken once."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD + steps))


def log_in_through_the_form(client, email, password=PASSWORD, query="", steps=0):
    """Both steps; the second only where the first asks for it."""
    page = client.post(f"/inloggen/{query}", {"login": email, "password": password}, follow=True)
    if page.request["PATH_INFO"] != "/inloggen/tweede-stap/":
        return page
    return client.post("/inloggen/tweede-stap/", {"code": code_of(steps=steps)}, follow=True)
