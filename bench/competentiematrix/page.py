"""What pages of the matrix weigh and cost: `python -m bench.competentiematrix.page TURNS NAME…` prints JSON per page.

A name is that of an address; those of a team are of the first one. On a database that was filled before.
"""

import json
import sys
import time
from statistics import median

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need the settings first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from assessments.models import MatrixTeam  # noqa: E402
from bench.load_demo import Counter  # noqa: E402
from tests.factories import admin_of  # noqa: E402


def address(name: str, team: MatrixTeam) -> str:
    kvk = team.organisation.kvk
    try:
        return reverse(name, args=[kvk])
    except NoReverseMatch:
        return reverse(name, args=[kvk, team.slug])


def measure(client: Client, path: str, turns: int) -> dict[str, float]:
    client.get(path, secure=True)  # the first reads the template
    with connection.execute_wrapper(queries := Counter()):
        page = client.get(path, secure=True)
    times = []
    for _ in range(turns):
        began = time.process_time()
        assert client.get(path, secure=True).status_code == 200
        times.append(time.process_time() - began)
    return {"kb": len(page.content) / 1000, "queries": queries.count, "ms": median(times) * 1000}


def main(turns: int, *names: str) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    team = MatrixTeam.objects.select_related("organisation").order_by("pk").first()
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(admin_of(team.organisation).user)
    print(json.dumps({name: measure(client, address(name, team), turns) for name in names}))


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
