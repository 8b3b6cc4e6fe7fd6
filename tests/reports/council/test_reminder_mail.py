"""The reminders of a discussion: to whom, what they say and hold, and that none goes out twice."""

import re
import threading
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from icalendar import Calendar

from assessments.models import Assessment
from assessments.services.life_cycle import fix_assessment, return_to_draft
from organisations.models import ParticipationForm, User
from reports.council.reminder_mail import send_reminders
from reports.models import Discussion, SentReminder, Stance
from reports.services.discussions import extend_term, reply_to_position
from reports.services.opinions import confirm_opinion
from reports.services.positions import make_proposal
from tests.factories import (
    NOW,
    admin_of,
    make_colleague,
    make_council_member,
    make_discussion,
    make_organisation,
    make_secretary,
    make_submitted,
    make_user,
)
from tests.reports.talking import give, share

pytestmark = pytest.mark.django_db
# The deadline of the discussion is 13 April 2026.
FIRST, SECOND, LAST = date(2026, 3, 14), date(2026, 3, 30), date(2026, 4, 10)
COUNCIL = ["raadslid@voorbeeld.example", "secretaris@voorbeeld.example"]
HR = "hr@voorbeeld.example"
BREAKING = "tests.reports.council.test_reminder_mail.BreakingBackend"


class BreakingBackend(BaseEmailBackend):
    """A mail server that refuses the council's member and breaks down at the HR manager."""

    def send_messages(self, messages):
        (message,) = messages
        if message.to == ["raadslid@voorbeeld.example"]:
            raise SMTPRecipientsRefused({message.to[0]: (550, b"geen postbus")})
        if message.to == [HR]:
            raise SMTPServerDisconnected
        mail.outbox.append(message)
        return 1


class EndingBackend(BaseEmailBackend):
    """While its first mail goes out, the employer fixes the year."""

    def send_messages(self, messages):
        mail.outbox.extend(messages)
        fix_assessment(Assessment.objects.select_related("organisation").get(), by=None, at=NOW)
        return 1


def send(day, at=NOW):
    """Who gets mail on this day, sorted."""
    mail.outbox.clear()
    count = send_reminders(day, at=at)
    assert count == len(mail.outbox)
    return sorted(to for message in mail.outbox for to in message.to)


def kept():
    rows = SentReminder.objects.order_by("days", "user__email")
    return list(rows.values_list("user__email", "due_on", "days"))


class TestCouncil:
    def test_is_reminded_three_times_and_each_time_once(self, discussion):
        days = [FIRST + timedelta(number) for number in range(-1, 32)]
        sent = {day: found for day in days if (found := send(day))}
        assert sent == {FIRST: COUNCIL, SECOND: COUNCIL, LAST: COUNCIL}

    def test_gets_a_missed_one_later_and_after_a_long_gap_the_nearest_only(self, discussion):
        assert send(FIRST + timedelta(1)) == COUNCIL
        assert send(SECOND - timedelta(1)) == []
        assert send(LAST) == COUNCIL
        assert kept() == [(email, date(2026, 4, 13), days) for days in (3, 30) for email in COUNCIL]

    def test_is_reminded_anew_when_it_gets_longer(self, discussion, hr):
        assert send(FIRST) == COUNCIL
        extend_term(discussion, date(2026, 5, 11), by=hr, at=NOW)
        assert send(SECOND) == []
        assert send(date(2026, 4, 11)) == COUNCIL
        assert {due_on for _, due_on, _ in kept()} == {date(2026, 4, 13), date(2026, 5, 11)}

    def test_is_left_alone_once_its_opinion_is_there(self, discussion):
        give(discussion)
        assert send(FIRST) == []

    @pytest.mark.parametrize("end", [lambda a, by: fix_assessment(a, by=by, at=NOW),
                                     lambda a, by: return_to_draft(a, "Fout", by=by, at=NOW)])  # fmt: skip
    def test_is_left_alone_once_the_discussion_ended(self, end, discussion, hr):
        end(discussion.assessment, hr)
        assert send(FIRST) == []

    def test_that_joins_later_gets_the_reminder_of_the_day(self, submitted, council_secretary):
        make_discussion(submitted)
        assert send(FIRST) == ["secretaris@voorbeeld.example"]
        make_council_member(submitted.organisation)
        assert send(FIRST + timedelta(1)) == ["raadslid@voorbeeld.example"]

    def test_of_a_staff_meeting_is_asked_to_confirm_until_it_did(self, employer, submitted, hr):
        employer.participation_form = ParticipationForm.STAFF_MEETING
        employer.save(update_fields=["participation_form"])
        make_secretary(employer)
        second = make_council_member(employer)
        discussion = make_discussion(submitted)
        opinion = give(discussion, counts=(20, 5, 3, 1))
        assert send(FIRST) == COUNCIL
        assert "de tweede woordvoerder bevestigt de telling" in mail.outbox[0].body
        assert "De tweede woordvoerder bevestigt de telling." in mail.outbox[0].alternatives[0].content
        confirm_opinion(opinion, by=second, at=NOW)
        assert send(SECOND) == []


