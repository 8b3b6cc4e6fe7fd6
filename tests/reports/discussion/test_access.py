"""Who sees the discussion, who acts in it, and that nobody on the employer's side sees what the council is writing."""

import pytest
from django.urls import reverse

from organisations.models import ParticipationForm
from reports.models import Discussion, Position, Proposal, Stance, Verdict
from tests.factories import make_colleague
from tests.reports.talking import give, in_days, share, write, write_opinion

pytestmark = pytest.mark.django_db
SECRET = "Alleen-voor-onze-raad"


@pytest.fixture
def cast(employer, hr, reader, council_secretary, council_member, outsider):
    people = {"admin": hr, "reader": reader, "secretary": council_secretary, "member": council_member}
    return people | {"outsider": outsider, "contributor": make_colleague(employer)}


ACTING = {"admin": 200, "reader": 403, "secretary": 403, "member": 403, "contributor": 403, "outsider": 404}
READING = ACTING | {"reader": 200, "secretary": 200, "member": 200}


@pytest.fixture
def places(address, proposal):
    return {
        "consult": address("consult"),
        "invite_secretary": address("invite_secretary"),
        "start_discussion": address("start_discussion"),
        "extend_term": address("extend_term"),
        "reply_to_position": address("reply_to_position", proposal.position.pk),
        "answer_proposal": address("answer_proposal", proposal.pk),
        "fix_report": address("fix_report"),
    }


@pytest.mark.parametrize(
    "name", ["invite_secretary", "extend_term", "reply_to_position", "answer_proposal", "fix_report"]
)
def test_the_employers_administrator_alone_acts(name, places, cast, login):
    assert {who: login(place).get(places[name]).status_code for who, place in cast.items()} == ACTING


def test_laying_before_the_council_is_for_the_administrator_alone(submitted, cast, login, address):
    found = {who: login(place).get(address("start_discussion")).status_code for who, place in cast.items()}
    assert found == ACTING


def test_reader_and_council_read_along(places, cast, login):
    assert {who: login(place).get(places["consult"]).status_code for who, place in cast.items()} == READING


@pytest.mark.parametrize(
    "name", ["start_discussion", "extend_term", "reply_to_position", "answer_proposal", "fix_report"]
)
def test_a_post_of_who_may_not_changes_nothing(name, places, cast, login):
    data = {"reply": "Stiekem", "decision": "overgenomen", "due_on": in_days(90), "is_read": "on"}
    refused = [who for who, status in ACTING.items() if status != 200]
    for who in refused:
        assert login(cast[who]).post(places[name], data).status_code == ACTING[who]
    assert (Position.objects.get().reply, Proposal.objects.get().reply) == ("", "")
    assert (Discussion.objects.get().due_on, Discussion.objects.get().assessment.status) == (in_days(30), "bespreking")


def test_who_reads_along_gets_nothing_to_press(places, proposal, reader, council_member, login):
    for place in (reader, council_member):
        page = login(place).get(places["consult"]).content.decode()
        found = [name for name, url in places.items() if name != "consult" and url in page]
        assert (found, proposal.text in page, "Nu te doen" in page) == ([], True, False)


def test_a_position_or_proposal_of_another_year_or_employer_is_not_found(proposal, outsider, hr, login, address):
    for name, number in (("reply_to_position", proposal.position.pk), ("answer_proposal", proposal.pk)):
        assert login(hr).get(address(name, number + 1)).status_code == 404
        url = reverse(name, args=["90000099", 2026, number])
        assert login(outsider).get(url).status_code == 404


@pytest.mark.parametrize("form", [ParticipationForm.WORKS_COUNCIL, ParticipationForm.STAFF_MEETING])
def test_no_page_of_the_employer_shows_a_draft(form, talk, hr, reader, login, address):
    Discussion.objects.update(form=form)
    talk.refresh_from_db()
    shared = share(talk)
    write(talk, "autonomie", Stance.DISAGREES, SECRET)
    write(talk, "betaald-verlof", Stance.DISAGREES, SECRET)
    if form == ParticipationForm.STAFF_MEETING:
        give(talk, Verdict.PARTLY, SECRET, counts=(3, 2, 1, 0))
    else:
        write_opinion(talk, Verdict.PARTLY, SECRET)
    client, names = login(hr), ("consult", "extend_term", "fix_report", "results", "plan", "tasks", "check", "reopen")
    urls = [address(name) for name in names]
    urls += [address("reply_to_position", shared.pk), reverse("home"), reverse("organisation", args=["90000001"])]
    pages = [client.get(url) for url in urls] + [login(reader).get(address(name)) for name in ("consult", "results")]
    assert {page.status_code for page in pages} == {200}
    assert [page.request["PATH_INFO"] for page in pages if SECRET in page.content.decode()] == []
    assert shared.remark in client.get(address("consult")).content.decode()
    assert "Nog niet gegeven" in client.get(address("consult")).content.decode()
