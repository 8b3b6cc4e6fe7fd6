"""Files made to exhaust or mislead who reads them, with a piece of the message they should get."""

import struct
import zlib
from zipfile import ZIP_STORED

from tests.spreadsheets.xlsx_files import (
    CONTENT_TYPE,
    HEADER,
    content_types,
    make_xlsx,
    parts_of,
    relations,
    sheet,
    strings,
    zipped,
)

DAMAGED = "beschadigd en kan niet worden gelezen"
TOO_MANY_ROWS = "meer dan 20.000 regels"
TOO_LONG = "een tekst van meer dan 1.000 tekens"
UNPACKED = "uitgepakt groter dan 50 MB"
MEGABYTE = 1024 * 1024
LAUGHS = (
    '<!DOCTYPE lol [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def with_file(name: str, content: bytes) -> bytes:
    return zipped(parts_of(HEADER) | {name: content})


def ratio_bomb():
    return with_file("xl/media/image1.png", bytes(400 * MEGABYTE))


def ratio_bomb_in_the_sheet():
    return make_xlsx(sheet=sheet("<row>" + " " * 60 * MEGABYTE + "</row>"))


def many_entries():
    return zipped(parts_of(HEADER) | {f"xl/media/{number}.png": b"" for number in range(30_000)})


def overlapping_entries():
    """Every entry of the list points at the same data of 10 MB."""
    local = with_file("b", bytes(10 * MEGABYTE))
    start, length = _last_directory_entry(local)
    directory = b"".join(_renamed(local[start : start + length], number) for number in range(100))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(directory), start, 0)
    return local[:start] + directory + end


def _last_directory_entry(data: bytes) -> tuple[int, int]:
    start = data.rindex(b"PK\x01\x02")
    return start, data.rindex(b"PK\x05\x06") - start


def _renamed(entry: bytes, number: int) -> bytes:
    return entry[:-1] + chr(0x30 + number).encode()


def header_that_promises(size: int) -> bytes:
    """The last file of the zip unpacks to 60 MB, or to 1,000 bytes when more is promised."""
    data = with_file("b", bytes(60 * MEGABYTE if size < 1000 else 1000))
    start, _ = _last_directory_entry(data)
    return data[: start + 24] + struct.pack("<L", size) + data[start + 28 :]


def header_that_promises_little():
    return header_that_promises(10)


def header_that_promises_much():
    return header_that_promises(4_000_000_000)


