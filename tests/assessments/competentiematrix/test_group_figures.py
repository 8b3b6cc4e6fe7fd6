"""Group figures: what others than the team see, and what an attacker makes of it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, combinations, product

import numpy as np
import pytest
from hypothesis import given, settings

from assessments.competentiematrix.group_figures import GroupFigures, group_figures_of
from assessments.competentiematrix.matrix import Competence, Matrix, Need, Team, Views, Worker, build_matrix
from tests.assessments.competentiematrix import oracle
from tests.assessments.competentiematrix.matrices import TODAY
from tests.assessments.competentiematrix.strategies import Sizes, days, matrices

LEAST = 5
PARTS = ("flex", "broad")
MANY = settings(max_examples=150)
# Teams of every size around five.
crowds = matrices(Sizes(teams=4, fewest_people=3, people=24, competences=3))


def teams_of(flex: Sequence[int], people: Sequence[int], broad: Sequence[int] | None = None) -> Matrix:
    """Per team how many have a flex contract, how many there are, and how many can do both tasks."""
    places = [(team, number) for team, count in enumerate(people) for number in range(count)]
    views = Views.empty(len(places), 2)
    for row, (team, number) in enumerate(places):
        views.own_now[row] = 3 if broad and number < broad[team] else 1
    return build_matrix(
        tuple(Team(n, f"team-{n}", f"Team {n}") for n in range(len(people))),
        tuple(
            Worker(n, f"P{n}", team, "uitzend" if at < flex[team] else "vast") for n, (team, at) in enumerate(places)
        ),
        (Competence(1, "C1"), Competence(2, "C2")),
        tuple(Need(team, competence) for team in range(len(people)) for competence in (0, 1)),
        views,
    )


def told(groups: Sequence[GroupFigures]) -> list[tuple]:
    return [(group.title, group.people, group.flex_people) for group in groups]


def test_teams_of_five_or_more_stand_by_themselves_and_in_all():
    figures = group_figures_of(teams_of((5, 0), (10, 6), (1, 0)), TODAY)
    assert figures == (
        GroupFigures("Team 0", False, 10, 5, 2, 2, 2, 0, None, 0),
        GroupFigures("Team 1", False, 6, 0, 2, 0, 0, 2, None, 0),
        GroupFigures("Alle teams samen", True, 16, 5, 4, 2, 2, 2, None, 0),
    )


@pytest.mark.parametrize(
    ("people", "groups"),
    [
        ((4,), []),
        ((2, 2), []),
        ((), []),
        ((5,), [("Team 0", 5), ("Alle teams samen", 5)]),
        ((2, 3), [("Kleine teams samen", 5), ("Alle teams samen", 5)]),
        ((6, 2, 3), [("Team 0", 6), ("Kleine teams samen", 5), ("Alle teams samen", 11)]),
        ((9, 4, 7), [("Team 0", 9), ("Team 2 en kleine teams", 11), ("Alle teams samen", 20)]),
        ((7, 1, 7), [("Team 0 en kleine teams", 8), ("Team 2", 7), ("Alle teams samen", 15)]),
        ((5, 0), [("Team 0 en kleine teams", 5), ("Alle teams samen", 5)]),
    ],
)
def test_small_teams_go_together_until_they_are_enough(people, groups):
    figures = group_figures_of(teams_of([0] * len(people), people), TODAY)
    assert [(group.title, group.people) for group in figures] == groups


@pytest.mark.parametrize(
    ("flex", "people", "shown"),
    [
        ((0, 0), (5, 5), (0, 0, 0)),
        ((5, 5), (10, 10), (5, 5, 10)),
        ((5, 10), (10, 10), (5, 10, 15)),
        ((4, 5), (10, 10), (None, None, 9)),
        ((6, 5), (10, 10), (None, None, 11)),
        ((1, 1), (10, 10), (None, None, None)),
        ((9, 9), (10, 10), (None, None, None)),
        ((3, 0), (10, 10), (None, None, None)),
    ],
)
def test_a_division_is_told_of_every_group_or_of_all_together(flex, people, shown):
    figures = group_figures_of(teams_of(flex, people), TODAY)
    assert tuple(group.flex_people for group in figures) == shown


def test_the_share_of_broad_people_keeps_the_same_rule():
    figures = group_figures_of(teams_of((0, 0), (10, 20), (5, 15)), TODAY)
    assert [group.broad_share for group in figures] == [0.5, 0.75, pytest.approx(2 / 3)]
    figures = group_figures_of(teams_of((0, 0), (10, 20), (2, 13)), TODAY)
    assert [group.broad_share for group in figures] == [None, None, 0.5]


def test_a_higher_least_asks_more_people():
    matrix = teams_of((0, 0, 0), (9, 10, 10))
    titles = [group.title for group in group_figures_of(matrix, TODAY, least=10)]
    assert titles == ["Team 1 en kleine teams", "Team 2", "Alle teams samen"]
    assert group_figures_of(matrix, TODAY, least=30) == ()


def present(matrix: Matrix, on) -> list[int]:
    return [n for n in range(len(matrix.workers)) if oracle.is_present(matrix, n, on)]


@MANY
@given(crowds, days)
def test_the_total_is_of_everyone_and_the_groups_add_up_to_it(matrix, on):
    figures = group_figures_of(matrix, on)
    people = len(present(matrix, on))
    if people < LEAST:
        assert figures == ()
        return
    *groups, total = figures
    assert [group.is_total for group in figures] == [False] * len(groups) + [True]
    covers = oracle.cover(matrix, on)
    single, nobody = (sum(len(holders) == count for *_, holders in covers) for count in (1, 0))
    covered = sum(len(holders) >= need.heads for need, (*_, holders) in zip(matrix.needs, covers, strict=True))
    expected = (people, len(matrix.needs), covered, single, nobody, len(oracle.expiries(matrix, on, 90)))
    for name, value in zip(("people", "needs", "covered", "single", "nobody", "expiring"), expected, strict=True):
        assert getattr(total, name) == value
        assert sum(getattr(group, name) for group in groups) == value


@MANY
@given(crowds, days)
def test_no_group_and_no_difference_of_groups_has_fewer_than_five_people(matrix, on):
    """The attacker adds and subtracts whatever is told, once each."""
    people = [group.people for group in group_figures_of(matrix, on)]
    assert all(count >= LEAST for count in people)
    rests = [people[-1] - sum(chosen) for chosen in _subsets(people[:-1]) if people]
    assert all(count == 0 or count >= LEAST for count in rests)


def _subsets(values: Sequence) -> list[tuple]:
    return list(chain.from_iterable(combinations(values, size) for size in range(len(values) + 1)))


@MANY
@given(crowds, days)
def test_no_sum_or_difference_tells_of_one_to_four_people(matrix, on):
    """The attacker solves all equations: every set of groups of which a part follows from what is told."""
    figures = group_figures_of(matrix, on)
    for part in PARTS if figures else ():
        *groups, total = [_part_of(group, part) for group in figures]
        known = [
            (*(n == at for n in range(len(groups))), count) for at, count in enumerate(groups) if count is not None
        ]
        known += [(*([1] * len(groups)), total)] if total is not None else []
        sizes = [group.people for group in figures[:-1]]
        for indices in _subsets(range(len(groups)))[1:]:
            count = _solved(known, indices, len(groups))
            if count is not None:
                others = sum(sizes[n] for n in indices) - count
                assert all(found == 0 or found >= LEAST for found in (count, others))


def _part_of(group: GroupFigures, part: str) -> int | None:
    if part == "flex":
        return group.flex_people
    return None if group.broad_share is None else round(group.broad_share * group.people)


def _solved(known: list[tuple], indices: tuple[int, ...], width: int) -> int | None:
    """What these groups together have, where it follows from what is known."""
    if not known:
        return None
    equations = np.array(known, float)
    asked = np.array([n in indices for n in range(width)], float)
    weights, *_ = np.linalg.lstsq(equations[:, :-1].T, asked, rcond=None)
    if not np.allclose(weights @ equations[:, :-1], asked):
        return None
    return round(weights @ equations[:, -1])


@pytest.mark.parametrize("people", [(5,), (8,), (11,), (5, 5), (5, 7), (10, 5), (5, 5, 5), (6, 5, 2), (4, 3, 5)])
def test_what_is_not_told_cannot_be_worked_out_from_the_rules(people):
    """The attacker knows the rules and tries every way in which the people can be divided.

    Of what gives the very same page, a figure that is missing there has more than one value.
    """
    pages = defaultdict(list)
    for flex in product(*(range(count + 1) for count in people)):
        pages[tuple(told(group_figures_of(teams_of(flex, people), TODAY)))].append(flex)
    for page, ways in pages.items():
        *groups, total = page
        if total[2] is None:
            assert len({sum(flex) for flex in ways}) > 1
        for title, _, count in groups:
            if count is None:
                assert len({_true_count(title, flex, people) for flex in ways}) > 1


def _true_count(title: str, flex: tuple[int, ...], people: tuple[int, ...]) -> int:
    """What a group of this title has in truth."""
    small = sum(count for count, size in zip(flex, people, strict=True) if size < LEAST)
    if title == "Kleine teams samen":
        return small
    number = int(title.split()[1])
    return flex[number] + (small if title.endswith("kleine teams") else 0)
