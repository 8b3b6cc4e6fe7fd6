"""Memberships of a user and members of an organisation, in a fixed order and in one query."""

import pytest

from organisations.models import Role
from organisations.selectors import members_of, memberships_of
from organisations.services.organisations import add_member
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_memberships_of_a_user_are_by_name_of_the_organisation(hr, outsider, django_assert_num_queries):
    make_organisation(hr.user, kvk="90000002", name="Aannemer")
    with django_assert_num_queries(1):
        names = [membership.organisation.name for membership in memberships_of(hr.user)]
    assert names == ["Aannemer", "Voorbeeld Metaal"]


def test_members_of_an_organisation_start_with_administrators(employer, hr, outsider, django_assert_num_queries):
    add_member(employer, "a@voorbeeld.example", Role.CONTRIBUTOR, by=hr, at=NOW)
    add_member(employer, "b@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)
    with django_assert_num_queries(1):
        emails = [member.user.email for member in members_of(employer)]
    assert emails == ["b@voorbeeld.example", "hr@voorbeeld.example", "a@voorbeeld.example"]
