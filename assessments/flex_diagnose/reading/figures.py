"""The figures of a table of hours: a column per field of a period, and what is wrong with the cells. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessments.flex_diagnose.reading.columns import FLEX_ROLES, Header, Role, Rows
from assessments.flex_diagnose.reading.mistakes import Mistake, quoted
from assessments.flex_diagnose.reading.number_column import NumberColumn, read_number_column
from assessments.flex_diagnose.reading.series_text import number_text
from spreadsheets.table import column_letters

MOST_HOURS = 10_000_000
MOST_OF_MEASURE = 1_000_000_000
FIELDS = {
    Role.HOURS: "hours",
    Role.ON_CALL: "on_call_hours",
    Role.AGENCY: "agency_hours",
    Role.FREELANCE: "freelance_hours",
    Role.REPLACEMENT: "replacement_hours",
    Role.OTHER: "measure",
}
# Sums of hours that were rounded one by one may differ by this much.
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Figures:
    """`columns`: by field of a period, in the order of the lines; a column without one figure is not there."""

    columns: Mapping[str, tuple[float | None, ...]]
    measure_name: str
    notes: tuple[str, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column with figures, for the field it belongs to."""

    role: Role
    index: int
    name: str
    numbers: NumberColumn


def read_figures(header: Header, body: Rows, *, is_of_workbook: bool) -> Figures:
    """Read every column that a role was found for; two columns of one kind of flex work are added up."""
    lines = [line for line, _ in body]
    found = [
        _Column(
            role, index, header.names[index], read_number_column(_texts(body, index), is_of_workbook=is_of_workbook)
        )
        for role, indexes in _wanted(header).items()
        for index in indexes
    ]
    kept = [column for column in found if _is_kept(column)]
    measures = [column for column in kept if column.role is Role.OTHER]
    columns = {FIELDS[role]: _sum(kept, role) for role in FIELDS if any(column.role is role for column in kept)}
    mistakes = [mistake for column in kept for mistake in _cell_mistakes(column, lines)]
    mistakes += _unnamed(header, body)
    mistakes += _column_mistakes(header, columns, measures)
    mistakes += _sum_mistakes(columns, lines)
    name = measures[0].name if measures else ""
    return Figures(columns, name, tuple(_notes(header, found, kept)), tuple(mistakes))


def _wanted(header: Header) -> dict[Role, tuple[int, ...]]:
    """The columns to read; one column for all flex work counts as agency work if the kinds are not told apart."""
    wanted = {role: header.roles[role] for role in FIELDS if role in header.roles}
    if Role.FLEX in header.roles and not any(role in wanted for role in FLEX_ROLES):
        wanted[Role.AGENCY] = header.roles[Role.FLEX]
    return wanted


def _texts(body: Rows, index: int) -> list[str]:
    return [cells[index] if index < len(cells) else "" for _, cells in body]


def _is_kept(column: _Column) -> bool:
    """A column with nothing in it is not known; of the employer's own columns only those with figures are read."""
    figures = sum(value is not None for value in column.numbers.values)
    if column.role is Role.OTHER:
        return figures > len(column.numbers.problems)
    return column.role is Role.HOURS or bool(figures or column.numbers.problems)


def _sum(columns: Sequence[_Column], role: Role) -> tuple[float | None, ...]:
    values = zip(*(column.numbers.values for column in columns if column.role is role), strict=True)
    return tuple(None if None in cells else sum(cells) for cells in values)


def _cell_mistakes(column: _Column, lines: Sequence[int]) -> Iterator[Mistake]:
    letters = column_letters(column.index + 1)
    for index, (line, value) in enumerate(zip(lines, column.numbers.values, strict=True)):
        text = column.numbers.problems.get(index)
        if text := _value_problem(value, column.role) if text is None else text:
            yield Mistake(line, letters, text)


