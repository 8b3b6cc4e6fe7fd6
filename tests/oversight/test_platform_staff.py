"""`manage.py platform_staff`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command("platform_staff", *words, stdout=out)
    return out.getvalue()


def test_add_list_and_remove():
    make_user("steun@goedwerk.example")
    assert "steun@goedwerk.example hoort nu bij de ondersteuning" in run("add", "Steun@goedwerk.example")
    assert run("list") == "steun@goedwerk.example\n"
    assert run("remove", "steun@goedwerk.example") == "steun@goedwerk.example hoort niet meer bij de ondersteuning.\n"
    assert run("list") == ""
    assert not User.objects.get().is_platform_staff


@pytest.mark.parametrize("what", ["add", "remove"])
def test_an_unknown_address_is_refused(what):
    with pytest.raises(CommandError, match="Er is geen account met het adres") as refusal:
        run(what, "niemand@goedwerk.example")
    assert refusal.value.returncode == 2


def test_without_a_word_it_asks_for_one():
    with pytest.raises(CommandError, match="what"):
        run()
