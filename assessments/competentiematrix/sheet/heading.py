"""The first line of a sheet: that it is a template, of which team and version, and for whose view. Pure."""

import re

from assessments.competentiematrix.sheet.mistakes import Mistake, SheetError, quoted
from spreadsheets.table import Row

MARK = "Competentiematrix"
VIEWS = {True: "eigen kijk", False: "kijk van de leiding"}
DOWNLOAD = "Download hier het sjabloon, plak uw cellen daarin en upload dat."
_VERSION = re.compile(r"versie ([0-9]{1,9})")


def write_heading(slug: str, version: int, *, is_own: bool) -> tuple[str, ...]:
    return (MARK, slug, f"versie {version}", VIEWS[is_own])


def check_heading(row: Row, slug: str, version: int) -> bool | None:
    """For which view it was made, `is_own`; None: it does not say. Raises SheetError for another team or version."""
    mark, of_team, of_version, view = (*row.cells, "", "", "", "")[:4]
    if mark.casefold() != MARK.casefold():
        raise _refusal(row, "A", f"hier hoort “{MARK}” te staan, en daarachter het team en de versie. {DOWNLOAD}")
    if of_team != slug:
        told = quoted(of_team) if of_team else "niet bekend"
        raise _refusal(row, "B", f"het team van dit sjabloon is {told}, en u bent bij {quoted(slug)}. {DOWNLOAD}")
    match = _VERSION.fullmatch(of_version.lower())
    if match is None:
        raise _refusal(row, "C", f"hier hoort de versie te staan, zoals “versie {version}”. {DOWNLOAD}")
    if int(match[1]) != version:
        changed = f"dit is versie {match[1]}, en het team is bij versie {version}: de competenties zijn veranderd."
        raise _refusal(row, "C", f"{changed} {DOWNLOAD}")
    return {words: is_own for is_own, words in VIEWS.items()}.get(view.casefold())


def _refusal(row: Row, letter: str, text: str) -> SheetError:
    return SheetError((Mistake(f"{letter}{row.number}", text),))
