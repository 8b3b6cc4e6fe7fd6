"""Autosave against a minimal authenticated view with one upsert: `python -m bench.autosave [REPEATS] [SECONDS]`.

Both servers run on the same database with the same settings, and are measured by turns over fresh connections.
"""

import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from statistics import median

from tests.reliability.site import SETTINGS, environment_for, new_database, seed, serving
from tests.reliability.writer import Connection, Writer

CONNECTIONS = 8
QUESTION = "werk-zelf-indelen"


@dataclass
class Measured:
    """Per turn: saves a second, server CPU per save, and the 50th and 99th percentile of the times (ms)."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    errors: int = 0

    def add(self, times: list[float], errors: int, seconds: float, cpu_seconds: float) -> None:
        ordered = sorted(times)
        self.rates.append(len(ordered) / seconds)
        self.cpu.append(cpu_seconds / len(ordered) * 1000)
        self.p50.append(ordered[len(ordered) // 2] * 1000)
        self.p99.append(ordered[len(ordered) * 99 // 100] * 1000)
        self.errors += errors


class YardstickWriter(Writer):
    """Posts the same fields to a view of the yardstick."""

    def __init__(self, account, view: str, assessment_id: int):
        super().__init__(account, QUESTION)
        self.path = f"/{view}/{assessment_id}/"


def turn(server, writers, seconds: float, measured: Measured) -> None:
    times, errors, lock = [], [], threading.Lock()
    deadline = time.perf_counter() + seconds

    def work(writer):
        connection, own = Connection(server.port, writer.account), []
        while (began := time.perf_counter()) < deadline:
            status = writer.save(connection)
            own.append(time.perf_counter() - began)
            if status != 200:
                errors.append(status)
        connection.close()
        with lock:
            times.extend(own)

    cpu = server.cpu_seconds()
    threads = [threading.Thread(target=work, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured.add(times, len(errors), seconds, server.cpu_seconds() - cpu)


def main(repeats: int = 7, seconds: int = 4) -> None:
    with new_database() as database, tempfile.TemporaryDirectory() as var_dir:
        product, yardstick = (
            environment_for(database, var_dir, name) for name in (SETTINGS, "bench.yardstick.settings")
        )
        accounts = seed(product, CONNECTIONS)
        views = ("upsert", "update_or_create")
        results = {name: Measured() for name in ("goedwerk", *views)}
        with serving(product) as product_server, serving(yardstick) as yardstick_server:
            writers = {
                view: [YardstickWriter(account, view, number) for number, account in enumerate(accounts, start=1)]
                for view in views
            }
            turns = [("goedwerk", product_server, [Writer(account, QUESTION) for account in accounts])]
            turns += [(view, yardstick_server, writers[view]) for view in views]
            for _, server, them in turns:
                turn(server, them, 1, Measured())
            for _ in range(repeats):
                for name, server, them in turns:
                    turn(server, them, seconds, results[name])
        report(database.split(":", 1)[0], results)


def report(database: str, results: dict[str, Measured]) -> None:
    print(f"autosave on {database}, {CONNECTIONS} connections, medians of {len(results['goedwerk'].rates)} turns")
    for name, it in results.items():
        print(
            f"  {name:17} {median(it.rates):6.0f} saves/s   p50 {median(it.p50):6.1f} ms   "
            f"p99 {median(it.p99):6.1f} ms   server CPU {median(it.cpu):5.2f} ms/save   errors {it.errors}"
        )
    own = results["goedwerk"]
    for name in ("upsert", "update_or_create"):
        rate = median(a / b for a, b in zip(own.rates, results[name].rates, strict=True))
        tail = median(a / b for a, b in zip(own.p99, results[name].p99, strict=True))
        print(f"  against {name}: {rate:.0%} of its rate, p99 {tail:.2f} x")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
