"""Numbers as typed or copied: what a column says about its commas and points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.flex_diagnose.reading.number_column import NumberColumn, read_number_column

TWO_WAYS = "kan op twee manieren worden gelezen. Schrijf in de hele kolom duizendtallen zonder punt of komma."


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("1234", 1234.0), ("1234,5", 1234.5), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("1\u00a0234", 1234.0)),
        *(("1.234.567", 1234567.0), ("1234.5", 1234.5), ("1,234.5", 1234.5), ("1,234,567", 1234567.0), ("0", 0.0)),
        *(("0,125", 0.125), ("0.125", 0.125), ("-5", -5.0), ("5-", -5.0), ("−5", -5.0), ("+5", 5.0)),
        *(("120 uur", 120.0), ("120,5 u", 120.5), ("1234:30", 1234.5), ("8:15:36", 8.26)),
    ],
)
def test_number_that_can_be_read_one_way_only_is_read(cell, value):
    assert read_number_column([f" {cell} "]) == NumberColumn((value,), {})


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("abc", "“abc” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
        ("12 34", "“12 34” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
        ("5-10", "“5-10” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
        ("x" * 40, f"“{'x' * 29}…” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
        ("-", "hier staat een streepje. Vul 0 in als er niets was."),
        ("–", "hier staat een streepje. Vul 0 in als er niets was."),
        (
            "#DEEL/0!",
            "Excel toont hier “#DEEL/0!”. Maak de kolom breder of herstel de formule, en kopieer opnieuw.",
        ),
        ("1,2E+05", "“1,2E+05” is afgerond. Zet de cellen in Excel op Getal en kopieer opnieuw."),
        (
            "1900-02-20T10:30:00",
            "hier staat een datum of tijd. Maak er in Excel een getal van: uren als tijd, keer 24.",
        ),
    ],
)
def test_cell_that_is_no_number_is_explained(cell, problem):
    assert read_number_column([cell, "1"]) == NumberColumn((None, 1.0), {0: problem})


def test_empty_cell_is_none_without_a_problem():
    assert read_number_column(["", "  ", "0"]) == NumberColumn((None, None, 0.0), {})


def test_point_is_a_sign_of_thousands_where_nothing_else_tells():
    assert read_number_column(["1.234", "987"]) == NumberColumn((1234.0, 987.0), {}, has_point_of_thousands=True)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234", "987,5"], (1234.0, 987.5)),
        (["1,234", "987,5"], (1.234, 987.5)),
        (["1.234", "987.5"], (1.234, 987.5)),
        (["1,234", "987.5"], (1234.0, 987.5)),
    ],
)
def test_other_cells_of_the_column_tell_what_a_point_or_comma_means(cells, values):
    assert read_number_column(cells).values == values


def test_comma_before_three_digits_is_refused_once_for_the_column():
    assert read_number_column(["5", "1,234", "2,345"]) == NumberColumn(
        (5.0, None, None), {1: f"“1,234” {TWO_WAYS}", 2: ""}
    )


def test_column_with_both_decimal_signs_is_refused_where_it_matters():
    assert read_number_column(["1234,5", "1234.5", "1.234", "1,234"]) == NumberColumn(
        (1234.5, 1234.5, None, None), {2: f"“1.234” {TWO_WAYS}", 3: ""}
    )


@pytest.mark.parametrize(
    ("cells", "values"),
    [(["1.234", "1234"], (1.234, 1234.0)), (["1.234", "1.234,5"], (1.234, 1234.5)), (["1,234", "0,5"], (1.234, 0.5))],
)
def test_number_of_a_workbook_has_a_decimal_point_and_its_text_stays_dutch(cells, values):
    assert read_number_column(cells, is_of_workbook=True) == NumberColumn(values, {})


def test_text_in_a_workbook_that_can_be_read_in_two_ways_is_refused():
    assert read_number_column(["1,234", "12.5"], is_of_workbook=True).problems == {0: f"“1,234” {TWO_WAYS}"}


@given(st.lists(st.text(max_size=20), max_size=5), st.booleans())
def test_any_text_is_read_explained_or_empty(cells, is_of_workbook):
    column = read_number_column(cells, is_of_workbook=is_of_workbook)
    unread = {index for index, value in enumerate(column.values) if value is None and cells[index].strip()}
    assert unread == set(column.problems)


def dutch(number: float) -> str:
    return f"{number:,.1f}".translate(str.maketrans(",.", ".,"))


@given(
    st.lists(st.integers(0, 10**8).map(lambda tenths: tenths / 10), min_size=1),
    st.sampled_from([dutch, "{:,.1f}".format, "{:.1f}".format]),
)
def test_printed_numbers_are_read_back(numbers, print_number):
    assert read_number_column([print_number(number) for number in numbers]) == NumberColumn(tuple(numbers), {})
