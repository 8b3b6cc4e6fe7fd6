"""The competentiematrix of one team as a document for who leads it: what it can, where it is vulnerable. Pure."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.breadth import Breadth, breadth_of
from assessments.competentiematrix.cover import SOON, Cover, cover_of, expiring
from assessments.competentiematrix.differences import differences_of
from assessments.competentiematrix.levels import ILUO, Level
from assessments.competentiematrix.matrix import Matrix
from assessments.competentiematrix.words import standing_of
from assessments.flex_diagnose.words import amount_text
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Column, Table
from reports.matrix.group_words import ground_words
from reports.matrix.heat_tables import HeatTable, build_heat_tables
from reports.matrix.plan_part import PlanPart, build_plan_part
from reports.matrix.record import Ground

# A larger heat map is for nobody to read on paper; a thousand cells take a second to print.
MOST_PEOPLE, MOST_CELLS = 200, 5_000
MOST_ROWS = 150


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """Whose matrix it is, and what was agreed. `agreed_on` None: the team itself settled nothing yet."""

    employer: str
    kvk: str
    is_fictional: bool
    team: str
    purpose: str
    who_sees: str
    agreed_on: date | None
    ground: Ground


@dataclass(frozen=True, slots=True)
class MatrixDocument:
    """`heat` is empty where the team is too large for it, needs nothing or has nobody. Tables are None when empty."""

    facts: TeamFacts
    printed_on: str
    ground: str
    agreed_on: str
    people: int
    is_large: bool
    heat: tuple[HeatTable, ...]
    cover: Table | None
    single: Table | None
    expiring: Table | None
    differences: int
    breadth: tuple[str, ...]
    plan: PlanPart
    levels: Table

    @property
    def is_empty(self) -> bool:
        return self.people == 0 or self.cover is None

    @property
    def people_words(self) -> str:
        return "1 mens" if self.people == 1 else f"{amount_text(self.people)} mensen"


def build_matrix_document(facts: TeamFacts, whole: Matrix, place: int, on: date) -> MatrixDocument:
    """Of the team at that place in the whole matrix of its employer, without anyone of another team."""
    team, breadth = whole.of_team(place), breadth_of(whole, on)[place]
    covers = cover_of(team, on)
    is_large = breadth.people > MOST_PEOPLE or breadth.people * len(covers) > MOST_CELLS
    return MatrixDocument(
        facts=facts,
        printed_on=date_text(on),
        ground=ground_words(facts.ground),
        agreed_on=date_text(facts.agreed_on) if facts.agreed_on else "",
        people=breadth.people,
        is_large=is_large,
        heat=build_heat_tables(team, on) if breadth.people and not is_large else (),
        cover=_cover_table(team, covers),
        single=_single_table(team, covers),
        expiring=_expiring_table(team, on),
        differences=len(differences_of(team, on)),
        breadth=_breadth_words(breadth),
        plan=build_plan_part(team, whole, place, on),
        levels=_level_table(),
    )


def _name(team: Matrix, cover: Cover) -> str:
    return team.competences[cover.need.competence].name


def _cover_table(team: Matrix, covers: tuple[Cover, ...]) -> Table | None:
    heads = (
        Column("Competentie", "wide"),
        Column("Nodig niveau", "points"),
        Column("Mensen nodig", "points"),
        Column("Kunnen het", "points"),
        Column("Eigen kijk", "points"),
        Column("Kijk leiding", "points"),
        Column("Stand"),
    )
    rows = tuple(
        (
            _name(team, cover),
            *map(str, (cover.need.level, cover.need.heads, cover.able, cover.able_own, cover.able_led)),
            standing_of(cover).label,
        )
        for cover in covers
    )
    note = (
        "Waar de eigen kijk en die van de leiding verschillen, telt het laagste niveau tot zij hebben gepraat. "
        "Waar een certificaat nodig is, telt alleen wie een geldig certificaat heeft."
    )
    return Table("Hoeveel mensen het kunnen, naast hoeveel er nodig zijn", heads, rows, note) if rows else None


def _single_table(team: Matrix, covers: tuple[Cover, ...]) -> Table | None:
    heads = (Column("Competentie", "wide"), Column("Wie het als enige kan"), Column("Mensen nodig", "points"))
    rows = tuple(
        (_name(team, cover), team.workers[cover.holders[0]].code, str(cover.need.heads))
        for cover in covers
        if cover.is_single
    )
    return Table("Eén houder: valt die weg, dan ligt dit werk stil", heads, rows) if rows else None


def _expiring_table(team: Matrix, on: date) -> Table | None:
    found = expiring(team, on)
    heads = (
        Column("Geldig tot en met", "date"),
        Column("Wie"),
        Column("Competentie", "wide"),
        Column("Stand", "short"),
    )
    rows = tuple(
        (
            date_text(expiry.until),
            team.workers[expiry.worker].code,
            team.competences[expiry.competence].name,
            "verlopen" if expiry.until < on else "verloopt",
        )
        for expiry in found[:MOST_ROWS]
    )
    left_out = len(found) - len(rows)
    note = f"Nog {left_out} staan op de pagina Dekking." if left_out else ""
    return (
        Table(f"Certificaten die binnen {SOON} dagen verlopen of al verlopen zijn", heads, rows, note) if rows else None
    )


def _breadth_words(breadth: Breadth) -> tuple[str, ...]:
    """`people_without_hours` are not in the hours."""
    people, unknown = amount_text(breadth.people), amount_text(breadth.people_without_hours)
    told = (
        f"{_can(breadth.broad_people, f'van de {people} mensen')} twee of meer taken van dit team doen"
        f"{_hours(breadth.broad_hours)}.",
        f"{_can(breadth.across_people, f'van de {people}')} een taak doen in twee teams of meer"
        f"{_hours(breadth.across_hours)}.",
    )
    if not breadth.people_without_hours:
        return told
    return (*told, f"Van {unknown} zijn de uren niet ingevuld; die tellen in de uren niet mee.")


def _can(count: int, of_whom: str) -> str:
    return f"{amount_text(count)} {of_whom} {'kan' if count == 1 else 'kunnen'}"


def _hours(hours: float) -> str:
    return f", samen {amount_text(hours)} uur per week" if hours else ""


def _level_table() -> Table:
    letters = {level: letter for letter, level in ILUO.items()}
    heads = (Column("Niveau", "points"), Column("Letter", "points"), Column("Wat het betekent"))
    rows = tuple((str(level.value), letters.get(level, ""), level.label) for level in Level)
    return Table("De niveaus", heads, rows)
