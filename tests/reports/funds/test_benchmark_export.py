"""The tables for download: every published cell is one row, and the dictionary explains every column."""

from assessments.edition_files import load_edition
from benchmarks.cells import Crowd
from reports.funds.benchmark_export import (
    DICTIONARY_HEADER,
    HEADER,
    Source,
    build_dictionary,
    build_rows,
    build_source_rows,
)
from tests.reports.published import CELLS

EDITION = load_edition("goed-werk/2026")
SOURCE = Source("Metaal (fictief)", 2026, "correctie", "1 december 2026", "Goed werk 2026", "ab12", True)


def row_of(number):
    return dict(zip(HEADER, build_rows(EDITION, SOURCE, CELLS)[number], strict=True))


def test_indicator_has_all_its_fields():
    assert row_of(0) == {
        "fonds": "Metaal (fictief)",
        "verslagjaar": 2026,
        "publicatie": "correctie",
        "deelbranche": "alle",
        "grootte": "alle groottes",
        "route": "volledige route",
        "soort": "indicator",
        "code": "autonomie",
        "indicator": "Autonomie",
        "omschrijving": "",
        "werkgevers": "100 of meer werkgevers",
        "eenheid": "punten",
        "gemiddelde": 61,
        "grens": None,
        "middelste_helft_van": 45,
        "middelste_helft_tot": 70,
        "aandeel_kwetsbaar": 15,
        "aandeel_in_ontwikkeling": 20,
        "aandeel_goed_genoeg": 45,
        "aandeel_voorbeeldig": 20,
        "verschil_met_vorig_jaar": -6,
    }


def test_practice_says_what_applying_is_and_only_an_edge_where_no_mean_is_told():
    row = row_of(4)
    question = EDITION.question("hinderlijke-regels")
    assert (row["soort"], row["indicator"], row["eenheid"]) == ("praktijk", "Autonomie", "procent van de werkgevers")
    assert row["omschrijving"] == f"{question.text} Toepassen is: {question.levels[3]}"
    assert (row["gemiddelde"], row["grens"]) == (None, "onder 10")


def test_group_is_named_by_branch_size_and_route():
    groups = {(row[3], row[4], row[5]) for row in build_rows(EDITION, SOURCE, CELLS)}
    assert groups == {
        ("alle", "alle groottes", "volledige route"),
        ("alle", "10 tot 50 medewerkers", "volledige route"),
        ("alle", "50 tot 250 medewerkers", "volledige route"),
        ("alle", "1 tot 10 medewerkers", "korte route"),
        ("Plaatwerk", "alle groottes", "volledige route"),
        ("Plaatwerk", "50 tot 250 medewerkers", "volledige route"),
    }


def test_dictionary_explains_every_column_once():
    dictionary = build_dictionary()
    assert tuple(row[0] for row in dictionary) == HEADER
    assert {len(row) for row in dictionary} == {len(DICTIONARY_HEADER)}
    assert all(meaning and values for _, meaning, _, values in dictionary)


def test_dictionary_lists_every_value_of_closed_columns():
    allowed = {row[0]: row[3] for row in build_dictionary()}
    closed = ("publicatie", "route", "soort", "werkgevers", "grens")
    rows = [dict(zip(HEADER, row, strict=True)) for row in build_rows(EDITION, SOURCE, CELLS)]
    assert [(name, row[name]) for row in rows for name in closed if row[name] and row[name] not in allowed[name]] == []


def test_dictionary_tells_how_the_means_are_rounded():
    (meaning,) = (row[1] for row in build_dictionary() if row[0] == "gemiddelde")
    words = {Crowd.TENS: "{} bij 10 tot 20", Crowd.SCORES: "{} bij 20 tot 100", Crowd.HUNDREDS: "{} vanaf 100"}
    score, practice = meaning.split("een praktijk op")
    assert [w for c, w in words.items() if f"op {w.format(c.step)}" not in score] == []
    assert [c for c, w in words.items() if c.practice_step and w.format(c.practice_step) not in practice] == []


def test_source_tells_the_seal_and_that_it_is_fictional():
    told = dict(build_source_rows(SOURCE))
    assert (told["kenmerk (SHA-256)"], told["fictieve gegevens"]) == ("ab12", "ja, alles is verzonnen")
    real = Source("Metaal", 2026, "publicatie", "1 december 2026", "Goed werk 2026", "ab12", False)
    assert dict(build_source_rows(real))["fictieve gegevens"] == "nee"
