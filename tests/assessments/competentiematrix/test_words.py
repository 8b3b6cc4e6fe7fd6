"""What the matrix tells in words: standings, levels, certificates, hours, and what became of a typed level."""

from datetime import date

import pytest

from assessments.competentiematrix.breadth import Breadth
from assessments.competentiematrix.cover import Cover
from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.matrix import Need
from assessments.competentiematrix.words import (
    Standing,
    breadth_words,
    conflict_words,
    cover_words,
    day_words,
    expiry_words,
    hours_text,
    level_words,
    people_words,
    saved_words,
    standing_of,
)
from tests.factories import NOW


def cover(able, heads):
    return Cover(Need(0, 0, heads=heads), able, able, able, tuple(range(able)))


@pytest.mark.parametrize(
    ("able", "heads", "standing"),
    [
        (0, 2, Standing.NOBODY),
        (1, 2, Standing.SHORT),
        (1, 1, Standing.SINGLE),
        (2, 2, Standing.COVERED),
        (0, 0, Standing.COVERED),
    ],
)
def test_the_standing_is_the_worst_that_holds(able, heads, standing):
    assert standing_of(cover(able, heads)) is standing


def test_standings_have_a_label_and_the_kind_of_their_tag():
    assert [(standing.label, standing.kind) for standing in Standing] == [
        ("niemand", "error"),
        ("te weinig", "error"),
        ("één houder", "warning"),
        ("gedekt", "success"),
    ]


def test_a_cover_is_told_with_both_figures_and_the_standing():
    assert cover_words(cover(1, 2)) == "1 van 2 nodig, te weinig"


@pytest.mark.parametrize(
    ("level", "words"), [(None, "niet ingevuld"), (0, "0 (nog niet)"), (Level.ALONE, "3 (zelfstandig)")]
)
def test_a_level_is_told_as_figure_and_word(level, words):
    assert level_words(level) == words


def test_days_and_people_are_written_out():
    assert (day_words(date(2026, 3, 1)), people_words(1), people_words(1200)) == (
        "1 maart 2026",
        "1 persoon",
        "1.200 mensen",
    )


@pytest.mark.parametrize(
    ("days", "words"), [(-3, "verlopen"), (0, "vandaag de laatste dag"), (1, "nog 1 dag"), (90, "nog 90 dagen")]
)
def test_a_certificate_tells_how_long_it_holds(days, words):
    assert expiry_words(days) == words


@pytest.mark.parametrize(("hours", "text"), [(36.0, "36"), (36.5, "36,5"), (1250.0, "1.250")])
def test_hours_have_a_decimal_only_where_it_says_something(hours, text):
    assert hours_text(hours) == text


def test_breadth_tells_people_hours_and_whose_hours_are_missing():
    breadth = Breadth(0, 12, (), (), broad_people=7, broad_hours=252, across_people=1, across_hours=32.5,
                      people_without_hours=2)  # fmt: skip
    assert breadth_words(breadth) == (
        "7 van de 12 mensen kunnen twee taken of meer, samen 252 uur per week.",
        "1 van de 12 mensen kan in twee teams of meer werken, samen 32,5 uur per week.",
        "Van 2 mensen zijn de uren niet bekend. Die tellen niet mee.",
    )


def test_breadth_of_nobody_says_so_and_of_no_people_says_nothing():
    nobody = Breadth(0, 3, (), (), 0, 0.0, 0, 0.0, 0)
    assert breadth_words(nobody) == (
        "Niemand van de 3 mensen kan twee taken of meer.",
        "Niemand van de 3 mensen kan in twee teams of meer werken.",
    )
    assert breadth_words(Breadth(0, 0, (), (), 0, 0.0, 0, 0.0, 0)) == ()


@pytest.mark.parametrize(("typed", "counted", "own"), [("3", "3", "."), ("3", "3", "4"), ("", "2", "2")])
def test_what_stands_as_typed_or_was_cleared_needs_no_explanation(typed, counted, own):
    assert saved_words(NOW, typed, counted, own) == "Opgeslagen om 09:30."


def test_another_figure_than_was_typed_is_explained():
    assert saved_words(NOW, "4", "2", "2") == (
        "Opgeslagen om 09:30. U typte 4, de eigen kijk is 2. Die telt zolang u er niet over hebt gepraat."
    )
    assert saved_words(NOW, "1", "3", ".") == (
        "Opgeslagen om 09:30. U typte 1, maar wie 3 kan, hoeft dat niet meer te leren. Daarom staat er 3."
    )


def test_a_conflict_tells_what_stands_there_and_what_was_typed():
    assert conflict_words("3", "") == (
        "Niet opgeslagen: een ander zette hier intussen niets. U typte 3. Typ het opnieuw als dat er moet staan."
    )
