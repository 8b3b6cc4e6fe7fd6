import numpy as np
import pytest

from benchmarks.attacks.attackers import (
    ATTACKERS,
    Attacker,
    a_year_later,
    in_correction,
    outsider,
    while_others_stay,
)
from benchmarks.attacks.bands import Shares, sharpen
from benchmarks.attacks.cases import FUND, Case
from benchmarks.attacks.estimation import estimate, is_near
from benchmarks.attacks.observations import (
    Observations,
    Row,
    exact_values,
    is_in_cell,
    read,
    read_without_target,
    rows_told,
)
from benchmarks.attacks.run import HIGHEST_GAIN, attack, is_told_of_target
from benchmarks.attacks.sectors import FEWEST_FOR_BANDS, IS_PRACTICE, MEASURES, draw_sectors
from benchmarks.disclosure import publish_table
from tests.benchmarks.attacks.small_sectors import LARGE, SMALL, make_sectors

SECTORS = 500
SCORES = ~IS_PRACTICE
NAMED = pytest.mark.parametrize("attacker", ATTACKERS, ids=lambda attacker: attacker.name)


@NAMED
def test_no_attacker_gains_more_than_three_points(attacker):
    """In fewer sectors than `attack_benchmarks` takes, so that a gain within two errors of three points is left be."""
    for outcome in attack(SECTORS, 1, (attacker,)):
        assert outcome.gain - 2 * outcome.error <= HIGHEST_GAIN


def test_the_same_seed_gives_the_same_outcome():
    first, second = (list(attack(40, 3, ATTACKERS[:1])) for _ in range(2))
    assert first == second


def test_there_is_an_outcome_for_scores_and_one_for_practices():
    outcomes = list(attack(100, 1, ATTACKERS[:1]))
    assert [(each.attacker, each.is_practice) for each in outcomes] == [("outsider", False), ("outsider", True)]
    assert all(0 < each.cases <= 100 and each.gain == each.success - each.guessing for each in outcomes)


def test_an_attacker_without_a_case_gains_nothing():
    outcome = next(attack(20, 1, (Attacker("nobody", lambda sectors, rng: None),)))
    assert (outcome.cases, outcome.gain, outcome.error) == (0, 0, 0)


# The attackers have teeth: without a rule they would know.


def unrounded(case: Case, rows: list[Row]) -> Observations:
    """What the same cells would tell if means were not rounded."""
    seen = read(case, rows)
    exact = np.where(np.isnan(seen.low), np.nan, exact_values(case, seen.weights))
    return Observations(seen.weights, exact, exact)


def gain_without_rounding(prepare) -> float:
    successes = guesses = cases = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        case = prepare(draw_sectors(rng), rng)
        rows = rows_told(case)
        is_case = is_told_of_target(case, rows) & SCORES
        if is_case.any():
            cases += is_case.sum()
            successes += (is_near(estimate(case, unrounded(case, rows)), case.truth) & is_case).sum()
            guesses += (is_near(estimate(case, read_without_target(case, rows)), case.truth) & is_case).sum()
    return 100 * (successes - guesses) / cases


@pytest.mark.parametrize("change", ["join", "leave"])
def test_without_rounding_two_colluders_would_learn_the_score_of_the_third(change):
    assert gain_without_rounding(in_correction(change, known=True)) > 30


def test_without_rounding_even_an_outsider_would_gain():
    assert gain_without_rounding(outsider) > 3


def shares_published_freely(case: Case) -> list[Shares]:
    """Every year by itself, as if it were the first: nothing is held back because few changed."""
    alone = [publish_table(case.area(FUND), each.year, case.table(each, FUND)) for each in case.moments]
    before, after = ({(cell.key, cell.measure): cell for cell in each.cells if cell.shares} for each in alone)
    inside = case.sectors.members.is_in_fund
    return [
        Shares(before[place], after[place], is_in_cell(case, FUND, place[0]) & inside)
        for place in before.keys() & after.keys()
        if is_in_cell(case, FUND, place[0])[case.target]
    ]


def gain_from_free_shares(prepare) -> float:
    successes = guesses = cases = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        case = prepare(draw_sectors(rng, FEWEST_FOR_BANDS), rng)
        told, rows = shares_published_freely(case), rows_told(case)
        is_case = np.isin(np.arange(len(MEASURES)), [shares.measure for shares in told])
        guessed = estimate(case, read_without_target(case, rows))
        cases += is_case.sum()
        guesses += (is_near(guessed, case.truth) & is_case).sum()
        successes += (is_near(sharpen(case, guessed, told), case.truth) & is_case).sum()
    return 100 * (successes - guesses) / cases


@pytest.mark.parametrize("prepare", [while_others_stay("join"), a_year_later(in_correction("leave", known=True))])
def test_shares_published_freely_would_tell_in_which_band_a_score_is(prepare):
    assert gain_from_free_shares(prepare) > 10


def one_hidden_part() -> tuple[Case, list[Row]]:
    """Twelve small employers and one large: the small and the total are read exactly, as if nothing hid the total."""
    sectors = make_sectors([SMALL] * 12 + [LARGE])
    case = outsider(sectors, np.random.default_rng(1))
    case = Case(sectors, case.moments, target=12)
    small = np.arange(13) < 12
    nothing = np.zeros(len(MEASURES))
    rows = [Row(rows, rows, 0, None, nothing + 10, nothing, nothing + 100) for rows in (small, np.ones(13, dtype=bool))]
    return case, rows


def test_without_the_complement_rule_and_rounding_the_one_hidden_part_would_be_known():
    case, rows = one_hidden_part()
    assert is_near(estimate(case, unrounded(case, rows)), case.truth)[SCORES].all()


def test_with_the_complement_rule_a_total_is_not_told_beside_its_other_parts():
    case, _ = one_hidden_part()
    (publication,) = case.publications(FUND)
    assert len({cell.key for cell in publication.cells}) == 1
