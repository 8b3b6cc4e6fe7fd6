"""Levels as people write them."""

import pytest

from assessments.competentiematrix.levels import Level, LevelError, read_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", None),
        ("  \t", None),
        ("0", Level.NOT_YET),
        ("3 ", Level.ALONE),
        ("\xa04", Level.CAN_TEACH),
        ("3.0", Level.ALONE),
        ("2,0", Level.WITH_HELP),
        ("I", Level.IN_TRAINING),
        ("l", Level.WITH_HELP),
        (" u", Level.ALONE),
        ("O", Level.CAN_TEACH),
    ],
)
def test_level_is_read_as_it_was_meant(text, level):
    assert read_level(text) == level


@pytest.mark.parametrize("text", ["goed", "5", "-1", "3,5", "30", "3.00", "1.0.0", "IL", "½", "٣", "=3", "."])
def test_what_is_no_level_is_refused_as_it_was_written(text):
    with pytest.raises(LevelError) as refused:
        read_level(text)
    assert str(refused.value) == text


def test_every_level_has_a_word():
    assert [(level.value, level.label) for level in Level] == [
        (0, "nog niet"),
        (1, "in opleiding"),
        (2, "onder begeleiding"),
        (3, "zelfstandig"),
        (4, "kan opleiden"),
    ]
