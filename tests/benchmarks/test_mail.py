"""The mails of a round: what they say, to whom they go, and that none goes out twice."""

import re
import threading
from datetime import UTC, datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.invitation_links import invitation_link, invitation_of, invitation_token
from benchmarks.mail import send_waiting_mail
from benchmarks.models import Invitation
from benchmarks.services.invitations import ask_for_reminders, invite_members
from organisations.models import FundMember
from organisations.services.funds import MemberEntry, join_fund
from tests.factories import NOW, make_fund_member, make_round, make_running_round, make_submitted

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 5, 4, 9, tzinfo=UTC)
REFUSED = "tests.benchmarks.test_mail.RefusingBackend"


class RefusingBackend(BaseEmailBackend):
    """A mail server that refuses one address and breaks down at another."""

    def send_messages(self, messages):
        (message,) = messages
        if message.to == ["weg@lid0.example"]:
            raise SMTPRecipientsRefused({message.to[0]: (550, b"geen postbus")})
        if message.to == ["stuk@lid1.example"]:
            raise SMTPServerDisconnected
        mail.outbox.append(message)
        return 1


@pytest.fixture
def fund_round(fund):
    return make_round(fund)


@pytest.fixture
def invite(fund_round, fund_manager):
    def invite(*emails):
        entries = [MemberEntry(f"Lid {n} & Zn", str(90000010 + n), email) for n, email in enumerate(emails)]
        invite_members(fund_round, entries, by=fund_manager, at=NOW)

    return invite


def recipients():
    return [to for message in mail.outbox for to in message.to]


def test_an_invitation_says_who_asks_by_when_and_where_to_begin(invite, fund_round):
    invite("hr@lid0.example")
    assert send_waiting_mail(10, at=NOW) == 1
    (sent,) = mail.outbox
    invitation = Invitation.objects.get()
    assert (sent.to, sent.subject) == (["hr@lid0.example"], "Opleidingsfonds Metaal nodigt u uit: goed werk 2026")
    assert "nodigt Lid 0 & Zn (KvK 90000010) uit" in sent.body
    assert "van 2 maart 2026 tot en met 30 juni 2026" in sent.body
    assert invitation_link(invitation) in sent.body
    assert invitation.mailed_at == NOW


def test_an_invitation_is_mailed_once(invite):
    invite("hr@lid0.example")
    assert [send_waiting_mail(10, at=NOW), send_waiting_mail(10, at=LATER)] == [1, 0]
    assert len(mail.outbox) == 1


def test_no_more_than_the_limit_goes_out_and_the_oldest_first(invite):
    invite(*[f"hr@lid{n}.example" for n in range(5)])
    assert send_waiting_mail(3, at=NOW) == 3
    assert recipients() == [f"hr@lid{n}.example" for n in range(3)]


@pytest.mark.parametrize("moment", [datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)])
def test_nothing_goes_out_before_a_round_opens_or_after_it_closed(moment, invite):
    invite("hr@lid0.example")
    assert send_waiting_mail(10, at=moment) == 0
    assert (mail.outbox, Invitation.objects.get().mailed_at) == ([], None)


def test_a_reminder_goes_to_who_did_not_submit_and_names_no_other(invite, fund_round, fund_manager, employer, hr):
    invite("hr@lid0.example")
    entry = MemberEntry("Voorbeeld Metaal", employer.kvk, "hr@voorbeeld.example")
    invite_members(fund_round, (entry,), by=fund_manager, at=NOW)
    join_fund(FundMember.objects.get(kvk=employer.kvk), employer, set(), by=hr, at=NOW)
    send_waiting_mail(10, at=NOW)
    ask_for_reminders(fund_round, by=fund_manager, at=NOW)
    make_submitted(employer)
    mail.outbox.clear()
    assert [send_waiting_mail(10, at=LATER), send_waiting_mail(10, at=LATER)] == [1, 0]
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["hr@lid0.example"], "Herinnering van Opleidingsfonds Metaal: goed werk 2026")
    assert "Indienen kan tot en met 30 juni 2026" in sent.body
    assert Invitation.objects.get(member__kvk="90000010").reminded_at == LATER


def test_a_refused_address_waits_on_and_holds_up_no_other(invite, settings):
    settings.EMAIL_BACKEND = REFUSED
    invite("weg@lid0.example", "hr@lid1.example")
    assert send_waiting_mail(1, at=NOW) == 1
    assert recipients() == ["hr@lid1.example"]
    assert list(Invitation.objects.order_by("id").values_list("mailed_at", flat=True)) == [None, NOW]


def test_a_mail_server_that_breaks_down_ends_the_attempt_and_keeps_the_rest_waiting(invite, settings, caplog):
    settings.EMAIL_BACKEND = REFUSED
    invite("hr@lid0.example", "stuk@lid1.example", "hr@lid2.example")
    assert send_waiting_mail(10, at=NOW) == 1
    assert list(Invitation.objects.order_by("id").values_list("mailed_at", flat=True)) == [NOW, None, None]
    assert "Mail of rounds stopped after 1" in caplog.text


def test_a_mail_server_that_is_down_loses_nothing(invite, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    invite("hr@lid0.example")
    assert (send_waiting_mail(10, at=NOW), Invitation.objects.get().mailed_at) == (0, None)


def test_no_connection_is_made_when_nothing_waits(fund_round, settings):
    settings.EMAIL_BACKEND = "no.such.backend"
    assert send_waiting_mail(10, at=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_never_send_one_mail_twice(invite):
    invite(*[f"hr@lid{n}.example" for n in range(12)])

    def send():
        send_waiting_mail(12, at=NOW)
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(recipients()) == sorted(f"hr@lid{n}.example" for n in range(12))


def test_the_command_says_how_many_went_out(fund, fund_manager, capsys):
    entries = [MemberEntry(f"Lid {n}", str(90000010 + n), f"hr@lid{n}.example") for n in range(3)]
    invite_members(make_running_round(fund), entries, by=fund_manager, at=timezone.now())
    call_command("send_fund_mail", limit=1)
    call_command("send_fund_mail")
    assert capsys.readouterr().out == "1 mail verstuurd.\n2 mails verstuurd.\n"


class TestLinks:
    def invitation(self, fund, days):
        fund_round = make_running_round(fund, days)
        return Invitation.objects.create(round=fund_round, member=make_fund_member(fund), invited_at=NOW)

    def test_a_link_leads_back_to_its_invitation(self, fund, django_assert_num_queries):
        invitation = self.invitation(fund, days=0)
        assert re.fullmatch(r"http://localhost:8000/uitnodiging/[^/]+/", invitation_link(invitation))
        with django_assert_num_queries(1):
            found = invitation_of(invitation_token(invitation))
            assert (found, found.member.kvk, found.round.fund.slug) == (invitation, "90000001", "metaalfonds")

    @pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: "x", lambda t: ""])
    def test_a_forged_link_leads_nowhere(self, change, fund):
        assert invitation_of(change(invitation_token(self.invitation(fund, days=0)))) is None

    @pytest.mark.parametrize(("days", "is_valid"), [(-1, True), (29, True), (30, False)])
    def test_a_link_ends_with_its_round(self, days, is_valid, fund):
        invitation = self.invitation(fund, days)
        assert invitation_of(invitation_token(invitation)) == (invitation if is_valid else None)
