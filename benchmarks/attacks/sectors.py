"""Simulated sectors to attack: who is a member, what they score, and how that changes."""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.cells import COLUMNS, Measure

# How many sectors share one list of members: each has one score and one practice of its own.
SECTORS_PER_LIST = 20
MEASURES = (
    *(Measure(f"score-{number}") for number in range(SECTORS_PER_LIST)),
    *(Measure(f"practice-{number}", is_practice=True) for number in range(SECTORS_PER_LIST)),
)
IS_PRACTICE = np.array([measure.is_practice for measure in MEASURES])

FEWEST, MOST = 12, 400
# From this many members on there is often a score band for everyone.
FEWEST_FOR_BANDS = 100
COLUMN_SHARES = (0.4, 0.25, 0.1, 0.15, 0.1)
# What a size class scores above the sector's mean, by column.
SIZE_EFFECTS = np.array([0.0, 3.0, 6.0, -3.0, 0.0])
SECTIONS = ("C", "F", "G")
# The correlation of an employer's score with its next one.
PERSISTENCE = 0.85
LOWEST_MEAN, HIGHEST_MEAN = 40, 75
LOWEST_SPREAD, HIGHEST_SPREAD = 8, 20
LOWEST_SHARE, HIGHEST_SHARE = 5, 95


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """n employers: their places in the fund's grid and in everyone's; `groups` are the same within a holding."""

    branch_names: tuple[str, ...]
    branches: np.ndarray
    columns: np.ndarray
    groups: np.ndarray
    sections: np.ndarray
    is_in_fund: np.ndarray

    def __len__(self) -> int:
        return len(self.groups)

    def without_holdings(self, rows: np.ndarray) -> "Members":
        """The same, with the employers in these rows on their own."""
        groups = self.groups.copy()
        groups[rows] = np.arange(len(self))[rows]
        return replace(self, groups=groups)


@dataclass(frozen=True, slots=True, eq=False)
class Sectors:
    """One list of members with, by measure, the mean and spread of the sector: what scores are drawn from."""

    members: Members
    means: np.ndarray
    spreads: np.ndarray

    def expected(self) -> np.ndarray:
        """The mean of every employer, shape (n, measures)."""
        effects = SIZE_EFFECTS[self.members.columns][:, None]
        return self.means + np.where(IS_PRACTICE, 0.0, effects)

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        """First scores, shape (n, measures)."""
        expected = self.expected()
        does_it = 100.0 * (100 * rng.random(expected.shape) < expected)
        scores = np.clip(expected + self.spreads * rng.standard_normal(expected.shape), 0, 100)
        return np.where(IS_PRACTICE, does_it, scores)

    def draw_next(self, values: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """What they score the next time."""
        expected = self.expected()
        fresh = self.spreads * np.sqrt(1 - PERSISTENCE**2) * rng.standard_normal(expected.shape)
        scores = np.clip(expected + PERSISTENCE * (values - expected) + fresh, 0, 100)
        practices = np.where(rng.random(expected.shape) < PERSISTENCE, values, self.draw(rng))
        return np.where(IS_PRACTICE, practices, scores)


def draw_sectors(rng: np.random.Generator, fewest: int = FEWEST) -> Sectors:
    """A fund's members, and as many employers outside it again; sizes of funds are spread evenly over a log scale."""
    in_fund = int(np.exp(rng.uniform(np.log(fewest), np.log(MOST + 1))))
    members = _draw_members(in_fund, rng)
    means = np.where(
        IS_PRACTICE,
        rng.uniform(LOWEST_SHARE, HIGHEST_SHARE, len(MEASURES)),
        rng.uniform(LOWEST_MEAN, HIGHEST_MEAN, len(MEASURES)),
    )
    of_practices = np.sqrt(means * (100 - means))
    spreads = np.where(IS_PRACTICE, of_practices, rng.uniform(LOWEST_SPREAD, HIGHEST_SPREAD, len(MEASURES)))
    return Sectors(members, means, spreads)


def _draw_members(in_fund: int, rng: np.random.Generator) -> Members:
    count = 2 * in_fund
    branch_names = tuple("ABCD"[: rng.integers(0, 5)])
    is_in_fund = np.arange(count) < in_fund
    return Members(
        branch_names,
        branches=rng.integers(-1 if len(branch_names) > 1 else 0, len(branch_names), count)
        if branch_names
        else np.full(count, -1),
        columns=rng.choice(len(COLUMNS), count, p=COLUMN_SHARES),
        groups=_draw_groups(count, rng),
        sections=np.where(is_in_fund, 0, rng.integers(0, len(SECTIONS), count)),
        is_in_fund=is_in_fund,
    )


def _draw_groups(count: int, rng: np.random.Generator) -> np.ndarray:
    """5 to 15 % of the employers share a holding with one to three others."""
    groups = np.arange(count)
    in_holdings = rng.permutation(count)[: round(count * rng.uniform(0.05, 0.15))]
    for start in range(0, len(in_holdings) - 1, 3):
        holding = in_holdings[start : start + 3]
        groups[holding] = holding[0]
    return groups