def _value_problem(value: float | None, role: Role) -> str:
    if value is None:
        return "deze cel is leeg. Vul 0 in als er geen uren waren." if role is not Role.OTHER else _EMPTY_MEASURE
    if role is Role.OTHER:
        return "dit getal is te groot. Reken in duizenden." if abs(value) > MOST_OF_MEASURE else ""
    if value < 0:
        return "uren kunnen niet negatief zijn. Tel correcties op bij de periode waar ze bij horen."
    if value > MOST_HOURS:
        return "dit zijn meer dan 10 miljoen uren in één periode. Controleer de punten en komma's."
    return ""


_EMPTY_MEASURE = "deze cel is leeg. Vul het getal in, of haal de kolom weg."


def _unnamed(header: Header, body: Rows) -> Iterator[Mistake]:
    """The first cell under no name: dropping it could drop the cents of an unquoted "1234,5"."""
    named = {index for index, name in enumerate(header.names) if name}
    for line, cells in body:
        for index, cell in enumerate(cells):
            if cell and index not in named:
                text = (
                    f"boven {quoted(cell)} staat geen kop. Zet boven elke kolom wat erin staat. "
                    "Is de komma hier het decimaalteken? Scheid de kolommen dan met een puntkomma of een tab."
                )
                yield Mistake(line, column_letters(index + 1), text)
                return


def _column_mistakes(
    header: Header, columns: Mapping[str, Sequence[float | None]], measures: Sequence[_Column]
) -> Iterator[Mistake]:
    if not any(columns["hours"]) and None not in columns["hours"]:
        yield Mistake(0, "", "alle uren zijn 0. Vul de gewerkte uren in.")
    if len(measures) > 1:
        names = " en ".join(quoted(column.name) for column in measures)
        text = f"{names}: we lezen één reeks naast de uren. Laat er één staan en haal de andere kolommen weg."
        yield Mistake(header.line, column_letters(measures[1].index + 1), text)
    if "replacement_hours" in columns and not any(FIELDS[role] in columns for role in FLEX_ROLES):
        text = "er zijn uren vervanging, maar geen uren oproep, uitzend of zzp. Voeg die toe, of haal vervanging weg."
        yield Mistake(header.line, "", text)


def _sum_mistakes(columns: Mapping[str, Sequence[float | None]], lines: Sequence[int]) -> Iterator[Mistake]:
    """Of the lines on which every cell could be read."""
    kinds = [FIELDS[role] for role in FLEX_ROLES if FIELDS[role] in columns]
    for index, line in enumerate(lines):
        cells = {name: values[index] for name, values in columns.items()}
        if kinds and None not in cells.values():
            flex = sum(cells[name] for name in kinds)
            yield from (Mistake(line, "", text) for text in _sum_problems(cells, flex))


def _sum_problems(cells: Mapping[str, float], flex: float) -> Iterator[str]:
    hours, replaced = cells["hours"], cells.get("replacement_hours", 0.0)
    of_it = number_text(flex)
    if flex > hours + _ROUNDING:
        yield f"de flexuren samen ({of_it}) zijn meer dan alle uren ({number_text(hours)}). Tel flex mee in alle uren."
    if replaced > flex + _ROUNDING:
        yield f"vervanging ({number_text(replaced)}) is meer dan alle flex ({of_it}). Tel alleen wat flex verving."


def _notes(header: Header, found: Sequence[_Column], kept: Sequence[_Column]) -> Iterator[str]:
    flex = [header.names[index] for index in header.roles.get(Role.FLEX, ())]
    if flex and any(role in header.roles for role in FLEX_ROLES):
        yield f"{quoted(flex[0])} is niet gelezen, want de soorten flex staan er apart bij."
    elif flex:
        yield f"{quoted(flex[0])} telt als uitzend, want oproep, uitzend en zzp staan niet apart."
    skipped = [header.names[index] for index in header.roles.get(Role.LEFT_OUT, ())]
    skipped += [column.name for column in found if column not in kept]
    if skipped:
        yield f"Niet gelezen: {', '.join(quoted(name) for name in skipped)}."
    if any(column.numbers.has_point_of_thousands for column in kept):
        yield "Een punt in een getal is gelezen als teken voor duizend: 1.234 is 1234."
