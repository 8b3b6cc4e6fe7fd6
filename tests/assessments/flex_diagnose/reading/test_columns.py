"""Headers of tables of hours: which column is what, in the words that people use."""

import pytest

from assessments.flex_diagnose.reading.columns import Header, Role, find_header
from assessments.flex_diagnose.reading.mistakes import Mistake, NeedTableError


def role_of(name: str) -> Role:
    """What a column with this header is, between a month and the hours."""
    roles = find_header([(1, ("Maand", "Uren", name))]).roles
    return next(role for role, indexes in roles.items() if 2 in indexes)


def refusal(*rows: tuple[str, ...]) -> tuple[Mistake, ...]:
    with pytest.raises(NeedTableError) as error:
        find_header(list(enumerate(rows, start=1)))
    return error.value.mistakes


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (Role.WEEK, ["Week", "WEEKNUMMER", "Week nr.", "wk", "Jaar/week", "Week vanaf"]),
        (Role.DATE, ["Datum", "Startdatum", "Eerste dag", "Dag"]),
        (Role.YEAR, ["Jaar", "kalenderjaar"]),
        (Role.ON_CALL, ["Oproep", "Oproepuren", "Uren oproep", "Tijdelijk", "Uren bepaalde tijd"]),
        (Role.AGENCY, ["Uitzend", "Uitzenduren", "Payroll", "Inleen", "Inhuur uitzendkrachten"]),
        (Role.FREELANCE, ["Zzp", "ZZP-uren", "Zelfstandigen", "Freelance"]),
        (Role.FLEX, ["Flex", "Flexuren", "Inhuur", "Externen", "Uren inhuur totaal"]),
        (Role.REPLACEMENT, ["Vervanging", "Ziekte en proef", "waarvan vervanging zieken", "Vervanging bij verzuim"]),
        (Role.LEFT_OUT, ["Verzuimuren", "Contracturen", "Vaste uren", "Fte", "Overuren", "Ziekteverzuim"]),
        (Role.OTHER, ["Orders", "Bezoeken", "Omzet 2024", "Maand 2", "%", "Uren orders"]),
    ],
)
def test_column_is_known_by_its_name(role, names):
    assert {name: role_of(name) for name in names} == dict.fromkeys(names, role)


@pytest.mark.parametrize("name", ["Uren", "UUR", "Totaal", "Gewerkte uren", "Totaal aantal uren per maand"])
def test_hours_are_known_by_their_name(name):
    assert find_header([(1, ("Maand", name))]).roles == {Role.MONTH: (0,), Role.HOURS: (1,)}


@pytest.mark.parametrize("name", ["Maand", "Jaar/maand", "Maandnummer", "Periode", "Tijdvak", "Jaarmaand", "Datum"])
def test_period_is_known_by_its_name(name):
    assert find_header([(1, ("Uren", name))]).period == 1


@pytest.mark.parametrize(
    ("names", "period", "year"),
    [
        (("Datum", "Maand", "Uren"), 0, None),
        (("Datum", "Maand", "Jaar", "Uren"), 1, 2),
        (("Maand", "Week", "Jaar", "Uren"), 1, 2),
        (("Maand", "Periode", "Uren"), 1, None),
        (("Datum", "Jaar", "Uren"), 0, 1),
    ],
)
def test_best_of_more_columns_with_periods_is_taken(names, period, year):
    header = find_header([(1, names)])
    assert (header.period, header.year) == (period, year)


def test_header_may_stand_under_a_title():
    assert find_header([(1, ("Uren per maand",)), (3, ("Maand", "Uren"))]) == Header(
        3, ("Maand", "Uren"), {Role.MONTH: (0,), Role.HOURS: (1,)}, 0, None, 2
    )


def test_table_without_header_begins_at_once():
    assert find_header([(2, ("jan 2024", "120"))]) == Header(
        0, ("Periode", "Uren"), {Role.PERIOD: (0,), Role.HOURS: (1,)}, 0, None, 0
    )


@pytest.mark.parametrize(
    ("names", "mistake"),
    [
        (("Maand", "Orders"), (1, "", "er is geen kolom met alle gewerkte uren. Noem die kolom Uren.")),
        (("Jaar", "Uren"), (1, "", "er staat een jaar, maar geen maand of week. Voeg die kolom toe.")),
        (
            ("Maand", "Uren", "Totaal uren"),
            (1, "C", "“Uren” en “Totaal uren” lijken hetzelfde. Laat één van de twee kolommen staan."),
        ),
        (
            ("Maand", "Maand", "Uren"),
            (1, "B", "“Maand” en “Maand” lijken hetzelfde. Laat één van de twee kolommen staan."),
        ),
    ],
)
def test_header_that_lacks_or_repeats_a_column_is_refused(names, mistake):
    assert refusal(names) == (Mistake(*mistake),)


@pytest.mark.parametrize(
    "names",
    [
        ("Maand", "2022", "2023", "2024"),
        ("Jaar", "jan", "feb", "mrt"),
        ("Periode", "januari 2024", "februari 2024"),
        ("", "jan 2024", "feb 2024"),
        ("Afdeling", "2024-W01", "2024-W02"),
    ],
)
def test_periods_beside_each_other_are_refused(names):
    text = "de maanden, weken of jaren staan naast elkaar. Zet ze onder elkaar, met de periode in de eerste kolom."
    assert refusal(names) == (Mistake(1, "", text),)


@pytest.mark.parametrize("row", [("hallo",), ("jan 2024",), ("120", "jan 2024"), ("Maand",), ("Afdeling", "Uren")])
def test_table_that_cannot_be_understood_is_refused(row):
    text = (
        "we herkennen de kopregel niet. Zet boven de kolommen wat erin staat: Maand (of Week) en Uren. "
        "Kopieer de cellen uit Excel, met de kopregel erbij."
    )
    assert refusal(row) == (Mistake(1, "", text),)
