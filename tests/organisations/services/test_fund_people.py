"""Who works for a fund: the roles, and that a manager remains."""

import pytest

from organisations.models import FundManager, FundRole
from organisations.selectors import people_of
from organisations.services.funds import LastManagerError, add_manager, change_fund_role, remove_manager
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(fund, fund_manager):
    return add_manager(fund, "lezer@voorbeeld.example", FundRole.READER, by=fund_manager, at=NOW)


def verbs_of(fund):
    return list(fund.events.order_by("sequence").values_list("verb", "object", "role"))


def test_people_are_managers_first(fund, fund_manager, reader):
    assert [(person.user.email, person.role) for person in people_of(fund)] == [
        ("fonds@voorbeeld.example", FundRole.MANAGER),
        ("lezer@voorbeeld.example", FundRole.READER),
    ]


def test_who_works_there_already_keeps_the_role(fund, fund_manager, reader):
    again = add_manager(fund, reader.user.email, FundRole.MANAGER, by=fund_manager, at=NOW)
    assert (again, again.role) == (reader, FundRole.READER)


def test_each_change_leaves_an_event_with_the_role(fund, fund_manager, reader):
    change_fund_role(reader, FundRole.MANAGER, by=fund_manager, at=NOW)
    change_fund_role(reader, FundRole.MANAGER, by=fund_manager, at=NOW)
    remove_manager(reader, by=fund_manager, at=NOW)
    assert verbs_of(fund)[-3:] == [
        ("add_manager", "fondslezer", "fondsbeheerder"),
        ("change_role", "fondsbeheerder", "fondsbeheerder"),
        ("remove_manager", "fondsbeheerder", "fondsbeheerder"),
    ]
    assert list(people_of(fund)) == [fund_manager]


@pytest.mark.parametrize(
    "change",
    [
        lambda manager: remove_manager(manager, by=manager, at=NOW),
        lambda manager: change_fund_role(manager, FundRole.READER, by=manager, at=NOW),
    ],
)
def test_the_last_manager_stays_even_where_a_reader_remains(change, fund_manager, reader):
    with pytest.raises(LastManagerError):
        change(fund_manager)
    assert FundManager.objects.get(pk=fund_manager.pk).role == FundRole.MANAGER


def test_a_reader_can_always_leave(fund, fund_manager, reader):
    remove_manager(reader, by=reader, at=NOW)
    assert list(people_of(fund)) == [fund_manager]
