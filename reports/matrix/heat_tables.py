"""The heat map of a team on paper: who is there against what the team needs, a few competences per table. Pure."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

import numpy as np

from assessments.competentiematrix.cover import Cover, cover_of
from assessments.competentiematrix.levels import UNKNOWN
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.words import Standing, standing_of

MOST_COLUMNS = 15
NOT_FILLED_IN = "–"
DIFFERS, NO_CERTIFICATE = "*", "!"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`level` is what counts now; `could` what someone can learn, empty where that is no more. `tone` is a class.

    `marks`: a star where the two views differ, an exclamation mark where only the certificate is missing.
    """

    level: str
    could: str
    marks: str
    tone: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A competence that the team needs."""

    name: str
    level: int
    heads: int
    able: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class HeatTable:
    """One of `parts` tables with the same people; `rows` are codes with their cells."""

    part: int
    parts: int
    columns: tuple[HeatColumn, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...]], ...]


def build_heat_tables(matrix: Matrix, on: date) -> tuple[HeatTable, ...]:
    """Of one team: everyone who is there on that day, and all needs in their order, as evenly divided as it goes."""
    columns = tuple(_column(matrix, cover) for cover in cover_of(matrix, on))
    rows = _rows(matrix, on)
    parts = ceil(len(columns) / MOST_COLUMNS)
    ends = [len(columns) * part // parts for part in range(parts + 1)] if parts else []
    return tuple(
        HeatTable(part, parts, columns[start:end], tuple((code, cells[start:end]) for code, cells in rows))
        for part, (start, end) in enumerate(pairwise(ends), start=1)
    )


def _column(matrix: Matrix, cover: Cover) -> HeatColumn:
    need = cover.need
    return HeatColumn(matrix.competences[need.competence].name, need.level, need.heads, cover.able, standing_of(cover))


def _rows(matrix: Matrix, on: date) -> list[tuple[str, tuple[HeatCell, ...]]]:
    views, asked = matrix.views, [need.competence for need in matrix.needs]
    both = (views.own_now != UNKNOWN) & (views.lead_now != UNKNOWN)
    differs = both & (views.own_now != views.lead_now)
    enough = matrix.now[:, asked] >= [need.level for need in matrix.needs]
    certified = matrix.certified(on)[:, asked]
    arrays = (matrix.now[:, asked], matrix.could[:, asked], differs[:, asked], enough, enough & ~certified)
    return [
        (matrix.workers[row].code, tuple(map(_cell, *(array[row].tolist() for array in arrays))))
        for row in np.flatnonzero(matrix.present(on)).tolist()
    ]


def _cell(now: int, could: int, differs: bool, enough: bool, lacks: bool) -> HeatCell:
    marks = DIFFERS * differs + NO_CERTIFICATE * lacks
    if now == UNKNOWN:
        return HeatCell(NOT_FILLED_IN, str(could) if could > 0 else "", marks, "unknown", is_enough=False)
    return HeatCell(str(now), str(could) if could > now else "", marks, f"level-{now}", enough and not lacks)
