"""The zip around an xlsx, opened as if it were an attack: what may be in it, and how much comes out."""

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from spreadsheets.table import Deadline, SpreadsheetError, UnreadableError

MAX_ENTRIES = 200
MAX_UNPACKED = 50 * 1024 * 1024
ZIP_SIGNATURE = b"PK\x03\x04"
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
# All that zipfile and zlib raise on bytes that are not what they promise to be.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)
_UNSAFE_NAME = re.compile(r"^/|\\|:|\x00|(^|/)\.\.?(/|$)")


def unpack(data: bytes, deadline: Deadline) -> dict[str, bytes]:
    """Return the content of every file in the zip by its name. Refuses what no spreadsheet program writes."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _unpack_all(archive, deadline)
    except SpreadsheetError:
        raise
    except _DAMAGE as error:
        raise UnreadableError from error


def _unpack_all(archive: ZipFile, deadline: Deadline) -> dict[str, bytes]:
    entries = archive.infolist()
    _check_entries(entries)
    parts, room = {}, MAX_UNPACKED
    for entry in entries:
        parts[entry.filename] = _unpack_entry(archive, entry, room, deadline)
        room -= len(parts[entry.filename])
    return parts


def _check_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise SpreadsheetError(
            f"In dit bestand zitten meer dan {MAX_ENTRIES} onderdelen, zoals bladen en afbeeldingen. "
            "Kopieer alleen de tabel naar een nieuw bestand en upload dat."
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise SpreadsheetError("Dit bestand is versleuteld. Haal het wachtwoord eraf en upload het bestand opnieuw.")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise UnreadableError
    if any(_UNSAFE_NAME.search(entry.orig_filename) for entry in entries):
        raise UnreadableError
    # Other methods unpack in one go, whatever comes out.
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise UnreadableError


def _unpack_entry(archive: ZipFile, entry: ZipInfo, room: int, deadline: Deadline) -> bytes:
    """Count what really comes out; the size that the header promises is only compared with it."""
    content = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            deadline.check()
            content += chunk
            if len(content) > room:
                raise SpreadsheetError(
                    "Dit bestand is uitgepakt groter dan 50 MB. "
                    "Kopieer alleen de tabel naar een nieuw bestand en upload dat."
                )
    if len(content) != entry.file_size:
        raise UnreadableError
    if content.startswith(ZIP_SIGNATURE):
        raise SpreadsheetError(
            "In dit bestand zit een ander bestand. Kopieer alleen de tabel naar een nieuw bestand en upload dat."
        )
    return bytes(content)
