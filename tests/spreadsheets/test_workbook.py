"""The workbook around a sheet: which sheet is read, and what programs other than Excel make of it."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from spreadsheets.reading import read_table
from spreadsheets.table import Row, SpreadsheetError
from tests.spreadsheets.xlsx_files import (
    CONTENT_TYPE,
    HEADER,
    OFFICE,
    PATHS,
    make_xlsx,
    parts_of,
    relations,
    sheet,
    strings,
    workbook,
    zipped,
)

NAAM = (Row(1, ("Naam",)),)


def rows_of(data: bytes) -> tuple[Row, ...]:
    return read_table(BytesIO(data), "leden.xlsx").rows


def with_sheets(sheets: str) -> bytes:
    """A workbook whose two sheets say which they are."""
    parts = parts_of(
        workbook=workbook(sheets), workbook_rels=relations(worksheet="worksheets/sheet1.xml", chartsheet="c.xml")
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId9" Type="{OFFICE}/worksheet" Target="/xl/b.xml"/></Relationships>'
    )
    parts["xl/worksheets/sheet1.xml"] = sheet('<row><c t="inlineStr"><is><t>een</t></is></c></row>')
    parts["xl/b.xml"] = sheet('<row><c t="inlineStr"><is><t>twee</t></is></c></row>')
    return zipped(parts)


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ('<sheet sheetId="1" r:id="rId1"/><sheet sheetId="2" r:id="rId9"/>', "een"),
        ('<sheet sheetId="2" r:id="rId9"/><sheet sheetId="1" r:id="rId1"/>', "twee"),
        ('<sheet sheetId="1" state="hidden" r:id="rId1"/><sheet sheetId="2" r:id="rId9"/>', "twee"),
        ('<sheet sheetId="1" r:id="rId2"/><sheet sheetId="2" r:id="rId9"/>', "twee"),
    ],
)
def test_first_visible_sheet_is_read(sheets, read):
    assert rows_of(with_sheets(sheets)) == (Row(1, (read,)),)


@pytest.mark.parametrize("part", PATHS.values())
def test_missing_part_makes_the_file_unreadable(part):
    parts = parts_of(HEADER)
    del parts[part]
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(zipped(parts))


@pytest.mark.parametrize("part", ["rels", "workbook", "workbook_rels", "strings"])
def test_part_that_names_nothing_makes_the_file_unreadable(part):
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(make_xlsx(**{part: "<a/>"}))


@pytest.mark.parametrize("number", ["", "x", "1.5"])
def test_style_that_names_no_format_makes_the_file_unreadable(number):
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(make_xlsx(styles=f'<styleSheet><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'))


def test_workbook_without_shared_texts_and_styles_is_read():
    parts = parts_of("<row><c><v>7</v></c></row>", workbook_rels=relations(worksheet="worksheets/sheet1.xml"))
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    assert rows_of(zipped(parts)) == (Row(1, ("7",)),)


def test_prefixed_elements_are_read():
    data = (
        '<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert rows_of(make_xlsx(sheet=data)) == NAAM


def test_text_in_pieces_is_joined_without_its_pronunciation():
    text = "<r><t>Na</t></r><r><rPr><b/></rPr><t>am</t></r><rPh><t>NAAM</t></rPh>"
    assert rows_of(make_xlsx(strings=strings(text))) == NAAM


def test_mail_address_that_excel_made_a_link_is_read():
    link = f'<Relationship Id="a" Type="{OFFICE}/hyperlink" Target="mailto:a@b.example" TargetMode="External"/>'
    parts = parts_of(HEADER) | {"xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{link}</Relationships>"}
    assert rows_of(zipped(parts)) == NAAM


def test_link_of_the_workbook_itself_to_outside_is_not_followed():
    rels = relations(worksheet="https://voorbeeld.example/a.xml").replace("Target=", 'TargetMode="External" Target=')
    with pytest.raises(SpreadsheetError, match="beschadigd"):
        rows_of(make_xlsx(workbook_rels=rels))


def test_template_is_read_as_a_workbook():
    assert (
        rows_of(make_xlsx(types=f'<Types><Override ContentType="{CONTENT_TYPE}.template.main+xml"/></Types>')) == NAAM
    )


def test_workbook_of_openpyxl_is_read():
    book = Workbook()
    book.active.append(["Naam", None, "KvK"])
    book.active.append(["Café", 3, 12345678])
    file = BytesIO()
    book.save(file)
    assert rows_of(file.getvalue()) == (Row(1, ("Naam", "", "KvK")), Row(2, ("Café", "3", "12345678")))
