"""The figures in a StatLine table that someone downloaded as JSON or CSV. Pure but for reading the file."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.catalogue import Figure
from benchmarks.statline_map import NATIONAL, QUARTERS, YEARS, StatlineError, TableMap, ValueColumn

# Codes as in 2023JJ00 and 2023KW03, labels as in "2023*" and "2023 3e kwartaal"; a star marks a provisional figure.
PERIOD = re.compile(r"(?P<year>\d{4})(?:JJ00|KW0(?P<code>[1-4])|(?: (?P<label>[1-4])e kwartaal)?(?P<star>\*{0,2}))")
UNKNOWN = ("", ".", "-", "x")
LARGEST, MOST_DECIMALS = Decimal(10) ** 9, 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, with its number in the file for messages."""

    number: int
    cells: dict

    def text(self, column: str) -> str:
        return str(self.cells[column] or "").strip()

    def error(self, column: str, mistake: str) -> StatlineError:
        return StatlineError(f"rij {self.number}, kolom {column}: {mistake}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a row is about; `section` empty: the Netherlands, `quarter` None: a whole year."""

    section: str
    year: int
    quarter: int | None
    is_provisional: bool

    @property
    def periods(self) -> str:
        return QUARTERS if self.quarter else YEARS


@dataclass(frozen=True, slots=True)
class Table:
    """What was found: (measure slug, figure), how many cells were unknown, and how many rows the map leaves out."""

    figures: tuple[tuple[str, Figure], ...]
    unknown: int
    left_out: int


def read_rows(path: Path, table_map: TableMap) -> list[Row]:
    """The rows of a JSON file with "value", or of a CSV file with ; or , between cells. Raises StatlineError."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise StatlineError(f"{path}: niet te lezen: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StatlineError(f"{path.name}: geen UTF-8") from None
    rows = _read_json(text) if text.lstrip().startswith("{") else _read_csv(text)
    if not rows:
        raise StatlineError(f"{path.name}: geen rijen met cijfers")
    for row in rows:
        missing = [column for column in table_map.columns if column not in row.cells]
        if missing:
            raise StatlineError(f"rij {row.number}: kolom ontbreekt: {', '.join(missing)}")
    return rows


def collect_figures(rows: Iterable[Row], table_map: TableMap, *, measure: str = "") -> Table:
    """All figures the map asks for, or those of one measure. Raises StatlineError, naming row and column."""
    columns = [column for column in table_map.values if measure in ("", column.measure)]
    figures, unknown, left_out = {}, 0, 0
    for row in rows:
        place = _read_place(row, table_map)
        wanted = [column for column in columns if place and column.periods == place.periods]
        left_out += not wanted
        for column in wanted:
            value = _read_number(row, column, table_map.decimal)
            if value is None:
                unknown += 1
                continue
            figure = _build_figure(value, column, place, table_map)
            if (column.measure, figure.key) in figures:
                raise row.error(column.column, "dit cijfer stond al in een eerdere rij")
            figures[column.measure, figure.key] = figure
    if not figures:
        raise StatlineError("geen enkel cijfer past bij de map: kijk naar sectors, only, periods en from_year")
    return Table(tuple((slug, figure) for (slug, _), figure in figures.items()), unknown, left_out)


def _read_json(text: str) -> list[Row]:
    try:
        raw = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except (json.JSONDecodeError, RecursionError) as error:
        raise StatlineError(f"geen geldige JSON: {error}") from None
    if any(key.endswith("nextLink") for key in raw):
        raise StatlineError("het bestand is niet compleet: het verwijst naar een volgende pagina (nextLink)")
    values = raw.get("value")
    if not isinstance(values, list) or not all(isinstance(cells, dict) for cells in values):
        raise StatlineError('geen CBS-tabel: "value" met een lijst van rijen ontbreekt')
    return [Row(number, cells) for number, cells in enumerate(values, start=1)]


def _refuse_constant(name: str):
    raise StatlineError(f"geen geldige JSON: {name} is geen getal")


def _read_csv(text: str) -> list[Row]:
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True)
    try:
        rows = [Row(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise StatlineError(f"rij {reader.reader.line_num}: geen geldige CSV: {error}") from None
    uneven = next((row for row in rows if None in row.cells or None in row.cells.values()), None)
    if uneven:
        raise StatlineError(f"rij {uneven.number}: niet evenveel cellen als de eerste rij")
    return rows


def _read_place(row: Row, table_map: TableMap) -> Place | None:
    """None: a row that the map leaves out."""
    if any(row.text(column) != wanted for column, wanted in table_map.only.items()):
        return None
    sector = table_map.sectors.get(row.text(table_map.sector_column))
    period = PERIOD.fullmatch(row.text(table_map.period_column))
    if period is None:
        raise row.error(table_map.period_column, f"onbekende periode: {row.text(table_map.period_column)}")
    if sector is None or int(period["year"]) < table_map.from_year:
        return None
    quarter = period["code"] or period["label"]
    section = "" if sector == NATIONAL else sector
    return Place(section, int(period["year"]), int(quarter) if quarter else None, bool(period["star"]))


def _read_number(row: Row, column: ValueColumn, decimal: str) -> Decimal | None:
    """The figure in a cell, in the unit of the measure. None: unknown or too few observations."""
    cell = row.cells[column.column]
    if cell is None or (isinstance(cell, str) and cell.strip() in UNKNOWN):
        return None
    if isinstance(cell, str) and re.fullmatch(rf"-?[0-9]+({re.escape(decimal)}[0-9]+)?", cell.strip()):
        cell = Decimal(cell.strip().replace(decimal, "."))
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal):
        raise row.error(column.column, f"geen getal: {cell}")
    value = cell * column.factor
    if abs(value) >= LARGEST or -value.as_tuple().exponent > MOST_DECIMALS:
        raise row.error(column.column, f"te groot of te veel decimalen: {cell}")
    return value


def _build_figure(value: Decimal, column: ValueColumn, place: Place, table_map: TableMap) -> Figure:
    provisional = "Voorlopig cijfer." if place.is_provisional else ""
    return Figure(
        value=value,
        year=place.year,
        source=table_map.source,
        url=table_map.url,
        certainty=column.certainty,
        quarter=place.quarter,
        scheme=table_map.scheme if place.section else None,
        section=place.section,
        note=f"{provisional} {column.note}".strip(),
    )
