"""Cover: how many people can do what a team needs, who is the only one, and which certificates end soon. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from assessments.competentiematrix.matrix import NO_CERTIFICATE, Block, Matrix, Need

SOON = 90  # days


@dataclass(frozen=True, slots=True)
class Cover:
    """Who can fill a need on one day, at its level and with a valid certificate where that is asked.

    `able_own` and `able_led` count by the own view and by the leader's view alone. `holders` are places of people.
    """

    need: Need
    able: int
    able_own: int
    able_led: int
    holders: tuple[int, ...]

    @property
    def gap(self) -> int:
        """How many people are short."""
        return max(0, self.need.heads - self.able)

    @property
    def is_covered(self) -> bool:
        return self.gap == 0

    @property
    def is_single(self) -> bool:
        """One illness is enough to stop this work, also where one person is all that is needed."""
        return self.able == 1

    @property
    def is_nobody(self) -> bool:
        return self.able == 0


@dataclass(frozen=True, slots=True)
class Expiry:
    """A certificate that ends: places of the person and the competence, and the last day on which it holds."""

    worker: int
    competence: int
    until: date


def cover_of(matrix: Matrix, on: date) -> tuple[Cover, ...]:
    """One per need, in the order of the needs."""
    usable = matrix.usable(on)
    covers = {cover.need: cover for block in matrix.blocks() for cover in _covers(matrix, block, usable)}
    return tuple(covers[need] for need in matrix.needs)


def _covers(matrix: Matrix, block: Block, usable: np.ndarray) -> Iterator[Cover]:
    """Of one team."""
    views = (matrix.now, matrix.views.own_now, matrix.views.lead_now)
    able, own, led = (block.enough(levels) & usable[block.cells] for levels in views)
    holders = (tuple(block.rows[column].tolist()) for column in able.T)
    counts = zip(own.sum(axis=0).tolist(), led.sum(axis=0).tolist(), holders, strict=True)
    for place, (by_own, by_lead, who) in zip(block.needs.tolist(), counts, strict=True):
        yield Cover(matrix.needs[place], len(who), by_own, by_lead, who)


def expiring(matrix: Matrix, on: date, days: int = SOON) -> tuple[Expiry, ...]:
    """Certificates that end within so many days or ended already, of people who are at level; soonest first.

    Only of competences that ask one and that the person's own team needs. Who never had one has nothing that ends.
    """
    until = matrix.views.certified_until
    ends = (until != NO_CERTIFICATE) & (until <= np.datetime64(on + timedelta(days=days), "D"))
    at_level = (matrix.now >= matrix.needed()) & matrix.present(on)[:, None]
    found = np.argwhere(ends & matrix.asks_certificate & at_level).tolist()
    expiries = (Expiry(row, column, until[row, column].item()) for row, column in found)
    return tuple(sorted(expiries, key=lambda expiry: (expiry.until, expiry.worker, expiry.competence)))
