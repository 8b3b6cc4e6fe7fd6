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
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from spreadsheets.text import plain_text

Cell = str | int | float | Decimal | date | bool | None

# The last four are the first in full width: some programs take those for formulas too.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
_BREAKS = ("\t", "\n")
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MIN_WIDTH, _MAX_WIDTH = 10, 60
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 (openpyxl knows no zones)
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; the title has at most 31 characters, none of []:*?/\\. Widths are in characters; without, they fit."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()


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


def defuse(text: str) -> str:
    """The text as any program shows it and none executes it: with an apostrophe before what could begin a formula."""
    text = plain_text(text)
    seen = next((sign for sign in text if sign.isprintable() and not sign.isspace()), "")
    return f"'{text}" if seen in _FORMULA_SIGNS or text.startswith(_BREAKS) else text


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
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"
    for column, width in enumerate(sheet.widths or _fitting_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.append([_xlsx_cell(page, name, Font(bold=True)) for name in sheet.header])
    for row in sheet.rows:
        page.append([_xlsx_cell(page, value) for value in row])


def _fitting_widths(sheet: Sheet) -> list[int]:
    """As wide as the longest text of a column and the filter's button, within reason."""
    columns = [[name] for name in sheet.header]
    for row in sheet.rows:
        for column, value in zip(columns, row, strict=False):
            column.append(_csv_text(value))
    return [min(max(_MIN_WIDTH, *(len(text) + 3 for text in column)), _MAX_WIDTH) for column in columns]


def _xlsx_cell(page, value: Cell, font: Font | None = None) -> WriteOnlyCell:
    if isinstance(value, bool):
        value = "ja" if value else "nee"
    is_text = isinstance(value, str)
    # Excel reads _x003D_ as an equals sign; the first underscore written as a code keeps it what it is.
    cell = WriteOnlyCell(page, _CODE.sub("_x005F_", defuse(value)) if is_text else value)
    if is_text:
        cell.data_type = "s"  # or a text as #N/A would be an error
    if font:
        cell.font = font
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
