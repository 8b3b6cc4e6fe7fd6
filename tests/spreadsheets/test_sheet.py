"""Cells as text: what Excel shows, without what depends on a country."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from spreadsheets.reading import read_table
from spreadsheets.sheet import number_text
from spreadsheets.table import Row, SpreadsheetError
from tests.spreadsheets.xlsx_files import HEADER, make_xlsx, sheet, strings, styles


def rows_of(data: bytes) -> tuple[Row, ...]:
    return read_table(BytesIO(data), "leden.xlsx").rows


def cell(attributes: str, content: str, **changed: str) -> tuple[str, ...]:
    """The cells of a sheet with this cell and one with "x" after it."""
    data = f'<row r="1"><c {attributes}>{content}</c><c t="str"><v>x</v></c></row>'
    return rows_of(make_xlsx(data, **changed))[0].cells


@pytest.mark.parametrize(
    ("attributes", "content", "text"),
    [
        ("", "<v>12345678</v>", "12345678"),
        ("", "<v>12345678.0</v>", "12345678"),
        ('t="n"', "<v>1.2345678E7</v>", "12345678"),
        ("", "<v>0.30000000000000004</v>", "0.3"),
        ("", "<v>-2.50</v>", "-2.5"),
        ("", "<v></v>", ""),
        ('s="0"', "", ""),
        ('t="s"', "<v>0</v>", "Naam"),
        ('t="str"', "<f>A1&amp;B1</f><v>uitkomst</v>", "uitkomst"),
        ("", "<f>1+1</f><v>2</v>", "2"),
        ("", "<f>1+1</f>", ""),
        ('t="inlineStr"', '<is><t xml:space="preserve">  tekst </t></is>', "tekst"),
        ('t="inlineStr"', "<is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is>", "ab"),
        ('t="inlineStr"', "<is><t>een_x000D_\ntwee_x005F_</t></is>", "een\ntwee_"),
        ('t="inlineStr"', "<is><t>_xD800__x0000_a</t></is>", "a"),
        ('t="b"', "<v>1</v>", "ja"),
        ('t="b"', "<v>0</v>", "nee"),
        ('t="e"', "<v>#N/A</v>", "#N/A"),
        ('t="d"', "<v>2026-05-01</v>", "2026-05-01"),
    ],
)
def test_cell_is_read_as_text(attributes, content, text):
    assert cell(attributes, content) == (text, "x")


@pytest.mark.parametrize(
    ("number_format", "code", "value", "text"),
    [
        (14, "", "46143", "2026-05-01"),
        (22, "", "46143.5625", "2026-05-01T13:30:00"),
        (20, "", "0.5625", "13:30:00"),
        (164, "dd/mm/yyyy", "46143", "2026-05-01"),
        (164, "[h]:mm", "1.5", "1.5"),
        (164, '#,##0 "dagen"', "3", "3"),
        (164, "d" * 256, "3", "3"),
        (14, "", "1e300", "1" + "0" * 300),
        (14, "", "", ""),
        (999, "", "3", "3"),
    ],
)
def test_number_with_a_date_format_is_a_date(number_format, code, value, text):
    codes = f"<numFmt numFmtId='{number_format}' formatCode='{code}'/>" if code else ""
    assert cell('s="1"', f"<v>{value}</v>", styles=styles(0, number_format, codes=codes)) == (text, "x")


@pytest.mark.parametrize(
    "content",
    [
        't="s"><v>1</v>',
        't="s"><v>-1</v>',
        't="s"><v>a</v>',
        "><v>een</v>",
        "><v>nan</v>",
        'r="a1"><v>1</v>',
        'r="XFE1"><v>1</v>',
    ],
)
def test_impossible_cell_makes_the_file_unreadable(content):
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(make_xlsx(f'<row r="1"><c {content}</c></row>'))


def test_gaps_between_cells_and_lines_are_kept():
    data = '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="E3"/></row><row><c r="AA4"><v>3</v></c></row>'
    assert rows_of(make_xlsx(data)) == (Row(3, ("", "1", "2")), Row(4, ("",) * 26 + ("3",)))


@pytest.mark.parametrize("number", ["1", "0", "-1"])
def test_lines_that_go_back_make_the_file_unreadable(number):
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(make_xlsx(f'{HEADER}<row r="{number}"/>'))


def test_empty_formatted_cell_far_away_does_no_harm():
    data = sheet(f'{HEADER}<row r="1048576"><c r="XFD1048576" s="0"/></row>')
    assert rows_of(make_xlsx(sheet=data)) == (Row(1, ("Naam",)),)


@pytest.mark.parametrize("reference", ["", "A1", "A1:C3", "A:C", "A1:BH20001"])
def test_size_that_can_be_filled_is_no_reason_to_refuse(reference):
    data = sheet(HEADER, before=f'<dimension ref="{reference}"/>')
    assert rows_of(make_xlsx(sheet=data)) == (Row(1, ("Naam",)),)


def test_what_stands_outside_the_cells_is_not_read():
    after = "<controls><from><row>9</row></from><c><v>1</v></c></controls>"
    assert rows_of(make_xlsx(sheet=sheet(HEADER, after=after))) == (Row(1, ("Naam",)),)


def test_long_text_that_no_cell_of_the_sheet_uses_does_no_harm():
    texts = strings("<t>Naam</t>", f"<t>{'x' * 5000}</t>")
    assert rows_of(make_xlsx(strings=texts)) == (Row(1, ("Naam",)),)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_text_has_the_value_in_15_digits_and_no_exponent(value):
    text = number_text(repr(value))
    assert float(text) == float(f"{value:.15g}")
    assert set(text) <= set("-.0123456789")


@pytest.mark.parametrize("from_1904", [False, True])
def test_values_of_openpyxl_come_back(from_1904):
    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2026, 5, 1), datetime(2026, 5, 1, 13, 30), time(8, 15), timedelta(hours=36)])  # noqa: DTZ001
    book.active.append([True, False, 1.5, 12345678, "=1+1", "#REF!", " a\nb "])
    file = BytesIO()
    book.save(file)
    assert rows_of(file.getvalue()) == (
        Row(1, ("2026-05-01", "2026-05-01T13:30:00", "08:15:00", "1.5")),
        Row(2, ("ja", "nee", "1.5", "12345678", "", "#REF!", "a\nb")),
    )
