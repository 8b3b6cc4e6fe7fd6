"""From an uploaded file to what it says of a team: the one way, for the pages and the command."""

from datetime import date
from typing import BinaryIO

from assessments.competentiematrix.selectors import needs_of
from assessments.competentiematrix.services.imports import full_words
from assessments.competentiematrix.services.needs import MAX_NEEDS
from assessments.competentiematrix.services.workers import MAX_WORKERS
from assessments.competentiematrix.sheet.changes import key_of
from assessments.competentiematrix.sheet.columns import FACTS, PARTS
from assessments.competentiematrix.sheet.mistakes import Mistake, MistakeList, SheetError, quoted
from assessments.competentiematrix.sheet.reading import Asked, SheetPeople, read_sheet
from assessments.competentiematrix.sheet.selectors import competences_in
from assessments.competentiematrix.words import day_words
from assessments.models import MatrixTeam
from spreadsheets.reading import read_table
from spreadsheets.table import Limits, SpreadsheetError, Table, TooManyRowsError

# Under the first line and the header, as many people as a team can have.
LIMITS = Limits(rows=MAX_WORKERS + 2, columns=len(FACTS) + len(PARTS) * MAX_NEEDS)
TOO_MANY = (
    f"Dit blad heeft meer dan {MAX_WORKERS:_} regels met mensen; lege regels tellen mee. "
    "Verwijder lege regels onderaan, of verdeel het team."
).replace("_", ".")


def read_file(file: BinaryIO, name: str, team: MatrixTeam, today: date) -> SheetPeople:
    """The first visible sheet of an .xlsx, or a .csv. Raises SheetError with all that is wrong with it."""
    competences = competences_in(needs_of(team))
    people = read_sheet(_table(file, name), Asked(team.slug, team.version, competences, today))
    _check_team(people, team, today)
    return people


def _table(file: BinaryIO, name: str) -> Table:
    try:
        return read_table(file, name, LIMITS)
    except TooManyRowsError:
        raise SheetError((Mistake("", TOO_MANY),)) from None
    except SpreadsheetError as error:
        raise SheetError((Mistake("", str(error)),)) from error


def _check_team(people: SheetPeople, team: MatrixTeam, today: date) -> None:
    """That nobody in it left, and that everybody fits."""
    known = {key_of(code): left_on for code, left_on in team.workers.values_list("code", "left_on")}
    mistakes = MistakeList()
    for cell, row in zip(people.cells, people.rows, strict=True):
        left_on = known.get(key_of(row.entry.code))
        if left_on and left_on <= today:
            mistakes.add(cell, _left(row.entry.code, left_on))
    full = len(known.keys() | {key_of(row.entry.code) for row in people.rows})
    if full > MAX_WORKERS:
        mistakes.add("", full_words(full))
    mistakes.check()


def _left(code: str, left_on: date) -> str:
    return (
        f"{quoted(code)} is niet meer in dit team sinds {day_words(left_on)}. "
        "Haal de regel weg, of verander die dag eerst op de pagina van de mensen."
    )
