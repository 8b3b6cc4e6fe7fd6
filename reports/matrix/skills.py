"""The skills overview (vaardighedenoverzicht) of one person, as a page to print and as data. Pure."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.dates import months_after
from assessments.competentiematrix.levels import Level
from reports.documents.dutch_dates import date_text
from reports.documents.tables import Column, Table

FORMAT, VERSION = "goedwerk-vaardighedenoverzicht", 1
STATUS = "Zelf ingevuld, niet extern getoetst"
NOTHING = "–"
SAME = "gelijk"
DIFFERS = (
    "Waar de kijk van de leiding verschilt, staat die ernaast. Dan is dat iets om over te praten; een gemiddelde is er "
    "niet."
)
COLUMNS = (
    Column("Competentie", "wide"),
    Column("Kan ik (eigen kijk)"),
    Column("Kijk van de leiding"),
    Column("Certificaat van", "short"),
    Column("Geldig tot en met", "date"),
)
LEVELS = (
    (Level.IN_TRAINING, "is het aan het leren"),
    (Level.WITH_HELP, "kan het als iemand meekijkt"),
    (Level.ALONE, "kan het alleen"),
    (Level.CAN_TEACH, "kan het ook een ander leren"),
)


@dataclass(frozen=True, slots=True)
class Skill:
    """One competence of one person. None: not filled in.

    `certified_on` None: no certificate, or none is asked; `valid_months` None: a certificate does not expire.
    """

    competence: str
    own_now: int | None = None
    own_could: int | None = None
    lead_now: int | None = None
    lead_could: int | None = None
    certified_on: date | None = None
    valid_months: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the printed page has it: someone can do something of it, by one of both views, or has a paper."""
        return bool(self.own_now or self.lead_now or self.certified_on)

    @property
    def certified_until(self) -> date | None:
        """The last day of the certificate; None without one, and where it does not expire."""
        has_end = self.certified_on and self.valid_months is not None
        return months_after(self.certified_on, self.valid_months) if has_end else None


@dataclass(frozen=True, slots=True)
class SkillsRecord:
    """`agency` is empty unless an agency employs this person; `own_saved_on` None: they said nothing themselves."""

    organisation: str
    is_fictional: bool
    team: str
    code: str
    agency: str
    since: date
    own_saved_on: date | None
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organisation as the head of a document names it."""

    name: str
    is_fictional: bool
    status_line: str = STATUS


@dataclass(frozen=True, slots=True)
class SkillsOverview:
    """Everything in words; `table` without rows: there is nothing to show yet."""

    employer: Issuer
    code: str
    facts: tuple[tuple[str, str], ...]
    table: Table
    levels: tuple[tuple[str, str], ...]


def build_skills_overview(record: SkillsRecord, printed_on: date) -> SkillsOverview:
    shown = [skill for skill in record.skills if skill.is_shown]
    note = DIFFERS if any(_differs(skill) for skill in shown) else ""
    return SkillsOverview(
        Issuer(record.organisation, record.is_fictional),
        record.code,
        _facts(record, printed_on),
        Table("Wat ik kan", COLUMNS, tuple(_row(skill, printed_on) for skill in shown), note),
        tuple((level.label, words) for level, words in LEVELS),
    )


def skills_data(record: SkillsRecord, printed_on: date) -> dict:
    """Everything that was filled in about this person: texts, whole numbers, booleans and None only."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "status": STATUS,
        "printed_on": printed_on.isoformat(),
        "organisation": record.organisation,
        "is_fictional": record.is_fictional,
        "team": record.team,
        "code": record.code,
        "agency": record.agency or None,
        "since": record.since.isoformat(),
        "own_view_of": _iso(record.own_saved_on),
        "levels": {str(level.value): level.label for level in Level},
        "skills": [_skill_data(skill) for skill in record.skills],
    }


def _facts(record: SkillsRecord, printed_on: date) -> tuple[tuple[str, str], ...]:
    saved = date_text(record.own_saved_on) if record.own_saved_on else "nog niet ingevuld"
    facts = (
        ("Personeelsnummer of initialen", record.code),
        ("Team", record.team),
        ("In dienst van", record.agency),
        ("In dit overzicht sinds", date_text(record.since)),
        ("Eigen kijk van", saved),
        ("Gemaakt op", date_text(printed_on)),
    )
    return tuple((term, words) for term, words in facts if words)


def _row(skill: Skill, printed_on: date) -> tuple[str, ...]:
    return (
        skill.competence,
        _level(skill.own_now),
        SAME if skill.own_now is not None and skill.own_now == skill.lead_now else _level(skill.lead_now),
        _figures(skill.certified_on) if skill.certified_on else NOTHING,
        _until(skill, printed_on),
    )


def _until(skill: Skill, printed_on: date) -> str:
    if skill.certified_on is None:
        return NOTHING
    if skill.certified_until is None:
        return "verloopt niet"
    words = _figures(skill.certified_until)
    return f"{words}, verlopen" if skill.certified_until < printed_on else words


def _figures(day: date) -> str:
    """Short enough for a column: "3-3-2027"."""
    return f"{day.day}-{day.month}-{day.year}"


def _differs(skill: Skill) -> bool:
    return None not in (skill.own_now, skill.lead_now) and skill.own_now != skill.lead_now


def _level(level: int | None) -> str:
    return NOTHING if level is None else Level(level).label


def _skill_data(skill: Skill) -> dict:
    return {
        "competence": skill.competence,
        "own_now": skill.own_now,
        "own_could": skill.own_could,
        "lead_now": skill.lead_now,
        "lead_could": skill.lead_could,
        "certified_on": _iso(skill.certified_on),
        "certified_until": _iso(skill.certified_until),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
