"""`manage.py verify_events`: whole trails, and every way in which one can be broken."""

import tracemalloc
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.events import record_event, record_events
from organisations.models import Organisation
from oversight.trail_checks import EVENTS_AT_A_TIME, trail_fault
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(employer, hr):
    """The employer's trail, of ten events."""
    record_events(employer, [("test", str(number)) for number in range(10 - employer.events.count())], by=hr, at=NOW)
    employer.refresh_from_db()
    return employer.events.order_by("sequence")


def fault(employer):
    return trail_fault(Organisation.objects.get(pk=employer.pk))


def test_a_trail_as_written_is_whole(employer, trail):
    assert (len(trail), fault(employer)) == (10, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("verb", "anders"), ("object", "anders"), ("role", "invuller"), ("actor_id", 999), ("at", None)],
)
def test_a_changed_event_is_named_by_its_place(employer, trail, field, value):
    trail.filter(sequence=4).update(**{field: value or NOW.replace(year=2025)})
    assert fault(employer) == "gebroken bij gebeurtenis 4"


def test_a_removed_event_is_named_by_its_place(employer, trail):
    trail.filter(sequence=4).delete()
    assert fault(employer) == "gebroken bij gebeurtenis 4"


def test_events_cut_off_at_the_end_are_missed(employer, trail):
    trail.filter(sequence__gt=7).delete()
    assert fault(employer) == "te kort: 7 van 10 gebeurtenissen"


def test_an_emptied_trail_is_missed(employer, trail):
    trail.delete()
    assert fault(employer) == "te kort: 0 van 10 gebeurtenissen"


def test_a_trail_written_anew_ends_otherwise(employer, trail, hr):
    """Events and hashes as a new chain, but the employer remembers the old head."""
    head, length = employer.trail_head, employer.trail_length
    trail.delete()
    Organisation.objects.update(trail_length=0, trail_head="")
    record_events(employer, [("anders", "")] * length, by=hr, at=NOW)
    Organisation.objects.update(trail_length=length, trail_head=head)
    assert fault(employer) == "eindigt anders dan is vastgelegd"


def test_an_event_added_behind_the_trails_back_is_found(employer, trail, hr):
    head, length = employer.trail_head, employer.trail_length
    record_event(employer, "erbij", by=hr, at=NOW)
    Organisation.objects.update(trail_length=length, trail_head=head)
    assert fault(employer) == "te lang: 11 gebeurtenissen in plaats van 10"


def test_what_is_written_during_the_check_is_no_fault(employer, trail, hr):
    read_before = Organisation.objects.get(pk=employer.pk)
    record_event(employer, "intussen", by=hr, at=NOW)
    assert trail_fault(read_before) is None


def test_verify_events_says_that_all_are_whole(employer, outsider, fund):
    out = StringIO()
    call_command("verify_events", stdout=out)
    assert out.getvalue() == "3 sporen gecontroleerd, alle zijn heel.\n"


def test_verify_events_names_what_it_was_asked(trail, fund):
    out = StringIO()
    call_command("verify_events", "metaalfonds", "90000001", stdout=out)
    assert out.getvalue().splitlines() == [
        "fonds/metaalfonds: heel, 2 gebeurtenissen",
        "werkgever/90000001: heel, 10 gebeurtenissen",
        "2 sporen gecontroleerd, alle zijn heel.",
    ]


def test_verify_events_fails_and_names_the_place(trail, fund, outsider):
    trail.filter(sequence=4).update(verb="anders")
    err = StringIO()
    with pytest.raises(CommandError, match="1 van 3 sporen zijn niet meer zoals ze zijn geschreven") as refusal:
        call_command("verify_events", stderr=err, stdout=StringIO())
    assert (refusal.value.returncode, err.getvalue()) == (1, "werkgever/90000001: gebroken bij gebeurtenis 4\n")


def test_verify_events_refuses_an_unknown_name(fund):
    with pytest.raises(CommandError, match="met de naam onbekend, 12345678") as refusal:
        call_command("verify_events", "metaalfonds", "onbekend", "12345678")
    assert refusal.value.returncode == 2


def test_a_check_takes_as_many_queries_for_a_long_trail(employer, trail, hr, django_assert_num_queries):
    record_events(employer, [("test", str(number)) for number in range(3000)], by=hr, at=NOW)
    with django_assert_num_queries(4):
        assert fault(employer) is None


def test_a_check_takes_the_same_memory_for_a_long_trail(employer, hr):
    def peak():
        tracemalloc.start()
        assert fault(employer) is None
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    record_events(employer, [("test", "")] * (2 * EVENTS_AT_A_TIME), by=hr, at=NOW)
    short = peak()
    record_events(employer, [("test", "")] * (6 * EVENTS_AT_A_TIME), by=hr, at=NOW)
    assert peak() < 1.5 * short
