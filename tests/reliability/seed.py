"""Fills the database of a site under test and prints who is logged in: `python -m tests.reliability.seed COUNT`."""

import json
import sys

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402 - models are read after the set-up
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from tests.factories import NOW, make_assessment, make_organisation, make_user  # noqa: E402


def seed(count: int) -> list[dict]:
    call_command("migrate", verbosity=0)
    return [_account(number) for number in range(count)]


def _account(number: int) -> dict:
    kvk = f"{90001000 + number}"
    user = make_user(f"hr{number}@voorbeeld.example", f"Hanna {number}")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    make_assessment(make_organisation(user, kvk=kvk), NOW.year)
    client = Client()
    client.force_login(user)
    return {"cookie": client.cookies[settings.SESSION_COOKIE_NAME].value, "kvk": kvk, "year": NOW.year}


sys.stdout.write(json.dumps(seed(int(sys.argv[1]))))
