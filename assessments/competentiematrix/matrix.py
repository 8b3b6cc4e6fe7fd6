"""People against competences, as arrays: what the cover, the breadth, the differences and the training plan read. Pure.

Every array of levels has the shape (people, competences), dtype int8, and UNKNOWN where nothing was filled in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from assessments.competentiematrix.levels import UNKNOWN

# A day in `certified_until`, counted from 1-1-1970: without certificate, and one that does not expire.
NO_CERTIFICATE = np.datetime64("0001-01-01", "D")
FOR_EVER = np.datetime64("9999-12-31", "D")
NOT_NEEDED = 99  # above every level, so that nobody is at it


@dataclass(frozen=True, slots=True)
class Team:
    number: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone in a team, also with a flex contract; `team` is a place in `Matrix.teams`.

    `hours_per_week` None: not known. `agency` is empty unless an agency employs this person. `leaves_on`: the first
    day on which they are no longer there; None: not known.
    """

    number: int
    code: str
    team: int
    contract_group: str = ""
    hours_per_week: float | None = None
    agency: str = ""
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """`valid_months` None: a certificate does not expire, or none is needed."""

    number: int
    name: str
    needs_certificate: bool = False
    valid_months: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A team needs `heads` people at the same time who can do a competence at `level` or above.

    `team` and `competence` are places in the matrix.
    """

    team: int
    competence: int
    level: int = 3
    heads: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What was filled in: by the people themselves, and by who leads them.

    `could` is what someone can and wants to learn. `certified_until` has days; see NO_CERTIFICATE and FOR_EVER.
    """

    own_now: np.ndarray
    own_could: np.ndarray
    lead_now: np.ndarray
    lead_could: np.ndarray
    certified_until: np.ndarray

    @classmethod
    def empty(cls, people: int, competences: int) -> "Views":
        levels = (np.full((people, competences), UNKNOWN, np.int8) for _ in range(4))
        return cls(*levels, np.full((people, competences), NO_CERTIFICATE))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The people of a team and what it needs: the part of a matrix in which nearly all of a team's work is done.

    All are places: of people, of needs, and of the competences that those ask; `levels` are the needed ones.
    """

    rows: np.ndarray
    needs: np.ndarray
    columns: np.ndarray
    levels: np.ndarray

    @property
    def cells(self) -> tuple[np.ndarray, np.ndarray]:
        """As an index of an array of the whole matrix; the result has the shape (people, needs) of the team."""
        return np.ix_(self.rows, self.columns)

    def enough(self, levels: np.ndarray) -> np.ndarray:
        return levels[self.cells] >= self.levels


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """One or more teams. `now` and `could` are what counts, see `counted_now` and `counted_could`.

    `team_of_worker` has a place in `teams` for each person.
    """

    teams: tuple[Team, ...]
    workers: tuple[Worker, ...]
    competences: tuple[Competence, ...]
    needs: tuple[Need, ...]
    views: Views
    team_of_worker: np.ndarray
    now: np.ndarray
    could: np.ndarray

    def present(self, on: date) -> np.ndarray:
        """Who is there on that day, as booleans."""
        there = (worker.leaves_on is None or worker.leaves_on > on for worker in self.workers)
        return np.fromiter(there, bool, len(self.workers))

    @property
    def asks_certificate(self) -> np.ndarray:
        """Which competences ask a certificate, as booleans."""
        return np.fromiter((c.needs_certificate for c in self.competences), bool, len(self.competences))

    def certified(self, on: date) -> np.ndarray:
        """Whether the certificate that a competence asks for is valid on that day; true where none is asked."""
        return ~self.asks_certificate | (self.views.certified_until >= np.datetime64(on, "D"))

    def usable(self, on: date) -> np.ndarray:
        """Whether what someone can do counts on that day: they are there, with the certificate that is asked."""
        return self.certified(on) & self.present(on)[:, None]

    def able(self, on: date) -> np.ndarray:
        """Who of the team can fill each need on that day: booleans of the shape (people, needs)."""
        usable, able = self.usable(on), np.zeros((len(self.workers), len(self.needs)), bool)
        for block in self.blocks():
            able[np.ix_(block.rows, block.needs)] = block.enough(self.now) & usable[block.cells]
        return able

    def needed(self) -> np.ndarray:
        """The level at which the own team needs each competence, NOT_NEEDED where it needs it not.

        Of the shape (people, competences).
        """
        levels = np.full(self.now.shape, NOT_NEEDED, np.int8)
        for block in self.blocks():
            levels[block.cells] = block.levels
        return levels

    def blocks(self) -> Iterator[Block]:
        """One per team, in their order."""
        teams = np.fromiter((need.team for need in self.needs), np.int32, len(self.needs))
        columns = np.fromiter((need.competence for need in self.needs), np.intp, len(self.needs))
        levels = np.fromiter((need.level for need in self.needs), np.int8, len(self.needs))
        for team in range(len(self.teams)):
            needs = np.flatnonzero(teams == team)
            yield Block(np.flatnonzero(self.team_of_worker == team), needs, columns[needs], levels[needs])

    def of_team(self, team: int) -> "Matrix":
        """The same for one team: its people and the competences that it needs."""
        rows = np.flatnonzero(self.team_of_worker == team)
        needs = tuple(need for need in self.needs if need.team == team)
        columns = np.array([need.competence for need in needs], int)
        place = {competence: new for new, competence in enumerate(columns.tolist())}
        return build_matrix(
            (self.teams[team],),
            tuple(replace(self.workers[row], team=0) for row in rows),
            tuple(self.competences[column] for column in columns),
            tuple(replace(need, team=0, competence=place[need.competence]) for need in needs),
            Views(*(getattr(self.views, name)[np.ix_(rows, columns)] for name in Views.__slots__)),
        )


def build_matrix(teams, workers, competences, needs, views: Views) -> Matrix:
    """With what counts worked out from what was filled in."""
    now = counted_now(views)
    team_of_worker = np.fromiter((worker.team for worker in workers), np.int32, len(workers))
    return Matrix(teams, workers, competences, needs, views, team_of_worker, now, counted_could(views, now))


def counted_now(views: Views) -> np.ndarray:
    """The level that counts: never a mean. Where two views differ the lower one, until they have talked.

    A cover that may not be there does not count. Where one of both was filled in, that one.
    """
    own, lead = views.own_now, views.lead_now
    return np.where(own == UNKNOWN, lead, np.where(lead == UNKNOWN, own, np.minimum(own, lead)))


def counted_could(views: Views, now: np.ndarray) -> np.ndarray:
    """What someone can and wants to learn: their own word where they gave it, never below what they can do now."""
    said = np.where(views.own_could == UNKNOWN, views.lead_could, views.own_could)
    return np.maximum(said, now)
