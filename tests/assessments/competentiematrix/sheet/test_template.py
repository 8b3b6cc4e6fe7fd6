"""The template: what goes out comes back the same, and nothing in it is ever run."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import KnownPerson, PersonRow
from assessments.competentiematrix.sheet.reading import Asked, read_sheet
from assessments.competentiematrix.sheet.template import write_template
from assessments.models import MatrixCompetence, MatrixNeed, MatrixTeam, Visibility
from assessments.questionnaire import CONTRACT_GROUPS
from spreadsheets.reading import read_table
from tests.assessments.competentiematrix.sheet.sheets import HEFTRUCK, LASSEN, TITLES, TODAY

TEAM = {"slug": "lasserij", "name": "Lasserij", "version": 3, "visibility": Visibility.TEAM, "purpose": "Om te leren."}
JV = KnownPerson(
    1,
    WorkerEntry("007", "uitzend", Decimal("22.5"), "Flexbureau Maas", "jv@voorbeeld.example"),
    {1: CellEntry(3, 4), 2: CellEntry(0, None, date(2025, 5, 1))},
)
KB = KnownPerson(2, WorkerEntry("KB"))
codes = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)


def needs() -> list[MatrixNeed]:
    return [need(1, "Lassen"), need(2, "Heftruck", needs_certificate=True, description="Rijdt met een last.")]


def need(number: int, name: str, **details) -> MatrixNeed:
    return MatrixNeed(competence=MatrixCompetence(pk=number, name=name, **details))


def written(*people: KnownPerson, is_own=True, asked=None, **team) -> bytes:
    return write_template(MatrixTeam(**TEAM | team), needs() if asked is None else asked, people, is_own=is_own)


def book_of(*people: KnownPerson, **details):
    return load_workbook(BytesIO(written(*people, **details)))


def values(row) -> list:
    return [cell.value for cell in row]


def test_first_line_says_of_which_team_version_and_view():
    own, led = (book_of(is_own=is_own).worksheets[0] for is_own in (True, False))
    assert values(own[1])[:5] == ["Competentiematrix", "lasserij", "versie 3", "eigen kijk", None]
    assert led["D1"].value == "kijk van de leiding"


def test_people_stand_under_the_header_with_what_is_known():
    page = book_of(JV, KB).worksheets[0]
    assert values(page[2]) == list(TITLES)
    facts = ["007", "Uitzend", 22.5, "Flexbureau Maas", "jv@voorbeeld.example"]
    *filled, certified_on = values(page[3])
    assert (filled, certified_on.date()) == ([*facts, 3, 4, 0, None], date(2025, 5, 1))
    assert values(page[4]) == ["KB", "Vast", *[None] * 8]
    assert page.max_row == 4


def test_only_what_can_be_is_typed():
    page = book_of(JV).worksheets[0]
    found = {str(rule.sqref): (rule.type, rule.formula1) for rule in page.data_validations.dataValidation}
    assert found == {
        "B3:B1502": ("list", f'"{",".join(CONTRACT_GROUPS.values())}"'),
        "C3:C1502": ("decimal", "0"),
        "F3:F1502 G3:G1502 H3:H1502 I3:I1502": ("list", '"0,1,2,3,4,I,L,U,O"'),
        "J3:J1502": ("date", "18264"),
    }
    assert len(f'"{",".join(CONTRACT_GROUPS.values())}"') <= 255  # more, and Excel calls the file damaged
    assert all(len(rule.error) <= 225 for rule in page.data_validations.dataValidation)


def test_code_and_header_stay_in_sight_and_a_number_stays_text():
    page = book_of(JV).worksheets[0]
    assert page.freeze_panes == "B3"
    assert (page["A3"].number_format, page.column_dimensions["A"].number_format) == ("@", "@")


def test_second_sheet_explains_the_levels_and_who_sees_them():
    book = book_of(is_own=False)
    assert book.sheetnames == ["Invullen", "Uitleg"]
    told = dict(values(row) for row in book["Uitleg"].iter_rows(min_row=2))
    assert told["Waarvoor"] == "Om te leren."
    assert told["Wie het ziet"] == (
        "Iedereen in het team ziet de hele matrix van het team. De beheerders zien alle teams."
    )
    assert told["Dit blad"].startswith("De kijk van de leiding.")
    assert [told[sign] for sign in ("0", "1 of I", "2 of L", "3 of U", "4 of O")] == [
        "nog niet", "in opleiding", "onder begeleiding", "zelfstandig", "kan opleiden",
    ]  # fmt: skip
    assert told["Heftruck"] == "Rijdt met een last."
    assert "Lassen" not in told


def test_team_without_competences_has_the_facts_only():
    assert book_of(KB, asked=[]).worksheets[0].max_column == 5


def read_back(data: bytes, competences=(LASSEN, HEFTRUCK)):
    return read_sheet(read_table(BytesIO(data), "blad.xlsx"), Asked("lasserij", 3, competences, TODAY))


def test_what_goes_out_comes_back_the_same():
    found = read_back(written(JV, KB))
    assert found.rows == tuple(PersonRow(each.entry, each.cells) for each in (JV, KB))
    assert (found.is_own, found.missing) == (True, ())


@settings(max_examples=60)
@given(codes.filter(bool), codes.filter(bool))
def test_any_code_and_any_name_of_a_competence_come_back(code, name):
    assume(not code.startswith("'"))  # typed by somebody, it is taken for the sign of a text that was defused
    asked = [need(9, f"Vak {name}", needs_certificate=True)]
    found = read_back(written(KnownPerson(1, WorkerEntry(code), {9: CellEntry(2)}), asked=asked), _competences(asked))
    assert found.rows == (PersonRow(WorkerEntry(code), {9: CellEntry(2)}),)


def _competences(asked):
    return tuple(type(LASSEN)(each.competence.pk, each.competence.name, True) for each in asked)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SOM(A1)", "\t=1"])
def test_no_cell_begins_a_formula(text):
    person = KnownPerson(1, WorkerEntry(text, agency=text))
    book = book_of(person, asked=[need(1, text, description=text)], purpose=text)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"inlineStr", "s", "n"}  # a formula is "f"
    assert [cell.value for cell in cells if str(cell.value).strip()[:1] in tuple("=+-@")] == []
