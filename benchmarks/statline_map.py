"""The small TOML file that says what the columns, codes and units of a StatLine table mean. Pure but for reading."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assessments.content_files import member_of, read_toml
from assessments.questionnaire import ContentError
from benchmarks.catalogue import SECTION_NAMES, Certainty
from organisations.sbi import Scheme

MAP_KEYS = {
    "table": str, "source": str, "url": str, "scheme": str, "columns": dict, "sectors": dict, "value": list,
    "only": dict, "decimal": str, "from_year": int,
}  # fmt: skip
OPTIONAL_MAP_KEYS = {"only", "decimal", "from_year"}
COLUMN_KEYS = {"sector": str, "period": str}
VALUE_KEYS = {
    "measure": str, "column": str, "unit": str, "periods": str,
    "factor": int | Decimal, "certainty": str, "note": str,
}  # fmt: skip
OPTIONAL_VALUE_KEYS = {"factor", "certainty", "note"}
NATIONAL = "NL"
YEARS, QUARTERS = "JJ", "KW"


class StatlineError(ValueError):
    """Something in the table or its map is wrong; the message says in Dutch where and what."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column with figures of one measure, over years ("JJ") or over quarters ("KW").

    `factor` turns what the table counts in into the unit of the measure, as 1000 for "x 1 000".
    """

    measure: str
    column: str
    unit: str
    periods: str
    factor: Decimal = Decimal(1)
    certainty: Certainty = Certainty.EXACT
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableMap:
    """`sectors` gives per code or label a section letter or NL; `only` keeps the rows with these cells."""

    table: str
    source: str
    url: str
    scheme: Scheme
    sector_column: str
    period_column: str
    sectors: dict[str, str]
    values: tuple[ValueColumn, ...]
    only: dict[str, str]
    decimal: str = ","
    from_year: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the table must have."""
        return (self.sector_column, self.period_column, *self.only, *(value.column for value in self.values))


def read_map(path: Path) -> TableMap:
    """Raises StatlineError."""
    try:
        raw = read_toml(path, parse_float=Decimal)
        return _build_map(raw, path.name)
    except OSError as error:
        raise StatlineError(f"{path}: niet te lezen: {error.strerror}") from None
    except ContentError as error:
        raise StatlineError(str(error)) from None


def _build_map(raw: dict, place: str) -> TableMap:
    _check_keys(raw, MAP_KEYS, OPTIONAL_MAP_KEYS, place)
    _check_keys(raw["columns"], COLUMN_KEYS, set(), f"{place}: [columns]")
    decimal = raw.get("decimal", ",")
    if decimal not in (",", "."):
        raise StatlineError(f'{place}: decimal is "," of "."')
    scheme = member_of(Scheme, raw["scheme"], f"{place}: scheme")
    return TableMap(
        table=raw["table"],
        source=raw["source"],
        url=raw["url"],
        scheme=scheme,
        sector_column=raw["columns"]["sector"],
        period_column=raw["columns"]["period"],
        sectors=_read_sectors(raw["sectors"], scheme, place),
        values=tuple(_read_value_column(value, place) for value in raw["value"]),
        only=raw.get("only", {}),
        decimal=decimal,
        from_year=raw.get("from_year", 0),
    )


def _read_sectors(raw: dict, scheme: Scheme, place: str) -> dict[str, str]:
    wrong = [f"{code} = {letter}" for code, letter in raw.items() if letter not in (*SECTION_NAMES[scheme], NATIONAL)]
    if wrong or not raw:
        raise StatlineError(f"{place}: [sectors]: geen sectieletter of NL: {', '.join(wrong) or '(leeg)'}")
    return raw


def _read_value_column(raw: dict, place: str) -> ValueColumn:
    place = f"{place}: [[value]]"
    _check_keys(raw, VALUE_KEYS, OPTIONAL_VALUE_KEYS, place)
    if raw["periods"] not in (YEARS, QUARTERS):
        raise StatlineError(f'{place}: periods is "JJ" (jaren) of "KW" (kwartalen)')
    return ValueColumn(
        measure=raw["measure"],
        column=raw["column"],
        unit=raw["unit"],
        periods=raw["periods"],
        factor=Decimal(raw.get("factor", 1)),
        certainty=member_of(Certainty, raw.get("certainty", "exact"), f"{place}: certainty"),
        note=raw.get("note", ""),
    )


def _check_keys(raw: dict, allowed: dict, optional: set[str], place: str) -> None:
    """`allowed` gives the type of each key."""
    if not isinstance(raw, dict):
        raise StatlineError(f"{place}: hier hoort een tabel met sleutels")
    mistakes = {
        "onbekende sleutel": raw.keys() - allowed.keys(),
        "ontbreekt": allowed.keys() - optional - raw.keys(),
        "verkeerd soort waarde": {key for key in raw.keys() & allowed.keys() if not isinstance(raw[key], allowed[key])},
    }
    for mistake, keys in mistakes.items():
        if keys:
            raise StatlineError(f"{place}: {mistake}: {', '.join(sorted(keys))}")
