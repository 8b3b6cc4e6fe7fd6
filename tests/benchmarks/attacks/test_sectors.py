import numpy as np

from benchmarks.attacks.sectors import (
    FEWEST,
    IS_PRACTICE,
    MEASURES,
    MOST,
    PERSISTENCE,
    SIZE_EFFECTS,
    draw_sectors,
)
from tests.benchmarks.attacks.small_sectors import make_sectors

SCORES = ~IS_PRACTICE


def test_the_same_seed_gives_the_same_sectors():
    first, second = (draw_sectors(np.random.default_rng(7)) for _ in range(2))
    assert first.means.tolist() == second.means.tolist()
    assert first.members.groups.tolist() == second.members.groups.tolist()


def test_sizes_of_funds_lie_between_the_bounds_and_often_near_the_lower_one():
    sizes = [draw_sectors(np.random.default_rng(seed)).members.is_in_fund.sum() for seed in range(300)]
    assert (min(sizes) >= FEWEST, max(sizes) <= MOST, 50 < np.median(sizes) < 95) == (True, True, True)


def test_between_5_and_15_per_cent_share_a_holding():
    for seed in range(30):
        members = draw_sectors(np.random.default_rng(seed)).members
        _, positions, sizes = np.unique(members.groups, return_inverse=True, return_counts=True)
        assert 0.03 <= np.mean(sizes[positions] > 1) <= 0.16


def test_scores_are_around_the_mean_of_sector_and_size():
    sectors = make_sectors([0] * 5000 + [2] * 5000)
    scores = sectors.draw(np.random.default_rng(1))[:, SCORES]
    assert np.abs(scores[:5000].mean() - 50) < 0.5
    assert np.abs(scores[5000:].mean() - 50 - SIZE_EFFECTS[2]) < 0.5
    assert (scores.min() >= 0, scores.max() <= 100) == (True, True)


def test_practices_are_done_or_not():
    practices = make_sectors([0] * 5000).draw(np.random.default_rng(1))[:, IS_PRACTICE]
    assert set(np.unique(practices)) == {0.0, 100.0}
    assert np.abs(practices.mean() - 50) < 1


def test_next_scores_resemble_the_last_and_are_spread_as_much():
    sectors = make_sectors([0] * 20000)
    rng = np.random.default_rng(1)
    first = sectors.draw(rng)
    second = sectors.draw_next(first, rng)
    for index in (0, len(MEASURES) - 1):
        assert np.abs(np.corrcoef(first[:, index], second[:, index])[0, 1] - PERSISTENCE) < 0.02
        assert np.abs(second[:, index].std() / first[:, index].std() - 1) < 0.02
