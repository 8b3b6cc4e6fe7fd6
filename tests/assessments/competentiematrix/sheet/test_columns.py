"""Columns by their title, in whatever order, and what is said of those that are not of the team."""

import pytest

from assessments.competentiematrix.matrix import Competence
from assessments.competentiematrix.sheet.columns import CODE, Column, FoundColumns, columns_of, find_columns
from assessments.competentiematrix.sheet.mistakes import MistakeList
from spreadsheets.table import Row
from tests.assessments.competentiematrix.sheet.sheets import ASKED, TITLES

COLUMNS = columns_of(ASKED.competences)


def find(*titles: str, columns=COLUMNS) -> tuple[FoundColumns, list[str]]:
    mistakes = MistakeList()
    found = find_columns(Row(2, titles), columns, mistakes)
    return found, [str(mistake) for mistake in mistakes.listed]


def test_columns_of_a_competence_ask_for_its_certificate_where_it_needs_one():
    assert columns_of(ASKED.competences)[5:] == (
        Column("Lassen", "now", 1),
        Column("Lassen (wil leren)", "could", 1),
        Column("Heftruck", "now", 2),
        Column("Heftruck (wil leren)", "could", 2),
        Column("Heftruck (certificaat op)", "certified_on", 2),
    )


def test_columns_are_found_in_their_order():
    assert find(*TITLES) == (FoundColumns(dict(enumerate(COLUMNS)), ()), [])


def test_shuffled_columns_are_found_by_title():
    found, mistakes = find(*reversed(TITLES))
    assert (found, mistakes) == (FoundColumns(dict(enumerate(reversed(COLUMNS))), ()), [])


def test_capitals_and_spaces_in_a_title_make_no_difference():
    found, mistakes = find("PERSOON ", " lassen\n(wil  leren)")
    assert (found.by_place, mistakes) == ({0: CODE, 1: COLUMNS[6]}, [])


def test_column_that_is_not_there_is_told():
    found, mistakes = find("Persoon", "", "Lassen", "Heftruck", "Heftruck (wil leren)")
    assert found.by_place == {0: CODE, 2: COLUMNS[5], 3: COLUMNS[7], 4: COLUMNS[8]}
    assert found.missing == (
        "Contract", "Uren per week", "Bureau", "Mailadres", "Lassen (wil leren)", "Heftruck (certificaat op)",
    )  # fmt: skip
    assert mistakes == []


@pytest.mark.parametrize(
    ("title", "advice"),
    [
        ("Lasen", "Bedoelt u “Lassen”?"),
        ("Heftruk (wil leren)", "Bedoelt u “Heftruck (wil leren)”?"),
        ("Opmerking", "Haal de kolom weg."),
    ],
)
def test_renamed_column_is_told_with_the_nearest_that_was_not_seen(title, advice):
    _, mistakes = find("Persoon", title)
    assert mistakes == [f"B2: “{title}” is geen kolom van dit team. {advice}"]


def test_title_close_to_a_column_that_is_there_is_not_taken_for_it():
    _, mistakes = find(*TITLES, "Lassen 2")
    assert mistakes == ["K2: “Lassen 2” is geen kolom van dit team. Haal de kolom weg."]


def test_column_that_stands_there_twice_is_told_with_the_first():
    found, mistakes = find("Persoon", "Lassen", "Contract", "LASSEN")
    assert mistakes == ["D2: “LASSEN” staat ook in kolom B. Haal een van beide kolommen weg."]
    assert found.by_place[1] == COLUMNS[5]


def test_sheet_that_does_not_say_who_is_refused():
    _, mistakes = find("Lassen", "Contract")
    assert mistakes == ["De kolom “Persoon” ontbreekt. Zet daarin het personeelsnummer of de initialen."]


def test_name_that_was_defused_in_the_template_is_known():
    plus = columns_of([Competence(7, "+5 ton heffen")])
    found, mistakes = find("Persoon", "'+5 ton heffen", columns=plus)
    assert (found.by_place[1], mistakes) == (plus[5], [])
