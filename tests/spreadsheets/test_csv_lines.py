"""CSV lines: every separator, encoding and line end that a spreadsheet program writes."""

from io import BytesIO

import pytest

from spreadsheets.csv_lines import find_separator
from spreadsheets.reading import read_table
from spreadsheets.table import Row, SpreadsheetError


def rows_of(text: str | bytes) -> tuple[Row, ...]:
    data = text.encode() if isinstance(text, str) else text
    return read_table(BytesIO(data), "leden.csv").rows


def refusal(data: bytes) -> str:
    with pytest.raises(SpreadsheetError) as error:
        rows_of(data)
    return str(error.value)


@pytest.mark.parametrize(
    ("header", "separator"),
    [
        ("Naam;KvK;E-mail", ";"),
        ("Naam,KvK,E-mail", ","),
        ("Naam\tKvK\tE-mail", "\t"),
        ("Naam", ";"),
        ('"Naam, voluit, met titels";KvK', ";"),
        ('"Naam; ""voluit""; met titels",KvK', ","),
        ('KvK,"Naam; en\nadres; en meer"', ","),
        ('Naam "roep", KvK; E-mail; Sector', ";"),
        ("\n\nNaam,KvK\na;b;c;d", ","),
        ('Maat 5", KvK, E-mail', ","),
    ],
)
def test_separator_is_that_of_the_header(header, separator):
    assert find_separator(header) == separator


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_accents_are_read_in_every_encoding(encoding):
    assert rows_of("Naam;Plaats\nCafé „Zoë”;€ 5".encode(encoding))[1] == Row(2, ("Café „Zoë”", "€ 5"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(end):
    assert rows_of(f"Naam;KvK{end}A;1{end}") == (Row(1, ("Naam", "KvK")), Row(2, ("A", "1")))


def test_quoted_cell_may_hold_line_breaks_quotes_and_separators():
    assert rows_of('Naam;KvK\r\n"A;\r\nde ""B""";1\r\nC;2') == (
        Row(1, ("Naam", "KvK")),
        Row(2, ('A;\nde "B"', "1")),
        Row(3, ("C", "2")),
    )


def test_empty_lines_are_left_out_and_counted():
    assert rows_of("\nNaam;KvK\n\n;;\n A ; 1 ;;") == (Row(2, ("Naam", "KvK")), Row(5, ("A", "1")))


def test_control_characters_are_left_out():
    assert rows_of("Na\x0bam;\x1bKvK") == (Row(1, ("Naam", "KvK")),)


@pytest.mark.parametrize("data", [b"Naam\x00;KvK", "Naam;KvK".encode("utf-16")])
def test_binary_file_is_refused(data):
    assert refusal(data).startswith("Dit is geen CSV-bestand met gewone tekst. Kies in Excel Opslaan als")


def test_bytes_of_no_encoding_are_refused():
    assert refusal(b"Naam\x81;\xff").startswith("Dit bestand bevat tekens die niet te lezen zijn.")


@pytest.mark.parametrize("line", ['"Jan" Smit;1', '"Jan;1'])
def test_misplaced_quote_is_refused_with_its_line(line):
    assert refusal(f"Naam;KvK\nA;1\n{line}".encode()) == (
        'In regel 3 staat een aanhalingsteken (") dat niet op zijn plaats staat of niet wordt gesloten. '
        "Verbeter die regel, of sla het bestand op als .xlsx."
    )
