"""The ladder: closest group first, no totals on the short route, and per measure the first rung that is told."""

from datetime import date

import pytest

from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, SHORT_COLUMNS, CellKey
from benchmarks.ladder import Among, Comparison, Peers, Place, Rung, Source
from organisations.sbi import section_for_figures
from tests.benchmarks.factories import cell

INDUSTRY = section_for_figures("25110")
MEDIUM, SMALL_SHORT = FULL_COLUMNS[1], SHORT_COLUMNS[1]
FUND_SIZE, FUND_ALL = Rung(Among.FUND, MEDIUM), Rung(Among.FUND, ALL_SIZES)
SECTION_SIZE, SECTION_ALL = Rung(Among.SECTION, MEDIUM), Rung(Among.SECTION, ALL_SIZES)
EVERYONE = Rung(Among.EVERYONE, ALL_SIZES)
FULL = Place("Fonds", INDUSTRY, MEDIUM)


@pytest.mark.parametrize(
    ("place", "ladder"),
    [
        (FULL, (FUND_SIZE, FUND_ALL, SECTION_SIZE, SECTION_ALL, EVERYONE)),
        (Place("", INDUSTRY, MEDIUM), (SECTION_SIZE, SECTION_ALL, EVERYONE)),
        (Place("Fonds", None, MEDIUM), (FUND_SIZE, FUND_ALL, EVERYONE)),
        (Place("", None, MEDIUM), (EVERYONE,)),
        (
            Place("Fonds", INDUSTRY, SMALL_SHORT),
            (
                Rung(Among.FUND, SMALL_SHORT),
                Rung(Among.SECTION, SMALL_SHORT),
                Rung(Among.EVERYONE, SMALL_SHORT),
            ),
        ),
    ],
)
def test_ladder_goes_from_the_closest_group_to_everyone(place, ladder):
    assert place.ladder == ladder


@pytest.mark.parametrize(
    ("rung", "key"),
    [
        (FUND_SIZE, CellKey("", MEDIUM)),
        (SECTION_SIZE, CellKey("C", MEDIUM)),
        (SECTION_ALL, CellKey("C", ALL_SIZES)),
        (EVERYONE, CellKey("", ALL_SIZES)),
    ],
)
def test_rung_stands_in_its_branch_and_column(rung, key):
    assert FULL.key_of(rung) == key


@pytest.mark.parametrize("number", range(5))
def test_peers_are_of_the_first_rung_that_is_told(number):
    ladder = FULL.ladder
    told = {rung: {"autonomie": cell(mean=10 * place)} for place, rung in enumerate(ladder) if place >= number}
    comparison = Comparison(2026, FULL, Source(), Source(), told)
    assert comparison.peers_on("autonomie") == Peers(ladder[number], cell(mean=10 * number), ladder[:number])


def test_peers_differ_per_measure():
    told = {FUND_ALL: {"autonomie": cell()}, EVERYONE: {"autonomie": cell(), "redelijk-loon": cell("redelijk-loon")}}
    comparison = Comparison(2026, FULL, Source(), Source(), told)
    assert comparison.peers_on("redelijk-loon").rung == EVERYONE
    assert comparison.peers_on("autonomie").rung == FUND_ALL
    assert comparison.peers_on("sociale-steun") is None


def test_source_of_a_rung_is_the_fund_or_everyone():
    fund, everyone = Source(date(2026, 12, 1)), Source(date(2026, 11, 1))
    comparison = Comparison(2026, FULL, fund, everyone, {})
    assert [comparison.source_of(rung) for rung in (FUND_ALL, SECTION_SIZE, EVERYONE)] == [fund, everyone, everyone]
