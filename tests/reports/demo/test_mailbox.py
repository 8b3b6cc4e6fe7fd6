"""The mails of the demo, written by Django's own file backend and read back."""

from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMessage, get_connection

from reports.demo.mailbox import MOST_SHOWN, read_mails

SENDER = "goedwerk@voorbeeld.example"


@pytest.fixture
def post(tmp_path):
    """Sends mails to the folder, all at once: one file."""

    def send(*messages):
        get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=tmp_path).send_messages(
            [EmailMessage(subject, text, "goedwerk@voorbeeld.example", [to]) for subject, text, to in messages]
        )

    return send


def without_moment(mails):
    return [(mail.to, mail.subject, mail.text) for mail in mails]


def test_mails_come_back_as_they_were_sent_the_latest_first(post, tmp_path):
    post(("Één", "Groet,\nHæ €\n", "a@voorbeeld.example"), ("Twee", "---\nnog\n", "b@voorbeeld.example"))
    assert without_moment(read_mails(tmp_path)) == [
        ("b@voorbeeld.example", "Twee", "---\nnog\n"),
        ("a@voorbeeld.example", "Één", "Groet,\nHæ €\n"),
    ]


def test_moment_is_known_with_its_zone(post, tmp_path):
    before = datetime.now(UTC).replace(microsecond=0)
    post(("Nu", "Tekst.", "a@voorbeeld.example"))
    (mail,) = read_mails(tmp_path)
    assert before <= mail.sent_at <= datetime.now(UTC)


def test_only_the_latest_files_are_read(tmp_path):
    for number in range(MOST_SHOWN + 5):
        (tmp_path / f"20260101-{number:06d}-1.log").write_bytes(f"Subject: {number}\n\nTekst.".encode())
    mails = read_mails(tmp_path)
    assert (len(mails), mails[0].subject, mails[-1].subject) == (MOST_SHOWN, "54", "5")


def test_file_that_is_no_mail_is_shown_as_far_as_it_goes(tmp_path):
    (tmp_path / "x.log").write_bytes(b"\xff\xfe niets\n\nDate: geen")
    (mail,) = read_mails(tmp_path)
    assert (mail.to, mail.subject, mail.sent_at) == ("", "", None)


def test_no_folder_is_no_mail(tmp_path):
    assert read_mails(tmp_path / "weg") == ()
