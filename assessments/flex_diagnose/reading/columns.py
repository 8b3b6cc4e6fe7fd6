"""The header of a table of hours: which column holds what, by the words that people use. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessments.flex_diagnose.reading.mistakes import Mistake, NeedTableError, quoted
from assessments.flex_diagnose.reading.period_words import read_period
from charts.periods import MONTHS
from spreadsheets.table import column_letters

Rows = Sequence[tuple[int, Sequence[str]]]


class Role(StrEnum):
    """What a column holds. OTHER: a name of the employer's own; LEFT_OUT: known, and not asked for."""

    PERIOD = "periode"
    WEEK = "week"
    MONTH = "maand"
    DATE = "datum"
    YEAR = "jaar"
    HOURS = "uren"
    ON_CALL = "oproep"
    AGENCY = "uitzend"
    FREELANCE = "zzp"
    FLEX = "flex"
    REPLACEMENT = "vervanging"
    OTHER = "anders"
    LEFT_OUT = "niet gevraagd"


PERIOD_ROLES = (Role.PERIOD, Role.WEEK, Role.MONTH, Role.DATE)
FLEX_ROLES = (Role.ON_CALL, Role.AGENCY, Role.FREELANCE)
# A header whose words are exactly these, in any order.
_PERIOD_HEADERS = {
    Role.PERIOD: "periode tijdvak",
    Role.WEEK: "week weeknummer weeknr wk jaarweek weken",
    Role.MONTH: "maand maandnummer maandnr mnd jaarmaand maanden month",
    Role.DATE: "datum startdatum begindatum date dag",
    Role.YEAR: "jaar year kalenderjaar boekjaar",
}
_PERIOD_ROLE = {word: role for role, words in _PERIOD_HEADERS.items() for word in words.split()}
_PERIOD_FILLERS = {"nummer", "nr", "van", "vanaf", "begin", "start", "de", "eerste"}
# The first stem that occurs decides.
_STEMS = (
    (Role.REPLACEMENT, "vervang proef"),
    (Role.LEFT_OUT, "verzuim verlof contract vast overuren overwerk meeruren fte loon kosten tarief"),
    (Role.REPLACEMENT, "ziek"),
    (Role.ON_CALL, "oproep nulur tijdelijk bepaalde"),
    (Role.AGENCY, "uitzend payroll inleen"),
    (Role.FREELANCE, "zzp zelfstandig freelance"),
    (Role.FLEX, "flex inhuur ingehuurd extern"),
)
_HOURS = {"uren", "uur", "totaal", "totaaluren", "arbeidsuren", "werkuren", "hours"}
_HOURS_FILLERS = {
    *("gewerkte", "gewerkt", "totale", "aantal", "alle", "som", "verloonde", "gedraaide", "productieve", "werkelijke"),
    *("werkelijk", "per", "maand", "week", "periode", "in", "van", "de", "het", "worked"),
}
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Exports begin with a title, a date and a department.
_LAST_HEADER_ROW = 20


@dataclass(frozen=True, slots=True)
class Header:
    """Where everything stands, in columns counted from 0; the data begin at `rows[first_row]`."""

    line: int
    names: tuple[str, ...]
    roles: Mapping[Role, tuple[int, ...]]
    period: int
    year: int | None
    first_row: int

    @property
    def is_by_week(self) -> bool:
        """A number beside the year is the number of a week."""
        return self.period in self.roles.get(Role.WEEK, ())


def find_header(rows: Rows) -> Header:
    """The header by its words; without one the first column is the period and the second the hours.

    Raises NeedTableError when neither fits.
    """
    for index, (line, cells) in enumerate(rows[:_LAST_HEADER_ROW]):
        roles = _roles(cells)
        if any(role in roles for role in (*PERIOD_ROLES, Role.YEAR)) and len(cells) > 1:
            _refuse_sideways(line, cells[1:])
            return _header(line, cells, roles, index + 1)
    return _header_of_two(rows)


