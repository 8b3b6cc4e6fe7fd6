"""All attackers over many sectors: how often each guesses right, and how often without the target's own score."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.attacks.attackers import ATTACKERS, Attacker
from benchmarks.attacks.bands import shares_told, sharpen
from benchmarks.attacks.cases import Case
from benchmarks.attacks.estimation import estimate, is_near
from benchmarks.attacks.observations import Row, read, read_without_target, rows_told
from benchmarks.attacks.sectors import (
    FEWEST,
    FEWEST_FOR_BANDS,
    IS_PRACTICE,
    MEASURES,
    SECTORS_PER_LIST,
    draw_sectors,
)

HIGHEST_GAIN = 3.0
NOTHING = np.zeros((2, 3), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Per cent right without (`guessing`) and with the target's score in what is published; errors in points."""

    attacker: str
    is_practice: bool
    cases: int
    guessing: float
    success: float
    error: float

    @property
    def gain(self) -> float:
        return self.success - self.guessing


def attack(sectors: int, seed: int, attackers: tuple[Attacker, ...] = ATTACKERS) -> Iterator[Outcome]:
    """One outcome per attacker for scores, and one for practices."""
    for number, attacker in enumerate(attackers):
        lists = [
            _attack_list(attacker, np.random.default_rng([seed, number, index]))
            for index in range(-(-sectors // SECTORS_PER_LIST))
        ]
        for is_practice in (False, True):
            yield _sum_up(attacker.name, is_practice, np.array([counts[int(is_practice)] for counts in lists]))


def _attack_list(attacker: Attacker, rng: np.random.Generator) -> np.ndarray:
    """Cases, right guesses and successes, for scores and for practices."""
    sectors = draw_sectors(rng, FEWEST_FOR_BANDS if attacker.reads_bands else FEWEST)
    case = attacker.prepare(sectors, rng)
    if case is None:
        return NOTHING
    return count_with_bands(case) if attacker.reads_bands else count_successes(case, rows_told(case))


def count_successes(case: Case, rows: list[Row]) -> np.ndarray:
    """Of scores and of practices: cases in which something is told about the target, right guesses, successes."""
    is_case = is_told_of_target(case, rows)
    if not is_case.any():
        return NOTHING
    return _count(case, is_case, estimate(case, read_without_target(case, rows)), estimate(case, read(case, rows)))


def count_with_bands(case: Case) -> np.ndarray:
    """The same where shares of score bands are told before and after; without the target they tell nothing of it."""
    told = shares_told(case)
    if not told:
        return NOTHING
    rows = rows_told(case)
    is_case = np.isin(np.arange(len(MEASURES)), [shares.measure for shares in told])
    guesses = estimate(case, read_without_target(case, rows))
    return _count(case, is_case, guesses, sharpen(case, estimate(case, read(case, rows)), told))


def _count(case: Case, is_case: np.ndarray, guesses: np.ndarray, estimates: np.ndarray) -> np.ndarray:
    guessed, succeeded = (is_near(each, case.truth) for each in (guesses, estimates))
    counted = np.array([is_case, is_case & guessed, is_case & succeeded])
    return np.array([counted[:, kind == IS_PRACTICE].sum(axis=1) for kind in (False, True)])


def is_told_of_target(case: Case, rows: list[Row]) -> np.ndarray:
    """Per measure whether the last publication tells a mean of a cell that the target is in, or was."""
    last = len(case.moments) - 1
    told = [~np.isnan(row.low) for row in rows if row.moment == last and row.place[case.target]]
    return np.any(told, axis=0) if told else np.zeros(len(MEASURES), dtype=bool)


def _sum_up(name: str, is_practice: bool, counts: np.ndarray) -> Outcome:
    """Sectors that share members are not independent: the error comes from the differences between lists."""
    cases, guesses, successes = counts.sum(axis=0)
    gains = counts[:, 2] - counts[:, 1]
    apart = gains - counts[:, 0] * (gains.sum() / max(cases, 1))
    error = 100 * np.sqrt((apart**2).sum()) / max(cases, 1)
    return Outcome(name, is_practice, int(cases), 100 * guesses / max(cases, 1), 100 * successes / max(cases, 1), error)
