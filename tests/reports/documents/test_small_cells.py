from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire import Figure, Kind, Over, Question
from assessments.responses import Part
from reports.documents.small_cells import count_text, hidden_cells, public_part_text


def test_cells_of_one_to_four_are_hidden():
    assert hidden_cells({"a": 0, "b": 1, "c": 4, "d": 5}, []) == {"b", "c"}


def test_smallest_other_part_is_hidden_with_a_single_hidden_one():
    counts = {"oproep": 3, "uitzend": 8, "vast": 40, "totaal": 51}

    assert hidden_cells(counts, [("oproep", "uitzend", "vast", "totaal")]) == {"oproep", "uitzend"}


def test_total_of_one_small_part_is_hidden_too():
    assert hidden_cells({"oproep": 3, "vast": 0, "totaal": 3}, [("oproep", "vast", "totaal")]) == {"oproep", "totaal"}


def test_hiding_goes_on_through_every_sum():
    counts = {"a": 2, "b": 9, "c": 7, "d": 20, "ab": 11, "ac": 9, "bd": 29, "cd": 27}
    sums = [("a", "b", "ab"), ("a", "c", "ac"), ("b", "d", "bd"), ("c", "d", "cd")]

    assert hidden_cells(counts, sums) == {"a", "b", "c", "d"}


@st.composite
def tables(draw):
    """A table of rows by columns with all its totals."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    inner = {(r, c): draw(st.integers(0, 12)) for r in range(rows) for c in range(columns)}
    counts, sums = dict(inner), []
    for r in range(rows):
        parts = tuple((r, c) for c in range(columns))
        counts[r, None] = sum(inner[part] for part in parts)
        sums.append((*parts, (r, None)))
    for c in range(columns):
        parts = tuple((r, c) for r in range(rows))
        counts[None, c] = sum(inner[part] for part in parts)
        sums.append((*parts, (None, c)))
    counts[None, None] = sum(inner.values())
    sums.append((*((r, None) for r in range(rows)), (None, None)))
    sums.append((*((None, c) for c in range(columns)), (None, None)))
    return counts, sums


@given(tables())
def test_no_sum_ever_has_exactly_one_hidden_member(table):
    counts, sums = table

    hidden = hidden_cells(counts, sums)

    assert {key for key, count in counts.items() if 0 < count < 5} <= hidden
    assert all(sum(key in hidden for key in keys) != 1 for keys in sums)
    assert all(counts[key] for key in hidden)


@pytest.mark.parametrize(
    ("count", "is_hidden", "words"),
    [(0, False, "0"), (12, False, "12"), (3, True, "minder dan 5"), (1200, False, "1.200"), (12, True, "afgeschermd")],
)
def test_count_text(count, is_hidden, words):
    assert count_text(count, is_hidden=is_hidden) == words


def share(over=Over.PEOPLE):
    figure = Figure("%", "op 31 december", Fraction(0), Fraction(100), count="Deel", total="Alle", over=over)
    return Question("deel", Kind.FIGURE, "Hoeveel?", "", "", "", figure=figure)


def number(unit):
    figure = Figure(unit, "vorig kalenderjaar", Fraction(0), Fraction(100))
    return Question("aantal", Kind.FIGURE, "Hoeveel?", "", "", "", figure=figure)


@pytest.mark.parametrize(
    ("question", "part", "words"),
    [
        (share(), Part(number=Fraction(20), total=Fraction(60)), "20 van 60 (33%)"),
        (share(), Part(number=Fraction(3), total=Fraction(60)), "minder dan 5 van 60"),
        (share(), Part(number=Fraction(58), total=Fraction(60)), "alle 60, op minder dan 5 na"),
        (share(), Part(number=Fraction(60), total=Fraction(60)), "60 van 60 (100%)"),
        (share(), Part(number=Fraction(0), total=Fraction(60)), "0 van 60 (0%)"),
        (share(), Part(number=Fraction(2), total=Fraction(3)), "over minder dan 5"),
        (share(Over.CASES), Part(number=Fraction(2), total=Fraction(3)), "2 van 3 (67%)"),
        (number("personen"), Part(number=Fraction(2)), "minder dan 5"),
        (number("personen"), Part(number=Fraction(12)), "12 personen"),
        (number("ongevallen"), Part(number=Fraction(2)), "2 ongevallen"),
        (Question("open", Kind.TEXT, "Wat?", "", "", ""), Part(text="Niets."), "Niets."),
    ],
)
def test_public_answer_tells_on_no_one(question, part, words):
    assert public_part_text(question, part) == words


def test_counts_may_be_decimals_from_the_database():
    assert public_part_text(number("plekken"), Part(number=Fraction(Decimal("4.0000")))) == "minder dan 5"
