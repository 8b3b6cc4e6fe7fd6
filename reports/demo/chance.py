"""Chance that always falls the same way: a number for a name, so that the demo is equal on every machine."""

import random
from collections.abc import Sequence


def dice(*names) -> random.Random:
    """A generator seeded with the names."""
    return random.Random("/".join(str(name) for name in names))  # noqa: S311 - believable data, no secret


def sway(*names) -> float:
    """A number from -1 to 1, more often near 0."""
    return dice(*names).triangular(-1, 1, 0)


def pick(options: Sequence, *names):
    return dice(*names).choice(options)


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers that together are the total, in proportion to the weights (largest remainders)."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(weights)), key=lambda index: (parts[index] - exact[index], index))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts
