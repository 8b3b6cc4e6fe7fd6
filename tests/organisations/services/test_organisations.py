"""What changes organisations and members: who becomes what, what is refused, and the event that every change leaves."""

import pytest

from organisations.models import Event, Membership, Organisation, Role, User
from organisations.selectors import members_of, memberships_of
from organisations.services.organisations import (
    LastAdminError,
    OrganisationExistsError,
    add_member,
    change_organisation,
    register_organisation,
    remove_member,
    verify_organisation,
)
from tests.factories import NOW, make_colleague, make_organisation, make_user

pytestmark = pytest.mark.django_db
DETAILS = {
    "name": "Voorbeeld Metaal",
    "kvk": "90000001",
    "sbi_scheme": "sbi2025",
    "sbi_code": "25110",
    "size_class": "50-249",
    "participation_form": "geen",
}


def last_event(organisation):
    event = Event.objects.filter(organisation=organisation).latest("id")
    return (event.verb, event.object, event.actor, event.role, event.at)


def test_register_organisation_makes_its_user_the_administrator():
    user = make_user()
    organisation = register_organisation(DETAILS, by=user, at=NOW)
    assert list(organisation.memberships.values_list("user", "role")) == [(user.pk, "beheerder")]
    assert last_event(organisation) == ("register_organisation", "90000001", user, "beheerder", NOW)


def test_register_organisation_refuses_a_number_that_is_known(employer):
    stranger = make_user()
    with pytest.raises(OrganisationExistsError, match="90000001"):
        register_organisation(DETAILS | {"name": "Kaper"}, by=stranger, at=NOW)
    assert list(Organisation.objects.values_list("name")) == [("Voorbeeld Metaal",)]
    assert not memberships_of(stranger).exists()


def test_change_organisation_names_the_fields_and_not_their_values(employer, hr):
    change_organisation(employer, {"name": "Nieuwe Naam", "size_class": "10-49"}, by=hr, at=NOW)
    employer.refresh_from_db()
    assert (employer.name, employer.size_class, employer.sbi_code) == ("Nieuwe Naam", "10-49", "25110")
    assert last_event(employer) == ("change_organisation", "name, size_class", hr.user, "beheerder", NOW)


def test_verify_organisation_by_the_command_line_has_no_actor(employer):
    verify_organisation(employer, by=None, at=NOW)
    employer.refresh_from_db()
    assert employer.verified_at == NOW
    assert last_event(employer) == ("verify_organisation", "90000001", None, "", NOW)


def test_add_member_makes_a_user_without_password_of_an_unknown_address(employer, hr):
    membership = add_member(employer, "Nieuw@Voorbeeld.Example", Role.CONTRIBUTOR, by=hr, at=NOW)
    assert (membership.user.email, membership.role) == ("nieuw@voorbeeld.example", "invuller")
    assert not membership.user.has_usable_password()
    assert last_event(employer) == ("add_member", "invuller", hr.user, "beheerder", NOW)


def test_add_member_takes_the_user_who_is_known(employer, hr, outsider):
    membership = add_member(employer, "BUITEN@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
    assert (membership.user, membership.role) == (outsider.user, "beheerder")
    assert User.objects.count() == 2


def test_add_member_leaves_a_member_as_it_was(employer, hr):
    events = Event.objects.count()
    assert add_member(employer, hr.user.email, Role.CONTRIBUTOR, by=hr, at=NOW) == hr
    hr.refresh_from_db()
    assert (hr.role, Event.objects.count()) == ("beheerder", events)


def test_remove_member_takes_only_this_membership_away(employer, hr):
    colleague = make_colleague(employer)
    other = make_organisation(colleague.user, kvk="90000002")
    remove_member(colleague, by=hr, at=NOW)
    assert [membership.organisation for membership in memberships_of(colleague.user)] == [other]
    assert last_event(employer) == ("remove_member", "invuller", hr.user, "beheerder", NOW)


def test_remove_member_keeps_the_last_administrator(employer, hr):
    make_colleague(employer)
    with pytest.raises(LastAdminError, match="90000001"):
        remove_member(hr, by=hr, at=NOW)
    assert Membership.objects.filter(pk=hr.pk).exists()
    assert not Event.objects.filter(verb="remove_member").exists()


def test_remove_member_lets_one_of_two_administrators_go(employer, hr):
    second = add_member(employer, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
    remove_member(hr, by=second, at=NOW)
    assert [membership.user for membership in members_of(employer)] == [second.user]
