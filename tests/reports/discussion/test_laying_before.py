"""Inviting who speaks for the staff, laying the assessment before them, more time: errors, mails, deadlines."""

import re
from html import unescape

import pytest
from django.core import mail

from assessments.models import Assessment
from organisations.models import Membership, Organisation, ParticipationForm, User
from reports.models import Discussion
from tests.reports.talking import in_days

pytestmark = pytest.mark.django_db
NEW = "nieuw@voorbeeld.example"


def text_of(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


@pytest.fixture
def admin(hr, login):
    return login(hr)


class TestInvite:
    @pytest.fixture
    def url(self, address):
        return address("invite_secretary")

    def test_makes_a_secretary_and_mails_the_way_in(self, url, submitted, admin, address):
        response = admin.post(url, {"email": NEW})
        assert response["Location"] == address("consult")
        assert list(Membership.objects.filter(user__email=NEW).values_list("role", flat=True)) == ["secretaris"]
        (message,) = mail.outbox
        assert (message.to, message.subject) == ([NEW], "Uitnodiging: ondernemingsraad van Voorbeeld Metaal")
        assert "nodigt u uit als secretaris" in message.body
        assert "/wachtwoord-kiezen/" in message.body
        assert "Nodig daarna zelf de andere raadsleden uit." in message.body

    def test_before_the_first_year_leads_to_the_organisation(self, url, admin):
        assert admin.post(url, {"email": NEW})["Location"] == "/werkgever/90000001/"

    def test_of_a_staff_meeting_speaks_of_two_spokespersons(self, url, employer, admin):
        Organisation.objects.update(participation_form=ParticipationForm.STAFF_MEETING)
        assert "Het personeel kiest hen zelf; u nodigt de eerste uit." in text_of(admin.get(url))
        admin.post(url, {"email": NEW})
        assert "U bent de eerste van twee woordvoerders die het personeel kiest." in mail.outbox[0].body
        assert "ondernemingsraad" not in mail.outbox[0].body

    @pytest.mark.parametrize(
        ("email", "message"),
        [
            (
                "hr@voorbeeld.example",
                "Dit is het adres van een beheerder. Wie beheert, kan niet ook voor het personeel",
            ),
            ("HR@voorbeeld.example", "Dit is het adres van een beheerder."),
            ("geen-adres", "Voer een geldig e-mailadres in."),
            ("", "Dit veld is verplicht."),
        ],
    )
    def test_a_wrong_address_is_told_and_kept(self, email, message, url, admin):
        response = admin.post(url, {"email": email})
        assert (response.status_code, message in text_of(response)) == (422, True)
        assert response.context["form"]["email"].value() == email
        assert (Membership.objects.exclude(role="beheerder").count(), mail.outbox) == (0, [])

    def test_a_second_time_is_refused_because_the_council_is_its_own(self, url, council_secretary, admin):
        assert "Er is al iemand uitgenodigd" in text_of(admin.get(url))
        response = admin.post(url, {"email": NEW})
        told = "Er is al iemand uitgenodigd. De ondernemingsraad regelt dit zelf."
        assert (response.status_code, told in text_of(response)) == (422, True)
        assert not User.objects.filter(email=NEW).exists()

    def test_without_a_form_of_participation_leads_to_where_that_is_changed(self, url, employer, admin):
        Organisation.objects.update(participation_form=ParticipationForm.NONE)
        response = admin.post(url, {"email": NEW}, follow=True)
        assert response.redirect_chain == [("/werkgever/90000001/", 302)]
        assert "Bij u is er geen medezeggenschap." in text_of(response)
        assert not User.objects.filter(email=NEW).exists()

    def test_with_a_dead_mail_server_says_so(self, url, submitted, admin, dead_mail):
        told = text_of(admin.post(url, {"email": NEW}, follow=True))
        assert f"{NEW} is toegevoegd, maar de mail kon niet worden verstuurd." in told


class TestStart:
    @pytest.fixture
    def url(self, submitted, council_member, address):
        return address("start_discussion")

    def test_offers_six_weeks_and_says_what_they_will_see(self, url, admin):
        page = admin.get(url)
        assert f'value="{in_days(42).isoformat()}"' in page.content.decode()
        assert "uw antwoorden, met toelichting en bewijs" in text_of(page)

    def test_lays_it_before_the_council_and_mails_every_member(self, url, admin, address):
        response = admin.post(url, {"due_on": in_days(20).strftime("%d-%m-%Y")})
        assert (response["Location"], Discussion.objects.get().due_on) == (address("consult"), in_days(20))
        assert sorted(message.to[0] for message in mail.outbox) == [
            "raadslid@voorbeeld.example",
            "secretaris@voorbeeld.example",
        ]
        body = mail.outbox[0].body
        assert "legt de zelfbeoordeling over 2026 voor aan de ondernemingsraad" in body
        assert "Lees het hier:\nhttp" in body
        assert "/werkgever/90000001/2026/raad/\n" in body

    def test_who_never_chose_a_password_gets_the_way_to_do_so(self, url, council_member, admin):
        council_member.user.set_unusable_password()
        council_member.user.save()
        admin.post(url, {"due_on": in_days(20).isoformat()})
        bodies = {message.to[0]: message.body for message in mail.outbox}
        assert "Kies eerst een wachtwoord:\nhttp" in bodies["raadslid@voorbeeld.example"]
        assert "Kies eerst een wachtwoord" not in bodies["secretaris@voorbeeld.example"]

    def test_a_mail_holds_no_person_and_no_score(self, url, submitted, admin):
        admin.post(url, {"due_on": in_days(20).isoformat()})
        words = ("Hanna", "Sara", "Rob", "@", "kwetsbaar", "in ontwikkeling", "goed genoeg", "voorbeeldig", "punten")
        assert [word for message in mail.outbox for word in words if word in message.body] == []

    @pytest.mark.parametrize(
        ("days", "message"),
        [
            (13, "of later. Geef minstens 14 dagen om te lezen en te reageren."),
            (400, "Deze dag is meer dan een jaar weg. Kijk of het jaartal klopt."),
        ],
    )
    def test_a_date_too_near_or_too_far_is_told_and_kept(self, days, message, url, admin):
        due_on = in_days(days).isoformat()
        response = admin.post(url, {"due_on": due_on})
        assert (response.status_code, message in text_of(response)) == (422, True)
        assert f'value="{due_on}"' in response.content.decode()
        assert (Discussion.objects.count(), mail.outbox) == (0, [])

    @pytest.mark.parametrize("typed", ["snel", "31-02-2027"])
    def test_what_is_no_date_says_how_to_write_one(self, typed, url, admin):
        response = admin.post(url, {"due_on": typed})
        assert "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026." in text_of(response)
        assert f'value="{typed}"' in response.content.decode()

    def test_a_second_time_changes_nothing(self, url, admin, address):
        admin.post(url, {"due_on": in_days(20).isoformat()})
        response = admin.post(url, {"due_on": in_days(60).isoformat()})
        assert (response["Location"], Discussion.objects.get().due_on) == (address("consult"), in_days(20))
        assert len(mail.outbox) == 2

    def test_before_anyone_was_invited_leads_back_to_the_discussion(self, submitted, admin, address):
        response = admin.post(address("start_discussion"), {"due_on": in_days(20).isoformat()})
        assert (response["Location"], Assessment.objects.get().status) == (address("consult"), "ingediend")

    def test_with_a_dead_mail_server_stands_and_says_so(self, url, admin, dead_mail):
        told = text_of(admin.post(url, {"due_on": in_days(20).isoformat()}, follow=True))
        assert "Niet elke mail kon worden verstuurd." in told
        assert Discussion.objects.exists()


class TestExtend:
    @pytest.fixture
    def url(self, talk, address):
        return address("extend_term")

    def test_gives_more_time_and_tells_the_council(self, url, admin, address):
        assert admin.post(url, {"due_on": in_days(50).isoformat()})["Location"] == address("consult")
        assert Discussion.objects.get().due_on == in_days(50)
        assert {message.subject for message in mail.outbox} == {
            "Meer tijd voor de zelfbeoordeling van Voorbeeld Metaal"
        }
        assert len(mail.outbox) == 2

    @pytest.mark.parametrize("days", [10, 30])
    def test_takes_no_day_that_gives_no_more_time(self, days, url, admin):
        response = admin.post(url, {"due_on": in_days(days).isoformat()})
        assert (response.status_code, "De termijn kan alleen langer worden." in text_of(response)) == (422, True)
        assert (Discussion.objects.get().due_on, mail.outbox) == (in_days(30), [])

    def test_of_a_term_that_passed_begins_today(self, url, admin):
        Discussion.objects.update(due_on=in_days(-9))
        assert admin.post(url, {"due_on": in_days(-1).isoformat()}).status_code == 422
        assert admin.post(url, {"due_on": in_days(0).isoformat()}).status_code == 302

    def test_outside_a_discussion_leads_back(self, submitted, council_member, admin, address):
        assert admin.get(address("extend_term"))["Location"] == address("consult")
