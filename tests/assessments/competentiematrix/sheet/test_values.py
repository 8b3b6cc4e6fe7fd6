"""What one cell of a sheet says."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.competentiematrix.sheet.values import contract_in, day_in, hours_in, level_in
from tests.assessments.competentiematrix.sheet.sheets import TODAY


def refusal(read, *cell) -> str:
    with pytest.raises(ValueError, match=r".") as error:
        read(*cell)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "level"),
    [("", None), ("3", 3), ("3 ", 3), ("3,0", 3), ("3.0", 3), ("0", 0), ("I", 1), ("l", 2), (" U", 3), ("O", 4)],
)
def test_level_is_a_figure_or_a_letter(text, level):
    assert level_in(text) == level


@pytest.mark.parametrize(
    "text", ["goed", "5", "-1", "2.5", "2,5", "3-4", "34", "nvt", "?", "ja", "#N/A", "03", "³", "٣"]
)
def test_anything_else_is_no_level(text):
    assert refusal(level_in, text) == f"“{text}” is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O."


@pytest.mark.parametrize(
    ("text", "hours"),
    [("", None), ("36", "36"), ("22,5", "22.5"), ("22.5", "22.5"), ("22,50", "22.5"), ("0", "0"), ("80", "80")],
)
def test_hours_have_at_most_one_decimal(text, hours):
    assert hours_in(text) == (None if hours is None else Decimal(hours))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("veel", "is geen aantal uren. Schrijf een getal, bijvoorbeeld 36 of 22,5."),
        ("-4", "is geen aantal uren."),
        ("1e1", "is geen aantal uren."),
        ("22,25", "heeft te veel cijfers achter de komma."),
        ("80,1", "is te veel. Schrijf de uren per week, van 0 tot en met 80."),
        ("999", "is te veel."),
    ],
)
def test_hours_that_nobody_works_are_refused(text, words):
    assert refusal(hours_in, text).startswith(f"“{text}” {words}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("2025-05-01", date(2025, 5, 1)),
        ("2025-05-01T08:30:00", date(2025, 5, 1)),
        ("1-5-2025", date(2025, 5, 1)),
        ("01/05/2025", date(2025, 5, 1)),
        ("1.5.2025", date(2025, 5, 1)),
        ("2-3-2026", TODAY),
    ],
)
def test_day_is_as_a_spreadsheet_keeps_it_or_as_people_type_it(text, day):
    assert day_in(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["31-2-2025", "2025-13-01", "46143", "1-5-25", "mei 2025", "1-1-1949", "ja", "13:30:00"]
)
def test_what_is_no_day_is_refused(text):
    assert refusal(day_in, text, TODAY) == (
        f"“{text}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 1-5-2026."
    )


def test_certificate_of_tomorrow_is_refused():
    assert refusal(day_in, "3-3-2026", TODAY) == (
        "“3-3-2026” ligt na vandaag. Schrijf de dag waarop het certificaat is behaald."
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", ""),
        ("Vast", "vast"),
        ("UITZEND", "uitzend"),
        ("tijdelijk-met-uitzicht", "tijdelijk-met-uitzicht"),
        ("Tijdelijk  met uitzicht\nop vast", "tijdelijk-met-uitzicht"),
    ],
)
def test_contract_is_known_by_name_and_by_slug(text, slug):
    assert contract_in(text) == slug


def test_unknown_contract_is_refused_with_those_that_can_be():
    words = refusal(contract_in, "Stage")
    assert words.startswith("“Stage” is geen contract dat wij kennen. Kies uit: Vast, Tijdelijk met uitzicht op vast, ")
    assert words.endswith("Payroll, Zzp.")
