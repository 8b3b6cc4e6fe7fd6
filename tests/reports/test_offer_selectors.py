from datetime import date

import pytest
from django.http import Http404

from reports.offer_selectors import offer_for, offers_for, offers_of
from tests.factories import make_fund_member
from tests.reports.offering import join, make_offer


def titles(offers):
    return [offer.title for offer in offers]


def test_an_employer_sees_offers_of_the_funds_that_it_joined_only(employer, fund, other_fund_manager):
    other = other_fund_manager.fund
    make_offer(fund, title="Van ons fonds")
    make_offer(other, title="Van een ander fonds")
    assert offers_for(employer) == ()
    make_fund_member(fund)
    assert offers_for(employer) == ()
    join(employer, fund)
    assert titles(offers_for(employer)) == ["Van ons fonds"]
    join(employer, other)
    assert titles(offers_for(employer)) == ["Van een ander fonds", "Van ons fonds"]


def test_another_member_joining_changes_nothing(employer, outsider, fund):
    make_offer(fund)
    join(outsider.organisation, fund)
    assert offers_for(employer) == ()


def test_a_fund_sees_all_of_its_own_offers(fund, other_fund_manager):
    make_offer(fund, title="Voorbij", valid_from=date(2024, 1, 1), valid_until=date(2024, 2, 1))
    make_offer(fund, title="Komt nog", valid_from=date(2029, 1, 1), valid_until=None)
    make_offer(other_fund_manager.fund)
    assert titles(offers_of(fund)) == ["Voorbij", "Komt nog"]


def test_an_offer_names_a_fictional_fund_as_such(employer, fund):
    fund.is_fictional = True
    fund.save(update_fields=["is_fictional"])
    make_offer(fund)
    join(employer, fund)
    assert [offer.fund for offer in offers_for(employer)] == ["Opleidingsfonds Metaal (fictief)"]


def test_an_offer_of_another_fund_does_not_exist(fund, fund_manager, other_fund_manager):
    offer = make_offer(fund)
    assert offer_for(fund_manager, offer.pk) == offer
    with pytest.raises(Http404):
        offer_for(other_fund_manager, offer.pk)


@pytest.mark.parametrize("count", [1, 8])
def test_reading_offers_takes_two_queries_however_many_there_are(employer, fund, count, django_assert_num_queries):
    join(employer, fund)
    for number in range(count):
        make_offer(fund, title=f"Aanbod {number}")
    with django_assert_num_queries(2):
        assert len(offers_for(employer)) == count
    with django_assert_num_queries(2):
        assert len(offers_of(fund)) == count