class TestEmployer:
    def test_is_reminded_of_what_it_did_not_answer(self, discussion, council_member, hr, employer, reader):
        make_colleague(employer)
        position = share(discussion)
        assert send(FIRST) == sorted([*COUNCIL, HR])
        (told,) = [message for message in mail.outbox if message.to == [HR]]
        assert told.subject == "Voorbeeld Metaal: antwoord op opmerkingen bij goed werk 2026"
        assert "wacht één opmerking of voorstel van de ondernemingsraad op uw antwoord" in told.body
        assert "http://localhost:8000/werkgever/90000001/2026/bespreking/\n" in told.body
        reply_to_position(position, "Dat klopt.", by=hr, at=NOW)
        assert send(SECOND) == COUNCIL
        make_proposal(position, "Maak een rooster.", by=council_member, at=NOW)
        assert HR in send(LAST)

    def test_is_reminded_after_the_opinion_too(self, discussion):
        share(discussion)
        share(discussion, "betaald-verlof")
        give(discussion)
        assert send(FIRST) == [HR]
        assert "wachten 2 opmerkingen en voorstellen" in mail.outbox[0].body

    def test_owes_no_answer_to_a_bare_agreement_or_a_remark_that_was_replaced(self, discussion):
        share(discussion)
        share(discussion, stance=Stance.AGREES, remark="")
        assert send(FIRST) == COUNCIL


class TestMail:
    @pytest.fixture
    def sent(self, discussion):
        send(FIRST)
        return mail.outbox[0]

    def test_says_what_is_asked_by_when_and_where(self, sent):
        assert sent.subject == "Voorbeeld Metaal: uw oordeel over goed werk 2026, uiterlijk 13 april 2026"
        html = sent.alternatives[0].content
        for text in (sent.body, html):
            assert "de ondernemingsraad" in text
            assert "maandag 13 april 2026" in text
            assert "http://localhost:8000/werkgever/90000001/2026/raad/" in text
            assert "geen oordeel ontvangen" in text

    def test_names_no_person_and_loads_nothing(self, sent):
        for text in (sent.subject, sent.body, sent.alternatives[0].content):
            for name in ("Hanna", "Sara", "Rob", "@"):
                assert name not in text
        html = sent.alternatives[0].content
        assert re.findall(r"<(?:img|script|link|style)|src=|url\(", html) == []
        assert set(re.findall(r'href="([^"]+)"', html)) == {"http://localhost:8000/werkgever/90000001/2026/raad/"}

    def test_brings_the_deadline_for_a_calendar(self, sent):
        ((name, content, kind),) = sent.attachments
        assert (name, kind) == ("bespreking-goed-werk-2026.ics", "text/calendar")
        (event,) = Calendar.from_ical(content).walk("VEVENT")
        assert event.decoded("dtstart") == date(2026, 4, 13)

    def test_of_a_meeting_never_speaks_of_a_council(self, employer, submitted):
        employer.participation_form = ParticipationForm.STAFF_MEETING
        employer.save(update_fields=["participation_form"])
        make_discussion(submitted)
        send(FIRST)
        message = mail.outbox[0].message().as_string()
        assert "personeelsvergadering" in mail.outbox[0].body
        assert "ondernemingsraad" not in mail.outbox[0].body + mail.outbox[0].alternatives[0].content + message

    def test_of_a_name_with_a_mark_or_a_line_break_is_right_in_every_part(self, discussion):
        organisation = discussion.assessment.organisation
        organisation.name = "Jansen & Zn\r\nBcc: x@y.example"
        organisation.save(update_fields=["name"])
        send(FIRST)
        sent = mail.outbox[0]
        assert sent.subject.startswith("Jansen & Zn Bcc: x@y.example: uw oordeel")
        assert "Jansen & Zn" in sent.body
        assert "Jansen &amp; Zn" in sent.alternatives[0].content
        assert sent.message()["Bcc"] is None

    def test_of_who_never_logged_in_leads_to_a_first_password(self, discussion):
        User.objects.filter(email="raadslid@voorbeeld.example").update(password="!")
        send(FIRST)
        links = {message.to[0]: message.body for message in mail.outbox}
        assert "http://localhost:8000/wachtwoord-kiezen/" in links["raadslid@voorbeeld.example"]
        assert "U kiest eerst een wachtwoord." in links["raadslid@voorbeeld.example"]
        assert "wachtwoord" not in links["secretaris@voorbeeld.example"]


