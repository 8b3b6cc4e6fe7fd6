"""The door for uploaded tables: which kind of file it is, and its lines as text."""

from collections.abc import Callable
from pathlib import PurePath
from time import monotonic
from typing import BinaryIO

from spreadsheets.archive import ZIP_SIGNATURE, unpack
from spreadsheets.csv_lines import add_csv_lines
from spreadsheets.sheet import SheetReader
from spreadsheets.table import USUAL_LIMITS, Deadline, Limits, SpreadsheetError, Table, TableBuilder
from spreadsheets.workbook import open_workbook

MAX_FILE_SIZE = 5 * 1024 * 1024
_KINDS = {".xlsx": "Excel-bestand", ".csv": "CSV-bestand"}
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_SAVE_AS = "Sla het bestand op als .xlsx of .csv en upload het opnieuw."
_PROTECTED = "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en upload het bestand opnieuw."
_OTHER_KINDS = {
    ".xls": f"Dit is een oud Excel-bestand (.xls). {_SAVE_AS}",
    ".xlsm": f"Dit is een Excel-bestand met macro's (.xlsm). {_SAVE_AS}",
    ".ods": f"Dit is een bestand van LibreOffice of OpenOffice (.ods). {_SAVE_AS}",
}


def read_table(
    file: BinaryIO, name: str, limits: Limits = USUAL_LIMITS, *, clock: Callable[[], float] = monotonic
) -> Table:
    """Read the first visible sheet of an .xlsx, or a .csv; a formula is the value it had when the file was saved.

    Raises SpreadsheetError with a Dutch message that says what to do. Numbers of an .xlsx have a decimal point,
    whatever their format (12% is 0.12); those of a .csv are as typed.
    """
    builder = TableBuilder(Deadline.start(clock), limits)
    data = file.read(MAX_FILE_SIZE + 1)
    _check_size(data)
    _check_kind(data, PurePath(name).suffix.lower())
    if data.startswith(ZIP_SIGNATURE):
        _add_sheet(data, builder)
    else:
        add_csv_lines(data, builder)
    return builder.build()


def _add_sheet(data: bytes, builder: TableBuilder) -> None:
    parts = unpack(data, builder.deadline)
    if parts.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
        raise SpreadsheetError(_OTHER_KINDS[".ods"])
    workbook = open_workbook(parts, builder.deadline)
    SheetReader(workbook, builder).read(workbook.sheet)


def _check_size(data: bytes) -> None:
    if not data:
        raise SpreadsheetError("Dit bestand is leeg. Kies het bestand met uw tabel.")
    if len(data) > MAX_FILE_SIZE:
        raise SpreadsheetError(
            "Dit bestand is groter dan 5 MB. "
            "Haal afbeeldingen en andere bladen eruit, of verdeel de regels over meer bestanden."
        )


def _check_kind(data: bytes, suffix: str) -> None:
    """The name must end in one of two ways, and the content must be what the name says."""
    if data.startswith(_OLE_SIGNATURE):
        raise SpreadsheetError(_PROTECTED if _ENCRYPTED_PACKAGE in data else _OTHER_KINDS[".xls"])
    if suffix not in _KINDS:
        raise SpreadsheetError(_OTHER_KINDS.get(suffix, f"Dit soort bestand kunnen we niet lezen. {_SAVE_AS}"))
    if data.startswith(ZIP_SIGNATURE) is not (suffix == ".xlsx"):
        raise SpreadsheetError(
            f"Dit is geen {_KINDS[suffix]}, al eindigt de naam op {suffix}. Open het in Excel. {_SAVE_AS}"
        )
