"""What the matrix tells, in words: levels, the standing of a competence, certificates and differences. Pure."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from assessments.competentiematrix.breadth import Breadth
from assessments.competentiematrix.cover import Cover
from assessments.competentiematrix.levels import Level
from assessments.wording import number_text
from charts.periods import MONTHS

NOT_FILLED_IN = "niet ingevuld"


class Standing(StrEnum):
    """How a team stands with a competence; the value is its class on a page."""

    NOBODY = "niemand"
    SHORT = "te-weinig"
    SINGLE = "een-houder"
    COVERED = "gedekt"

    @property
    def label(self) -> str:
        return {"te-weinig": "te weinig", "een-houder": "één houder"}.get(self.value, self.value)

    @property
    def kind(self) -> str:
        """Of the tag that tells it."""
        return {"een-houder": "warning", "gedekt": "success"}.get(self.value, "error")


def standing_of(cover: Cover) -> Standing:
    """The worst that holds: who is the only one and also too few, is too few."""
    if not cover.is_covered:
        return Standing.NOBODY if cover.is_nobody else Standing.SHORT
    return Standing.SINGLE if cover.is_single else Standing.COVERED


def level_words(level: int | None) -> str:
    """As in "3 (zelfstandig)"."""
    return NOT_FILLED_IN if level is None else f"{level} ({Level(level).label})"


def cover_words(cover: Cover) -> str:
    """As in "1 van 2 nodig, te weinig"."""
    return f"{cover.able} van {cover.need.heads} nodig, {standing_of(cover).label}"


def people_words(count: int) -> str:
    return "1 persoon" if count == 1 else f"{number_text(Decimal(count))} mensen"


def day_words(day: date) -> str:
    """As in "1 maart 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def expiry_words(days_left: int) -> str:
    """How long a certificate still holds; negative: it ended so many days ago."""
    if days_left < 0:
        return "verlopen"
    return {0: "vandaag de laatste dag", 1: "nog 1 dag"}.get(days_left, f"nog {days_left} dagen")


def breadth_words(breadth: Breadth) -> tuple[str, ...]:
    """How many people can do more than one thing, with their hours; nothing of a team without people."""
    if not breadth.people:
        return ()
    told = [
        f"{_part(breadth.broad_people, breadth.people)} twee taken of meer{_hours(breadth.broad_hours)}.",
        f"{_part(breadth.across_people, breadth.people)} in twee teams of meer werken{_hours(breadth.across_hours)}.",
    ]
    if breadth.people_without_hours:
        told.append(f"Van {people_words(breadth.people_without_hours)} zijn de uren niet bekend. Die tellen niet mee.")
    return tuple(told)


def _part(count: int, of: int) -> str:
    some = number_text(Decimal(count)) if count else "Niemand"
    return f"{some} van de {people_words(of)} {'kunnen' if count > 1 else 'kan'}"


def _hours(hours: float) -> str:
    return f", samen {hours_text(hours)} uur per week" if hours else ""


def hours_text(hours: float) -> str:
    """As in "1.250" or "36,5"."""
    return number_text(Decimal(str(hours)), 1).removesuffix(",0")


def saved_words(at: datetime, typed: str, counted: str, own: str) -> str:
    """That it was saved, and why another figure stands there; figures as they stand in cells, empty for none."""
    saved = f"Opgeslagen om {at:%H:%M}."
    if typed in ("", counted):
        return saved
    if own == counted:
        return f"{saved} U typte {typed}, de eigen kijk is {own}. Die telt zolang u er niet over hebt gepraat."
    return f"{saved} U typte {typed}, maar wie {counted} kan, hoeft dat niet meer te leren. Daarom staat er {counted}."


def conflict_words(typed: str, current: str) -> str:
    return (
        f"Niet opgeslagen: een ander zette hier intussen {current or 'niets'}. U typte {typed or 'niets'}. "
        "Typ het opnieuw als dat er moet staan."
    )
