"""What one cell of a sheet says: a level, a day, hours or a contract; a mistake is a ValueError in Dutch. Pure."""

import re
from datetime import date
from decimal import Decimal

from assessments.competentiematrix.levels import Level, LevelError, read_level
from assessments.competentiematrix.sheet.mistakes import quoted
from assessments.questionnaire import CONTRACT_GROUPS

EARLIEST = date(1950, 1, 1)
MOST_HOURS = 80
_HOURS = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]+))?")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
# As a spreadsheet program keeps a day, with or without a time.
_ISO_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?")
_CONTRACTS = {word.lower(): slug for slug, label in CONTRACT_GROUPS.items() for word in (slug, label)}


def level_in(text: str) -> Level | None:
    try:
        return read_level(text)
    except LevelError:
        raise ValueError(f"{quoted(text)} is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.") from None


def hours_in(text: str) -> Decimal | None:
    """Hours per week, with at most one decimal."""
    if not text:
        return None
    match = _HOURS.fullmatch(text)
    if match is None:
        raise ValueError(f"{quoted(text)} is geen aantal uren. Schrijf een getal, bijvoorbeeld 36 of 22,5.")
    decimals = (match[2] or "").rstrip("0")
    if len(decimals) > 1:
        raise ValueError(
            f"{quoted(text)} heeft te veel cijfers achter de komma. Schrijf er hooguit één, bijvoorbeeld 22,5."
        )
    hours = Decimal(f"{match[1]}.{decimals or 0}")
    if hours > MOST_HOURS:
        raise ValueError(f"{quoted(text)} is te veel. Schrijf de uren per week, van 0 tot en met {MOST_HOURS}.")
    return hours


def day_in(text: str, today: date) -> date | None:
    """The day of a certificate: not after today."""
    if not text:
        return None
    day = _day(text)
    if day is None or day < EARLIEST:
        raise ValueError(f"{quoted(text)} is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 1-5-{today.year}.")
    if day > today:
        raise ValueError(f"{quoted(text)} ligt na vandaag. Schrijf de dag waarop het certificaat is behaald.")
    return day


def contract_in(text: str) -> str:
    """The slug of a contract group; empty for nothing."""
    written = " ".join(text.split()).lower()
    if written and written not in _CONTRACTS:
        known = ", ".join(CONTRACT_GROUPS.values())
        raise ValueError(f"{quoted(text)} is geen contract dat wij kennen. Kies uit: {known}.")
    return _CONTRACTS.get(written, "")


def _day(text: str) -> date | None:
    dutch, iso = _DUTCH_DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    try:
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return date.fromisoformat(iso[1]) if iso else None
    except ValueError:
        return None
