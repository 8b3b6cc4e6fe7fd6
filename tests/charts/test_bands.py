"""Bands: the scale is whole, and the page draws it in the same colours as the PDF."""

import re
from pathlib import Path

import pytest

from charts.bands import BANDS, MARKS, SCALE, THRESHOLDS, describe_score, whole_points

CSS = Path(__file__).resolve().parents[2] / "goedwerk_site/static/goedwerk/goedwerk.css"


def test_scale_covers_0_to_100_without_gap():
    assert [(band.low, band.high) for band in SCALE] == [(0, 40), (40, 60), (60, 80), (80, 100)]
    assert THRESHOLDS == (40, 60, 80)


def test_bands_are_found_by_slug():
    assert list(BANDS) == [
        "kwetsbaar",
        "in-ontwikkeling",
        "goed-genoeg",
        "voorbeeldig",
        "niet-voor-iedereen",
        "wettelijk-tekort",
    ]


def test_colours_are_those_of_the_stylesheet():
    light = CSS.read_text().split("@media")[0]
    assert dict(re.findall(r"--band-([a-z-]+): (#\w+);", light)) == {band.slug: band.colour for band in SCALE}


def test_marks_are_coloured_as_the_band_they_fall_back_to():
    assert [mark.colour for mark in MARKS] == [SCALE[1].colour, SCALE[0].colour]


@pytest.mark.parametrize(("score", "points"), [(0, 0), (59.5, 60), (59.49, 59), (72.5, 73), (100, 100)])
def test_whole_points_round_half_up(score, points):
    assert whole_points(score) == points


@pytest.mark.parametrize(
    ("score", "band", "words"),
    [
        (72, "goed-genoeg", "72 goed genoeg"),
        (0, "kwetsbaar", "0 kwetsbaar"),
        (72, "", "72"),
        (None, "", "geen score"),
        (None, "kwetsbaar", "geen score"),
    ],
)
def test_score_is_described_in_words(score, band, words):
    assert describe_score(score, band) == words
