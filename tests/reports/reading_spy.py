"""Watches which files and hosts this process reads."""

import sys
from contextlib import contextmanager

WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request")
_recorders: list[list] = []


def _record(event: str, arguments: tuple) -> None:
    if event in WATCHED:
        for seen in _recorders:
            seen.append((event, str(arguments[0])))


# An audit hook cannot be taken away again; without a recorder it does nothing.
sys.addaudithook(_record)


@contextmanager
def watch_reading():
    """Gives the list of (event, what) that grows while the block runs."""
    seen = []
    _recorders.append(seen)
    try:
        yield seen
    finally:
        _recorders.remove(seen)