def _roles(cells: Sequence[str]) -> dict[Role, tuple[int, ...]]:
    found = {}
    for index, cell in enumerate(cells):
        if cell.strip():
            found.setdefault(_role(cell), []).append(index)
    return {role: tuple(indexes) for role, indexes in found.items()}


def _role(name: str) -> Role:
    words = _WORD.findall(name.casefold())
    if not any(character.isdigit() for character in name) and (role := _period_role(words)):
        return role
    text = " ".join(words)
    stem = next((role for role, stems in _STEMS if any(stem in text for stem in stems.split())), None)
    if stem is None and _HOURS & set(words) and set(words) <= _HOURS | _HOURS_FILLERS:
        return Role.HOURS
    return stem or Role.OTHER


def _period_role(words: Sequence[str]) -> Role | None:
    """ "Maand" and "jaar/maand", but not "uren per maand"; a year with a month in one column is the month."""
    roles = {_PERIOD_ROLE.get(word) for word in words if word not in _PERIOD_FILLERS or len(words) == 1}
    if not roles or None in roles:
        return None
    return next(role for role in (*PERIOD_ROLES, Role.YEAR) if role in roles)


def _header(line: int, cells: Sequence[str], roles: Mapping[Role, tuple[int, ...]], first_row: int) -> Header:
    twice = [role for role in (*PERIOD_ROLES, Role.YEAR, Role.HOURS) if len(roles.get(role, ())) > 1]
    if twice:
        raise NeedTableError(_twice(line, cells, roles[role]) for role in twice)
    if Role.HOURS not in roles:
        raise NeedTableError([Mistake(line, "", "er is geen kolom met alle gewerkte uren. Noem die kolom Uren.")])
    year = roles.get(Role.YEAR, (None,))[0]
    # A number of a month or week says little without its year; a date says all.
    last = (Role.DATE,) if year is not None else (Role.WEEK, Role.MONTH)
    first = [role for role in PERIOD_ROLES if role not in last]
    period = next((roles[role][0] for role in (*first, *last) if role in roles), None)
    if period is None:
        raise NeedTableError([Mistake(line, "", "er staat een jaar, maar geen maand of week. Voeg die kolom toe.")])
    return Header(line, tuple(cells), roles, period, year, first_row)


def _twice(line: int, cells: Sequence[str], indexes: tuple[int, ...]) -> Mistake:
    first, second = indexes[:2]
    text = f"{quoted(cells[first])} en {quoted(cells[second])} lijken hetzelfde. Laat één van de twee kolommen staan."
    return Mistake(line, column_letters(second + 1), text)


def _refuse_sideways(line: int, cells: Sequence[str]) -> None:
    across = [cell for cell in cells if _is_moment(cell)]
    if len(across) > 1:
        text = "de maanden, weken of jaren staan naast elkaar. Zet ze onder elkaar, met de periode in de eerste kolom."
        raise NeedTableError([Mistake(line, "", text)])


def _is_moment(cell: str) -> bool:
    """A month without a year, a year, or a whole period."""
    word = cell.strip().casefold()
    is_month = len(word) > 2 and any(month.startswith(word) for month in MONTHS)
    return bool(is_month or _YEAR.fullmatch(word) or read_period(word))


def _header_of_two(rows: Rows) -> Header:
    line, cells = rows[0]
    if len(cells) > 2 and sum(read_period(cell) is not None for cell in cells) > 1:
        _refuse_sideways(line, cells)
    if len(cells) < 2 or read_period(cells[0]) is None:
        text = (
            "we herkennen de kopregel niet. Zet boven de kolommen wat erin staat: Maand (of Week) en Uren. "
            "Kopieer de cellen uit Excel, met de kopregel erbij."
        )
        raise NeedTableError([Mistake(line, "", text)])
    return Header(0, ("Periode", "Uren"), {Role.PERIOD: (0,), Role.HOURS: (1,)}, 0, None, 0)
