"""Pages of one organisation over HTTP: signing it up, its details, inviting and removing members."""

import re
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, Role
from organisations.selectors import memberships_of
from organisations.services.organisations import add_member
from tests.factories import NOW, make_colleague, make_user

pytestmark = pytest.mark.django_db
REGISTER, DETAIL, ADD = "/organisatie/aanmelden/", "/werkgever/90000001/", "/werkgever/90000001/collega/"
VALUES = {
    "name": "Voorbeeld Metaal",
    "kvk": "90000001",
    "sbi_scheme": "sbi2025",
    "sbi_code": "25110",
    "section": "Industrie",
    "size_class": "50-249",
    "participation_form": "ondernemingsraad",
}


@pytest.fixture
def admin(hr, login):
    return login(hr)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


class TestRegister:
    @pytest.fixture
    def newcomer(self, client):
        client.force_login(make_user("nieuw@voorbeeld.example"))
        return client

    def test_makes_the_organisation_and_leads_home(self, newcomer):
        told = text_of(newcomer.post(REGISTER, VALUES, follow=True))
        assert "Voorbeeld Metaal is aangemeld." in told
        assert "Begin met de vragen over" in told
        assert Organisation.objects.get().memberships.get().role == Role.ADMIN

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"kvk": "12"}, "Een KvK-nummer heeft acht cijfers, zonder punten of spaties."),
            ({"sbi_code": "45200"}, "Deze code komt in de gekozen indeling niet voor. Kijk de eerste twee cijfers na."),
            ({"section": "Horeca"}, "Code 25110 hoort bij “Industrie”. Kies die sectie of verbeter de code."),
            ({"sbi_scheme": ""}, "Dit veld is verplicht."),
        ],
    )
    def test_wrong_input_is_told_and_stays(self, changes, message, newcomer):
        response = newcomer.post(REGISTER, VALUES | changes)
        assert message in text_of(response)
        assert 'value="Voorbeeld Metaal"' in response.content.decode()
        assert not Organisation.objects.exists()

    def test_a_known_number_is_told_and_gives_no_access(self, newcomer, employer):
        told = text_of(newcomer.post(REGISTER, VALUES))
        assert "Deze organisatie is al aangemeld. Vraag een beheerder van uw organisatie om u toe te voegen." in told
        assert newcomer.get(DETAIL).status_code == 404

    def test_shows_what_the_address_already_knows(self, newcomer):
        page = newcomer.get(f"{REGISTER}?naam=Voorbeeld+Metaal&kvk=90000001").content.decode()
        assert 'value="Voorbeeld Metaal"' in page
        assert 'value="90000001"' in page

    @pytest.mark.parametrize(
        ("address", "destination"),
        [
            ("/referentiecijfers/", "/referentiecijfers/"),
            ("https://elders.example/", "/"),
            ("//elders.example/", "/"),
            ("javascript:alert(1)", "/"),
            ("", "/"),
        ],
    )
    def test_leads_back_to_a_page_of_ours_only(self, address, destination, newcomer):
        assert newcomer.post(f"{REGISTER}?{urlencode({'next': address})}", VALUES)["Location"] == destination

    def test_needs_a_login(self, client):
        assert client.post(REGISTER, VALUES)["Location"].startswith("/inloggen/")
        assert not Organisation.objects.exists()


class TestDetail:
    def test_shows_details_and_members(self, admin, employer):
        make_colleague(employer)
        told = text_of(admin.get(DETAIL))
        assert "90000001" in told
        assert "Nog niet; uw scores tellen nog niet mee in vergelijkingen" in told
        assert "Hanna de Ruiter hr@voorbeeld.example Beheerder" in told
        assert "collega@voorbeeld.example Invuller" in told

    def test_saves_changes_but_never_the_number(self, admin, employer):
        told = text_of(admin.post(DETAIL, VALUES | {"name": "Nieuwe Naam", "kvk": "99999999"}, follow=True))
        employer.refresh_from_db()
        assert (employer.name, employer.kvk) == ("Nieuwe Naam", "90000001")
        assert "De gegevens zijn opgeslagen." in told

    def test_a_mistake_is_told_and_saves_nothing(self, admin, employer):
        assert "Dit veld is verplicht." in text_of(admin.post(DETAIL, VALUES | {"name": ""}))
        employer.refresh_from_db()
        assert employer.name == "Voorbeeld Metaal"

    def test_costs_the_same_for_every_number_of_members(self, admin, employer):
        admin.get(DETAIL)  # the first page of a session notes when it began
        with CaptureQueriesContext(connection) as alone:
            admin.get(DETAIL)
        for number in range(8):
            make_colleague(employer, f"collega{number}@voorbeeld.example")
        with CaptureQueriesContext(connection) as many:
            admin.get(DETAIL)
        assert len(many) == len(alone) <= 13


