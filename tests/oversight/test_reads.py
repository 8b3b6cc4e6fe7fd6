"""Whoever reads a list of people leaves an event: names and mail addresses are personal data."""

import pytest

from benchmarks.services.member_lists import store_list
from tests.factories import NOW, make_round

pytestmark = pytest.mark.django_db


def told(subject):
    """What was recorded last: who, in which role, what."""
    return subject.events.order_by("-sequence").values_list("actor_id", "role", "verb", "object").first()


def test_the_list_of_colleagues(login, hr, employer):
    assert login(hr).get("/werkgever/90000001/").status_code == 200
    assert told(employer) == (hr.user_id, "beheerder", "view_members", "")


def test_the_list_of_colleagues_beside_a_wrong_form(login, hr, employer):
    assert login(hr).post("/werkgever/90000001/collega/", {"email": "geen adres"}).status_code == 422
    assert told(employer) == (hr.user_id, "beheerder", "view_members", "")


def test_the_members_of_a_fund(login, fund, fund_manager):
    make_round(fund)
    assert login(fund_manager).get("/fonds/metaalfonds/2026/leden/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_fund_members", "2026")


def test_a_list_of_members_before_it_is_confirmed(login, fund, fund_manager):
    kept = store_list(make_round(fund), (), by=fund_manager, at=NOW)
    assert login(fund_manager).get(f"/fonds/metaalfonds/2026/leden/lijst/{kept.pk}/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_list", "2026")


def test_who_works_for_a_fund(login, fund, fund_manager):
    assert login(fund_manager).get("/fonds/metaalfonds/mensen/").status_code == 200
    assert told(fund) == (fund_manager.user_id, "fondsbeheerder", "view_fund_people", "")
