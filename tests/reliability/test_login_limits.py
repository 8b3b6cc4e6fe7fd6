"""Wrong passwords against the real server with its two workers: counted together, also when they come at once."""

import http.client
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.factories import PASSWORD
from tests.reliability.site import ROOT, environment_for, new_database, seed, serving

TOKEN = "t" * 32
GUESS = "verkeerd-wachtwoord"
WRONG, WAIT, IN = "wrong", "wait", "in"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with new_database() as database:
        environment = environment_for(database, str(tmp_path_factory.mktemp("var")))
        seed(environment, 3)
        # A page names its style sheets by their hashes.
        subprocess.run([sys.executable, "manage.py", "collectstatic", "-v0"], cwd=ROOT, env=environment, check=True)
        with serving(environment) as running:
            yield running


def attempt(server, number, password=GUESS, visitor=1):
    """What the log-in page answers; every attempt on a connection of its own, so that either worker may take it."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    fields = {"login": f"hr{number}@voorbeeld.example", "password": password, "csrfmiddlewaretoken": TOKEN}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrftoken={TOKEN}",
        "Origin": "https://127.0.0.1",
        "Host": "127.0.0.1",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": f"10.0.0.{visitor}",
    }
    connection.request("POST", "/inloggen/", urlencode(fields), headers)
    response = connection.getresponse()
    words = response.read().decode()
    connection.close()
    if response.status == 302:
        return IN
    return WAIT if "Wacht vijf minuten" in words else WRONG if "horen niet bij elkaar" in words else words


def test_the_sixth_attempt_is_refused_by_whichever_worker(server):
    assert [attempt(server, 0, visitor=visitor) for visitor in range(5)] == [WRONG] * 5
    assert [attempt(server, 0, PASSWORD, visitor=visitor) for visitor in range(8)] == [WAIT] * 8
    assert attempt(server, 1, PASSWORD) == IN


def test_of_twenty_at_once_no_more_than_five_are_tried(server):
    """Who waits too long for the count is refused: it fails on the safe side."""
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda visitor: attempt(server, 2, visitor=100 + visitor), range(20)))
    assert set(answers) == {WRONG, WAIT}
    assert answers.count(WRONG) <= 5
    assert attempt(server, 2, PASSWORD) == WAIT
