"""The council's people over HTTP: everyone in it sees them, the secretary changes them, the employer never."""

import pytest
from django.core import mail

from organisations.models import Membership, ParticipationForm
from organisations.selectors import council_of
from tests.factories import make_council_member, make_organisation, make_secretary, make_user

pytestmark = pytest.mark.django_db


def roles(organisation):
    return [(seat.user.email, seat.role) for seat in council_of(organisation)]


@pytest.fixture
def spokespersons(employer, council_member):
    employer.participation_form = ParticipationForm.STAFF_MEETING
    employer.save(update_fields=["participation_form"])
    return employer


def test_a_member_sees_who_is_in_it_and_changes_nothing(member, address):
    page = member.get(address("council_people")).content.decode()
    assert "Sara Secretaris" in page
    assert "Rob Raadslid" in page
    assert "Haal weg" not in page
    assert 'name="email"' not in page


def test_the_secretary_invites_by_mail(secretary, employer, address):
    secretary.post(address("add_council_member"), {"email": "lid@voorbeeld.example"})
    assert roles(employer)[1:] == [("lid@voorbeeld.example", "raadslid")]
    (sent,) = mail.outbox
    assert sent.to == ["lid@voorbeeld.example"]
    assert sent.subject == "Uitnodiging van de ondernemingsraad van Voorbeeld Metaal"
    assert "om mee te doen in de ondernemingsraad van Voorbeeld Metaal" in sent.body
    assert "wachtwoord-kiezen" in sent.body


def test_a_bad_address_is_said_and_kept(secretary, address):
    response = secretary.post(address("add_council_member"), {"email": "geen adres"})
    assert response.status_code == 422
    assert "Vul een volledig e-mailadres in" in response.content.decode()
    assert 'value="geen adres"' in response.content.decode()


def test_an_administrator_of_the_employer_is_refused_in_words(secretary, hr, employer, address):
    response = secretary.post(address("add_council_member"), {"email": hr.user.email})
    assert response.status_code == 422
    assert "Dit adres is van een beheerder van uw werkgever" in response.content.decode()
    assert (len(roles(employer)), mail.outbox) == (1, [])


def test_a_third_spokesperson_is_refused_in_words(spokespersons, secretary, address):
    response = secretary.post(address("add_council_member"), {"email": "derde@voorbeeld.example"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Er zijn al twee woordvoerders" in page
    assert "Woordvoerder uitnodigen" in page
    assert "ondernemingsraad" not in page


def test_handing_over_leaves_a_member_without_the_buttons(secretary, council_member, address):
    response = secretary.post(address("hand_over_secretary", council_member.pk), follow=True)
    page = response.content.decode()
    assert "Rob Raadslid is nu secretaris." in page
    assert "Haal weg" not in page


def test_removing_a_member(secretary, council_member, employer, address):
    secretary.post(address("remove_council_member", council_member.pk))
    assert roles(employer) == [("secretaris@voorbeeld.example", "secretaris")]


def test_the_secretary_hands_over_before_leaving(secretary, council_secretary, council_member, address):
    response = secretary.post(address("remove_council_member", council_secretary.pk), follow=True)
    assert "Maak eerst iemand anders secretaris." in response.content.decode()
    assert Membership.objects.filter(pk=council_secretary.pk).exists()


def test_the_last_one_leaves_and_has_no_place_any_more(secretary, council_secretary, employer, address):
    response = secretary.post(address("remove_council_member", council_secretary.pk), follow=True)
    assert (response.redirect_chain[-1][0], roles(employer)) == ("/", [])


@pytest.mark.parametrize("name", ["hand_over_secretary", "remove_council_member"])
def test_the_seats_of_another_council_are_out_of_reach(name, secretary, employer, address):
    other = make_organisation(make_user("ander@voorbeeld.example"), kvk="90000002")
    make_secretary(other, "een@voorbeeld.example")
    seat = make_council_member(other, "twee@voorbeeld.example")
    assert secretary.post(address(name, seat.pk)).status_code == 404
    assert Membership.objects.get(pk=seat.pk).role == "raadslid"


@pytest.mark.parametrize("name", ["hand_over_secretary", "remove_council_member"])
def test_the_employers_people_are_out_of_reach(name, secretary, hr, address):
    assert secretary.post(address(name, hr.pk)).status_code == 404
    assert Membership.objects.filter(pk=hr.pk, role="beheerder").exists()


@pytest.mark.parametrize("name", ["add_council_member", "hand_over_secretary", "remove_council_member"])
def test_only_the_secretary_changes_the_council(name, member, council_member, employer, address):
    seat = () if name == "add_council_member" else (council_member.pk,)
    assert member.post(address(name, *seat), {"email": "x@voorbeeld.example"}).status_code == 403
    assert len(roles(employer)) == 2


def test_where_the_employer_says_there_is_no_council_the_page_is_closed(secretary, employer, address):
    employer.participation_form = ParticipationForm.NONE
    employer.save(update_fields=["participation_form"])
    assert secretary.get(address("council_people")).status_code == 403
