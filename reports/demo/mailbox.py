"""The mails that the demo sends: Django's file backend keeps them in a folder, this reads them back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

MOST_SHOWN = 50
# The line that the file backend writes after every mail.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as plain text. `sent_at` None: the mail does not say."""

    to: str
    subject: str
    sent_at: datetime | None
    text: str


def read_mails(folder: Path) -> tuple[Mail, ...]:
    """The latest mails, the newest first; nothing where no mail was sent yet. File names begin with the moment."""
    mails = []
    for path in sorted(folder.glob("*.log"), reverse=True)[:MOST_SHOWN]:
        parts = path.read_bytes().split(SEPARATOR)
        mails += [_read_mail(part) for part in reversed(parts) if part.strip()]
    return tuple(mails[:MOST_SHOWN])


def _read_mail(raw: bytes) -> Mail:
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    return Mail(
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        sent_at=_sent_at(message),
        text=body.get_content() if body else "",
    )


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        sent_at = parsedate_to_datetime(str(message.get("Date", "")))
    except ValueError:
        return None
    return sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)  # "-0000" says UTC without a place
