"""Chances: who could learn what of the things that a team is short of, and what each would ask. Pure."""

from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from assessments.competentiematrix.matrix import Matrix

NO_NEED = -1
LOTS = 65_521  # a prime


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """One entry per person and need; `worker` and `need` are places in the matrix.

    `climb`: levels to climb, 0 for a renewal: who is at level, without the certificate that the competence asks for.
    `is_wish`: people say themselves that they can and want to. `rank`: the place of the person within the team.
    `lot` decides where nothing else does; it depends on the team only, so that the plan of a team is the same whichever
    other teams stand beside it.
    """

    worker: np.ndarray
    need: np.ndarray
    climb: np.ndarray
    is_renewal: np.ndarray
    is_wish: np.ndarray
    is_certificate_due: np.ndarray
    rank: np.ndarray
    lot: np.ndarray

    def __len__(self) -> int:
        return len(self.worker)

    def __getitem__(self, index: np.ndarray) -> "Chances":
        return Chances(*(getattr(self, field.name)[index] for field in fields(self)))


def chances_of(matrix: Matrix, on: date, gaps: np.ndarray) -> Chances:
    """For the needs with a gap: everyone of the team who stays, cannot fill the need and can learn to.

    `gaps` are per need. What was not filled in counts as a level from which everything is still to be climbed.
    """
    need = _need_of_each(matrix)
    asked = np.array([need.level for need in matrix.needs] + [0], np.int8)[need]
    certified = matrix.certified(on)
    stays = np.fromiter((worker.leaves_on is None for worker in matrix.workers), bool, len(matrix.workers))
    is_chance = (np.append(gaps, 0)[need] > 0) & (matrix.could >= asked) & stays[:, None]
    workers, columns = np.nonzero(is_chance & ~((matrix.now >= asked) & certified))
    here = workers, columns
    needs, now = need[here], matrix.now[here]
    said = matrix.views.own_could[here]
    ranks = ranks_within(matrix.team_of_worker)[workers]
    need_ranks = ranks_within(_teams_of_needs(matrix))[needs]
    return Chances(
        workers,
        needs,
        np.maximum(asked[here] - np.maximum(now, 0), 0).astype(int),
        now >= asked[here],
        said >= asked[here],
        ~certified[here],
        ranks,
        (ranks + 1) * (need_ranks + 1) % LOTS,
    )


def _need_of_each(matrix: Matrix) -> np.ndarray:
    """The place of the need of the own team for each person and competence, NO_NEED where it has none."""
    places = np.full((len(matrix.teams), len(matrix.competences)), NO_NEED)
    for place, need in enumerate(matrix.needs):
        places[need.team, need.competence] = place
    return places[matrix.team_of_worker]


def _teams_of_needs(matrix: Matrix) -> np.ndarray:
    return np.fromiter((need.team for need in matrix.needs), int, len(matrix.needs))


def ranks_within(groups: np.ndarray) -> np.ndarray:
    """The place of each element among those of its group, from 0, in their order."""
    order = np.argsort(groups, kind="stable")
    sorted_groups = groups[order]
    ranks = np.empty(len(groups), int)
    ranks[order] = np.arange(len(groups)) - np.searchsorted(sorted_groups, sorted_groups)
    return ranks


def costs_of(chances: Chances, matrix: Matrix) -> tuple[np.ndarray, ...]:
    """What a plan is to be cheapest in, most important first: per chance, whole numbers but the last.

    First the most gaps closed (each worth −(4s + 1)) with the least levels to climb; then the most wishes (−(s + 1))
    with the fewest certificates to get; then who comes first. s is twice the most needs that one team is short of. Two
    plans differ by a number of cycles through people and needs that each pass a need once, so that a cycle changes at
    most s chances, of at most 4 levels each; a plan that no cycle makes better is the best. Within a cycle one gap
    outweighs all levels, and one wish all certificates; hence it does so in the plan.
    """
    short_of = _teams_of_needs(matrix)[np.unique(chances.need)]
    most = 2 * int(np.bincount(short_of, minlength=1).max())
    return (
        chances.climb - (4 * most + 1),
        chances.is_certificate_due - (most + 1) * chances.is_wish.astype(int),
        chances.rank + chances.lot / LOTS,
    )


def shortlist(chances: Chances, matrix: Matrix, gaps: np.ndarray, per_person: int) -> Chances:
    """Without those that no best plan takes.

    Let k be a need with g places in a team with K places in all, and n the most new competences per person. At most
    g − 1 others take a place of k, and at most (K − g) / n people have their hands full elsewhere. Of the first
    g + (K − g) / n candidates of k, in the order of what they cost, one is therefore free to replace anyone after them.
    """
    order = np.lexsort((_preference(chances), chances.need))
    needs = chances.need[order]
    place = np.arange(len(order)) - np.searchsorted(needs, needs)
    teams = _teams_of_needs(matrix)
    in_team = np.bincount(teams, gaps, len(matrix.teams)).astype(int)[teams]
    reach = gaps + (in_team - gaps) // per_person
    return chances[np.sort(order[place < reach[needs]])]


def _preference(chances: Chances) -> np.ndarray:
    """One number for the levels to climb, then the wish, the certificate and the rank; lower is better."""
    grade = (chances.climb * 2 + ~chances.is_wish) * 2 + chances.is_certificate_due
    return grade * (int(chances.rank.max(initial=0)) + 1) + chances.rank
