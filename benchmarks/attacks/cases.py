"""One attack: what was published at which moments, about whom the attacker wants to know, and what it knows."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from benchmarks.attacks.sectors import MEASURES, SECTIONS, Sectors
from benchmarks.cells import Area, Publication, ScoreTable
from benchmarks.disclosure import publish_table

NOBODY = np.zeros(0, dtype=np.int64)
FUND, EVERYONE = "fonds", ""
FIRST_YEAR = 2026


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What counts on the day of one publication.

    `is_present` by employer; `values` has shape (n, measures); `versions`: the how manieth score of an employer it is.
    """

    year: int
    is_present: np.ndarray
    values: np.ndarray
    versions: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """An attack on one list of members, in all sectors that share it.

    The attacker wants the last score of `target`. It knows who is where, the spread of the sector, every score of
    `known`, and those of `planted`, which it chose itself. `opened`: whose report the fund may read.
    """

    sectors: Sectors
    moments: tuple[Moment, ...]
    target: int
    known: np.ndarray = field(default_factory=NOBODY.copy)
    planted: np.ndarray = field(default_factory=NOBODY.copy)
    opened: np.ndarray = field(default_factory=NOBODY.copy)
    funds: tuple[str, ...] = (FUND,)

    @property
    def target_moment(self) -> int:
        """The last at which the target takes part."""
        return max(index for index, moment in enumerate(self.moments) if moment.is_present[self.target])

    @property
    def truth(self) -> np.ndarray:
        return self.moments[self.target_moment].values[self.target]

    def area(self, fund: str) -> Area:
        return Area(fund, self.sectors.members.branch_names if fund else SECTIONS)

    def branches(self, fund: str) -> np.ndarray:
        return self.sectors.members.branches if fund else self.sectors.members.sections

    def taking_part(self, moment: Moment, fund: str) -> np.ndarray:
        return moment.is_present & (self.sectors.members.is_in_fund | (not fund))

    def table(self, moment: Moment, fund: str) -> ScoreTable:
        """What the engine gets."""
        members = self.sectors.members
        everyone = ScoreTable(
            MEASURES,
            np.arange(len(members)),
            members.groups,
            self.branches(fund),
            members.columns,
            np.isin(np.arange(len(members)), self.opened) & bool(fund),
            moment.values,
        )
        return everyone.only(self.taking_part(moment, fund))

    def publications(self, fund: str) -> tuple[Publication, ...]:
        """One for every moment; the second of a year is its correction."""
        return _publish_all(self, fund)


# Who reads means and shares reads the same publications twice.
@lru_cache(maxsize=2)
def _publish_all(case: Case, fund: str) -> tuple[Publication, ...]:
    published: list[Publication] = []
    for moment in case.moments:
        previous = published[-1] if published else None
        published.append(publish_table(case.area(fund), moment.year, case.table(moment, fund), previous))
    return tuple(published)


def first_moment(sectors: Sectors, rng: np.random.Generator) -> Moment:
    count = len(sectors.members)
    return Moment(FIRST_YEAR, np.ones(count, dtype=bool), sectors.draw(rng), np.zeros(count, dtype=np.int64))


def next_year(moment: Moment, sectors: Sectors, rng: np.random.Generator) -> Moment:
    """Everyone takes part again and has a new score."""
    return Moment(moment.year + 1, moment.is_present, sectors.draw_next(moment.values, rng), moment.versions + 1)


def corrected(moment: Moment, sectors: Sectors, changers: np.ndarray, rng: np.random.Generator) -> Moment:
    """The same year, in which these employers hand in another score."""
    values, versions = moment.values.copy(), moment.versions.copy()
    values[changers] = sectors.draw_next(moment.values, rng)[changers]
    versions[changers] += 1
    return replace(moment, values=values, versions=versions)


def without(moment: Moment, rows: np.ndarray | int) -> Moment:
    is_present = moment.is_present.copy()
    is_present[rows] = False
    return replace(moment, is_present=is_present)
