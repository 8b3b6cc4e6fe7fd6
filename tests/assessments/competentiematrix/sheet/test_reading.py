"""A sheet as rows of people, or everything that is wrong with it by cell."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.competentiematrix.services.levels import CellEntry
from assessments.competentiematrix.services.workers import WorkerEntry
from assessments.competentiematrix.sheet.changes import PersonRow
from assessments.competentiematrix.sheet.heading import DOWNLOAD
from assessments.competentiematrix.sheet.mistakes import SheetError
from tests.assessments.competentiematrix.sheet.sheets import FIRST, TITLES, person, read

# As a row has them: now, to learn, and of the second competence the day of the certificate.
NOTHING = ("", "", "", "", "")


def mistakes(*lines, **details) -> tuple[str, ...]:
    with pytest.raises(SheetError) as error:
        read(*lines, **details)
    return error.value.lines


def test_line_is_read_as_a_person_with_facts_and_levels():
    line = person("JV", "Uitzend", "22,5", "Flexbureau Maas", "jv@voorbeeld.example", ("3", "O", "1", "", "1-5-2025"))
    entry = WorkerEntry("JV", "uitzend", Decimal("22.5"), "Flexbureau Maas", "jv@voorbeeld.example")
    cells = {1: CellEntry(3, 4), 2: CellEntry(1, None, date(2025, 5, 1))}
    found = read(line)
    assert (found.rows, found.cells, found.is_own, found.missing) == ((PersonRow(entry, cells),), ("A3",), True, ())


def test_cell_that_is_empty_says_nothing():
    assert read(person("JV", cells=NOTHING)).rows == (PersonRow(WorkerEntry("JV", ""), {}),)
    assert read(person("JV", cells=("", "", "0"))).rows[0].cells == {2: CellEntry(0)}


def test_shuffled_columns_mean_the_same():
    line = person("JV", "Vast", "36", "", "", ("3", "4", "1", "2", "1-5-2025"))
    shuffled = read(tuple(reversed(line)), titles=tuple(reversed(TITLES)))
    assert shuffled.rows == read(line).rows
    assert shuffled.cells == ("J3",)


def test_columns_that_are_not_there_say_nothing():
    found = read(("JV", "3"), titles=("Persoon", "Heftruck"))
    assert found.rows == (PersonRow(WorkerEntry("JV", ""), {2: CellEntry(3)}),)
    assert found.missing == (*TITLES[1:7], *TITLES[8:])


def test_every_mistake_is_told_with_its_cell():
    lines = (
        person("JV", "Stage", "veel", "", "geen mail", ("goed", "5", "-1", "2.5", "31-2-2025")),
        person("", cells=("3",)),
        person("jv"),
    )
    assert mistakes(*lines, merged=("A9:B9",), titles=(*TITLES, "Opmerking")) == (
        "A9:B9: deze cellen zijn samengevoegd. Maak er weer losse cellen van.",
        "K2: “Opmerking” is geen kolom van dit team. Haal de kolom weg.",
        "B3: “Stage” is geen contract dat wij kennen. Kies uit: Vast, Tijdelijk met uitzicht op vast, "
        "Tijdelijk zonder uitzicht op vast, Oproep, Uitzend, Payroll, Zzp.",
        "C3: “veel” is geen aantal uren. Schrijf een getal, bijvoorbeeld 36 of 22,5.",
        "E3: “geen mail” is geen mailadres. Schrijf een mailadres zoals naam@bedrijf.nl, of maak de cel leeg.",
        "F3: “goed” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.",
        "G3: “5” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.",
        "H3: “-1” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.",
        "I3: “2.5” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O.",
        "J3: “31-2-2025” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 1-5-2026.",
        "A4: hier staat niet om wie het gaat. Vul het personeelsnummer of de initialen in, of maak de regel leeg.",
        "A5: “jv” staat ook op regel 3. Haal een van beide regels weg.",
    )


def test_of_very_many_mistakes_the_rest_is_counted():
    lines = mistakes(*(person(f"P{n}", cells=("x", "x", "x")) for n in range(1000)))
    assert lines[0] == "F3: “x” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O."
    assert (len(lines), lines[-1]) == (51, "En nog 2950.")


@pytest.mark.parametrize(("column", "length"), [("Persoon", 30), ("Bureau", 80)])
def test_text_that_does_not_fit_is_refused(column, length):
    line = dict.fromkeys(TITLES, "") | {"Persoon": "JV", column: "x" * length}
    assert read(tuple(line.values())).rows
    line[column] += "x"
    (mistake,) = mistakes(tuple(line.values()))
    assert mistake.endswith(f"… is te lang. Gebruik hooguit {length} tekens.".replace("… is", "…” is"))


def test_column_without_a_title_is_told_once():
    lines = (person("JV"), (*person("KB", cells=NOTHING), "iets"), (*person("MD", cells=NOTHING), "nog iets"))
    assert mistakes(*lines) == ("K4: deze kolom heeft geen kop. Zet die erboven, of haal de kolom weg.",)
    titles = ("Persoon", "", "Lassen")
    assert mistakes(("JV", "wat", "3"), titles=titles) == (
        "B3: deze kolom heeft geen kop. Zet die erboven, of haal de kolom weg.",
    )
    assert read(("JV", "", "3"), titles=titles).rows[0].cells == {1: CellEntry(3)}


def test_sheet_of_another_version_is_not_read_on():
    first = (*FIRST[:2], "versie 2")
    assert mistakes(person("JV", cells=("goed",)), first=first) == (
        f"C1: dit is versie 2, en het team is bij versie 3: de competenties zijn veranderd. {DOWNLOAD}",
    )


def test_sheet_made_by_hand_is_refused():
    assert mistakes(person("JV"), first=TITLES) == (
        f"A1: hier hoort “Competentiematrix” te staan, en daarachter het team en de versie. {DOWNLOAD}",
    )


def test_sheet_without_a_column_of_people_is_not_read_on():
    assert mistakes(("3", "goed"), titles=("Lassen", "Heftruck")) == (
        "De kolom “Persoon” ontbreekt. Zet daarin het personeelsnummer of de initialen.",
    )


@pytest.mark.parametrize("titles", [TITLES, ()])
def test_sheet_without_people_is_refused(titles):
    (mistake,) = mistakes(titles=titles)
    told = "Er staat nog niemand in dit blad." if titles else "De kolom “Persoon” ontbreekt."
    assert mistake.startswith(told)


def test_lines_may_stand_lower_on_the_sheet():
    found = read((), (), person("JV"), (), person("KB"))
    assert found.cells == ("A5", "A7")


def test_text_that_was_defused_in_the_template_is_read_as_it_was():
    line = person("'-7", agency="'=Bureau")
    assert read(line).rows[0].entry == WorkerEntry("-7", "", agency="=Bureau")


def test_lines_within_a_cell_become_spaces():
    assert read(person("J\nV")).rows[0].entry.code == "J V"


@given(st.lists(st.lists(st.text(max_size=12), max_size=12), max_size=4), st.lists(st.text(max_size=12), max_size=12))
def test_any_text_is_read_or_refused(lines, titles):
    try:
        found = read(*lines, titles=("Persoon", *titles))
    except SheetError:
        return
    assert [row for row in found.rows if not 0 < len(row.entry.code) <= 30] == []
