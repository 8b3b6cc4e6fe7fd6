"""Mistakes by cell: the first of them, and how many more."""

import pytest

from assessments.competentiematrix.sheet.mistakes import Mistake, MistakeList, SheetError, address, quoted


def filled(count: int) -> MistakeList:
    mistakes = MistakeList()
    for number in range(1, count + 1):
        mistakes.add(f"A{number}", "klopt niet.")
    return mistakes


def test_sheet_without_mistakes_passes():
    assert filled(0).check() is None


def test_error_has_every_mistake_in_order():
    with pytest.raises(SheetError) as error:
        filled(2).check()
    assert error.value.lines == ("A1: klopt niet.", "A2: klopt niet.")
    assert str(error.value) == "A1: klopt niet.\nA2: klopt niet."


def test_of_many_mistakes_the_rest_is_counted():
    with pytest.raises(SheetError) as error:
        filled(87).check()
    assert (len(error.value.mistakes), error.value.more) == (50, 37)
    assert error.value.lines[-2:] == ("A50: klopt niet.", "En nog 37.")


def test_mistake_of_the_whole_sheet_names_no_cell():
    assert str(Mistake("", "Er staat nog niemand.")) == "Er staat nog niemand."


def test_address_is_what_a_spreadsheet_shows():
    assert [address(0, 1), address(25, 14), address(184, 1502)] == ["A1", "Z14", "GC1502"]


def test_long_text_is_quoted_in_short():
    assert quoted("goed") == "“goed”"
    assert quoted("x" * 31) == f"“{'x' * 29}…”"
