"""Who may do what: the table itself, and what a stranger or a member with too small a role meets."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from organisations.access import (
    ALLOWED,
    FUND_ALLOWED,
    Action,
    FundAction,
    Refused,
    SecondFactorMissing,
    fund_manager_for,
    may,
    may_at_fund,
    membership_for,
)
from organisations.models import FundManager, FundRole, Membership, Role, SupportAccess
from organisations.services.funds import add_manager
from organisations.services.organisations import add_member
from tests.factories import NOW


def test_every_role_is_in_the_table():
    assert set(ALLOWED) == {*Role, SupportAccess.role}
    assert set(FUND_ALLOWED) == set(FundRole)


def allowed(role):
    return {action for action in Action if may(Membership(role=role), action)}


def test_an_admin_may_do_everything_but_what_is_the_councils():
    assert set(Action) - allowed(Role.ADMIN) == {Action.DISCUSS, Action.MANAGE_COUNCIL}


def test_a_contributor_may_only_see_tasks_answer_what_was_assigned_and_lead_a_team():
    seeing = {Action.VIEW_DRAFT, Action.VIEW_TASKS}
    assert allowed(Role.CONTRIBUTOR) - seeing == {Action.ANSWER_ASSIGNED, Action.LEAD_TEAM}


def test_a_reader_reads_what_was_handed_in_and_what_was_shared():
    assert allowed(Role.READER) == {Action.VIEW_RESULTS, Action.VIEW_DISCUSSION}


def test_the_council_reads_as_a_reader_does_and_has_a_room_of_its_own():
    assert allowed(Role.COUNCIL_MEMBER) - allowed(Role.READER) == {Action.DISCUSS}
    assert allowed(Role.COUNCIL_SECRETARY) - allowed(Role.COUNCIL_MEMBER) == {Action.MANAGE_COUNCIL}


def test_support_looks_along_and_changes_nothing():
    looking = {Action.VIEW_DRAFT, Action.VIEW_TASKS, Action.VIEW_RESULTS, Action.VIEW_DISCUSSION, Action.VIEW_TRAIL}
    assert {action for action in Action if may(SupportAccess(), action)} == looking


@pytest.mark.parametrize(
    ("role", "actions"), [(FundRole.MANAGER, set(FundAction)), (FundRole.READER, {FundAction.VIEW})]
)
def test_a_reader_of_a_fund_changes_nothing(role, actions):
    assert {action for action in FundAction if may_at_fund(FundManager(role=role), action)} == actions


@pytest.mark.django_db
def test_a_fund_reader_is_refused_what_changes_the_fund(fund, fund_manager):
    reader = add_manager(fund, "lezer@voorbeeld.example", FundRole.READER, by=fund_manager, at=NOW)
    assert fund_manager_for(reader.user, fund.slug, FundAction.VIEW) == reader
    with pytest.raises(Refused) as refusal:
        fund_manager_for(reader.user, fund.slug, FundAction.MANAGE)
    assert refusal.value.place == reader


@pytest.mark.django_db
def test_who_has_two_roles_may_do_what_either_allows(employer, hr, council_member):
    add_member(employer, council_member.user.email, Role.CONTRIBUTOR, by=hr, at=NOW)
    for action, role in ((Action.DISCUSS, Role.COUNCIL_MEMBER), (Action.ANSWER_ASSIGNED, Role.CONTRIBUTOR)):
        assert membership_for(council_member.user, employer.kvk, action).role == role


@pytest.mark.django_db
@pytest.mark.parametrize(("is_demo", "is_fictional"), [(True, False), (False, True)])
def test_without_a_second_factor_only_the_fictional_people_of_the_demo_come_in(is_demo, is_fictional, hr, settings):
    settings.DEMO, hr.user.is_fictional = is_demo, is_fictional
    hr.user.save()
    hr.user.authenticator_set.all().delete()
    with pytest.raises(SecondFactorMissing):
        membership_for(hr.user, "90000001", Action.PLAN)
    settings.DEMO, hr.user.is_fictional = True, True
    hr.user.save()
    assert membership_for(hr.user, "90000001", Action.PLAN) == hr


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
