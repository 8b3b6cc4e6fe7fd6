"""Frozen scores with defaults: members of one fund, of one size and route, each a group of its own."""

from benchmarks.cells import Area, FrozenScore, Measure

FUND = "verzonnen-fonds"
SCORE = Measure("autonomie")
PRACTICE = Measure("roosters", is_practice=True)
WHOLE_FUND = Area(FUND, ())


def frozen_score(number, value=50, **changes):
    """One employer; `value` is its score on SCORE."""
    given = {
        "organisation": number,
        "group": f"werkgever {number}",
        "sector": "C",
        "fund": FUND,
        "sub_branch": "",
        "size_class": "10-49",
        "is_short": False,
        "year": 2026,
        "values": {SCORE.slug: value},
    }
    return FrozenScore(**given | changes)


def frozen_scores(values, *, first=1, **changes):
    """One employer per value, numbered from `first`."""
    return [frozen_score(number, value, **changes) for number, value in enumerate(values, start=first)]
