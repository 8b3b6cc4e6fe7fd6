"""The log tells which address was refused, but not the token in it."""

import logging

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.links import make_link
from goedwerk_site.log_secrets import HideLinks
from tests.assessments.competentiematrix.matrices import make_team

ADDRESS = "/competentiematrix/mijn/CDgbKzpdbKJo-__Pwywgct4v9SymACbcrjlUqc3O2io/team/"
HIDDEN = "/competentiematrix/mijn/…/team/"


def logged(message, *arguments):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, arguments or None, None)
    assert HideLinks().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("message", "arguments", "text"),
    [
        ("%s: %s", ("Not Found", ADDRESS), f"Not Found: {HIDDEN}"),
        (f"Not Found: {ADDRESS}", (), f"Not Found: {HIDDEN}"),
        ("%s mails of %s", (3, "/werkgever/90000001/"), "3 mails of /werkgever/90000001/"),
        ("%(address)s", ({"address": "/inloggen/"},), "/inloggen/"),
    ],
)
def test_token_is_taken_out_and_the_rest_stays(message, arguments, text):
    assert logged(message, *arguments) == text


def test_what_is_no_text_is_left_alone():
    error = ValueError("x")

    assert logged(error) == "x"


def test_every_handler_of_the_product_hides_links():
    handlers = settings.LOGGING["handlers"].values()

    assert [handler["filters"] for handler in handlers] == [["hide_links"]]


@pytest.mark.django_db
def test_link_that_works_is_refused_without_telling_it(employer, hr, client, caplog):
    team = make_team(employer)
    token = make_link(team.workers.first(), by=hr, at=timezone.now())
    caplog.handler.addFilter(HideLinks())

    own = reverse("matrix_own", args=[token])
    statuses = [client.post(own).status_code, client.put(own).status_code, client.get(f"{own}team/").status_code]

    assert statuses == [422, 405, 404]
    assert caplog.text.count("/competentiematrix/mijn/…/") == 3
    assert token not in caplog.text
