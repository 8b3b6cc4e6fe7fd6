"""Consents per purpose: they stand until they are withdrawn, and every change leaves an event."""

from datetime import timedelta

import pytest

from organisations.models import Consent, Event, Purpose
from organisations.selectors import organisations_with_consent, standing_purposes
from organisations.services.consents import NotAMemberError, change_consents, choose_comparison_fund
from organisations.services.funds import join_fund
from tests.factories import NOW, make_fund_member

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


@pytest.fixture
def member(fund, hr):
    """The employer, joined without any consent."""
    return join_fund(make_fund_member(fund, hr.organisation.kvk), hr.organisation, set(), by=hr, at=NOW)


def trail(organisation):
    events = Event.objects.filter(organisation=organisation, verb__endswith="consent").order_by("id")
    return [(event.verb, event.object) for event in events]


def test_joining_alone_consents_to_nothing(member, fund, hr):
    assert (standing_purposes(hr.organisation, fund), trail(hr.organisation)) == (frozenset(), [])


def test_consents_stand_until_withdrawn(member, fund, hr):
    change_consents(hr.organisation, fund, {Purpose.BENCHMARK, Purpose.NAMED}, by=hr, at=NOW)
    assert standing_purposes(hr.organisation, fund) == {Purpose.BENCHMARK, Purpose.NAMED}
    change_consents(hr.organisation, fund, {Purpose.BENCHMARK}, by=hr, at=LATER)
    assert standing_purposes(hr.organisation, fund) == {Purpose.BENCHMARK}
    withdrawn = Consent.objects.get(purpose=Purpose.NAMED)
    assert (withdrawn.given_at, withdrawn.given_by, withdrawn.withdrawn_at, withdrawn.withdrawn_by) == (
        NOW, hr.user, LATER, hr.user,
    )  # fmt: skip
    assert trail(hr.organisation) == [
        ("give_consent", "metaalfonds/benchmark"),
        ("give_consent", "metaalfonds/met-naam"),
        ("withdraw_consent", "metaalfonds/met-naam"),
    ]


def test_the_same_consents_again_change_nothing(member, fund, hr):
    for at in (NOW, LATER):
        change_consents(hr.organisation, fund, {Purpose.REPORT}, by=hr, at=at)
    assert [(consent.given_at, consent.withdrawn_at) for consent in Consent.objects.all()] == [(NOW, None)]


def test_a_consent_that_comes_back_is_a_new_one(member, fund, hr):
    for purposes in ({Purpose.NAMED}, set(), {Purpose.NAMED}):
        change_consents(hr.organisation, fund, purposes, by=hr, at=NOW)
    assert Consent.objects.count() == 2
    assert standing_purposes(hr.organisation, fund) == {Purpose.NAMED}


def test_the_platform_is_only_asked_to_compare(hr):
    change_consents(hr.organisation, None, set(Purpose), by=hr, at=NOW)
    assert standing_purposes(hr.organisation, None) == {Purpose.BENCHMARK}
    assert trail(hr.organisation) == [("give_consent", "platform/benchmark")]


def test_a_fund_one_does_not_belong_to_gets_no_consent(fund, hr):
    with pytest.raises(NotAMemberError):
        change_consents(hr.organisation, fund, {Purpose.BENCHMARK}, by=hr, at=NOW)
    with pytest.raises(NotAMemberError):
        choose_comparison_fund(hr.organisation, fund, by=hr, at=NOW)
    assert (Consent.objects.count(), trail(hr.organisation)) == (0, [])


def test_consents_of_one_employer_are_not_those_of_another(member, fund, hr, outsider):
    join_fund(
        make_fund_member(fund, outsider.organisation.kvk), outsider.organisation, {Purpose.NAMED}, by=outsider, at=NOW
    )
    assert organisations_with_consent(fund, Purpose.NAMED) == {outsider.organisation.pk}
    assert organisations_with_consent(fund, Purpose.REPORT) == frozenset()


def test_comparison_fund_is_chosen_and_left(member, fund, hr):
    choose_comparison_fund(hr.organisation, None, by=hr, at=NOW)
    hr.organisation.refresh_from_db()
    assert hr.organisation.comparison_fund is None
    choose_comparison_fund(hr.organisation, fund, by=hr, at=LATER)
    hr.organisation.refresh_from_db()
    assert hr.organisation.comparison_fund == fund
    events = Event.objects.filter(verb="choose_comparison_fund").order_by("id")
    assert [event.object for event in events] == ["", "metaalfonds"]
