"""Funds: making one, its managers, its list of employers, and an employer that joins."""

import pytest

from organisations.models import Event, FundManager, Purpose, User
from organisations.selectors import funds_of, managements_of, standing_purposes
from organisations.services.funds import FundExistsError, OtherEmployerError, add_manager, create_fund, join_fund
from tests.factories import NOW, make_fund, make_fund_member

pytestmark = pytest.mark.django_db


def test_a_fund_leaves_its_first_event(db):
    fund = create_fund("zorgfonds", "Zorgfonds", by=None, at=NOW)
    event = Event.objects.get()
    assert (event.fund, event.organisation, event.verb, event.object) == (fund, None, "create_fund", "zorgfonds")


def test_a_slug_belongs_to_one_fund(fund):
    with pytest.raises(FundExistsError):
        create_fund(fund.slug, "Nog een", by=None, at=NOW)


def test_the_platform_is_no_fund(db):
    with pytest.raises(FundExistsError):
        create_fund("platform", "Platform", by=None, at=NOW)


def test_fictional_funds_say_so():
    assert str(make_fund("verzonnen", name="Verzonnen Fonds", is_fictional=True)) == "Verzonnen Fonds (fictief)"


def test_a_manager_becomes_a_user_once(fund, fund_manager):
    again = add_manager(fund, "FONDS@voorbeeld.example", by=fund_manager, at=NOW)
    other = add_manager(fund, "nieuw@voorbeeld.example", by=fund_manager, at=NOW)
    assert (again, FundManager.objects.count()) == (fund_manager, 2)
    assert not User.objects.get(pk=other.user_id).has_usable_password()
    assert [management.fund for management in managements_of(other.user)] == [fund]


class TestJoining:
    def join(self, fund, hr, purposes=frozenset(), **known):
        member = make_fund_member(fund, hr.organisation.kvk, **known)
        return join_fund(member, hr.organisation, set(purposes), by=hr, at=NOW)

    def test_joining_verifies_and_compares_in_the_first_fund(self, fund, hr):
        member = self.join(fund, hr, {Purpose.BENCHMARK}, holding="Grote Groep")
        hr.organisation.refresh_from_db()
        assert (member.organisation, member.joined_at) == (hr.organisation, NOW)
        assert (hr.organisation.verified_at, hr.organisation.comparison_fund) == (NOW, fund)
        assert hr.organisation.holding == "Grote Groep"
        assert standing_purposes(hr.organisation, fund) == {Purpose.BENCHMARK}
        verbs = set(hr.organisation.events.values_list("verb", flat=True))
        assert {"join_fund", "verify_organisation", "give_consent"} <= verbs

    def test_a_second_fund_changes_no_choice_and_no_holding(self, fund, other_fund_manager, hr):
        self.join(fund, hr, holding="Grote Groep")
        self.join(other_fund_manager.fund, hr, holding="Andere Groep")
        hr.organisation.refresh_from_db()
        assert (hr.organisation.comparison_fund, hr.organisation.holding) == (fund, "Grote Groep")
        assert [place.fund for place in funds_of(hr.organisation)] == [other_fund_manager.fund, fund]

    def test_the_place_of_another_employer_is_refused(self, fund, hr):
        member = make_fund_member(fund, "12345678")
        with pytest.raises(OtherEmployerError):
            join_fund(member, hr.organisation, {Purpose.BENCHMARK}, by=hr, at=NOW)
        member.refresh_from_db()
        hr.organisation.refresh_from_db()
        assert (member.organisation, hr.organisation.verified_at) == (None, None)
