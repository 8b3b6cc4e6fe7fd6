"""All teams against all competences that they need: who stands how with what, at one glance. Pure."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from assessments.competentiematrix.cover import Cover, cover_of
from assessments.competentiematrix.heat_page import HeatCell, foot_cell
from assessments.competentiematrix.matrix import Competence, Matrix, Team
from assessments.competentiematrix.words import standing_of

NOT_NEEDED = HeatCell()


@dataclass(frozen=True, slots=True)
class WholeRow:
    """One team; `cells` has one per column, empty where the team does not need that competence."""

    team: Team
    people: int
    gaps: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class WholePage:
    columns: tuple[Competence, ...]
    rows: tuple[WholeRow, ...]


def build_whole_page(matrix: Matrix, on: date, *, only_gaps: bool = False) -> WholePage:
    """`only_gaps` leaves out teams and competences without a gap; of those that stay it shows everything."""
    covers = cover_of(matrix, on)
    asked = [cover for cover in covers if cover.gap] if only_gaps else covers
    columns = sorted(
        {cover.need.competence for cover in asked}, key=lambda place: matrix.competences[place].name.lower()
    )
    by_team: dict[int, dict[int, Cover]] = {cover.need.team: {} for cover in asked}
    for cover in covers:
        if cover.need.team in by_team:
            by_team[cover.need.team][cover.need.competence] = cover
    people = np.bincount(matrix.team_of_worker[matrix.present(on)], minlength=len(matrix.teams)).tolist()
    rows = (_row(matrix.teams[place], people[place], by_team[place], columns) for place in sorted(by_team))
    return WholePage(tuple(matrix.competences[place] for place in columns), tuple(rows))


def _row(team: Team, people: int, covers: dict[int, Cover], columns: list[int]) -> WholeRow:
    cells = (_cell(covers[column]) if column in covers else NOT_NEEDED for column in columns)
    return WholeRow(team, people, sum(cover.gap > 0 for cover in covers.values()), tuple(cells))


def _cell(cover: Cover) -> HeatCell:
    """With fewer words than at the foot of a team's heat map: there may be thousands on a page."""
    return replace(foot_cell(cover), note=standing_of(cover).label)
