"""`manage.py verify_organisation`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Event

pytestmark = pytest.mark.django_db


def test_verify_organisation_records_the_moment_and_an_event(employer):
    out = StringIO()
    call_command("verify_organisation", employer.kvk, stdout=out)
    employer.refresh_from_db()
    event = Event.objects.get(organisation=employer, verb="verify_organisation")
    assert out.getvalue() == "Voorbeeld Metaal is gecontroleerd.\n"
    assert (event.at, event.actor) == (employer.verified_at, None)


@pytest.mark.parametrize("kvk", ["12345678", "geen-nummer"])
def test_verify_organisation_refuses_an_unknown_number(db, kvk):
    with pytest.raises(CommandError, match=f"geen organisatie met KvK-nummer {kvk}") as refusal:
        call_command("verify_organisation", kvk)
    assert refusal.value.returncode == 2


def test_verify_organisation_is_done_once(employer):
    call_command("verify_organisation", employer.kvk, stdout=StringIO())
    with pytest.raises(CommandError, match="was al gecontroleerd"):
        call_command("verify_organisation", employer.kvk)
