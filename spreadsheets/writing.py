"""Tables for download, as CSV and as xlsx: typed text is never a formula, the same table gives the same bytes."""

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from spreadsheets.entry import Entry, guard_entry
from spreadsheets.text import defuse

Cell = str | int | float | Decimal | date | bool | None

_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MIN_WIDTH, _MAX_WIDTH = 10, 60
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 (openpyxl knows no zones)
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; the title has at most 31 characters, none of []:*?/\\. Widths are in characters; without, they fit.

    `above` is a line over the header. `frozen_columns` stay in sight, as the header does. With `entry` it is a sheet to
    fill in.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    above: tuple[Cell, ...] = ()
    frozen_columns: int = 0
    entry: Entry | None = None


def write_csv(header: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    """Write what Dutch Excel opens with a double click: UTF-8 with BOM, semicolons, decimal commas."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_csv_text(value) for value in row] for row in (header, *rows))
    return file.getvalue().encode("utf-8-sig")


def write_xlsx(sheets: tuple[Sheet, ...]) -> bytes:
    """Write a workbook; numbers stay numbers and dates dates, None is an empty cell."""
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        _add_sheet(workbook, sheet)
    file = BytesIO()
    workbook.save(file)
    return _without_moment(file.getvalue())


def _csv_text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defuse(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()
    return format(Decimal(str(value)), "f").replace(".", ",")


def _add_sheet(workbook: Workbook, sheet: Sheet) -> None:
    page = workbook.create_sheet(sheet.title)
    header_row = 2 if sheet.above else 1
    page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{header_row + 1}"
    last = f"{get_column_letter(len(sheet.header))}{header_row + len(sheet.rows)}"
    page.auto_filter.ref = f"A{header_row}:{last}"
    for column, width in enumerate(sheet.widths or _fitting_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    if sheet.entry:
        guard_entry(page, sheet.entry, header_row)
    if sheet.above:
        page.append([_xlsx_cell(page, value) for value in sheet.above])
    page.append([_header_cell(page, name) for name in sheet.header])
    text_columns = sheet.entry.text_columns if sheet.entry else ()
    for row in sheet.rows:
        cells = [_xlsx_cell(page, value) for value in row]
        for column in text_columns:
            cells[column - 1].number_format = FORMAT_TEXT
        page.append(cells)


def _fitting_widths(sheet: Sheet) -> list[int]:
    """As wide as the longest text of a column and the filter's button, within reason."""
    columns = [[name] for name in sheet.header]
    for row in sheet.rows:
        for column, value in zip(columns, row, strict=False):
            column.append(_csv_text(value))
    return [min(max(_MIN_WIDTH, *(len(text) + 3 for text in column)), _MAX_WIDTH) for column in columns]


def _header_cell(page, name: str) -> WriteOnlyCell:
    cell = _xlsx_cell(page, name)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _xlsx_cell(page, value: Cell) -> WriteOnlyCell:
    if isinstance(value, bool):
        value = "ja" if value else "nee"
    is_text = isinstance(value, str)
    # Excel reads _x003D_ as an equals sign; the first underscore written as a code keeps it what it is.
    cell = WriteOnlyCell(page, _CODE.sub("_x005F_", defuse(value)) if is_text else value)
    if is_text:
        cell.data_type = "s"  # or a text as #N/A would be an error
    return cell


def _without_moment(data: bytes) -> bytes:
    """The same archive, made and packed at a moment that never changes."""
    properties = DocumentProperties(creator="goedwerk", created=_MOMENT, modified=_MOMENT)
    file = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            content = tostring(properties.to_tree()) if name == ARC_CORE else source.read(name)
            target.writestr(ZipInfo(name, _ZIP_MOMENT), content, ZIP_DEFLATED)
    return file.getvalue()
