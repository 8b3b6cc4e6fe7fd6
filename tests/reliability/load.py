"""Many browsers saving at once, and servers that are killed while they do."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress

from tests.reliability.site import Server
from tests.reliability.writer import Connection, Writer


def save_until(server: Server, writers: list[Writer], stop: threading.Event, pause: float = 0) -> Counter:
    """Let every writer save, with `pause` seconds between, until told to stop; returns how often which status came."""
    counts, lock = Counter(), threading.Lock()

    def work(writer: Writer) -> None:
        own = Counter()
        while not stop.is_set():
            with suppress(OSError, IndexError):
                _save_on_one_connection(server, writer, stop, pause, own)
        with lock:
            counts.update(own)

    threads = [threading.Thread(target=work, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counts


def save_during(server: Server, writers: list[Writer], seconds: float, pause: float = 0) -> Counter:
    stop = threading.Event()
    timer = threading.Timer(seconds, stop.set)
    timer.start()
    counts = save_until(server, writers, stop, pause)
    timer.join()
    return counts


def _save_on_one_connection(server, writer, stop, pause, counts) -> None:
    try:
        connection = Connection(server.port, writer.account)
    except OSError:
        time.sleep(0.02)
        raise
    try:
        while not stop.is_set():
            counts[writer.save(connection)] += 1
            stop.wait(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
    finally:
        connection.close()


def kill_round(server: Server, writers: list[Writer], *, everything: bool, seconds: float = 0.4) -> Counter:
    """Save, kill -9 the workers (or the master too) in the midst of it, and bring the server back.

    On a slow machine the kill waits until something was saved in this round: else there is nothing to lose.
    """
    stop = threading.Event()
    killer = threading.Thread(target=_kill, args=(server, writers, stop, everything, seconds))
    killer.start()
    counts = save_until(server, writers, stop)
    killer.join()
    return counts


def _kill(server: Server, writers: list[Writer], stop: threading.Event, everything: bool, seconds: float) -> None:
    try:
        _await_a_save(writers)
        time.sleep(seconds * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
        if everything:
            server.kill_all()
            stop.set()
            server.start()
        else:
            server.kill_workers()
            time.sleep(0.05)
            stop.set()
            server.await_answer()
    finally:
        stop.set()


def _await_a_save(writers: list[Writer], patience: float = 30) -> None:
    before, deadline = [writer.acknowledged for writer in writers], time.monotonic() + patience
    while [writer.acknowledged for writer in writers] == before and time.monotonic() < deadline:
        time.sleep(0.01)


def lost(writers: list[Writer], stored: dict[tuple[str, str], tuple[int, str]]) -> list[str]:
    """Acknowledged saves that are not in the database; a later one, committed but not acknowledged, may be."""
    complaints = []
    for writer in writers:
        told, kept = writer.acknowledged, stored.get((writer.account.kvk, writer.question), (0, ""))
        if kept[0] < told[0] or (kept[0] == told[0] and kept[1] != told[1]):
            complaints.append(f"{writer.account.kvk}: told {told}, kept {kept}")
    return complaints
