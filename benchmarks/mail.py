"""The mails of a round: invitations and reminders. Each is claimed first and then sent, so that none goes out twice."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from benchmarks.invitation_links import invitation_link
from benchmarks.models import Invitation
from benchmarks.round_selectors import waiting_invitations, waiting_reminders

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A kind of mail; `claim` is the field that says when it was sent."""

    claim: str
    subject: str
    template: str
    waiting: Callable[[date], QuerySet[Invitation]]

    def write(self, invitation: Invitation, connection) -> EmailMessage:
        fund_round = invitation.round
        subject = self.subject.format(fund=fund_round.fund, year=fund_round.year)
        context = {"invitation": invitation, "round": fund_round, "link": invitation_link(invitation)}
        text = render_to_string(self.template, context)
        return EmailMessage(subject, text, to=[invitation.member.email], connection=connection)


LETTERS = (
    _Letter(
        "mailed_at",
        "{fund} nodigt u uit: goed werk {year}",
        "benchmarks/mail/invitation.txt",
        waiting_invitations,
    ),
    _Letter(
        "reminded_at",
        "Herinnering van {fund}: goed werk {year}",
        "benchmarks/mail/reminder.txt",
        waiting_reminders,
    ),
)


def send_waiting_mail(limit: int, *, at) -> int:
    """Send at most so many of the mails that wait; how many went out. Never inside a transaction.

    An address that is refused waits on and does not hold up the others; a mail server that is down ends the attempt.
    Who is stopped between claim and mail sends one mail too few, never one too many.
    """
    today = localdate(at)
    waiting = [(letter, number) for letter in LETTERS for number in letter.waiting(today).values_list("pk", flat=True)]
    if not waiting:
        return 0
    connection, sent = get_connection(), 0
    try:
        connection.open()
        for letter, number in waiting:
            if sent == limit:
                break
            sent += _send(letter, number, connection, at)
    except (OSError, SMTPException):
        logger.exception("Mail of rounds stopped after %s", sent)
    finally:
        connection.close()
    return sent


def _send(letter: _Letter, number: int, connection, at) -> bool:
    """False for a mail that someone else sends, or whose address is refused."""
    invitation = letter.waiting(localdate(at)).filter(pk=number).first()
    if invitation is None:
        return False
    mail = letter.write(invitation, connection)
    mine = Invitation.objects.filter(pk=number)
    if not mine.filter(**{letter.claim: None}).update(**{letter.claim: at}):
        return False
    try:
        mail.send()
    except SMTPRecipientsRefused:
        mine.update(**{letter.claim: None})
        logger.exception("Mail to invitation %s was refused", number)
        return False
    except (OSError, SMTPException):
        mine.update(**{letter.claim: None})
        raise
    return True