class TestMembers:
    def test_inviting_mails_a_link(self, admin, employer):
        data = {"email": "nieuw@voorbeeld.example", "role": "invuller"}
        told = text_of(admin.post(ADD, data, follow=True))
        assert "Wij hebben een uitnodiging gestuurd aan nieuw@voorbeeld.example." in told
        (sent,) = mail.outbox
        assert (sent.to, sent.subject) == (["nieuw@voorbeeld.example"], "Uitnodiging van Voorbeeld Metaal")
        assert "http://localhost:8000/wachtwoord-kiezen/" in sent.body

    def test_inviting_a_member_again_changes_the_role(self, admin, employer):
        colleague = make_colleague(employer)
        admin.post(ADD, {"email": colleague.user.email, "role": "beheerder"})
        colleague.refresh_from_db()
        assert colleague.role == Role.ADMIN

    def test_the_last_administrator_keeps_the_role(self, admin, employer, hr):
        told = text_of(admin.post(ADD, {"email": hr.user.email, "role": "invuller"}, follow=True))
        assert "Dit is de laatste beheerder. Maak eerst iemand anders beheerder." in told
        assert (employer.memberships.get().role, mail.outbox) == (Role.ADMIN, [])

    def test_a_wrong_address_is_told_and_stays(self, admin, employer):
        response = admin.post(ADD, {"email": "nieuw@", "role": "invuller"})
        assert "Voer een geldig e-mailadres in." in text_of(response)
        assert 'value="nieuw@"' in response.content.decode()
        assert (mail.outbox, employer.memberships.count()) == ([], 1)

    def test_a_mail_server_that_is_down_is_told_and_the_access_stands(self, admin, employer, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        told = text_of(admin.post(ADD, {"email": "nieuw@voorbeeld.example", "role": "invuller"}, follow=True))
        assert "nieuw@voorbeeld.example heeft nu toegang, maar de mail kon niet worden verstuurd." in told
        assert employer.memberships.count() == 2

    def test_a_reader_is_invited_as_such(self, admin, employer):
        admin.post(ADD, {"email": "directie@voorbeeld.example", "role": "lezer"})
        assert employer.memberships.get(user__email="directie@voorbeeld.example").role == Role.READER

    @pytest.mark.parametrize("has_another_role", [False, True])
    def test_a_member_of_the_council_is_no_administrator(self, has_another_role, admin, employer, hr, council_member):
        if has_another_role:
            add_member(employer, council_member.user.email, Role.CONTRIBUTOR, by=hr, at=NOW)
        before = list(employer.memberships.order_by("id").values_list("user", "role"))
        response = admin.post(ADD, {"email": council_member.user.email, "role": "beheerder"})
        assert response.status_code == 422
        assert "Dit adres is van iemand die namens het personeel spreekt." in text_of(response)
        assert f'value="{council_member.user.email}"' in response.content.decode()
        assert (list(employer.memberships.order_by("id").values_list("user", "role")), mail.outbox) == (before, [])

    def test_a_member_of_the_council_can_be_a_contributor_too(self, admin, employer, council_member):
        admin.post(ADD, {"email": council_member.user.email, "role": "invuller"})
        roles = employer.memberships.filter(user=council_member.user).order_by("id").values_list("role", flat=True)
        assert list(roles) == [Role.COUNCIL_MEMBER, Role.CONTRIBUTOR]

    def test_the_council_is_not_the_employers_to_see_or_remove(self, admin, council_secretary, council_member):
        told = text_of(admin.get(DETAIL))
        assert "Sara Secretaris kijkt mee namens het personeel" in told
        assert "Rob Raadslid" not in told
        assert council_member.user.email not in told
        for seat in (council_secretary, council_member):
            assert admin.post(f"{ADD}{seat.pk}/weg/").status_code == 404
            seat.refresh_from_db()

    def test_without_a_council_nothing_is_told_of_one(self, admin, employer):
        assert "Medezeggenschap Er is nog niemand uitgenodigd" in text_of(admin.get(DETAIL))
        employer.participation_form = "geen"
        employer.save(update_fields=["participation_form"])
        assert "namens het personeel" not in text_of(admin.get(DETAIL))

    def test_removing_ends_access(self, admin, employer, login):
        colleague = make_colleague(employer)
        visitor = login(colleague)
        told = text_of(admin.post(f"{ADD}{colleague.pk}/weg/", follow=True))
        assert "collega@voorbeeld.example heeft geen toegang meer." in told
        assert (list(memberships_of(colleague.user)), visitor.get(DETAIL).status_code) == ([], 404)

    def test_the_last_administrator_stays(self, admin, employer, hr):
        told = text_of(admin.post(f"{ADD}{hr.pk}/weg/", follow=True))
        assert "Dit is de laatste beheerder. Maak eerst iemand anders beheerder." in told
        assert employer.memberships.get() == hr

    def test_an_administrator_can_leave_another_behind(self, admin, employer, hr):
        add_member(employer, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
        assert admin.post(f"{ADD}{hr.pk}/weg/", follow=True).status_code == 404

    def test_a_member_of_another_organisation_is_not_found(self, admin, outsider):
        assert admin.post(f"{ADD}{outsider.pk}/weg/").status_code == 404
        outsider.refresh_from_db()

    def test_a_colleague_and_an_outsider_invite_nobody(self, employer, draft, colleague, outsider, login):
        data = {"email": "vriend@voorbeeld.example", "role": "beheerder"}
        assert login(colleague).post(ADD, data).status_code == 403
        assert login(outsider).post(ADD, data).status_code == 404
        assert (mail.outbox, employer.memberships.count()) == ([], 2)

    @pytest.mark.parametrize("url", [ADD, f"{ADD}1/weg/"])
    def test_a_get_changes_nothing(self, url, admin):
        assert admin.get(url).status_code == 405
