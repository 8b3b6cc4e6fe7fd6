"""Text in charts: labels break at spaces and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from charts.text import rounded, text_width, wrap


def test_wrap_breaks_a_long_label_at_a_space():
    assert wrap("Goede kinderopvang en ouderenzorg", 18) == ("Goede kinderopvang", "en ouderenzorg")


def test_wrap_keeps_a_long_word_whole():
    assert wrap("Arbeidsongeschiktheidsverzekering nu", 10) == ("Arbeidsongeschiktheidsverzekering", "nu")


@given(st.text(alphabet="abc ", max_size=60), st.integers(min_value=1, max_value=30))
def test_wrap_loses_no_word_and_keeps_the_measure(text, characters):
    lines = wrap(text, characters)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= characters or " " not in line for line in lines)


def test_text_width_grows_with_text_and_size():
    assert text_width("", 15) < text_width("a", 15) < text_width("ab", 15) < text_width("ab", 16)


def test_rounded_knows_no_negative_zero():
    assert str(rounded(-0.001)) == "0.0"