def truncated_zip():
    data = make_xlsx()
    return data[: len(data) * 2 // 3]


def truncated_data():
    """The list of files is whole, the data of one of them is not."""
    parts = parts_of(HEADER)
    data = bytearray(zipped(parts))
    place = data.index(b"xl/styles.xml") + len("xl/styles.xml")
    data[place : place + 40] = zlib.compress(b"x")[2:].ljust(40, b"\x00")
    return bytes(data)


def nested_zip():
    return zipped(parts_of(HEADER) | {"xl/embeddings/a.xlsx": make_xlsx()}, ZIP_STORED)


def encrypted_entry():
    data = bytearray(make_xlsx())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def escaping_name():
    return with_file("../../etc/passwd", b"x")


def backslash_name():
    return with_file("xl\\..\\a.xml", b"x")


def name_twice():
    return with_file("XL/worksheets/Sheet1.xml", b"x")


def repeated_long_text():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    return make_xlsx(rows, strings=strings(f"<t>{'x' * MEGABYTE}</t>"))


def huge_dimension():
    return make_xlsx(sheet=sheet(HEADER, before='<dimension ref="A1:XFD1048576"/>'))


def million_empty_rows():
    return make_xlsx("".join(f'<row r="{number}"/>' for number in range(1, 1_000_001)))


def text_in_the_last_row():
    return make_xlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


def many_columns():
    return make_xlsx('<row r="1">' + "<c><v>1</v></c>" * 20_000 + "</row>")


def million_empty_cells():
    return make_xlsx('<row r="1">' + "<c/>" * 1_000_000 + "</row>")


def million_unknown_elements():
    return make_xlsx(styles="<styleSheet>" + "<x/>" * 1_000_000 + "</styleSheet>")


def million_empty_texts():
    return make_xlsx(strings="<sst>" + "<si/>" * 2_000_000 + "</sst>")


def deep_nesting():
    return make_xlsx(sheet="<a>" * 2_000_000)


def laughs_in_the_sheet():
    return make_xlsx(sheet=LAUGHS + sheet('<row r="1"><c t="inlineStr"><is><t>&j;</t></is></c></row>'))


def laughs_in_the_texts():
    return make_xlsx(strings=LAUGHS + strings("<t>&j;</t>"))


def laughs_in_utf_16():
    return make_xlsx(strings=(LAUGHS + strings("<t>&j;</t>")).encode("utf-16"))


def external_entity():
    return make_xlsx(strings='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + strings("<t>&b;</t>"))


def external_link():
    return with_file("xl/externalLinks/externalLink1.xml", b"<externalLink/>")


def external_link_elsewhere():
    return make_xlsx(types=content_types(f"{CONTENT_TYPE}.externalLink+xml"))


def macro():
    return with_file("xl/vbaProject.bin", b"x")


def macro_type():
    return make_xlsx(types=content_types("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))


def target_outside():
    return make_xlsx(workbook_rels=relations(worksheet="../../../../etc/hostname"))


def one_long_line():
    return b"Naam;" + b"x" * 6_000_000


def one_long_cell():
    return b"Naam;" + b"x" * 5_000_000


def long_line_of_many_cells():
    return b"x;" * 2_500_000


def million_lines():
    return b"Naam;1\n" * 700_000


def million_empty_lines():
    return b"Naam\n" + b"\n" * 5_000_000


def open_quote():
    return b'Naam;"' + b"Jansen\n" * 500_000


XLSX_BOMBS = (
    (ratio_bomb, UNPACKED),
    (ratio_bomb_in_the_sheet, UNPACKED),
    (many_entries, "meer dan 200 onderdelen"),
    (overlapping_entries, DAMAGED),
    (header_that_promises_little, DAMAGED),
    (header_that_promises_much, DAMAGED),
    (truncated_zip, DAMAGED),
    (truncated_data, DAMAGED),
    (nested_zip, "zit een ander bestand"),
    (encrypted_entry, "Haal het wachtwoord eraf"),
    (escaping_name, DAMAGED),
    (backslash_name, DAMAGED),
    (name_twice, DAMAGED),
    (repeated_long_text, TOO_LONG),
    (huge_dimension, "Het eerste blad is te groot"),
    (million_empty_rows, TOO_MANY_ROWS),
    (text_in_the_last_row, TOO_MANY_ROWS),
    (many_columns, "meer dan 60 kolommen"),
    (million_empty_cells, DAMAGED),
    (million_unknown_elements, DAMAGED),
    (million_empty_texts, DAMAGED),
    (deep_nesting, DAMAGED),
    (laughs_in_the_sheet, DAMAGED),
    (laughs_in_the_texts, DAMAGED),
    (laughs_in_utf_16, DAMAGED),
    (external_entity, DAMAGED),
    (external_link, "verwijst naar andere bestanden"),
    (external_link_elsewhere, "verwijst naar andere bestanden"),
    (macro, "macro's"),
    (macro_type, "macro's"),
    (target_outside, DAMAGED),
)
CSV_BOMBS = (
    (one_long_line, "groter dan 5 MB"),
    (one_long_cell, TOO_LONG),
    (long_line_of_many_cells, "meer dan 60 kolommen"),
    (million_lines, TOO_MANY_ROWS),
    (million_empty_lines, TOO_MANY_ROWS),
    (open_quote, TOO_LONG),
)
