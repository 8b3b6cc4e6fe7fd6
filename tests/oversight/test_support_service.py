"""Support access: asked with a reason, for some hours, ended early or in time; always in the employer's trail."""

from datetime import timedelta

import pytest

from organisations.models import Role, SupportAccess
from organisations.services.organisations import add_member
from oversight.services.support import (
    AccessEndedError,
    AccessRunningError,
    OwnEmployerError,
    ReasonTooShortError,
    SupportRequest,
    TermError,
    end_support,
    remove_staff,
    start_support,
)
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
ASKED = SupportRequest("De resultatenpagina geeft een fout.", 2)


@pytest.fixture
def staff(db):
    user = make_user("steun@goedwerk.example", "Stan Steun")
    user.is_platform_staff = True
    user.save()
    return user


def events_of(organisation):
    rows = organisation.events.filter(verb__endswith="_support").order_by("sequence")
    return list(rows.values_list("actor_id", "role", "verb", "object", "at"))


def test_start_support_lasts_as_long_as_asked_and_tells_the_trail_without_the_reason(employer, staff):
    access = start_support(employer, ASKED, by=staff, at=NOW)
    assert SupportAccess.objects.get() == access
    assert (access.user, access.reason, access.started_at) == (staff, "De resultatenpagina geeft een fout.", NOW)
    assert (access.ends_at, access.ended_at) == (NOW + timedelta(hours=2), None)
    assert events_of(employer) == [(staff.pk, "ondersteuning", "start_support", "2", NOW)]


@pytest.mark.parametrize("reason", ["", "Omdat het moet.", " " * 40, "  te kort, met wit   "])
def test_start_support_asks_for_a_real_reason(reason, employer, staff):
    with pytest.raises(ReasonTooShortError):
        start_support(employer, SupportRequest(reason, 2), by=staff, at=NOW)
    assert events_of(employer) == []


@pytest.mark.parametrize("hours", [-1, 0, 9])
def test_start_support_lasts_one_to_eight_hours(hours, employer, staff):
    with pytest.raises(TermError):
        start_support(employer, SupportRequest(ASKED.reason, hours), by=staff, at=NOW)


def test_start_support_is_not_for_an_own_employer(employer, hr, staff):
    add_member(employer, staff.email, Role.READER, by=hr, at=NOW)
    with pytest.raises(OwnEmployerError):
        start_support(employer, ASKED, by=staff, at=NOW)


def test_start_support_is_once_at_a_time(employer, staff):
    start_support(employer, ASKED, by=staff, at=NOW)
    with pytest.raises(AccessRunningError):
        start_support(employer, ASKED, by=staff, at=NOW + timedelta(hours=1))
    again = start_support(employer, ASKED, by=staff, at=NOW + timedelta(hours=2))
    assert again.ends_at == NOW + timedelta(hours=4)


def test_end_support_ends_it_from_that_moment(employer, staff):
    access = start_support(employer, ASKED, by=staff, at=NOW)
    ended = end_support(access, by=access, at=NOW + timedelta(minutes=5))
    assert ended.ended_at == NOW + timedelta(minutes=5)
    assert events_of(employer)[-1] == (staff.pk, "ondersteuning", "end_support", "", NOW + timedelta(minutes=5))


@pytest.mark.parametrize("minutes", [1, 120])
def test_end_support_of_what_ended_changes_nothing(minutes, employer, staff):
    access = start_support(employer, ASKED, by=staff, at=NOW)
    if minutes == 1:
        end_support(access, by=access, at=NOW)
    before = events_of(employer)
    with pytest.raises(AccessEndedError):
        end_support(access, by=access, at=NOW + timedelta(minutes=minutes))
    assert events_of(employer) == before


def test_remove_staff_ends_what_still_lasts(employer, outsider, staff):
    running = start_support(employer, ASKED, by=staff, at=NOW)
    past = start_support(outsider.organisation, SupportRequest(ASKED.reason, 1), by=staff, at=NOW)
    later = NOW + timedelta(minutes=90)
    remove_staff(staff, by=None, at=later)
    running.refresh_from_db()
    past.refresh_from_db()
    staff.refresh_from_db()
    assert (staff.is_platform_staff, running.ended_at, past.ended_at) == (False, later, None)
    assert events_of(employer)[-1] == (None, "", "end_support", "", later)
