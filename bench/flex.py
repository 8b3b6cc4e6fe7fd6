"""Sixty months taken apart and three mixes, against statsmodels and scipy by hand: `python -m bench.flex [TURNS]`.

Both do the same job in one warm process by turns: STL, and three linear programmes on the same need and capacity. The
yardstick is what one would write in a notebook: dense matrices, put together once. Times are of the processor, which
other work on the machine disturbs least. Other numbers, too slow or slower than the yardstick: exit code 1.
"""

import sys
import time
from datetime import date
from statistics import median

import numpy as np
from scipy.optimize import linprog
from statsmodels.tsa.seasonal import STL

from assessments.flex_diagnose.decomposition import decompose
from assessments.flex_diagnose.layers import EXTERNAL, Capacity, Layer, Price, Terms
from assessments.flex_diagnose.mix import SHORTFALL_WEIGHT, choose_mix
from assessments.flex_diagnose.series import Grain, NeedSeries, Period
from assessments.flex_diagnose.structural_flex import StructuralFlex

MONTHS, FIXED, BAND, MOST_EXTRA, SLACK = 60, 850.0, 0.1, 40.0, 0.05
TARGET_SECONDS = 0.3
FIXED_PRICE, PLUS_PRICE = 38.0, 6.0
LAYERS = {
    Layer.PART_TIME: (20.0, 40.0),
    Layer.DEPLOYABLE: (15.0, 42.0),
    Layer.SHARED: (30.0, 47.0),
    Layer.ON_CALL: (60.0, 36.0),
    Layer.AGENCY: (np.inf, 44.0),
}


def logistics_centre() -> NeedSeries:
    """A fictional need: growing, higher in summer, a peak in December; an agency fills most of what goes above 850."""
    months = np.arange(MONTHS)
    noise = np.random.default_rng(60).normal(0, 120, MONTHS)
    hours = 3700 + 8 * months + 500 * np.sin(months / 12 * 2 * np.pi) + 900 * (months % 12 == 11) + noise
    starts = [date(2021 + month // 12, month % 12 + 1, 1) for month in range(MONTHS)]
    agency = np.maximum(hours - 3600, 0)
    return NeedSeries(
        Grain.MONTH,
        5,
        tuple(Period(*it, 0.0, flex) for *it, flex in zip(starts, hours, agency, strict=True)),
    )


def capacity() -> Capacity:
    terms = {layer: Terms(None if np.isinf(limit) else limit, Price(rate)) for layer, (limit, rate) in LAYERS.items()}
    terms |= {Layer.FIXED: Terms(price=Price(FIXED_PRICE)), Layer.PLUS: Terms(price=Price(PLUS_PRICE))}
    return Capacity(FIXED, 1.0, 38, BAND, MOST_EXTRA, SLACK, terms)


def ours(series: NeedSeries) -> list[float]:
    parts = decompose(series.hours, 12)
    mix = choose_mix(series, capacity(), StructuralFlex(MOST_EXTRA, 0.5, 1.0))
    costs = [mix.most_secure.cost_per_year, mix.least_cost.cost_per_year]
    return [parts.trend[-1], parts.season[-1], *costs, mix.most_secure.secure_share]


def by_hand(series: NeedSeries) -> list[float]:
    need, weeks = series.hours, series.weeks
    parts = STL(need, period=12, robust=True).fit()
    n, eye, zero = MONTHS, np.eye(MONTHS), np.zeros((MONTHS, MONTHS))
    # f, plus, min, the layers, idle, shortfall
    balance = np.hstack([weeks[:, None], eye, -eye, *[eye] * len(LAYERS), -eye, eye])
    year = np.kron(np.eye(n // 12), np.ones(12))
    years = np.hstack([np.zeros((n // 12, 1)), year, -year, np.zeros((n // 12, n * (len(LAYERS) + 2)))])
    band = [[-BAND * weeks[:, None], *sides, *[zero] * (len(LAYERS) + 2)] for sides in ((eye, zero), (zero, eye))]
    rows, of = np.block(band), np.tile(BAND * FIXED * weeks, 2)
    equal, equal_to = np.vstack([balance, years]), np.append(need - FIXED * weeks, np.zeros(n // 12))
    external = np.append(0, np.repeat([0, 0, *[float(layer in EXTERNAL) for layer in LAYERS], 0, 0], n))
    short = np.append(0, np.repeat([0] * (len(LAYERS) + 3) + [1], n))
    limits = [(0, limit * long) for limit, _ in LAYERS.values() for long in weeks]
    bounds = [(0, MOST_EXTRA), *[(0, None)] * (2 * n), *limits, *[(0, None)] * (2 * n)]
    first = linprog(external + SHORTFALL_WEIGHT * short, rows, of, equal, equal_to, bounds, method="highs").x
    rates = np.repeat([PLUS_PRICE, 0, *[rate for _, rate in LAYERS.values()], 0, 0], n)
    price = np.append(FIXED_PRICE * weeks.sum(), rates)
    rows, answers = np.vstack([rows, external, short]), []
    for slack in (0, SLACK * need.sum()):
        most = np.append(of, [external @ first + slack, short @ first])
        answers.append(linprog(price, rows, most, equal, equal_to, bounds, method="highs").x)
    costs = [(FIXED_PRICE * FIXED * weeks.sum() + price @ answer) * 12 / n for answer in answers]
    return [parts.trend[-1], parts.seasonal[-1], *costs, 1 - external @ answers[0] / need.sum()]


def main(turns: int = 41) -> int:
    series = logistics_centre()
    assert np.allclose(ours(series), by_hand(series), rtol=1e-6)
    seconds = {ours: [], by_hand: []}
    for _ in range(turns):
        for way, taken in seconds.items():
            began = time.process_time()
            way(series)
            taken.append(time.process_time() - began)
    own, yardstick = (median(taken) for taken in seconds.values())
    ratio = median(a / b for a, b in zip(*seconds.values(), strict=True))
    print(f"decomposition of {MONTHS} months and the mix, medians of {turns} turns, ms of CPU")
    print(f"  goedwerk {own * 1000:.1f}, statsmodels and scipy by hand {yardstick * 1000:.1f}, ratio {ratio:.2f}")
    return int(own > TARGET_SECONDS or ratio > 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
