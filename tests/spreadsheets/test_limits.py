"""Limits that a caller gives, and cells that are one: what a table tells of them."""

from io import BytesIO

import pytest

from spreadsheets.reading import read_table
from spreadsheets.table import Limits, Row, SpreadsheetError, TooManyColumnsError, TooManyRowsError
from tests.spreadsheets.xlsx_files import HEADER, make_xlsx, sheet

SMALL = Limits(rows=3, columns=2)


def xlsx(*lines: str) -> bytes:
    rows = (f'<row r="{n}">{cells(line)}</row>' for n, line in enumerate(lines, start=1))
    return make_xlsx("".join(rows))


def cells(line: str) -> str:
    return "".join(f'<c t="str"><v>{sign.strip()}</v></c>' for sign in line)


def csv(*lines: str) -> bytes:
    return "\n".join(";".join(line) for line in lines).encode()


def read(make, *lines: str, limits=SMALL):
    return read_table(BytesIO(make(*lines)), f"blad.{make.__name__}", limits)


@pytest.mark.parametrize("make", [xlsx, csv])
def test_table_within_the_limits_of_the_caller_is_read(make):
    assert [row.cells for row in read(make, "ab ", "cd", "e").rows] == [("a", "b"), ("c", "d"), ("e",)]


@pytest.mark.parametrize("make", [xlsx, csv])
def test_line_too_many_is_refused_with_the_limit_of_the_caller(make):
    with pytest.raises(TooManyRowsError, match="meer dan 2 regels onder de kopregel"):
        read(make, "a", "b", "c", "d")


@pytest.mark.parametrize("make", [xlsx, csv])
def test_column_too_many_is_refused_with_the_limit_of_the_caller(make):
    with pytest.raises(TooManyColumnsError, match="Regel 2 heeft meer dan 2 kolommen"):
        read(make, "ab", "cde")


@pytest.mark.parametrize("make", [xlsx, csv])
def test_wider_limits_than_usual_hold_too(make):
    wide = read(make, "x" * 185, limits=Limits(2, 185))
    assert wide.rows == (Row(1, ("x",) * 185),)


def test_thousands_are_told_with_a_point():
    assert "meer dan 1.501 regels" in str(TooManyRowsError(Limits(rows=1502)))


def test_promised_size_beyond_the_limits_of_the_caller_is_refused():
    data = make_xlsx(sheet=sheet(HEADER, before='<dimension ref="A1:B4"/>'))
    with pytest.raises(SpreadsheetError, match="Het eerste blad is te groot"):
        read_table(BytesIO(data), "blad.xlsx", SMALL)


def merged(*references: str):
    after = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    data = make_xlsx(sheet=sheet(HEADER, after=f"<mergeCells>{after}</mergeCells>"))
    return read_table(BytesIO(data), "blad.xlsx").merged


def test_merged_cells_are_told_by_their_range():
    assert merged("A3:B4", "AA10:AA12") == ("A3:B4", "AA10:AA12")
    assert read_table(BytesIO(make_xlsx()), "blad.xlsx").merged == ()


def test_of_very_many_merged_cells_the_first_are_told():
    assert merged(*(f"A{n}:B{n}" for n in range(1, 201))) == tuple(f"A{n}:B{n}" for n in range(1, 101))


@pytest.mark.parametrize("reference", ["", "A3", "A3:", "x" * 5000, "A3:B4 C5:C6"])
def test_range_that_no_program_writes_makes_the_file_unreadable(reference):
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        merged(reference)
