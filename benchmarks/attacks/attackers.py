"""The attackers: at which moments each of them reads, whom it wants to know about, and whose scores it knows."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.attacks.cases import (
    EVERYONE,
    FUND,
    NOBODY,
    Case,
    Moment,
    corrected,
    first_moment,
    next_year,
    without,
)
from benchmarks.attacks.sectors import IS_PRACTICE, Sectors

SYBILS = 3
SHARE_OPEN = 0.3
CHANGES = ("join", "leave", "revise")

Preparation = Callable[[Sectors, np.random.Generator], Case | None]


@dataclass(frozen=True, slots=True)
class Attacker:
    """`prepare` makes its case in one list of members; None where the list has no place for it.

    With `reads_bands` it compares the shares of the score bands too, in the cases where these are told.
    """

    name: str
    prepare: Preparation
    reads_bands: bool = False


def _target(sectors: Sectors, rng: np.random.Generator) -> int:
    return int(rng.choice(np.flatnonzero(sectors.members.is_in_fund)))


def _mates(sectors: Sectors, target: int, count: int, rng: np.random.Generator) -> np.ndarray:
    """Members of other groups, as near the target as can be: of its branch and size, else of its size, else any."""
    members = sectors.members
    rows = np.flatnonzero(members.is_in_fund & (members.groups != members.groups[target]))
    rows = rng.permutation(rows)
    is_same_column = members.columns[rows] == members.columns[target]
    is_same_branch = members.branches[rows] == members.branches[target]
    nearest = np.lexsort([~is_same_branch, ~is_same_column])
    return rows[nearest][:count]


def outsider(sectors: Sectors, rng: np.random.Generator) -> Case:
    return Case(sectors, (first_moment(sectors, rng),), _target(sectors, rng))


def colluders(count: int) -> Preparation:
    """Members who put their own scores together; one is an insider."""

    def prepare(sectors: Sectors, rng: np.random.Generator) -> Case:
        case = outsider(sectors, rng)
        return replace(case, known=_mates(sectors, case.target, count, rng))

    return prepare


def join_next_year(sectors: Sectors, rng: np.random.Generator) -> Case:
    """The target is the only one who joins, and no one leaves."""
    case = outsider(sectors, rng)
    (first,) = case.moments
    return replace(case, moments=(without(first, case.target), next_year(first, sectors, rng)))


def leave_next_year(sectors: Sectors, rng: np.random.Generator) -> Case:
    case = outsider(sectors, rng)
    (first,) = case.moments
    return replace(case, moments=(first, without(next_year(first, sectors, rng), case.target)))


def in_correction(change: str, known: bool) -> Preparation:
    """The target joins, leaves or revises as one of exactly three who change.

    With `known` the other two are the attacker, and turn all their practices round.
    """

    def prepare(sectors: Sectors, rng: np.random.Generator) -> Case:
        case = outsider(sectors, rng)
        (first,) = case.moments
        others = _mates(sectors, case.target, 2, rng)
        second = corrected(first, sectors, np.append(others, case.target), rng)
        if known:
            second.values[others] = 100.0 - first.values[others]
        moments = _moments_of(change, first, second, case.target)
        return replace(case, moments=moments, known=others if known else NOBODY)

    return prepare


def while_others_stay(change: str) -> Preparation:
    """The next year everyone else hands in the very same scores."""

    def prepare(sectors: Sectors, rng: np.random.Generator) -> Case:
        case = outsider(sectors, rng)
        (first,) = case.moments
        second = replace(corrected(first, sectors, np.array([case.target]), rng), year=first.year + 1)
        return replace(case, moments=_moments_of(change, first, second, case.target))

    return prepare


def a_year_later(prepare: Preparation) -> Preparation:
    """What would be a correction is next year's publication: all who do not change hand in the very same scores."""

    def prepare_later(sectors: Sectors, rng: np.random.Generator) -> Case:
        case = prepare(sectors, rng)
        first, second = case.moments
        return replace(case, moments=(first, replace(second, year=first.year + 1)))

    return prepare_later


def _moments_of(change: str, first: Moment, second: Moment, target: int) -> tuple[Moment, Moment]:
    return {
        "join": (without(first, target), second),
        "leave": (first, without(second, target)),
        "revise": (first, second),
    }[change]


def sybils(size: int, is_corrected: bool) -> Preparation:
    """Planted employers bring the target's group to this size.

    In a correction they shift its mean by half a step; without one they are spread over what there is.
    """

    def prepare(sectors: Sectors, rng: np.random.Generator) -> Case | None:
        target = _target(sectors, rng)
        place = np.flatnonzero(_place_of(sectors, target))
        others = rng.permutation(place[place != target])
        if len(others) < size - 1:
            return None
        planted, rest = others[:SYBILS], others[size - 1 :]
        alone = replace(sectors, members=sectors.members.without_holdings(place))
        first = without(first_moment(alone, rng), rest)
        first.values[planted] = np.where(IS_PRACTICE, [[100.0], [0.0], [0.0]], 50.0)
        if not is_corrected:
            return Case(alone, (first,), target, planted=planted)
        second = corrected(first, alone, planted, rng)
        # A step times the number of employers is 100 points in all; half of it, over three.
        shifted = first.values[planted] + 50 / SYBILS
        second.values[planted] = np.where(IS_PRACTICE, 100 - first.values[planted], shifted)
        return Case(alone, (first, second), target, planted=planted)

    return prepare


