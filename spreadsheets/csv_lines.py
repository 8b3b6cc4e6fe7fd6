"""The lines of a CSV: which characters, which separator, and where a cell ends."""

import csv
import re
from io import StringIO

from spreadsheets.table import MAX_CELL_LENGTH, USUAL_LIMITS, SpreadsheetError, TableBuilder, check_cell

_SEPARATORS = ";,\t"  # on a tie the first: Dutch Excel writes semicolons
_HEADER_LENGTH = USUAL_LIMITS.columns * MAX_CELL_LENGTH
_QUOTED = re.compile(rf'(^|[{_SEPARATORS}])"(?:[^"]|"")*+"', re.MULTILINE)


def add_csv_lines(data: bytes, builder: TableBuilder) -> None:
    """Feed the lines to a builder; a line break between quotes does not end one."""
    text = _decode(data)
    lines = csv.reader(StringIO(text, newline=""), delimiter=find_separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            builder.open_row()
            checked = (check_cell(number, column, cell, builder.limits) for column, cell in enumerate(cells, start=1))
            builder.add_row(number, checked)
    except csv.Error as error:
        raise SpreadsheetError(_describe(error, number + 1)) from error


def find_separator(text: str) -> str:
    """The separator that occurs most in the header, not counting what stands between quotes."""
    header = _QUOTED.sub(r"\1", text.lstrip("\r\n")[:_HEADER_LENGTH])
    line = re.split("[\r\n]", header, maxsplit=1)[0]
    return max(_SEPARATORS, key=line.count)


def _decode(data: bytes) -> str:
    if b"\x00" in data:
        raise SpreadsheetError(
            "Dit is geen CSV-bestand met gewone tekst. Kies in Excel Opslaan als, en dan “CSV UTF-8” of “.xlsx”."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_windows(data)


def _decode_windows(data: bytes) -> str:
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise SpreadsheetError(
            "Dit bestand bevat tekens die niet te lezen zijn. Kies in Excel Opslaan als, en dan “CSV UTF-8” of “.xlsx”."
        ) from error


def _describe(error: csv.Error, number: int) -> str:
    if "field larger" in str(error):
        return (
            f"In regel {number} staat een tekst van meer dan 1.000 tekens. "
            "Kort de tekst in, of controleer de aanhalingstekens in die regel."
        )
    return (
        f'In regel {number} staat een aanhalingsteken (") dat niet op zijn plaats staat of niet wordt gesloten. '
        "Verbeter die regel, of sla het bestand op als .xlsx."
    )
