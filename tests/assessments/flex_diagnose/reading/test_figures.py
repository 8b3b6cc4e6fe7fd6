"""The figures of a table of hours: which columns count, and what is wrong with a cell or a column."""

import pytest

from assessments.flex_diagnose.reading.columns import find_header
from assessments.flex_diagnose.reading.figures import Figures, read_figures
from assessments.flex_diagnose.reading.mistakes import Mistake


def figures_of(names: str, *lines: str) -> Figures:
    """Of cells between semicolons; the periods are not looked at."""
    rows = [(line, tuple(cells.split(";"))) for line, cells in enumerate((f"Maand;{names}", *lines), start=1)]
    return read_figures(find_header(rows), rows[1:], is_of_workbook=False)


def test_columns_of_one_kind_of_flex_work_are_added_up():
    assert figures_of("Uren;Uitzend;Payroll;Zzp", "jan;100;10;5;1", "feb;90;8;4;0").columns == {
        "hours": (100.0, 90.0),
        "agency_hours": (15.0, 12.0),
        "freelance_hours": (1.0, 0.0),
    }


def test_empty_column_is_not_known_and_named():
    assert figures_of("Uren;Uitzend", "jan;100;", "feb;90;") == Figures(
        {"hours": (100.0, 90.0)}, "", ("Niet gelezen: “Uitzend”.",), ()
    )


def test_one_column_for_all_flex_work_counts_as_agency_work():
    assert figures_of("Uren;Flexuren", "jan;100;10") == Figures(
        {"hours": (100.0,), "agency_hours": (10.0,)},
        "",
        ("“Flexuren” telt als uitzend, want oproep, uitzend en zzp staan niet apart.",),
        (),
    )


def test_total_of_the_flex_work_is_left_out_where_the_kinds_stand():
    assert figures_of("Uren;Flex;Oproep", "jan;100;10;10") == Figures(
        {"hours": (100.0,), "on_call_hours": (10.0,)},
        "",
        ("“Flex” is niet gelezen, want de soorten flex staan er apart bij.",),
        (),
    )


def test_column_of_the_employers_own_is_the_measure_and_may_be_negative():
    assert figures_of("Uren;Opmerking;Temperatuur;Verzuim", "jan;100;druk;-4,5;3", "feb;90;;2;3") == Figures(
        {"hours": (100.0, 90.0), "measure": (-4.5, 2.0)},
        "Temperatuur",
        ("Niet gelezen: “Verzuim”, “Opmerking”.",),
        (),
    )


def test_point_of_thousands_is_told():
    assert figures_of("Uren", "jan;1.234") == Figures(
        {"hours": (1234.0,)}, "", ("Een punt in een getal is gelezen als teken voor duizend: 1.234 is 1234.",), ()
    )


@pytest.mark.parametrize(
    ("names", "lines", "mistakes"),
    [
        ("Uren", ["jan;5", "feb;"], [(3, "B", "deze cel is leeg. Vul 0 in als er geen uren waren.")]),
        (
            "Uren;Orders",
            ["jan;5;2", "feb;5;", "mrt;5;3000000000"],
            [
                (3, "C", "deze cel is leeg. Vul het getal in, of haal de kolom weg."),
                (4, "C", "dit getal is te groot. Reken in duizenden."),
            ],
        ),
        (
            "Uren",
            ["jan;-5", "feb;10000001"],
            [
                (2, "B", "uren kunnen niet negatief zijn. Tel correcties op bij de periode waar ze bij horen."),
                (3, "B", "dit zijn meer dan 10 miljoen uren in één periode. Controleer de punten en komma's."),
            ],
        ),
        ("Uren", ["jan;0", "feb;0"], [(0, "", "alle uren zijn 0. Vul de gewerkte uren in.")]),
        (
            "Uren;Uitzend;Zzp",
            ["jan;100;60;40,5", "feb;100;60;40", "mrt;x;60;40"],
            [
                (4, "B", "“x” is geen getal. Vul alleen cijfers in, zoals 1234,5."),
                (2, "", "de flexuren samen (100,5) zijn meer dan alle uren (100). Tel flex mee in alle uren."),
            ],
        ),
        (
            "Uren;Uitzend;Vervanging",
            ["jan;100;10;10,5", "feb;100;10;10"],
            [(2, "", "vervanging (10,5) is meer dan alle flex (10). Tel alleen wat flex verving.")],
        ),
        (
            "Uren;Vervanging",
            ["jan;100;10"],
            [
                (
                    1,
                    "",
                    "er zijn uren vervanging, maar geen uren oproep, uitzend of zzp. "
                    "Voeg die toe, of haal vervanging weg.",
                )
            ],
        ),
        (
            "Uren;Orders;Bezoeken",
            ["jan;100;1;2"],
            [
                (
                    1,
                    "D",
                    "“Orders” en “Bezoeken”: we lezen één reeks naast de uren. "
                    "Laat er één staan en haal de andere kolommen weg.",
                )
            ],
        ),
        (
            "Uren",
            ["jan;100", "feb;100;5", "mrt;100;5"],
            [
                (
                    3,
                    "C",
                    "boven “5” staat geen kop. Zet boven elke kolom wat erin staat. Is de komma hier het "
                    "decimaalteken? Scheid de kolommen dan met een puntkomma of een tab.",
                )
            ],
        ),
    ],
)
def test_figures_that_cannot_be_right_are_refused(names, lines, mistakes):
    assert figures_of(names, *lines).mistakes == tuple(Mistake(*mistake) for mistake in mistakes)
