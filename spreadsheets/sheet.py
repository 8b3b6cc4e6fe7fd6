"""The cells of one sheet of an xlsx, as text."""

import re
from datetime import datetime, time
from decimal import Decimal
from math import isfinite

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import from_excel

from spreadsheets.table import Limits, SpreadsheetError, TableBuilder, UnreadableError, check_cell
from spreadsheets.workbook import Workbook
from spreadsheets.xml_parts import PartReader

_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_RANGE = re.compile(f"{_REFERENCE.pattern}:{_REFERENCE.pattern}")
_WHOLE = re.compile(r"-?[0-9]+")
# How OOXML writes a character that XML cannot hold, and how Excel writes a carriage return.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_COLUMN = 16_384  # XFD: no sheet goes further
_TRUTHS = {"1": "ja", "0": "nee"}


class SheetReader(PartReader):
    """Feeds the lines of the sheet to a builder, one by one."""

    def __init__(self, workbook: Workbook, builder: TableBuilder):
        super().__init__(builder.deadline)
        self._limits = builder.limits
        self.max_elements = self._limits.rows + 3 * self._limits.cells  # a cell with its text in it is three deep
        self._workbook = workbook
        self._builder = builder
        self._number = self._column = 0
        self._cells = {}
        self._kind = self._style = ""
        self._pieces = []
        self._is_text = self._is_phonetic = self._in_data = False

    def open(self, name, attributes):
        if not self._in_data:
            self._open_outside(name, attributes)
        elif name == "c":
            self._open_cell(attributes)
        elif name == "row":
            self._open_row(attributes)
        else:
            self._is_text = name in ("v", "t") and not self._is_phonetic
            self._is_phonetic = self._is_phonetic or name == "rPh"

    def close(self, name):
        self._is_text = False
        if name == "c" and self._in_data:
            self._close_cell()
        elif name == "row" and self._in_data:
            width = max(self._cells, default=0)
            self._builder.add_row(self._number, (self._cells.get(column, "") for column in range(1, width + 1)))
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "sheetData":
            self._in_data = False

    def text(self, data):
        if self._is_text:
            self._pieces.append(data)

    def _open_outside(self, name, attributes):
        if name == "dimension":
            _check_promised_size(attributes.get("ref", ""), self._limits)
        elif name == "mergeCell":
            self._builder.add_merged(_range(attributes["ref"]))
        self._in_data = name == "sheetData"

    def _open_row(self, attributes):
        number = int(attributes.get("r", self._number + 1))
        if number <= self._number:
            raise UnreadableError
        self._builder.open_row()
        self._number, self._column, self._cells = number, 0, {}

    def _open_cell(self, attributes):
        reference = attributes.get("r")
        self._column = _column_of(reference) if reference else self._column + 1
        if self._column > _LAST_COLUMN:
            raise UnreadableError
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._pieces = []

    def _close_cell(self):
        # Checked per cell and not per line, so that a line of a million cells ends at the first too many.
        if text := check_cell(self._number, self._column, self._cell_text(), self._limits):
            self._cells[self._column] = text

    def _cell_text(self) -> str:
        raw = "".join(self._pieces)
        if not raw:
            return ""
        if self._kind == "s":
            return _unescape(_shared(self._workbook.texts, int(raw)))
        if self._kind in ("inlineStr", "str"):
            return _unescape(raw)
        if self._kind == "b":
            return _TRUTHS.get(raw.strip(), raw)
        if self._kind == "n":
            return self._number_text(raw.strip())
        return raw

    def _number_text(self, raw: str) -> str:
        if int(self._style) in self._workbook.date_styles:
            return _date_text(raw, self._workbook.epoch)
        return number_text(raw)


def number_text(raw: str) -> str:
    """A number as Excel shows it without format: at most 15 digits, no exponent, no empty decimals, a decimal point."""
    if _WHOLE.fullmatch(raw):
        return raw
    value = float(raw)
    if not isfinite(value):
        raise UnreadableError
    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_text(raw: str, epoch: datetime) -> str:
    """ISO 8601, without a time that is midnight. A number that is no date in the calendar stays a number."""
    try:
        moment = from_excel(float(raw), epoch)
    except OverflowError:
        return number_text(raw)
    if isinstance(moment, datetime) and moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat()


def _shared(texts: tuple[str, ...], index: int) -> str:
    if index < 0:
        raise UnreadableError
    return texts[index]


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _column_of(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise UnreadableError
    return column_index_from_string(match[1])


def _range(reference: str) -> str:
    if _RANGE.fullmatch(reference) is None:
        raise UnreadableError
    return reference


def _check_promised_size(reference: str, limits: Limits) -> None:
    """Nothing trusts the size that a sheet gives for itself, but one that cannot be filled is refused at once."""
    bounds = range_boundaries(reference) if reference else ()
    if None in bounds or len(bounds) != 4:
        return
    left, top, right, bottom = bounds
    if (right - left + 1) * (bottom - top + 1) > limits.cells:
        raise SpreadsheetError(
            "Het eerste blad is te groot. Kopieer alleen de gevulde cellen naar een nieuw bestand en upload dat."
        )
