"""What is refused leaves an event in the trail of whom it was about, and the answer stays what it was."""

import pytest
from django.core.cache import cache
from django.db.models import F

from organisations.models import Event, Organisation
from tests.factories import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_was_refused_before(db):
    cache.clear()


def refusals():
    verbs = ("refused", "stranger_refused")
    rows = Event.objects.filter(verb__in=verbs).order_by("id")
    return list(rows.values_list("organisation__kvk", "fund__slug", "actor_id", "role", "verb", "object"))


def test_a_role_that_falls_short_is_recorded_with_its_role(login, colleague):
    assert login(colleague).get("/werkgever/90000001/2026/verbeterplan/").status_code == 403
    assert refusals() == [("90000001", None, colleague.user_id, "invuller", "refused", "plan")]


def test_a_section_of_someone_else_is_recorded(login, colleague):
    assert login(colleague).get("/werkgever/90000001/2026/vragen/redelijk-loon/").status_code == 403
    assert refusals() == [("90000001", None, colleague.user_id, "invuller", "refused", "section")]


def test_a_draft_that_is_not_for_readers_is_recorded(login, draft, reader):
    assert login(reader).get("/werkgever/90000001/2026/resultaten/").status_code == 403
    assert refusals() == [("90000001", None, reader.user_id, "lezer", "refused", "results")]


def test_a_stranger_is_recorded_without_a_role(login, employer, outsider):
    assert login(outsider).get("/werkgever/90000001/").status_code == 404
    assert refusals() == [("90000001", None, outsider.user_id, "", "stranger_refused", "organisation")]


def test_a_stranger_of_a_fund_is_recorded_in_the_trail_of_the_fund(login, fund, hr):
    make_round(fund)
    assert login(hr).get("/fonds/metaalfonds/2026/leden/").status_code == 404
    assert refusals() == [(None, "metaalfonds", hr.user_id, "", "stranger_refused", "fund_members")]


def test_what_is_not_there_is_in_no_trail(login, hr):
    client = login(hr)
    assert client.get("/werkgever/12345678/").status_code == 404
    assert client.get("/fonds/geen-fonds/").status_code == 404
    assert client.get("/werkgever/90000001/2019/vragen/").status_code == 404
    assert refusals() == []


def test_a_visitor_who_is_not_logged_in_is_in_no_trail(client, employer):
    assert client.get("/werkgever/90000001/").status_code == 302
    assert refusals() == []


def test_trying_again_and_again_is_recorded_once_in_a_while(login, colleague, outsider):
    for _ in range(3):
        login(colleague).get("/werkgever/90000001/2026/verbeterplan/")
        login(outsider).get("/werkgever/90000001/2026/verbeterplan/")
    login(colleague).get("/werkgever/90000001/delen/")
    assert [(actor, page) for _, _, actor, _, _, page in refusals()] == [
        (colleague.user_id, "plan"),
        (outsider.user_id, "plan"),
        (colleague.user_id, "sharing"),
    ]


def test_a_post_is_recorded_and_changes_nothing(login, colleague):
    posted = login(colleague).post("/werkgever/90000001/collega/", {"email": "x@voorbeeld.example", "role": "lezer"})
    assert posted.status_code == 403
    assert [event[4:] for event in refusals()] == [("refused", "add_member")]
    assert not colleague.organisation.memberships.filter(user__email="x@voorbeeld.example").exists()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_that_cannot_be_recorded_is_a_refusal_all_the_same(login, colleague, caplog):
    """Here because another event has the place that the trail says is free."""
    Organisation.objects.update(trail_length=F("trail_length") - 1)
    assert login(colleague).get("/werkgever/90000001/2026/verbeterplan/").status_code == 403
    assert refusals() == []
    assert "A refusal was not recorded" in caplog.text
