"""Hypothesis strategies: sectors of every make over two years and their corrections, drawn from a seed.

A sector of 130 employers drawn value by value is slow and shrinks to nothing readable; a seed with a few properties is
fast, and fails on the same sector again.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from hypothesis import strategies as st

from benchmarks.cells import Area, FrozenScore
from tests.benchmarks.score_factories import FUND, PRACTICE, SCORE, frozen_score

BRANCHES = ("bouw", "installatie", "metaal")
SIZES = (("10-49", False), ("50-249", False), ("250+", False), ("1-9", True), ("10-49", True), ("1-9", False))
PALETTES = (
    [value / 100 for value in range(10_001)],
    [*range(0, 101, 5)],
    [15.15, 25.25],  # floats whose sums are a hair beside what they are on paper
    [39.99, 40, 59.99, 60, 79.99, 80],
    [0, 0, 5, 12],
    [88, 95, 100, 100],
    [50.5],
)
MEASURES = (SCORE, PRACTICE)


@dataclass(frozen=True)
class Sector:
    """An area, and the scores of an earlier year, of its correction, of this year's publication, and of its correction.

    Only `area` and `years` are shown where a test fails: the scores are too many to read.
    """

    area: Area
    years: tuple[int, int]
    earlier: list[FrozenScore] = field(repr=False)
    earlier_corrected: list[FrozenScore] = field(repr=False)
    published: list[FrozenScore] = field(repr=False)
    corrected: list[FrozenScore] = field(repr=False)


@st.composite
def sectors(draw) -> Sector:
    """In half of them a few employers differ from the earlier year and all others hand in the very same scores."""
    counts = st.one_of(st.sampled_from([1, 9, 10, 11, 19, 20, 21, 39, 40, 41, 99, 100, 101]), st.integers(1, 130))
    branches = BRANCHES[: draw(st.integers(0, 3))]
    dice = _Dice(
        np.random.default_rng(draw(st.integers(0, 2**32))),
        PALETTES[draw(st.integers(0, len(PALETTES) - 1))],
        branches,
        draw(st.integers(1, len(SIZES))),
        draw(st.sampled_from([0, 0.1, 0.6])),
    )
    years = draw(st.sampled_from([(2025, 2026), (2025, 2026), (2024, 2026)]))
    earlier = [dice.employer(number) for number in range(draw(counts))]
    earlier_corrected = dice.change(earlier, draw(st.integers(0, 6)))
    few = draw(st.one_of(st.none(), st.integers(0, 12)))
    published = dice.next_year(earlier_corrected) if few is None else dice.change(earlier_corrected, few)
    # From the earlier year again, or from what was published.
    corrected = dice.change(draw(st.sampled_from([published, earlier_corrected])), draw(st.integers(0, 6)))
    area = Area(FUND, branches) if draw(st.booleans()) else Area("", ("A", "C"))
    scores = zip(
        (years[0], years[0], years[1], years[1]), (earlier, earlier_corrected, published, corrected), strict=True
    )
    return Sector(area, years, *([replace(score, year=year) for score in of_year] for year, of_year in scores))


@dataclass(frozen=True)
class _Dice:
    chance: np.random.Generator
    palette: list
    branches: tuple[str, ...]
    size_count: int
    share: float  # of employers in a holding, without a score, open to the fund

    def pick(self, options):
        return options[self.chance.integers(len(options))]

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def employer(self, number: int) -> FrozenScore:
        size_class, is_short = SIZES[self.chance.integers(self.size_count)]
        return frozen_score(
            number,
            size_class=size_class,
            is_short=is_short,
            group=f"concern {self.chance.integers(12)}" if self.happens(self.share) else f"werkgever {number}",
            sector=self.pick(("A", "C", "C", "")),
            sub_branch=self.pick((*self.branches, *self.branches, "")),
            is_open_to_fund=self.happens(self.share / 4),
            values=self.values(),
        )

    def values(self) -> dict:
        score = None if self.happens(self.share / 4) else self.pick(self.palette)
        return {SCORE.slug: score, PRACTICE.slug: self.pick((0, 100, 100, None) if self.share else (0, 100))}

    def next_year(self, scores: list[FrozenScore]) -> list[FrozenScore]:
        """Most stay, some as they were, and a few come."""
        stay = [score for score in scores if not self.happens(0.1)]
        moved = [replace(score, values=self.values()) if self.happens(0.7) else score for score in stay]
        return [*moved, *(self.employer(1000 + n) for n in range(self.chance.integers(12)))] or scores

    def change(self, scores: list[FrozenScore], count: int) -> list[FrozenScore]:
        """So many employers leave, score otherwise, join a holding, or are new."""
        now = {score.organisation: score for score in scores}
        for organisation in self.chance.permutation(list(now))[:count].tolist():
            score = now[organisation]
            changed = (
                None,
                replace(score, values=self.values()),
                replace(score, group="concern 1"),
                replace(score, is_open_to_fund=True),
                score,
            )
            now[organisation] = self.pick(changed)
            if self.happens(0.4):
                newcomer = max(now) + 2000
                now[newcomer] = self.employer(newcomer)
        return [score for score in now.values() if score] or scores
