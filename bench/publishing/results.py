"""What the results page of one employer costs beside a publication of the others: prints JSON of queries and ms.

`python -m bench.publishing.results REQUESTS`, on a database that bench.publishing.fill filled.
"""

import json
import sys
import time
from datetime import UTC, datetime
from statistics import median

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need the settings first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.load_demo import Counter  # noqa: E402
from bench.publishing.fill import EDITION  # noqa: E402
from benchmarks.models import Contribution  # noqa: E402
from benchmarks.services.publications import publish_everyone  # noqa: E402
from tests.factories import admin_of, make_organisation, make_submitted, make_user  # noqa: E402

KVK, YEAR = "99999999", 2026
PATH = f"/werkgever/{KVK}/{YEAR}/resultaten/"


def main(requests: int) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    publish_everyone(YEAR, EDITION, at=datetime(YEAR, 11, 1, 12, tzinfo=UTC))
    employer = make_organisation(make_user(), kvk=KVK)
    make_submitted(employer)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(admin_of(employer).user)
    client.get(PATH, secure=True)  # the first reads templates and content
    with connection.execute_wrapper(queries := Counter()):
        page = client.get(PATH, secure=True).content.decode()
    times = []
    for _ in range(requests):
        began = time.process_time()
        assert client.get(PATH, secure=True).status_code == 200
        times.append(time.process_time() - began)
    found = {"queries": queries.count, "ms": median(times) * 1000, "compares": "Vergeleken met" in page}
    print(json.dumps(found | {"counted": Contribution.objects.count()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
