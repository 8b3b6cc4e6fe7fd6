"""Sessions end after an hour of silence and after twelve hours; the clock is moved by moving what the session says."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goedwerk_site.session_limits import ABSOLUTE, BEGAN, IDLE, SEEN, WAS_IDLE, WAS_LONG, WRITE_EVERY

pytestmark = pytest.mark.django_db
HOME = "/"


@pytest.fixture
def client(hr, login):
    return login(hr)


def move(client, **ages):
    """Let the session say that its moments were so many seconds ago."""
    session = client.session
    session.update({name: time.time() - age for name, age in ages.items()})
    session.save()


def is_in(client):
    return client.get(HOME).status_code == 200


def test_it_lasts_while_one_is_there(client):
    move(client, **{BEGAN: ABSOLUTE - 60, SEEN: IDLE - 60})
    assert is_in(client)


@pytest.mark.parametrize(
    ("ages", "words"),
    [({BEGAN: IDLE, SEEN: IDLE}, WAS_IDLE), ({BEGAN: ABSOLUTE, SEEN: 0}, WAS_LONG)],
    ids=["idle", "absolute"],
)
def test_it_ends_and_the_login_page_says_why(client, ages, words):
    move(client, **ages)
    page = client.get("/werkgever/90000001/", follow=True)
    assert page.redirect_chain == [("/inloggen/?next=/werkgever/90000001/", 302)]
    assert words in page.text
    assert not client.session.get("_auth_user_id")


def test_being_there_does_not_stretch_the_twelve_hours(client):
    began = time.time() - ABSOLUTE + 2 * WRITE_EVERY
    move(client, **{BEGAN: ABSOLUTE - 2 * WRITE_EVERY, SEEN: WRITE_EVERY})
    assert is_in(client)
    assert client.session[BEGAN] == pytest.approx(began, abs=2)
    assert time.time() - client.session[SEEN] < 10


def test_a_session_without_moments_begins_now(client):
    session = client.session
    del session[BEGAN], session[SEEN]
    session.save()
    assert is_in(client)
    assert time.time() - client.session[BEGAN] < 10
    assert time.time() - client.session[SEEN] < 10


@pytest.mark.parametrize(("age", "writes"), [(WRITE_EVERY - 10, False), (WRITE_EVERY, True)])
def test_it_is_written_at_most_every_few_minutes(client, age, writes):
    move(client, **{SEEN: age})
    with CaptureQueriesContext(connection) as captured:
        assert is_in(client)
    assert any(query["sql"].startswith('UPDATE "django_session"') for query in captured) is writes


def test_an_ended_session_cannot_be_taken_up_again(client):
    cookie = client.cookies["sessionid"].value
    move(client, **{BEGAN: IDLE, SEEN: IDLE})
    assert not is_in(client)
    client.cookies["sessionid"] = cookie
    assert not is_in(client)


def test_it_says_so_beside_the_field_that_was_being_saved(client, draft):
    move(client, **{BEGAN: IDLE, SEEN: IDLE})
    address = "/werkgever/90000001/2026/antwoord/werk-zelf-indelen/"
    told = client.post(address, {"werk-zelf-indelen-level": "2"}, headers={"HX-Request": "true"})
    assert (told.status_code, told["HX-Reswap"]) == (422, "beforeend")
    assert "Niet opgeslagen: u bent niet meer ingelogd." in told.text


def test_a_long_text_that_was_sent_too_late_is_shown_back(client):
    move(client, **{BEGAN: IDLE, SEEN: IDLE})
    long = "Wij zien dat roosters laat komen, en dat <b>niemand</b> ervan weet."
    data = {"tekst": long, "kort": "ja", "password": "een lang wachtwoord dat niemand hoeft te zien hier"}
    told = client.post("/werkgever/90000001/", data)
    assert told.status_code == 422
    assert "Wij zien dat roosters laat komen, en dat &lt;b&gt;niemand&lt;/b&gt; ervan weet.</textarea>" in told.text
    assert told.text.count("<textarea") == 1


def test_what_is_soon_typed_again_leads_to_the_login_page(client):
    move(client, **{BEGAN: IDLE, SEEN: IDLE})
    assert client.post("/werkgever/90000001/", {"name": "Kort"})["Location"].startswith("/inloggen/?next=")


def test_logging_out_is_not_taken_for_it(client):
    assert client.post("/uitloggen/", {"note": "x" * 100})["Location"] == "/inloggen/"
