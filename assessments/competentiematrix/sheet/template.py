"""The sheet to fill in: a line per person, two or three columns per competence, and a sheet that explains it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from assessments.competentiematrix.levels import ILUO, Level
from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import MAX_WORKERS
from assessments.competentiematrix.sheet.changes import KnownPerson
from assessments.competentiematrix.sheet.columns import CODE, CONTRACT, HOURS, Column, columns_of
from assessments.competentiematrix.sheet.heading import write_heading
from assessments.competentiematrix.sheet.selectors import competences_in
from assessments.competentiematrix.sheet.values import EARLIEST, MOST_HOURS
from assessments.models import MatrixNeed, MatrixTeam
from assessments.questionnaire import CONTRACT_GROUPS
from spreadsheets.entry import Entry, EntryRule
from spreadsheets.writing import Cell, Sheet, write_xlsx

LATEST = date(2199, 12, 31)
WIDTHS = {"code": 14, "contract_group": 30, "hours_per_week": 10, "agency": 20, "email": 28}
LEVEL_WIDTH = 14
HELP_WIDTHS = (30, 100)
VIEW_WORDS = {
    True: "De eigen kijk: wat mensen van zichzelf zeggen. Laat ieder de eigen regel invullen.",
    False: "De kijk van de leiding. Die komt naast de eigen kijk van mensen te staan, en gaat er nooit overheen.",
}
LETTERS = {level: letter for letter, level in ILUO.items()}
HOW = (
    ("Wil leren", "Het hoogste niveau dat iemand kan en wil leren, in dezelfde cijfers of letters."),
    ("Certificaat op", "De dag waarop het certificaat is behaald, als dag-maand-jaar."),
    ("Leeg laten", "Weet u iets niet, laat de cel dan leeg. Wat er al stond, blijft staan."),
    ("Nieuwe mensen", "Zet ze eronder, met een personeelsnummer of initialen. Gebruik geen namen."),
    ("Niet veranderen", "De eerste regel en de koppen van het eerste blad. Daaraan herkennen wij uw team."),
)
NOTHING = CellEntry()


def write_template(
    team: MatrixTeam, needs: Sequence[MatrixNeed], people: Iterable[KnownPerson], *, is_own: bool
) -> bytes:
    """The xlsx for one of both views, with what stands there now."""
    columns = columns_of(competences_in(needs))
    page = Sheet(
        "Invullen",
        tuple(column.title for column in columns),
        tuple(tuple(_value(person, column) for column in columns) for person in people),
        tuple(WIDTHS.get(column.field, LEVEL_WIDTH) for column in columns),
        above=write_heading(team.slug, team.version, is_own=is_own),
        frozen_columns=1,
        entry=_entry(columns),
    )
    return write_xlsx((page, _help_page(team, needs, is_own)))


def _value(person: KnownPerson, column: Column) -> Cell:
    if column.competence is not None:
        return getattr(person.cells.get(column.competence, NOTHING), column.field)
    fact = getattr(person.entry, column.field)
    return CONTRACT_GROUPS[fact] if column == CONTRACT else None if fact == "" else fact


def _entry(columns: Sequence[Column]) -> Entry:
    levels = (*(str(level.value) for level in Level), *ILUO)
    rules = (
        EntryRule(_places(columns, CONTRACT.field), "Kies een contract uit de lijst.", tuple(CONTRACT_GROUPS.values())),
        EntryRule(
            _places(columns, HOURS.field),
            f"Vul de uren per week in, van 0 tot en met {MOST_HOURS}.",
            low=Decimal(0),
            high=Decimal(MOST_HOURS),
        ),
        EntryRule(
            _places(columns, "now", "could"), "Vul 0, 1, 2, 3 of 4 in, of de letter I, L, U of O. Leeg mag ook.", levels
        ),
        EntryRule(
            _places(columns, "certified_on"),
            "Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-5-2026.",
            low=EARLIEST,
            high=LATEST,
        ),
    )
    return Entry(MAX_WORKERS, tuple(rule for rule in rules if rule.columns), _places(columns, CODE.field))


def _places(columns: Sequence[Column], *fields: str) -> tuple[int, ...]:
    return tuple(place for place, column in enumerate(columns, start=1) if column.field in fields)


def _help_page(team: MatrixTeam, needs: Sequence[MatrixNeed], is_own: bool) -> Sheet:
    rows = (
        ("Waarvoor", team.purpose),
        ("Wie het ziet", f"{team.get_visibility_display()}. De beheerders zien alle teams."),
        ("Dit blad", VIEW_WORDS[is_own]),
        *((_signs(level), level.label) for level in Level),
        *HOW,
        *((need.competence.name, need.competence.description) for need in needs if need.competence.description),
    )
    return Sheet("Uitleg", (f"Competentiematrix van {team.name}", ""), rows, HELP_WIDTHS)


def _signs(level: Level) -> str:
    return f"{level.value} of {LETTERS[level]}" if level in LETTERS else str(level.value)
