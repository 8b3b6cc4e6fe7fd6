"""Group figures: what others than the team may see of a matrix; never anything over fewer than five people. Pure."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from assessments.competentiematrix.breadth import Breadth, breadth_of
from assessments.competentiematrix.cover import Cover, cover_of, expiring
from assessments.competentiematrix.matrix import Matrix
from assessments.questionnaire import CONTRACT_GROUPS

LEAST = 5  # people
FLEX = frozenset(CONTRACT_GROUPS) - {"vast"}
SMALL_TEAMS = "Kleine teams samen"
ALL_TEAMS = "Alle teams samen"


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One team, some teams together, or all of them (`is_total`).

    `flex_people` and `broad_share` (0-1) divide the people in two. They are None where one of both parts has one to
    four people, or could be found by subtraction.
    """

    title: str
    is_total: bool
    people: int
    flex_people: int | None
    needs: int
    covered: int
    single: int
    nobody: int
    broad_share: float | None
    expiring: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """What is added up over teams, before any of it may be told."""

    people: int = 0
    flex: int = 0
    broad: int = 0
    needs: int = 0
    covered: int = 0
    single: int = 0
    nobody: int = 0
    expiring: int = 0

    def __add__(self, other: "_Sums") -> "_Sums":
        return _Sums(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def may_divide(self, part: str, least: int) -> bool:
        """Whether a part of these people and the others are each nobody, or enough."""
        size = getattr(self, part)
        return all(count == 0 or count >= least for count in (size, self.people - size))


def group_figures_of(matrix: Matrix, on: date, least: int = LEAST) -> tuple[GroupFigures, ...]:
    """The groups in the order of the teams, and the total last; nothing where all teams together are too few.

    Every person is in one group, of at least `least` people: so is whoever is left when groups are subtracted from the
    total. How the people are divided is told of every group or of none, so that no group is left to be worked out.
    """
    teams = _sums_per_team(matrix, on)
    total = sum(teams, _Sums())
    if total.people < least:
        return ()
    groups = _groups(matrix, teams, least)
    told = {part: all(sums.may_divide(part, least) for _, sums in groups) for part in ("flex", "broad")}
    of_all = {part: total.may_divide(part, least) for part in told}
    shown = (_figures(title, sums, **told) for title, sums in groups)
    return (*shown, _figures(ALL_TEAMS, total, **of_all, is_total=True))


def _sums_per_team(matrix: Matrix, on: date) -> list[_Sums]:
    flex = np.fromiter((worker.contract_group in FLEX for worker in matrix.workers), bool, len(matrix.workers))
    flex = Counter(matrix.team_of_worker[flex & matrix.present(on)].tolist())
    ending = Counter(matrix.workers[expiry.worker].team for expiry in expiring(matrix, on))
    covers = defaultdict(list)
    for cover in cover_of(matrix, on):
        covers[cover.need.team].append(cover)
    return [_sums(it, covers[it.team], flex[it.team], ending[it.team]) for it in breadth_of(matrix, on)]


def _sums(breadth: Breadth, covers: Sequence[Cover], flex: int, ending: int) -> _Sums:
    covered, single, nobody = (
        sum(getattr(cover, name) for cover in covers) for name in ("is_covered", "is_single", "is_nobody")
    )
    return _Sums(breadth.people, flex, breadth.broad_people, len(covers), covered, single, nobody, ending)


def _groups(matrix: Matrix, teams: Sequence[_Sums], least: int) -> list[tuple[str, _Sums]]:
    """Teams that are too small go together, and when that is still too few with the smallest that is not."""
    large = [(matrix.teams[place].name, sums) for place, sums in enumerate(teams) if sums.people >= least]
    small = [sums for sums in teams if sums.people < least]
    if not small:
        return large
    together = sum(small, _Sums())
    if together.people >= least:
        return [*large, (SMALL_TEAMS, together)]
    place = min(range(len(large)), key=lambda place: large[place][1].people)
    name, sums = large[place]
    return [*large[:place], (f"{name} en kleine teams", sums + together), *large[place + 1 :]]


def _figures(title: str, sums: _Sums, *, flex: bool, broad: bool, is_total: bool = False) -> GroupFigures:
    """`flex` and `broad`: whether that division may be told."""
    return GroupFigures(
        title,
        is_total,
        sums.people,
        sums.flex if flex else None,
        sums.needs,
        sums.covered,
        sums.single,
        sums.nobody,
        sums.broad / sums.people if broad else None,
        sums.expiring,
    )
