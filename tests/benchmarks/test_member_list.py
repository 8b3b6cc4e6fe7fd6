"""A fund's list of members: any order of columns, several spellings, and for every mistake what to do."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.member_list import (
    LONGEST,
    MOST_PROBLEM_TEXT,
    MOST_ROWS,
    SIZES,
    CheckedRow,
    ListedMember,
    ListError,
    check_list,
    problems_of,
    read_header,
    tidy,
)
from benchmarks.models import MemberImportRow
from organisations.models import SizeClass
from spreadsheets.reading import read_table
from spreadsheets.table import Row, Table

HEADER = ("naam", "kvk", "e-mail", "concern", "deelbranche", "grootte")
BRANCHES = ("Installatie", "Metaal")
GOOD = ListedMember("Jansen BV", "90000001", "hr@jansen.example", "Jansen Groep", "Metaal", "10-49")


def table(*lines, header=HEADER):
    return Table(tuple(Row(number, tuple(cells)) for number, cells in enumerate((header, *lines), start=1)))


def cells(**changes):
    line = {"name": "Jansen BV", "kvk": "90000001", "email": "hr@jansen.example"} | changes
    return tuple(line.get(field, "") for field in LONGEST)


def problem(**changes):
    (row,) = check_list(table(cells(**changes)), BRANCHES)
    return row.problem


def test_a_good_line_is_read_with_its_number():
    line = ("Jansen BV", "90000001", "hr@jansen.example", "Jansen Groep", "Metaal", "10-49")
    assert check_list(table(line), BRANCHES) == (CheckedRow(2, GOOD, ""),)


def test_columns_stand_in_any_order_under_several_names():
    header = ("Aantal medewerkers", "KvK-nummer", "", "Bedrijfsnaam", "Holding", "E-MAILADRES", "Sub-branche")
    line = ("37", "9000 0001", "weg", " Jansen  BV ", "Jansen Groep", "hr@jansen.example", "METAAL")
    assert check_list(table(line, header=header), BRANCHES) == (CheckedRow(2, GOOD, ""),)


def test_columns_that_may_be_missing_are_empty():
    rows = check_list(table(("Jansen BV", "90000001", "hr@jansen.example"), header=HEADER[:3]), ())
    assert rows == (CheckedRow(2, ListedMember("Jansen BV", "90000001", "hr@jansen.example"), ""),)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (("naam", "kvk"), "Wij missen de kolom e-mail. Zet op de eerste regel de namen van de kolommen: naam, kvk,"),
        (("grootte",), "Wij missen de kolom naam en de kolom kvk en de kolom e-mail."),
        ((*HEADER, "Bedrijf"), "De kolom naam staat er twee keer in. Haal er een weg."),
        ((*HEADER, "Telefoon"), "De kolom “Telefoon” kennen wij niet. Haal hem weg, of geef hem een van deze namen:"),
    ],
)
def test_a_header_that_cannot_be_read_is_told(header, message):
    with pytest.raises(ListError) as caught:
        read_header(header)
    assert str(caught.value).startswith(message)


def test_a_header_alone_is_told():
    with pytest.raises(ListError, match="Onder de kopregel staan geen leden"):
        check_list(table(), ())


def test_more_lines_than_we_take_are_told():
    with pytest.raises(ListError, match="Deze lijst heeft 10001 leden"):
        check_list(table(*[cells()] * (MOST_ROWS + 1)), ())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "Vul de naam van de werkgever in."),
        ({"kvk": ""}, "Vul een KvK-nummer van acht cijfers in."),
        ({"kvk": "900000012"}, "Vul een KvK-nummer van acht cijfers in."),
        ({"kvk": "９0000001"}, "Vul een KvK-nummer van acht cijfers in."),
        ({"kvk": "1234567"}, "Dit KvK-nummer heeft zeven cijfers. Viel de nul vooraan weg? Dan is het 01234567."),
        ({"email": "hr"}, "Vul een e-mailadres in zoals hr@bedrijf.nl."),
        ({"email": "hr@localhost"}, "Vul een e-mailadres in zoals hr@bedrijf.nl."),
        ({"email": "a@b.nl, c@d.nl"}, "Vul een e-mailadres in zoals hr@bedrijf.nl."),
        ({"sub_branch": "Hout"}, "Kies bij deelbranche uit: Installatie, Metaal. Of laat hem leeg."),
        (
            {"size_class": "1-sep"},
            "Kies bij grootte uit 1-9, 10-49, 50-249, 250+, of vul het aantal medewerkers in.",
        ),
        ({"size_class": "0"}, "Kies bij grootte uit 1-9, 10-49, 50-249, 250+, of vul het aantal medewerkers in."),
        ({"holding": "x" * 121}, "Vul bij concern hooguit 120 tekens in."),
    ],
)
def test_what_is_wrong_is_told(changes, told):
    assert problem(**changes) == told


def test_a_sub_branch_in_a_round_without_any_is_told():
    assert problems_of(GOOD, ()) == {
        "sub_branch": "Deze ronde heeft geen deelbranches. Laat deelbranche leeg.",
    }


def test_one_number_on_more_lines_names_another_line():
    lines = [cells(), cells(kvk="90000002"), cells(), cells(kvk="9000.0001")]
    told = [row.problem for row in check_list(table(*lines), BRANCHES)]
    other = "Dit KvK-nummer staat ook op regel {}. Haal een van de twee weg."
    assert told == [other.format(4), "", other.format(2), other.format(2)]


def test_empty_numbers_are_not_the_same_number():
    told = [row.problem for row in check_list(table(cells(kvk=""), cells(kvk="")), BRANCHES)]
    assert told == ["Vul een KvK-nummer van acht cijfers in."] * 2


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("1-9", "1-9"),
        ("1 – 9", "1-9"),
        ("1 tot 10 medewerkers", "1-9"),
        ("10 t/m 49", "10-49"),
        ("50 tot en met 249", "50-249"),
        ("250 of meer", "250+"),
        ("250 medewerkers of meer", "250+"),
        ("1", "1-9"),
        ("10", "10-49"),
        ("249", "50-249"),
        ("12000", "250+"),
        ("", ""),
    ],
)
def test_a_size_may_be_written_in_many_ways(typed, size):
    assert tidy(ListedMember(size_class=typed), ()).size_class == size


def test_sizes_are_those_of_organisations():
    assert list(SIZES) == SizeClass.values
    assert {SizeClass.of(least) for least in SIZES.values()} == set(SizeClass)
    assert [tidy(ListedMember(size_class=size.label), ()).size_class for size in SizeClass] == SizeClass.values


def test_what_is_kept_fits_its_row():
    kept = {field: MemberImportRow._meta.get_field(field).max_length for field in LONGEST}
    assert (kept, MemberImportRow._meta.get_field("problem").max_length) == (LONGEST, MOST_PROBLEM_TEXT)


@given(st.lists(st.text(max_size=300), min_size=6, max_size=6))
def test_any_text_is_kept_cut_or_told(line):
    (row,) = check_list(table(line), tuple("b" * 70 + str(number) for number in range(20)))
    assert all(len(getattr(row.member, field)) <= most for field, most in LONGEST.items())
    assert len(row.problem) <= MOST_PROBLEM_TEXT


def test_a_csv_from_dutch_excel_is_read():
    text = "naam;kvk;e-mail\r\nCafé Zoë;90000001;hr@zoe.example\r\n"
    rows = check_list(read_table(BytesIO(text.encode("windows-1252")), "leden.csv"), ())
    assert rows == (CheckedRow(2, ListedMember("Café Zoë", "90000001", "hr@zoe.example"), ""),)
