"""Sectors that are made by hand, in which an outcome can be told beforehand."""

import numpy as np

from benchmarks.attacks.cases import FIRST_YEAR, Moment
from benchmarks.attacks.sectors import MEASURES, Members, Sectors
from benchmarks.cells import COLUMNS, CellKey

SMALL, LARGE = range(2)
OF_SMALL, OF_LARGE = (CellKey("", COLUMNS[column]) for column in (SMALL, LARGE))


def make_sectors(columns: list[int], groups: list[int] | None = None) -> Sectors:
    """One employer per entry, all of one fund without branches; means of 50 and a spread of 15."""
    count = len(columns)
    members = Members(
        (),
        branches=np.full(count, -1),
        columns=np.array(columns),
        groups=np.arange(count) if groups is None else np.array(groups),
        sections=np.zeros(count, dtype=np.int64),
        is_in_fund=np.ones(count, dtype=bool),
    )
    return Sectors(members, np.full(len(MEASURES), 50.0), np.full(len(MEASURES), 15.0))


def make_moment(scores: list[float], absent: tuple[int, ...] = (), versions: list[int] | None = None) -> Moment:
    """The same score of an employer for every measure."""
    is_present = ~np.isin(np.arange(len(scores)), absent)
    values = np.repeat(np.array(scores, dtype=float)[:, None], len(MEASURES), axis=1)
    return Moment(FIRST_YEAR, is_present, values, np.array(versions or [0] * len(scores)))
