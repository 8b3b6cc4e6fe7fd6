"""The way back for who lost everything: from the command line only, and told in the trail."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from organisations.second_factors import lacks_second_factor

pytestmark = pytest.mark.django_db


def test_it_removes_every_factor_and_stands_in_the_trail(hr, outsider, capsys):
    Authenticator.objects.create(user=hr.user, type=Authenticator.Type.RECOVERY_CODES, data={})
    call_command("reset_second_factor", "HR@voorbeeld.example")
    assert lacks_second_factor(hr.user)
    assert list(Authenticator.objects.values_list("user", flat=True)) == [outsider.user.pk]
    event = hr.organisation.events.order_by("sequence").last()
    assert (event.verb, event.actor_id, event.role) == ("reset_second_factor", None, "")
    assert capsys.readouterr().out.startswith("Removed. hr@voorbeeld.example sets up a second factor")


def test_of_an_unknown_address_says_so(hr):
    with pytest.raises(CommandError, match="There is no account with wie@"):
        call_command("reset_second_factor", "wie@voorbeeld.example")
    assert hr.user.authenticator_set.exists()
