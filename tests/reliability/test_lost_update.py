"""Two editors over HTTP: one wins, the other sees both answers and who; one tab never stands in its own way.

The control, which shows the loss when the check is off, is in tests/assessments/test_answers_service.py.
"""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from assessments.models import Answer
from organisations.models import Role
from organisations.services.organisations import add_member
from tests.factories import NOW, make_user

QUESTION = "werk-zelf-indelen"
ADDRESS = f"/werkgever/90000001/2026/antwoord/{QUESTION}/"
VERSION = re.compile(rf'name="{QUESTION}-version" value="(\d+)"')


@pytest.fixture
def second_admin(draft, hr):
    make_user("tweede@voorbeeld.example", "")
    return add_member(draft.organisation, "tweede@voorbeeld.example", Role.ADMIN, by=hr, at=NOW)


def _save(client, level, version, note=""):
    fields = {"level": level, "note": note, "version": version}
    return client.post(ADDRESS, {f"{QUESTION}-{name}": value for name, value in fields.items()})


def _version(response):
    return int(VERSION.search(response.content.decode())[1])


def test_second_editor_sees_both_answers_and_who(login, hr, second_admin):
    mine, theirs = login(hr), login(second_admin)
    assert _save(theirs, 1, 0).status_code == 200
    refused = _save(mine, 4, 0)
    words = refused.content.decode()
    assert refused.status_code == 409
    assert "tweede@voorbeeld.example heeft deze vraag intussen beantwoord" in words
    assert "b. Afwijken kan na vragen" in words
    assert "Uw eigen antwoord staat nog in het formulier" in words
    assert Answer.objects.get().parts.get().level == 1
    assert _save(mine, 4, _version(refused)).status_code == 200
    assert Answer.objects.get().parts.get().level == 4


def test_one_tab_never_conflicts_with_itself(login, hr, draft):
    client, version = login(hr), 0
    for number in range(25):
        response = _save(client, number % 5, version)
        assert response.status_code == 200
        version = _version(response)
    assert version == Answer.objects.get().version == 25


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("version", [0, 1], ids=["first answer", "later answer"])
def test_of_eight_editors_at_once_exactly_one_wins(hr, draft, version):
    clients = [Client() for _ in range(8)]
    for client in clients:
        client.force_login(hr.user)
    if version:
        assert _save(clients[0], 0, 0).status_code == 200

    def save(pair):
        number, client = pair
        try:
            return _save(client, 3, version, f"van {number}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(save, enumerate(clients)))
    assert sorted(statuses) == [200] + [409] * 7
    answer = Answer.objects.get()
    assert (answer.version, answer.note) == (version + 1, f"van {statuses.index(200)}")
    assert draft.organisation.events.filter(verb="save_answer").count() == version + 1
