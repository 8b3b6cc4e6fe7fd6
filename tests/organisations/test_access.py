"""Who may do what: the table itself, and what a stranger or a member with too small a role meets."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from organisations.access import ALLOWED, Action, may, membership_for
from organisations.models import Role


def test_every_role_is_in_the_table():
    assert set(ALLOWED) == set(Role)


@pytest.mark.django_db
def test_admin_may_do_everything(hr):
    assert [action for action in Action if may(hr, action)] == list(Action)


@pytest.mark.django_db
def test_contributor_may_only_see_tasks_and_answer_what_was_assigned(colleague):
    assert [action for action in Action if may(colleague, action)] == [Action.VIEW_TASKS, Action.ANSWER_ASSIGNED]


@pytest.mark.django_db
def test_membership_for_a_member_comes_with_organisation_and_user(hr, django_assert_num_queries):
    with django_assert_num_queries(1):
        membership = membership_for(hr.user, "90000001", Action.PLAN)
        assert (membership, membership.organisation.name) == (hr, "Voorbeeld Metaal")
        assert membership.user.email == "hr@voorbeeld.example"


@pytest.mark.django_db
@pytest.mark.parametrize("kvk", ["90000001", "12345678"])
def test_membership_for_a_stranger_is_the_same_as_for_no_organisation(kvk, employer, outsider):
    with pytest.raises(Http404, match="Geen organisatie met dit nummer"):
        membership_for(outsider.user, kvk, Action.VIEW_TASKS)


@pytest.mark.django_db
def test_membership_for_a_role_that_falls_short_is_refused(colleague):
    with pytest.raises(PermissionDenied, match="Uw rol"):
        membership_for(colleague.user, "90000001", Action.PLAN)
