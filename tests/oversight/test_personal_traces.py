"""What goes outside the tables of people: the own sessions and counters, and nobody else's."""

from hashlib import sha256

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from oversight.persons import person_of
from oversight.traces import clear_cache, end_sessions, scrub_file

pytestmark = pytest.mark.django_db


def test_own_sessions_end_and_those_that_tell_the_address(colleague, hr, login):
    for place in (colleague, hr, colleague):
        login(place)
    signing_up = login(hr).session
    signing_up["account_verified_email"] = colleague.user.email.upper()
    signing_up.save()

    assert end_sessions(person_of(colleague.user)) == 3

    assert [session.get_decoded()["_auth_user_id"] for session in Session.objects.all()] == [str(hr.user_id)]


def test_own_counters_go(colleague):
    number = colleague.user_id
    hashed = sha256(colleague.user.email.encode()).hexdigest()
    own = (f"allauth:rl:x:user:{number}", f"allauth:rl:y:{hashed}", f"totp.used?user={number}&code=1")
    other = (f"allauth:rl:x:user:1{number}", f"allauth:rl:y:{'0' * 64}", f"totp.used?user={number}0&code=1")
    cache.set_many(dict.fromkeys((*own, *other), 1))

    assert clear_cache(person_of(colleague.user)) == 3

    assert set(cache.get_many((*own, *other))) == set(other)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps the whole database in one file")
def test_a_file_that_cannot_be_rewritten_now_is_told(caplog):
    scrub_file()  # in the transaction of this test
    assert "The file of the database was not rewritten" in caplog.text