class TestFaults:
    def test_a_refused_address_waits_and_holds_up_no_other(self, discussion, settings):
        settings.EMAIL_BACKEND = BREAKING
        assert send(FIRST) == ["secretaris@voorbeeld.example"]
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert send(FIRST) == ["raadslid@voorbeeld.example"]

    def test_a_server_that_breaks_down_keeps_the_rest_waiting(self, discussion, settings, caplog):
        share(discussion)
        settings.EMAIL_BACKEND = BREAKING
        assert send(FIRST) == ["secretaris@voorbeeld.example"]
        assert "Reminders stopped after 1" in caplog.text
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert send(FIRST) == sorted(["raadslid@voorbeeld.example", HR])

    def test_a_server_that_is_down_loses_nothing(self, discussion, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        assert (send(FIRST), kept()) == ([], [])

    def test_what_is_no_longer_asked_is_not_sent(self, discussion, settings):
        settings.EMAIL_BACKEND = "tests.reports.council.test_reminder_mail.EndingBackend"
        assert send(FIRST) == ["secretaris@voorbeeld.example"]
        assert kept() == [("secretaris@voorbeeld.example", date(2026, 4, 13), 30)]

    def test_nothing_waiting_makes_no_connection(self, submitted, settings):
        settings.EMAIL_BACKEND = "no.such.backend"
        assert send(FIRST) == []

    def test_who_is_stopped_between_claim_and_mail_sends_no_second_one(self, discussion, council_secretary):
        claim = {"user": council_secretary.user, "due_on": discussion.due_on, "days": 30, "sent_at": NOW}
        SentReminder.objects.create(discussion=discussion, **claim)
        assert send(FIRST) == ["raadslid@voorbeeld.example"]

    @pytest.mark.django_db(transaction=True)
    def test_two_senders_at_once_never_send_one_mail_twice(self, discussion):
        for number in range(6):
            make_council_member(discussion.assessment.organisation, f"lid{number}@voorbeeld.example")

        def run():
            send_reminders(FIRST, at=NOW)
            connection.close()

        senders = [threading.Thread(target=run) for _ in range(3)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        sent = [to for message in mail.outbox for to in message.to]
        assert sorted(sent) == sorted([*COUNCIL, *(f"lid{number}@voorbeeld.example" for number in range(6))])


def test_every_employer_gets_its_own(discussion):
    other = make_organisation(make_user("b@b.example"), kvk="90000002", name="Tweede Bedrijf")
    make_secretary(other, "raad@tweede.example")
    make_discussion(make_submitted(other))
    assert send(FIRST) == sorted([*COUNCIL, "raad@tweede.example"])
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert "Tweede Bedrijf" in bodies["raad@tweede.example"]
    assert "Voorbeeld Metaal" not in bodies["raad@tweede.example"]
    assert admin_of(other).user.email not in bodies


class TestCommand:
    def test_says_how_many_went_out_and_is_harmless_twice(self, discussion, capsys):
        call_command("send_reminders", date="2026-03-14")
        call_command("send_reminders", date="2026-03-14")
        assert capsys.readouterr().out == "2 herinneringen verstuurd.\n0 herinneringen verstuurd.\n"

    def test_looks_at_today_where_no_date_is_given(self, submitted, council_secretary, capsys):
        today = datetime.now(UTC).date()
        discussion = make_discussion(submitted, date(2026, 4, 13))
        Discussion.objects.filter(pk=discussion.pk).update(due_on=today + timedelta(20))
        call_command("send_reminders")
        assert capsys.readouterr().out == "1 herinnering verstuurd.\n"

    def test_refuses_what_is_no_date(self, db):
        with pytest.raises(CommandError, match="geen datum"):
            call_command("send_reminders", date="13-04-2026")
