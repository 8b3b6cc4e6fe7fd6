"""The deadline as a calendar file: read back with an independent parser, for everyone in the discussion."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from assessments.services.life_cycle import return_to_draft
from reports.council.deadline_calendar import deadline_file
from reports.services.discussions import extend_term
from tests.factories import NOW, make_colleague

pytestmark = pytest.mark.django_db
ADDRESS = "/werkgever/90000001/2026/bespreking.ics"
LONG = "Verenigde Gereedschapsmakerij, Gieterij; \\ Montagebedrijf & Zonen “Zuidoost-Twentekanaal” " * 2


def event_of(content):
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    (event,) = calendar.walk("VEVENT")
    return event


def test_a_deadline_is_a_whole_day_with_an_alarm_three_days_ahead(discussion):
    event = event_of(deadline_file(discussion, at=NOW))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 4, 13), date(2026, 4, 14))
    assert str(event["summary"]) == "Uiterste datum bespreking goed werk 2026: Voorbeeld Metaal"
    assert str(event["description"]).startswith("Tot en met deze dag kan de ondernemingsraad van Voorbeeld Metaal")
    assert str(event["url"]) == "http://localhost:8000/"
    (alarm,) = event.walk("VALARM")
    assert (alarm.decoded("trigger"), str(alarm["action"])) == (-timedelta(days=3), "DISPLAY")
    assert str(alarm["description"]) == str(event["summary"])


def test_a_later_deadline_replaces_the_earlier_one(discussion, hr):
    before = event_of(deadline_file(discussion, at=NOW))
    extend_term(discussion, date(2026, 5, 11), by=hr, at=NOW)
    after = event_of(deadline_file(discussion, at=NOW))
    assert before["uid"] == after["uid"] == "bespreking-90000001-2026@goedwerk"
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == date(2026, 5, 11)


def test_long_names_are_folded_and_read_back_whole(discussion):
    discussion.assessment.organisation.name = LONG
    content = deadline_file(discussion, at=NOW)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert str(event_of(content)["summary"]) == f"Uiterste datum bespreking goed werk 2026: {LONG}"


@pytest.mark.parametrize("who", ["hr", "reader", "council_secretary", "council_member"])
def test_everyone_in_the_discussion_gets_the_file(who, discussion, login, request):
    response = login(request.getfixturevalue(who)).get(ADDRESS)
    assert response.headers["Content-Type"] == "text/calendar"
    assert response.headers["Content-Disposition"] == 'attachment; filename="bespreking-goed-werk-2026.ics"'
    assert event_of(response.content).decoded("dtstart") == date(2026, 4, 13)


def test_others_get_no_file(discussion, employer, outsider, login):
    assert login(make_colleague(employer)).get(ADDRESS).status_code == 403
    assert login(outsider).get(ADDRESS).status_code == 404


def test_without_a_discussion_there_is_no_file(submitted, hr, login):
    assert login(hr).get(ADDRESS).status_code == 404


def test_a_discussion_that_was_stopped_has_no_deadline(discussion, hr, login):
    return_to_draft(discussion.assessment, "Een fout in de uren.", by=hr, at=NOW)
    assert login(hr).get(ADDRESS).status_code == 404


def test_a_file_is_fetched_and_not_sent(discussion, hr, login):
    assert login(hr).post(ADDRESS).status_code == 405
