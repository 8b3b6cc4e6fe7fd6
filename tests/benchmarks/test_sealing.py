"""The seal: the same for the same content, another for anything that was changed."""

from dataclasses import replace

import pytest

from benchmarks.cells import ALL_SIZES, CellKey, Column, Crowd, Edge, PublishedCell
from benchmarks.sealing import seal

HEAD = ("techniekfonds", "2026")
CELL = PublishedCell(
    CellKey("Installatie", ALL_SIZES), "autonomie", Crowd.SCORES, 65, None, (50, 75), (20, 30, 30, 20), 5
)
OTHER = PublishedCell(CellKey("", ALL_SIZES), "autonomie", Crowd.HUNDREDS, None, Edge.BELOW)


def test_seal_is_a_sha256_that_does_not_depend_on_order():
    sealed = seal(HEAD, (CELL, OTHER))
    assert (len(sealed), sealed) == (64, seal(HEAD, (OTHER, CELL)))


@pytest.mark.parametrize(
    "changed",
    [
        replace(CELL, key=CellKey("Machines", ALL_SIZES)),
        replace(CELL, key=CellKey("Installatie", Column("10-49"))),
        replace(CELL, key=CellKey("Installatie", Column("", is_short=True))),
        replace(CELL, measure="baanzekerheid"),
        replace(CELL, crowd=Crowd.HUNDREDS),
        replace(CELL, mean=70),
        replace(CELL, mean=None, edge=Edge.ABOVE),
        replace(CELL, band=(50, 80)),
        replace(CELL, band=None),
        replace(CELL, shares=(25, 25, 30, 20)),
        replace(CELL, shares=None),
        replace(CELL, change=None),
        replace(CELL, change=-5),
    ],
)
def test_seal_changes_with_every_field(changed):
    assert seal(HEAD, (changed, OTHER)) != seal(HEAD, (CELL, OTHER))


def test_seal_changes_with_the_head():
    assert seal(("techniekfonds", "2025"), (CELL,)) != seal(HEAD, (CELL,))


def test_fields_do_not_run_into_each_other():
    assert seal(("ab", "c"), ()) != seal(("a", "bc"), ())
    assert seal((), (replace(CELL, band=None, shares=None, change=5),)) != seal(
        (), (replace(CELL, band=(5, 5), shares=None, change=None),)
    )


def test_a_missing_band_is_another_thing_than_missing_shares():
    with_band = replace(CELL, band=(1, 2), shares=None, change=None)
    with_shares = replace(CELL, band=None, shares=(1, 2, 3, 4), change=None)
    assert seal((), (with_band,)) != seal((), (with_shares,))
