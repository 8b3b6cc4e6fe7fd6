"""Mails personal links to the people they are of. Never inside a transaction."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from assessments.competentiematrix.services.links import PersonalLink
from assessments.models import MatrixTeam

logger = logging.getLogger(__name__)


def send_links(team: MatrixTeam, links: Sequence[PersonalLink]) -> list[PersonalLink]:
    """Mail each link to its person; those that could not be sent, for whom it has to go on paper.

    An address that is refused does not hold up the others; a mail server that is down ends the attempt.
    """
    unsent = list(links)
    if not unsent:
        return []
    connection = get_connection()
    try:
        connection.open()
        for link in links:
            if _send(team, link, connection):
                unsent.remove(link)
    except (OSError, SMTPException):
        logger.exception("Mail of personal links stopped, %s were not sent", len(unsent))
    finally:
        connection.close()
    return unsent


def _send(team: MatrixTeam, link: PersonalLink, connection) -> bool:
    """False where the address is refused."""
    subject = f"{team.organisation}: wat kunt u, en wat wilt u leren?"
    text = render_to_string("assessments/mail/matrix_link.txt", {"team": team, "link": link})
    try:
        EmailMessage(subject, text, to=[link.worker.email], connection=connection).send()
    except SMTPRecipientsRefused:
        logger.exception("Mail to worker %s was refused", link.worker.pk)
        return False
    return True
