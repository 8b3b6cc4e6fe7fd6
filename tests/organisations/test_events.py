"""The event trail: who, in which role, what, when; nobody's name in it; one chain, whoever writes at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from organisations.chain import first_break
from organisations.events import link_of, record_event, record_events, trail_of
from organisations.models import Event, Organisation
from tests.factories import NOW


def chain_of(subject):
    return [(link_of(event, trail_of(subject)), event.hash) for event in subject.events.order_by("sequence")]


@pytest.mark.django_db
def test_event_keeps_actor_and_role_of_that_moment(employer, hr):
    record_event(employer, "test", "2026/iets", by=hr, at=NOW)
    hr.role = "invuller"
    hr.save()
    event = Event.objects.latest("id")
    assert (event.organisation, event.actor, event.role) == (employer, hr.user, "beheerder")
    assert (event.verb, event.object, event.at) == ("test", "2026/iets", NOW)


@pytest.mark.django_db
def test_event_of_the_command_line_has_no_actor(employer):
    event = record_event(employer, "test", by=None, at=NOW)
    assert (event.actor, event.role, event.object) == (None, "", "")


@pytest.mark.django_db
def test_event_outlives_its_actor_as_a_number(employer, hr):
    event, number = record_event(employer, "test", by=hr, at=NOW), hr.user_id
    hr.user.delete()
    event.refresh_from_db()
    assert (event.actor_id, event.role) == (number, "beheerder")
    employer.refresh_from_db()
    assert first_break(chain_of(employer)) is None


@pytest.mark.django_db
def test_events_of_one_call_follow_each_other_in_the_trail(employer, hr):
    before = employer.events.count()
    events = record_events(employer, [("een", "a"), ("twee", "b")], by=hr, at=NOW)
    employer.refresh_from_db()
    assert [(event.sequence, event.verb, event.object) for event in events] == [
        (before + 1, "een", "a"),
        (before + 2, "twee", "b"),
    ]
    assert (employer.trail_length, employer.trail_head) == (before + 2, events[-1].hash)
    assert first_break(chain_of(employer)) is None


@pytest.mark.django_db
def test_employers_and_funds_have_trails_of_their_own(employer, outsider, fund):
    heads = {subject.trail_head for subject in (employer, outsider.organisation)}
    record_event(fund, "test", by=None, at=NOW)
    for subject in (employer, outsider.organisation, fund):
        subject.refresh_from_db()
        numbers = list(subject.events.order_by("sequence").values_list("sequence", flat=True))
        assert numbers == list(range(1, subject.trail_length + 1))
        assert first_break(chain_of(subject)) is None
    assert fund.trail_head not in heads


@pytest.mark.django_db
def test_a_hash_belongs_to_one_trail(employer, outsider):
    employer.events.all().delete()
    foreign = chain_of(outsider.organisation)
    moved = [(link_of(event, trail_of(employer)), event.hash) for event in outsider.organisation.events.all()]
    assert (first_break(foreign), first_break(moved)) == (None, 1)


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_the_event_along(employer, hr):
    before = Organisation.objects.values_list("trail_length", "trail_head").get(pk=employer.pk)

    @transaction.atomic
    def fail():
        record_event(employer, "test", by=hr, at=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not employer.events.filter(verb="test").exists()
    assert Organisation.objects.values_list("trail_length", "trail_head").get(pk=employer.pk) == before


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_make_one_chain_without_gaps(employer, hr):
    writers, each = 8, 12
    stale = Organisation.objects.get(pk=employer.pk)

    def write(number):
        try:
            for turn in range(each):
                record_events(stale, [("test", f"{number}/{turn}"), ("test", "")], by=hr, at=NOW)
        finally:
            connection.close()

    before = employer.events.count()
    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    employer.refresh_from_db()
    numbers = list(employer.events.order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, before + 2 * writers * each + 1))
    assert employer.trail_length == len(numbers)
    assert first_break(chain_of(employer)) is None
