"""The seal of a publication: a SHA-256 over all that it tells, so that a changed row shows. Pure."""

import hashlib
from collections.abc import Iterable

from benchmarks.cells import PublishedCell


def seal(head: Iterable[str], cells: Iterable[PublishedCell]) -> str:
    """Hexadecimal; `head` names the publication, and the order of the cells does not matter."""
    lines = [_line(head), *sorted(_line(_fields(cell)) for cell in cells)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _fields(cell: PublishedCell) -> tuple[str, ...]:
    key = (cell.key.branch, cell.key.column.size, "kort" if cell.key.column.is_short else "lang", cell.measure)
    told = (cell.crowd, cell.mean, cell.edge, *(cell.band or (None,) * 2), *(cell.shares or (None,) * 4), cell.change)
    return (*key, *("" if value is None else str(value) for value in told))


def _line(fields: Iterable[str]) -> str:
    # A tab cannot be typed into a name, so that two fields never read as one.
    return "\t".join(field.replace("\t", " ").replace("\n", " ") for field in fields)