def _place_of(sectors: Sectors, target: int) -> np.ndarray:
    """The target's branch and size class."""
    members = sectors.members
    is_near = (members.branches == members.branches[target]) & (members.columns == members.columns[target])
    return is_near & members.is_in_fund


def smallest_group(sectors: Sectors, rng: np.random.Generator) -> Case:
    """Parts from their totals: the target is in the smallest part there is."""
    members = sectors.members
    inside = np.flatnonzero(members.is_in_fund)
    places = members.branches[inside] * 10 + members.columns[inside]
    _, positions, sizes = np.unique(places, return_inverse=True, return_counts=True)
    target = int(rng.choice(inside[sizes[positions] == sizes.min()]))
    return Case(sectors, (first_moment(sectors, rng),), target)


def own_holding(sectors: Sectors, rng: np.random.Generator) -> Case | None:
    """The target belongs to a holding whose other employers the attacker knows."""
    members = sectors.members
    names, sizes = np.unique(members.groups[members.is_in_fund], return_counts=True)
    in_holding = np.flatnonzero(members.is_in_fund & np.isin(members.groups, names[sizes > 1]))
    if not len(in_holding):
        return None
    target = int(rng.choice(in_holding))
    mates = np.flatnonzero(members.is_in_fund & (members.groups == members.groups[target]))
    return Case(sectors, (first_moment(sectors, rng),), target, known=mates[mates != target])


def other_holding(sectors: Sectors, rng: np.random.Generator) -> Case:
    """A holding of three looks at an employer outside it."""
    case = outsider(sectors, rng)
    known = _mates(sectors, case.target, 3, rng)
    groups = sectors.members.without_holdings(known).groups
    groups[known] = known[0]
    return replace(case, sectors=replace(sectors, members=replace(sectors.members, groups=groups)), known=known)


def three_years(count: int) -> Preparation:
    """The same members for three years, of whom `count` are the attacker."""

    def prepare(sectors: Sectors, rng: np.random.Generator) -> Case:
        case = outsider(sectors, rng)
        moments = [case.moments[0]]
        for _ in range(2):
            moments.append(next_year(moments[-1], sectors, rng))
        return replace(case, moments=tuple(moments), known=_mates(sectors, case.target, count, rng))

    return prepare


def the_fund(sectors: Sectors, rng: np.random.Generator) -> Case:
    """It reads the reports of who lets it."""
    case = outsider(sectors, rng)
    inside = np.setdiff1d(np.flatnonzero(sectors.members.is_in_fund), case.target)
    opened = inside[rng.random(len(inside)) < SHARE_OPEN]
    return replace(case, known=opened, opened=opened)


def everywhere(sectors: Sectors, rng: np.random.Generator) -> Case:
    """Someone who joins is in the figures of the fund, of its section and of everyone; two members look on."""
    case = join_next_year(sectors, rng)
    return replace(case, known=_mates(sectors, case.target, 2, rng), funds=(FUND, EVERYONE))


ATTACKERS = (
    Attacker("outsider", outsider),
    Attacker("insider", colluders(1)),
    Attacker("two colluders", colluders(2)),
    Attacker("three colluders", colluders(3)),
    Attacker("joins between years", join_next_year),
    Attacker("leaves between years", leave_next_year),
    Attacker("joins in a correction", in_correction("join", known=False)),
    Attacker("leaves in a correction", in_correction("leave", known=False)),
    Attacker("revises in a correction", in_correction("revise", known=False)),
    Attacker("joins, two colluders change", in_correction("join", known=True)),
    Attacker("leaves, two colluders change", in_correction("leave", known=True)),
    Attacker("revises, two colluders change", in_correction("revise", known=True)),
    *(Attacker(f"{change}s, all others stay", while_others_stay(change)) for change in CHANGES),
    *(
        Attacker(f"{change}s, two colluders change between years", a_year_later(in_correction(change, known=True)))
        for change in CHANGES
    ),
    *(
        Attacker(f"score bands: {change}s, two colluders change", in_correction(change, known=True), reads_bands=True)
        for change in CHANGES
    ),
    *(
        Attacker(f"score bands: {change}s, all others stay", while_others_stay(change), reads_bands=True)
        for change in CHANGES
    ),
    *(
        Attacker(
            f"score bands: {change}s, two colluders change between years",
            a_year_later(in_correction(change, known=True)),
            reads_bands=True,
        )
        for change in CHANGES
    ),
    Attacker("three sybils in ten", sybils(10, is_corrected=False)),
    Attacker("three sybils in twenty", sybils(20, is_corrected=False)),
    Attacker("three sybils in ten, in a correction", sybils(10, is_corrected=True)),
    Attacker("three sybils in twenty, in a correction", sybils(20, is_corrected=True)),
    Attacker("parts from totals", smallest_group),
    Attacker("own holding", own_holding),
    Attacker("another holding", other_holding),
    Attacker("three years", three_years(0)),
    Attacker("three years, insider", three_years(1)),
    Attacker("the fund", the_fund),
    Attacker("fund, section and everyone", everywhere),
)
