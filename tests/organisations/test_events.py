"""The event trail: who, in which role, what, when; and nobody's name in it."""

import pytest

from organisations.events import record_event
from organisations.models import Event
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_event_keeps_actor_and_role_of_that_moment(employer, hr):
    record_event(employer, "test", "2026/iets", by=hr, at=NOW)
    hr.role = "invuller"
    hr.save()
    event = Event.objects.latest("id")
    assert (event.organisation, event.actor, event.role) == (employer, hr.user, "beheerder")
    assert (event.verb, event.object, event.at) == ("test", "2026/iets", NOW)


def test_event_of_the_command_line_has_no_actor(employer):
    event = record_event(employer, "test", by=None, at=NOW)
    assert (event.actor, event.role, event.object) == (None, "", "")


def test_event_outlives_its_actor(employer, hr):
    event = record_event(employer, "test", by=hr, at=NOW)
    hr.user.delete()
    event.refresh_from_db()
    assert (event.actor, event.role) == (None, "beheerder")
