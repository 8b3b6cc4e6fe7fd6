"""Files as they come back: a corpus of bad ones, and odd ones that are fine."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry, add_workers, change_worker
from assessments.competentiematrix.sheet.export import export_template
from assessments.competentiematrix.sheet.files import read_file
from assessments.competentiematrix.sheet.mistakes import SheetError
from tests.assessments.competentiematrix.matrices import make_team
from tests.assessments.competentiematrix.sheet.bad_sheets import (
    MADE,
    TOO_MANY_PEOPLE,
    WITH_CELLS,
    lines_below,
    with_cells,
)
from tests.assessments.competentiematrix.sheet.sheets import TODAY, saved
from tests.factories import NOW
from tests.spreadsheets import bombs

PEOPLE = {"JV": ("34.", "44."), "KB": ("30.", "33.")}


@pytest.fixture
def team(employer):
    return make_team(employer, people=PEOPLE)


@pytest.fixture
def template(team, hr) -> bytes:
    return export_template(team, is_own=True, by=hr, at=NOW)


def read(team, data: bytes, name="blad.xlsx"):
    return read_file(BytesIO(data), name, team, TODAY)


def mistakes(team, data: bytes, name="blad.xlsx") -> list[str]:
    with pytest.raises(SheetError) as error:
        read(team, data, name)
    return list(error.value.lines)


@pytest.mark.parametrize(("cells", "told"), WITH_CELLS.values(), ids=WITH_CELLS.keys())
def test_bad_cell_is_told_by_its_address(cells, told, team, template):
    assert mistakes(team, with_cells(template, cells)) == told


@pytest.mark.parametrize(("make", "told"), MADE, ids=[make.__name__ for make, _ in MADE])
def test_bad_sheet_is_told(make, told, team, template):
    assert mistakes(team, make(template)) == told


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bombs.million_empty_rows, TOO_MANY_PEOPLE),
        (bombs.text_in_the_last_row, TOO_MANY_PEOPLE),
        (bombs.huge_dimension, "Het eerste blad is te groot."),
        (bombs.many_columns, "Regel 1 heeft meer dan 185 kolommen."),
        (bombs.laughs_in_the_texts, bombs.DAMAGED),
        (bombs.external_link, "Dit bestand verwijst naar andere bestanden."),
        (bombs.macro, "In dit bestand zitten macro's."),
    ],
)
def test_bomb_is_refused_with_advice(make, words, team):
    """What the reader of every spreadsheet refuses, in a matrix too."""
    (told,) = mistakes(team, make())
    assert words in told


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"PK\x03\x04", "blad.xlsm", "Dit is een Excel-bestand met macro's (.xlsm)."),
        (b"%PDF-1.7", "blad.pdf", "Dit soort bestand kunnen we niet lezen."),
        (b"", "blad.xlsx", "Dit bestand is leeg."),
        (b"x" * (5 * 1024 * 1024 + 1), "blad.csv", "Dit bestand is groter dan 5 MB."),
    ],
)
def test_other_file_is_refused(data, name, words, team):
    (told,) = mistakes(team, data, name)
    assert told.startswith(words)


def test_thirty_thousand_rows_are_refused(team):
    lines = "\n".join(["Competentiematrix;lasserij;versie 2", "Persoon", *(f"P{n}" for n in range(30_000))])
    assert mistakes(team, lines.encode(), "blad.csv") == [TOO_MANY_PEOPLE]


def test_as_many_people_as_a_team_can_have_are_read(team, template):
    assert len(read(team, lines_below(1500)(template)).rows) == 1500


def test_people_who_do_not_fit_beside_those_who_are_there_are_refused(team, template, hr):
    add_workers(team, [WorkerEntry(f"Q{n}") for n in range(1498)], by=hr, at=NOW)
    read(team, template)
    assert mistakes(team, with_cells(template, {"A5": "P1"})) == [
        "Een team heeft hooguit 1.500 mensen, en dit zouden er 1.501 worden. Verdeel het team."
    ]


def test_person_who_left_is_told(team, template, hr):
    worker = team.workers.get(code="JV")
    change_worker(worker, replace(WorkerEntry("JV"), left_on=date(2026, 2, 1)), by=hr, at=NOW)
    assert mistakes(team, with_cells(template, {"A3": "jv"})) == [
        "A3: “jv” is niet meer in dit team sinds 1 februari 2026. "
        "Haal de regel weg, of verander die dag eerst op de pagina van de mensen."
    ]
    change_worker(worker, replace(WorkerEntry("JV"), left_on=date(2026, 3, 3)), by=hr, at=NOW)
    assert read(team, template).rows[0].entry.code == "JV"


@pytest.mark.parametrize(("text", "level"), [("3 ", 3), ("U", 3), ("3,0", 3), ("i", 1), (4, 4), (2.0, 2)])
def test_level_may_be_written_in_many_ways(text, level, team, template):
    (first, _) = read(team, with_cells(template, {"F3": text})).rows
    assert first.cells[number_of(team, "Lassen")] == CellEntry(level, 4)


def number_of(team, name: str) -> int:
    return team.needs.get(competence__name=name).competence_id


def test_formula_is_read_as_the_value_it_had(team, template):
    """openpyxl saves no value beside a formula: then nothing is said."""
    (first, _) = read(team, with_cells(template, {"F3": "=1+2"})).rows
    assert first.cells[number_of(team, "Lassen")] == CellEntry(None, 4)


def test_first_visible_sheet_is_read(team, template):
    book = load_workbook(BytesIO(template))
    book.create_sheet("Verborgen", 0).sheet_state = "hidden"
    assert read(team, saved(book)).rows == read(team, template).rows


def test_csv_of_the_same_cells_says_the_same(team, template):
    text = (
        "\ufeffCompetentiematrix;lasserij;versie 2;eigen kijk\r\n"
        "Persoon;Contract;Uren per week;Lassen;Lassen (wil leren);Buigen;Buigen (wil leren)\r\n"
        "JV;Vast;36;3;4;4;4\r\nKB;Vast;36,0;U;3;0;3\r\n"
    )
    assert read(team, text.encode(), "blad.csv").rows == read(team, template).rows
