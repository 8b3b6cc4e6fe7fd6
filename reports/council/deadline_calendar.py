"""The deadline of a discussion as a file for a calendar (iCalendar, RFC 5545)."""

from datetime import timedelta

from django.conf import settings
from icalendar import Alarm, Calendar, Event

from reports.council.words import council_words
from reports.models import Discussion

FILE_NAME = "bespreking-goed-werk-{year}.ics"
ALARM_AHEAD = timedelta(days=3)
DESCRIPTION = (
    "Tot en met deze dag kan {party} van {organisation} standpunten delen en een oordeel geven over de "
    "zelfbeoordeling van goed werk {year}, en antwoordt de werkgever op de opmerkingen.\n\n{link}"
)


def deadline_file(discussion: Discussion, *, at) -> bytes:
    """A whole day, with an alarm three days ahead. A later file about the same discussion replaces the earlier one."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//goedwerk//bespreking//NL")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_deadline(discussion, at))
    return calendar.to_ical()


def _deadline(discussion: Discussion, at) -> Event:
    assessment = discussion.assessment
    organisation, year, link = assessment.organisation, assessment.year, f"{settings.SITE_URL}/"
    summary = f"Uiterste datum bespreking goed werk {year}: {organisation}"
    words = council_words(discussion.form)
    event = Event()
    event.add("uid", f"bespreking-{organisation.kvk}-{year}@goedwerk")
    # A deadline only moves on, and calendars take over what has a higher sequence.
    event.add("sequence", discussion.due_on.toordinal())
    event.add("dtstamp", at)
    event.add("dtstart", discussion.due_on)
    event.add("dtend", discussion.due_on + timedelta(days=1))
    event.add("summary", summary)
    given = {"party": words.party_with_article, "organisation": organisation, "year": year, "link": link}
    event.add("description", DESCRIPTION.format(**given))
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(summary))
    return event


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -ALARM_AHEAD)
    return alarm
