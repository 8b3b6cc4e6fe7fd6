"""The page for those who watch over the site: it needs no log-in, and it tells when the database is gone."""

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_health_is_good_while_the_database_answers(client):
    response = client.get("/gezond/")
    assert (response.status_code, response.content, response["Content-Type"]) == (
        200, b"goed\n", "text/plain; charset=utf-8",
    )  # fmt: skip


@pytest.mark.django_db
def test_health_tells_when_the_database_does_not_answer(client):
    def fail(execute, sql, params, many, context):
        raise OperationalError(sql)

    with connection.execute_wrapper(fail):
        response = client.get("/gezond/")
    assert (response.status_code, response.content.decode()) == (503, "De database antwoordt niet.\n")
