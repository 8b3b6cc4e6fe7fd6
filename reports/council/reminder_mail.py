"""The reminders of a discussion's deadline. Each is claimed first and then sent, so that none goes out twice."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from organisations.mail import entry_link
from organisations.models import Role, User
from organisations.selectors import council_of, members_of
from reports.council.deadline_calendar import FILE_NAME, deadline_file
from reports.council.reminders import DAYS_AHEAD, due_reminder
from reports.council.waiting import given_opinion, open_discussions, told_opinion, waiting_answers
from reports.council.words import council_words
from reports.models import Discussion, SentReminder

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kind:
    """To whom a reminder goes; `template` stands in templates/reports/mail/, `view` is the page it links to."""

    template: str
    subject: str
    view: str


TO_COUNCIL = _Kind(
    "council_reminder", "{organisation}: uw oordeel over goed werk {year}, uiterlijk {day}", "council_room"
)
TO_EMPLOYER = _Kind("employer_reminder", "{organisation}: antwoord op opmerkingen bij goed werk {year}", "consult")


@dataclass(frozen=True, slots=True)
class _Reminder:
    """A mail that is due to one person, so many days ahead of the deadline."""

    kind: _Kind
    discussion: Discussion
    user: User
    days: int

    def write(self, connection, at) -> EmailMultiAlternatives:
        template, context = f"reports/mail/{self.kind.template}", self._context()
        mail = EmailMultiAlternatives(
            context["subject"],
            render_to_string(f"{template}.txt", context),
            to=[self.user.email],
            connection=connection,
        )
        mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
        mail.attach(FILE_NAME.format(year=context["year"]), deadline_file(self.discussion, at=at), "text/calendar")
        return mail

    def _context(self) -> dict:
        assessment = self.discussion.assessment
        organisation, year, due_on = assessment.organisation, assessment.year, self.discussion.due_on
        name = " ".join(str(organisation).split())  # a subject is one line
        return {
            "subject": self.kind.subject.format(organisation=name, year=year, day=date_format(due_on)),
            "organisation": organisation,
            "year": year,
            "due_on": due_on,
            "words": council_words(self.discussion.form),
            "opinion": given_opinion(self.discussion),
            "waiting": waiting_answers(self.discussion),
            "link": self._link(organisation.kvk, year),
            "is_new": not self.user.has_usable_password(),
        }

    def _link(self, kvk: str, year: int) -> str:
        """Who never logged in chooses a password first, and is led on from the home page."""
        if not self.user.has_usable_password():
            return entry_link(self.user)
        return settings.SITE_URL + reverse(self.kind.view, args=[kvk, year])


def send_reminders(day: date, *, at) -> int:
    """Send the reminders that are due on this day and were not sent; how many went out. Never inside a transaction.

    An address that is refused waits on and does not hold up the others; a mail server that is down ends the attempt.
    Who is stopped between claim and mail sends one mail too few, never one too many.
    """
    near = open_discussions().filter(due_on__range=(day, day + timedelta(max(DAYS_AHEAD))))
    waiting = [reminder for discussion in near for reminder in _reminders(discussion, day)]
    if not waiting:
        return 0
    connection, sent = get_connection(), 0
    try:
        connection.open()
        for reminder in waiting:
            sent += _send(reminder, day, connection, at)
    except (OSError, SMTPException):
        logger.exception("Reminders stopped after %s", sent)
    finally:
        connection.close()
    return sent


def _reminders(discussion: Discussion, day: date) -> Iterator[_Reminder]:
    """Those that are due and that nobody sent or is sending."""
    days = due_reminder(discussion.due_on, localdate(discussion.opened_at), day)
    if days is None:
        return
    sent = set(discussion.reminders.filter(due_on=discussion.due_on, days=days).values_list("user", flat=True))
    for kind, user in _recipients(discussion):
        if user.pk not in sent:
            yield _Reminder(kind, discussion, user, days)


def _recipients(discussion: Discussion) -> Iterator[tuple[_Kind, User]]:
    organisation = discussion.assessment.organisation
    if told_opinion(discussion) is None:
        yield from ((TO_COUNCIL, seat.user) for seat in council_of(organisation))
    if waiting_answers(discussion):
        yield from ((TO_EMPLOYER, member.user) for member in members_of(organisation).filter(role=Role.ADMIN))


def _send(reminder: _Reminder, day: date, connection, at) -> bool:
    """False for a mail that is no longer due, that someone else sends, or whose address is refused."""
    fresh = open_discussions().filter(pk=reminder.discussion.pk).first()
    if fresh is None or reminder not in _reminders(fresh, day):
        return False
    mail = reminder.write(connection, at)
    key = {"due_on": fresh.due_on, "days": reminder.days, "user": reminder.user}
    claim, is_mine = SentReminder.objects.get_or_create(discussion=fresh, **key, defaults={"sent_at": at})
    if not is_mine:
        return False
    try:
        mail.send()
    except SMTPRecipientsRefused:
        claim.delete()
        logger.exception("Reminder to user %s was refused", reminder.user.pk)
        return False
    except (OSError, SMTPException):
        claim.delete()
        raise
    return True
