"""Writing: nothing in a cell is ever run, and what was written is read back."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from spreadsheets.reading import read_table
from spreadsheets.table import Row
from spreadsheets.text import defuse, undefuse
from spreadsheets.writing import Sheet, write_csv, write_xlsx

SIGNS = tuple("=+-@\t\r\n")
HEADER = ("Naam", "Score")
ROWS = (("Bakkerij Kruim (fictief)", Decimal("72.5")), ("Zorg; thuis", None))
# Text as people type it: no formula in it, and nothing that a cell cannot hold.
ordinary = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() and defuse(text) == text
)


def xlsx_of(*rows, header=HEADER, widths=()) -> bytes:
    return write_xlsx((Sheet("Leden", header, rows, widths),))


def loaded(data: bytes):
    book = load_workbook(BytesIO(data))
    return book.worksheets[0]


def csv_cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_what_dutch_excel_opens():
    assert write_csv(HEADER, ROWS) == (
        b"\xef\xbb\xbfNaam;Score\r\nBakkerij Kruim (fictief);72,5\r\n" + b'"Zorg; thuis";\r\n'
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-5, "-5"),
        (-0.25, "-0,25"),
        (1e-7, "0,0000001"),
        (Decimal("1E+3"), "1000"),
        (True, "ja"),
        (False, "nee"),
        (date(2026, 5, 1), "2026-05-01"),
        (None, ""),
        ("een\r\ntwee", "een\ntwee"),
        ("06-12345678", "06-12345678"),
    ],
)
def test_csv_writes_values_in_dutch(value, text):
    assert csv_cells(write_csv(("Kop",), ((value,),))) == [["Kop"], [text]]


def test_xlsx_keeps_the_kind_of_a_value():
    row = (-5, 0.25, Decimal("72.5"), date(2026, 5, 1), True, None, "12345678", "#N/A")
    page = loaded(xlsx_of(row, header=tuple("abcdefgh")))
    assert [(cell.data_type, cell.value) for cell in page[2]][:3] == [("n", -5), ("n", 0.25), ("n", 72.5)]
    assert page["D2"].value.date() == date(2026, 5, 1)
    assert [(cell.data_type, cell.value) for cell in page[2]][4:] == [
        ("s", "ja"),
        ("n", None),
        ("s", "12345678"),
        ("s", "#N/A"),
    ]


def test_xlsx_opens_ready_for_use():
    page = loaded(xlsx_of(*ROWS, widths=(30, 9)))
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Leden", "A2", "A1:B3")
    assert [cell.font.bold for row in page["A1:B2"] for cell in row] == [True, True, False, False]
    assert [page.column_dimensions[letter].width for letter in "AB"] == [30, 9]


def test_columns_without_width_fit_their_text():
    page = loaded(xlsx_of(("x" * 20, "x" * 200, 5), header=("a", "b", "c")))
    assert [page.column_dimensions[letter].width for letter in "ABC"] == [23, 60, 10]


def test_xlsx_holds_every_sheet():
    sheets = (Sheet("Cijfers", HEADER, ROWS), Sheet("Uitleg", ("Kolom",), ()))
    assert load_workbook(BytesIO(write_xlsx(sheets))).sheetnames == ["Cijfers", "Uitleg"]


def test_same_table_gives_the_same_bytes():
    assert xlsx_of(*ROWS) == xlsx_of(*ROWS)


def test_xlsx_does_not_say_when_it_was_made():
    with ZipFile(BytesIO(xlsx_of(*ROWS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        moments = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+", archive.read("docProps/core.xml"))
    assert moments == [b"2000-01-01T00:00:00"] * 2


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+31612345678", "'+31612345678"),
        ("- punt", "'- punt"),
        ("@SOM(A1)", "'@SOM(A1)"),
        ("  =1", "'  =1"),
        ("\u00a0\u2003\u200b\ufeff\u2060=1", "'\u00a0\u2003\u200b\ufeff\u2060=1"),
        ("\x00\x1f=1", "'=1"),
        ("\tnaam", "'\tnaam"),
        ("\r\nnaam", "'\nnaam"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        (" naam", " naam"),
        ("", ""),
    ],
)
def test_text_that_could_be_a_formula_gets_an_apostrophe(text, safe):
    assert defuse(text) == safe


@pytest.mark.parametrize("text", ["=1+1", "+31612345678", "- punt", "＝1", "naam", "'s avonds", "''", "", "'"])
def test_what_was_defused_can_be_read_as_it_was(text):
    assert undefuse(defuse(text)) == text


@given(st.text(), st.text(max_size=3))
@example("_x003D_1+1", "")
@example("=1+1", " \u200b\x0b")
@example("1+1", "\ufeff=")
def test_no_cell_written_begins_as_a_formula(text, before):
    typed = before + text
    raw = [csv_cells(write_csv((typed, "x"), ((typed, "x"),))), sheet_texts(xlsx_of((typed, "x"), header=(typed, "x")))]
    assert [cell for rows in raw for row in rows for cell in row if starts_formula(cell)] == []
    for data, name in ((write_csv((typed, "x"), ()), "a.csv"), (xlsx_of(header=(typed, "x")), "a.xlsx")):
        cells = read_table(BytesIO(data), name).rows[0].cells
        assert not starts_formula(cells[0])


def sheet_texts(data: bytes) -> list[list[str]]:
    page = loaded(data)
    assert {cell.data_type for row in page.rows for cell in row} <= {"s", "inlineStr", "n"}
    return [[cell.value or "" for cell in row] for row in page.rows]


def starts_formula(text: str) -> bool:
    return text.startswith(SIGNS) or text.strip().startswith(SIGNS)


@given(st.lists(st.tuples(ordinary, ordinary), min_size=1, max_size=4))
@example([("_x003D_", "a_x000D_b"), ('zegt "ja"', "a;b,c")])
def test_ordinary_text_comes_back(rows):
    table = tuple(Row(number, row) for number, row in enumerate((HEADER, *rows), start=1))
    assert read_table(BytesIO(write_csv(HEADER, tuple(rows))), "a.csv").rows == table
    assert read_table(BytesIO(xlsx_of(*rows)), "a.xlsx").rows == table


def test_lines_in_a_cell_come_back():
    row = ("een\ntwee", "drie")
    assert read_table(BytesIO(write_csv(HEADER, (row,))), "a.csv").rows[1] == Row(2, row)
    assert read_table(BytesIO(xlsx_of(row)), "a.xlsx").rows[1] == Row(2, row)
