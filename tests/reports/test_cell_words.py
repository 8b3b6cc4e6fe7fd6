"""Published cells in words: what is told in full, what is told as an edge, and what is not told."""

import pytest

from benchmarks.cells import ALL_SIZES, CellKey, Column, Crowd, Edge
from reports.cell_words import (
    change_words,
    column_words,
    crowd_range,
    crowd_words,
    highest_mean,
    key_words,
    lowest_mean,
    mean_words,
    middle_words,
    sentence,
    share_words,
)
from tests.benchmarks.factories import cell

BELOW = cell(mean=None, edge=Edge.BELOW)
ABOVE = cell(mean=None, edge=Edge.ABOVE)


def test_mean_is_a_number_an_edge_or_untold():
    assert [mean_words(told) for told in (cell(mean=70), BELOW, ABOVE, None)] == [
        "70",
        "onder 10",
        "boven 90",
        "te weinig deelnemers",
    ]


def test_share_is_per_cent_an_edge_or_untold():
    assert [share_words(told) for told in (cell(mean=40), BELOW, ABOVE, None)] == [
        "ongeveer 40%",
        "minder dan 10%",
        "meer dan 90%",
        "te weinig deelnemers",
    ]


def test_middle_half_is_told_or_empty():
    assert [middle_words(told) for told in (cell(band=(0, 25)), cell(), None)] == ["0 tot 25", "", ""]


@pytest.mark.parametrize(
    ("change", "words"),
    [(None, ""), (0, "geen verschil"), (4, "geen verschil"), (-4, "geen verschil"), (5, "5 hoger"), (-10, "10 lager")],
)
def test_change_under_five_points_is_no_difference(change, words):
    assert change_words(cell(change=change)) == words


def test_change_of_nothing_is_empty():
    assert change_words(None) == ""


def test_crowd_is_a_class():
    assert [crowd_words(told) for told in (cell(crowd=Crowd.TENS), None)] == ["10 tot 20 werkgevers", ""]
    assert [crowd_range(told) for told in (cell(crowd=Crowd.HUNDREDS), None)] == ["100 of meer", ""]


def test_mean_lies_between_what_its_edge_says():
    assert [(lowest_mean(told), highest_mean(told)) for told in (cell(mean=70), BELOW, ABOVE)] == [
        (70, 70),
        (0, 10),
        (90, 100),
    ]


@pytest.mark.parametrize(
    ("branch", "column", "words"),
    [
        ("", ALL_SIZES, "heel het fonds"),
        ("", Column("10-49"), "10 tot 50 medewerkers"),
        ("", Column("1-9", is_short=True), "1 tot 10 medewerkers, korte route"),
        ("Plaatwerk", ALL_SIZES, "Plaatwerk"),
        ("Plaatwerk", Column("250+"), "Plaatwerk, 250 medewerkers of meer"),
    ],
)
def test_place_names_what_is_not_the_whole(branch, column, words):
    assert key_words(CellKey(branch, column)) == words


def test_column_of_all_sizes_says_so():
    assert column_words(ALL_SIZES) == "alle groottes"


def test_sentence_keeps_the_capitals_of_names():
    assert sentence("metaal en ICT") == "Metaal en ICT"
