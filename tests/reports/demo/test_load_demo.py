"""`manage.py load_demo`: once, only in the demo, and it says who can log in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Organisation
from reports.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("load_demo", employers=1, stdout=out)
    return out.getvalue().splitlines()


def test_command_loads_once_and_says_who_can_log_in():
    first, again = run(), run()
    assert first[0] == "1 verzonnen werkgevers geladen, over 2024 tot en met 2026."
    assert again[0] == "De demonstratie staat er al; er is niets veranderd."
    assert first[1:] == again[1:]
    assert first[2] == f"Inloggen, met voor iedereen het wachtwoord {DEMO_PASSWORD}:"
    assert [line.split()[0] for line in first[3 : 3 + len(DEMO_ACCOUNTS)]] == [
        account.email for account in DEMO_ACCOUNTS
    ]
    assert first[-1] == "  00000001  Zilverspin Metaalwerken, 64 mensen: in bespreking"
    assert Organisation.objects.count() == 1


def test_command_names_the_employers_with_a_matrix_alone():
    make_organisation(make_user("hr.waaier@voorbeeld.example"), "00000061", is_fictional=True)
    assert run()[-1] == "  00000061  Thuiszorg De Waaier: alleen een competentiematrix"


def test_command_is_refused_outside_the_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError) as refused:
        run()
    assert refused.value.returncode == 2
    assert not Organisation.objects.exists()
