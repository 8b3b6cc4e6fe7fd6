"""Server CPU of a section page over a minimal page: `python -m bench.section_page [REPEATS] [REQUESTS]`."""

import subprocess
import sys
import tempfile
from statistics import median

from tests.reliability.site import ROOT, SETTINGS, environment_for, new_database, seed, serving
from tests.reliability.writer import Connection

SECTION = "autonomie"
YARDSTICK = "bench.yardstick.settings"
TARGET_MS = 25


def cpu_ms(server, account, path: str, requests: int) -> float:
    """Server CPU of one request, in milliseconds."""
    connection = Connection(server.port, account)
    before = server.cpu_seconds()
    for _ in range(requests):
        reply = connection.get(path)
        assert reply.status == 200, (path, reply.status)
    connection.close()
    return (server.cpu_seconds() - before) / requests * 1000


def main(repeats: int = 7, requests: int = 100) -> None:
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        product, yardstick = (environment_for(database, var_dir, name) for name in (SETTINGS, YARDSTICK))
        (account,) = seed(product, 1)
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        subprocess.run(command, cwd=ROOT, env=product, check=True)  # noqa: S603
        section = f"/werkgever/{account.kvk}/{account.year}/vragen/{SECTION}/"
        with serving(product) as product_server, serving(yardstick) as yardstick_server:
            asked = ((product_server, section), (yardstick_server, "/page/"))
            for server, path in asked:
                cpu_ms(server, account, path, 5)
            pairs = [[cpu_ms(server, account, path, requests) for server, path in asked] for _ in range(repeats)]
        own, least = (median(column) for column in zip(*pairs, strict=True))
        more = median(a - b for a, b in pairs)
        print(f"section page on {database.split(':', 1)[0]}, 8 questions, medians of {repeats} x {requests} requests")
        print(f"  goedwerk {own:.1f} ms CPU, minimal page {least:.1f} ms CPU: {more:.1f} ms more (target {TARGET_MS})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
