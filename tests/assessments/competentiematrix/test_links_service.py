"""Personal links: what is stored of them, whom they lead to, and when they lead to nobody."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.apps import apps
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from assessments.competentiematrix.services.links import (
    VALID,
    FreshLinkError,
    LinkError,
    make_link,
    make_links,
    withdraw_links,
    worker_at,
)
from assessments.competentiematrix.services.setup import stop_matrix
from assessments.models import MatrixSetup, MatrixWorker
from organisations.events import LinkHolder, record_event
from organisations.models import Event
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW

LATER = NOW + timedelta(days=3)


@pytest.fixture
def team(employer):
    return make_team(employer)


@pytest.fixture
def worker(team):
    return team.workers.get(code="JV")


@pytest.fixture
def token(worker, hr):
    return make_link(worker, by=hr, at=NOW)


def events(verb):
    found = Event.objects.filter(verb=verb).order_by("sequence")
    return list(found.values_list("actor_id", "role", "object"))


def test_link_leads_to_the_person_with_team_and_employer(token, worker, employer, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = worker_at(token, LATER)
        assert (found, found.team.name, found.team.organisation, found.team.organisation.matrix_setup.is_on) == (
            worker,
            "Lasserij",
            employer,
            True,
        )


def test_link_is_stored_as_its_hash_with_an_end(token, worker):
    worker.refresh_from_db()

    assert (worker.link_hash, worker.link_until) == (sha256(token.encode()).hexdigest(), NOW + timedelta(days=30))


def test_link_stands_nowhere_in_the_database(token):
    rows = [
        str(list(model.objects.values_list()))
        for model in apps.get_models()
        if hasattr(model, "objects") and model._meta.managed
    ]

    assert sha256(token.encode()).hexdigest() in "".join(rows)
    assert token not in "".join(rows)


def test_event_names_the_person_by_number(token, worker, hr):
    assert events("make_matrix_link") == [(hr.user_id, "beheerder", f"lasserij/{worker.pk}")]


def test_tokens_differ_and_cannot_be_guessed(team, hr):
    tokens = {link.token for link in make_links(team, list(team.workers.all()), by=hr, at=NOW)}

    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {43}


def test_new_link_replaces_the_one_before(token, worker, hr):
    new = make_link(worker, by=hr, at=LATER)

    assert worker_at(new, LATER) == worker
    with pytest.raises(LinkError):
        worker_at(token, LATER)


@pytest.mark.parametrize("wrong", ["", "geen-link", "é", "x" * 43, "a\x00b"])
def test_forged_link_leads_to_nobody(wrong, token):
    with pytest.raises(LinkError):
        worker_at(wrong, NOW)


def test_hash_is_no_link(token, worker):
    with pytest.raises(LinkError):
        worker_at(MatrixWorker.objects.get(pk=worker.pk).link_hash, NOW)


def test_link_is_good_until_its_end_and_no_longer(token, worker):
    assert worker_at(token, NOW + VALID - timedelta(seconds=1)) == worker
    with pytest.raises(LinkError):
        worker_at(token, NOW + VALID)


def test_link_of_someone_who_left_leads_to_nobody(token, worker):
    MatrixWorker.objects.filter(pk=worker.pk).update(left_on=LATER.date())

    assert worker_at(token, LATER - timedelta(days=1)) == worker
    with pytest.raises(LinkError):
        worker_at(token, LATER)


def test_link_leads_to_nobody_while_the_matrix_is_off(token, employer, hr):
    stop_matrix(employer.matrix_setup, by=hr, at=LATER)

    with pytest.raises(LinkError):
        worker_at(token, LATER)


def test_link_leads_to_nobody_where_the_matrix_was_never_on(token):
    MatrixSetup.objects.all().delete()

    with pytest.raises(LinkError):
        worker_at(token, LATER)


def test_a_link_that_fails_reads_as_a_page_that_is_not_there():
    assert issubclass(LinkError, Http404)


def test_withdrawn_link_leads_to_nobody(token, team, worker, hr):
    assert withdraw_links(team, list(team.workers.all()), by=hr, at=LATER) == 1

    with pytest.raises(LinkError):
        worker_at(token, LATER)
    assert events("withdraw_matrix_link") == [(hr.user_id, "beheerder", f"lasserij/{worker.pk}")]
    assert not MatrixWorker.objects.exclude(link_hash="").exists()


def test_links_of_many_take_as_many_queries_as_of_one(employer, hr):
    def queries(name, people):
        team = make_team(employer, name, people={f"P{number}": ("3..", "...") for number in range(people)})
        workers = list(team.workers.all())
        with CaptureQueriesContext(connection) as captured:
            make_links(team, workers, by=hr, at=NOW)
        return len(captured)

    assert queries("Een", 1) == queries("Veel", 60)


def test_links_are_not_made_twice_for_who_got_one_since_the_page_was_opened(team, worker, hr):
    opened_at = NOW
    make_links(team, [worker], seen_at=opened_at, by=hr, at=LATER)
    before = MatrixWorker.objects.get(pk=worker.pk).link_hash

    with pytest.raises(FreshLinkError):
        make_links(team, list(team.workers.all()), seen_at=opened_at, by=hr, at=LATER)

    assert MatrixWorker.objects.get(pk=worker.pk).link_hash == before
    assert MatrixWorker.objects.exclude(link_hash="").count() == 1


def test_links_are_made_anew_for_who_got_one_before_the_page_was_opened(token, team, worker, hr):
    (link,) = make_links(team, [worker], seen_at=NOW + timedelta(minutes=1), by=hr, at=LATER)

    assert worker_at(link.token, LATER) == worker


def test_address_is_on_this_site(team, worker, hr, settings):
    settings.SITE_URL = "https://goedwerk.example"
    (link,) = make_links(team, [worker], by=hr, at=NOW)

    assert link.address == f"https://goedwerk.example/competentiematrix/mijn/{link.token}/"


def test_who_has_a_link_is_an_actor_without_account(employer):
    record_event(employer, "save_own_levels", "lasserij/1", by=LinkHolder(), at=NOW)

    assert events("save_own_levels") == [(None, "eigen link", "lasserij/1")]
