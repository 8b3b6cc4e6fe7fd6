"""Reading: by name and content, with the limits that hold for every kind of file."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spreadsheets.reading import MAX_FILE_SIZE, read_table
from spreadsheets.table import Row, SpreadsheetError, Table
from tests.spreadsheets.xlsx_files import HEADER, make_xlsx, parts_of, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str = "leden.xlsx") -> Table:
    return read_table(BytesIO(data), name)


def refusal(data: bytes, name: str = "leden.xlsx") -> str:
    with pytest.raises(SpreadsheetError) as error:
        read(data, name)
    return str(error.value)


def test_both_kinds_give_the_same_table():
    table = Table((Row(1, ("Naam",)),))
    assert (read(make_xlsx()), read(b"Naam\r\n", "leden.csv")) == (table, table)


def test_name_may_be_in_capitals():
    assert read(b"Naam", "LEDEN.CSV") == Table((Row(1, ("Naam",)),))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (OLE + b"Workbook", "leden.xls", "Dit is een oud Excel-bestand (.xls). Sla het bestand op als .xlsx of .csv"),
        (OLE + b"Workbook", "leden.xlsx", "Dit is een oud Excel-bestand (.xls)."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "leden.xlsx", "beveiligd met een wachtwoord"),
        (zipped({"mimetype": "x"}), "leden.ods", "Dit is een bestand van LibreOffice of OpenOffice (.ods)."),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "leden.xlsx",
            "Dit is een bestand van LibreOffice of OpenOffice (.ods).",
        ),
        (make_xlsx(), "leden.xlsm", "Dit is een Excel-bestand met macro's (.xlsm)."),
        (make_xlsx(), "leden.csv", "Dit is geen CSV-bestand, al eindigt de naam op .csv."),
        (b"Naam;KvK", "leden.xlsx", "Dit is geen Excel-bestand, al eindigt de naam op .xlsx."),
        (b"%PDF-1.7", "leden.pdf", "Dit soort bestand kunnen we niet lezen. Sla het bestand op als .xlsx of .csv"),
        (b"Naam", "leden", "Dit soort bestand kunnen we niet lezen."),
        (b"", "leden.csv", "Dit bestand is leeg."),
        (b" ; \r\n\r\n", "leden.csv", "In dit bestand staat geen tekst."),
        (make_xlsx(""), "leden.xlsx", "In dit bestand staat geen tekst."),
        (zipped({"a.txt": "a"}), "leden.xlsx", "beschadigd"),
    ],
)
def test_other_files_are_refused_with_advice(data, name, words):
    assert words in refusal(data, name)


def test_file_of_exactly_the_limit_is_read():
    data = (b"Naam".ljust(1023) + b"\n") * (MAX_FILE_SIZE // 1024)
    assert read(data, "leden.csv").rows[-1] == Row(5120, ("Naam",))
    assert "groter dan 5 MB" in refusal(data + b" ", "leden.csv")


def test_limit_on_rows_counts_the_header():
    lines = ["Naam"] * 20_001
    assert read("\n".join(lines).encode(), "leden.csv").rows[-1] == Row(20_001, ("Naam",))
    assert "meer dan 20.000 regels" in refusal("\n".join([*lines, "x"]).encode(), "leden.csv")


def test_limit_on_columns_counts_text_only():
    cells = ["x"] * 60 + [" "] * 10
    assert read(";".join(cells).encode(), "leden.csv").rows == (Row(1, ("x",) * 60),)
    assert refusal(";".join([*cells, "x"]).encode(), "leden.csv") == (
        "Regel 1 heeft meer dan 60 kolommen. Verwijder de kolommen die niet nodig zijn."
    )


def test_limit_on_text_names_the_cell():
    assert read(("x" * 1000).encode(), "leden.csv").rows == (Row(1, ("x" * 1000,)),)
    assert refusal(("\n" + ";" * 27 + "x" * 1001).encode(), "leden.csv") == (
        "In regel 2, kolom AB staat een tekst van meer dan 1.000 tekens. "
        "Kort de tekst in en upload het bestand opnieuw."
    )


def test_reading_stops_when_time_is_up():
    moments = iter([0.0, *[9.0] * 3, *[11.0] * 100])
    with pytest.raises(SpreadsheetError, match="langer dan 10 seconden"):
        read_table(BytesIO(b"Naam\n" * 10), "leden.csv", clock=lambda: next(moments))


@pytest.mark.parametrize("part", ["sheet", "strings", "styles"])
def test_time_passes_inside_one_part_of_a_workbook(part):
    flood = make_xlsx(**{part: "<a>" + "<b/>" * 10_000 + "</a>"})
    moments = iter([*[0.0] * 9, *[11.0] * 100])
    with pytest.raises(SpreadsheetError, match="langer dan 10 seconden"):
        read_table(BytesIO(flood), "leden.xlsx", clock=lambda: next(moments))


WORKBOOK = make_xlsx(HEADER + '<row r="2"><c r="A2" s="0"><v>12345678</v></c></row>')


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_damaged_workbook_is_read_or_refused(changes):
    data = bytearray(WORKBOOK)
    for place, value in changes:
        data[place] = value
    assert_read_or_refused(bytes(data), "leden.xlsx")


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(parts_of())),
    st.integers(0, 400),
    st.sampled_from(["<", '"', "&", "-1", "9" * 30, "", "é", "<c>", "<row>", "</c>", "nan", ' r=""', "\x00"]),
)
def test_damaged_part_is_read_or_refused(name, place, text):
    parts = parts_of(HEADER + '<row r="2"><c r="A2" s="0"><v>1.5</v></c></row>')
    parts[name] = parts[name][:place] + text + parts[name][place + 1 :]
    assert_read_or_refused(zipped(parts), "leden.xlsx")


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused(data):
    assert_read_or_refused(data, "leden.csv")
    assert_read_or_refused(b"PK\x03\x04" + data, "leden.xlsx")


def assert_read_or_refused(data: bytes, name: str) -> None:
    """Any other exception than the one for the uploader fails the test."""
    try:
        rows = read(data, name).rows
    except SpreadsheetError:
        return
    assert all(row.cells and row.cells[-1] for row in rows)
