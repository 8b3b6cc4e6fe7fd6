"""Walking the XML of an xlsx: no document type, no entities, not too deep or too much, and always within the time.

The standard library's expat is used bare, because it stops at once when a reader refuses. What first builds a tree or
a list, as openpyxl does of shared texts and styles, can only be stopped when it is done.
"""

from xml.parsers import expat

from spreadsheets.table import Deadline, SpreadsheetError, UnreadableError

MAX_DEPTH = 64
MAX_ELEMENTS = 500_000  # a workbook with all 64,000 cell styles that Excel allows stays below it
_ELEMENTS_PER_CHECK = 4096


class PartReader:
    """Base of what reads one part: `open` and `close` get names without prefix, `text` gets what stands between."""

    max_elements = MAX_ELEMENTS

    def __init__(self, deadline: Deadline):
        self._deadline = deadline
        self._depth = 0
        self._elements = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def close(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text of the element that is open; it may come in pieces."""

    def read(self, part: bytes) -> None:
        """Walk the whole part. What is wrong in it, also for the reader that is fed, makes the file unreadable."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(part, True)
        except SpreadsheetError:
            raise
        # An unknown encoding is a LookupError; a number that is none, or out of range, the others.
        except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
            raise UnreadableError from error

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > self.max_elements:
            raise UnreadableError
        if self._elements % _ELEMENTS_PER_CHECK == 0:
            self._deadline.check()
        self.open(local_name(name), attributes)

    def _close(self, name: str) -> None:
        self._depth -= 1
        self.close(local_name(name))


def local_name(name: str) -> str:
    """The name without the prefix of its namespace; some programs write <x:row> for <row>."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse_document_type(*_) -> None:
    raise UnreadableError
