from decimal import Decimal

from assessments.questionnaire import CONTRACT_GROUPS, Axis
from reports.documents.dossier import Headcell
from reports.documents.tables import Column, Table
from reports.documents.workforce_tables import NOTE, build_workforce_chapter, count_heads

NUMBERS = tuple(
    Column(label, "number") for label in ("Mensen", "Vrouwen", "Mannen", "Anders of onbekend", "Uren per week")
)
LARGE = (
    Headcell("", "productie", "vast", 10, 20, 0, Decimal("1100")),
    Headcell("", "productie", "oproep", 6, 8, 0, None),
    Headcell("", "kantoor", "vast", 12, 9, 0, Decimal("700")),
)


def label(group):
    return CONTRACT_GROUPS.get(group, group.capitalize())


def chapter(cells):
    return build_workforce_chapter(count_heads(cells), label)


def test_large_groups_are_shown_in_full():
    result = chapter(LARGE)

    assert result.by_contract == Table(
        "Mensen per contractgroep, op 31 december",
        (Column("Contractgroep", "wide"), *NUMBERS),
        (
            ("Vast", "51", "22", "29", "0", "1.800"),
            ("Oproep", "14", "6", "8", "0", "onbekend"),
            ("Totaal", "65", "28", "37", "0", "onbekend"),
        ),
    )
    assert result.crossed.rows == (
        ("Kantoor", "Vast", "21", "12", "9", "0", "700"),
        ("Productie", "Vast", "30", "10", "20", "0", "1.100"),
        ("Productie", "Oproep", "14", "6", "8", "0", "onbekend"),
    )
    assert (result.heads, result.note, result.by_unit) == ("65", "", None)
    assert [bar.label for bar in result.picture.bars] == ["Iedereen", "Productie", "Kantoor"]


def test_small_groups_stay_hidden_with_what_would_give_them_away():
    cells = (*LARGE, Headcell("", "kantoor", "oproep", 1, 2, 0, Decimal("40")))

    result = chapter(cells)

    assert result.crossed.rows == (
        ("Kantoor", "Vast", "afgeschermd", "afgeschermd", "afgeschermd", "0", "afgeschermd"),
        ("Kantoor", "Oproep", "minder dan 5", "minder dan 5", "minder dan 5", "0", "afgeschermd"),
        ("Productie", "Vast", "afgeschermd", "afgeschermd", "afgeschermd", "0", "afgeschermd"),
        ("Productie", "Oproep", "afgeschermd", "afgeschermd", "afgeschermd", "0", "afgeschermd"),
    )
    assert result.by_contract.rows[-1] == ("Totaal", "68", "29", "39", "0", "onbekend")
    assert (result.note, result.picture) == (NOTE, None)


def test_employer_of_three_is_not_counted_out():
    result = chapter((Headcell("", "winkel", "vast", 3, 0, 0, None),))

    assert result.by_contract.rows == (
        ("Vast", "minder dan 5", "minder dan 5", "0", "0", "afgeschermd"),
        ("Totaal", "minder dan 5", "minder dan 5", "0", "0", "afgeschermd"),
    )
    assert result.heads == "minder dan 5"


def test_units_get_a_table_and_a_column_of_their_own():
    north = tuple(Headcell("Noord", "productie", contract, 10, 10, 0, Decimal(1)) for contract in ("vast", "oproep"))
    rest = (Headcell("", "productie", "vast", 20, 20, 0, Decimal(2)),)

    result = chapter((*north, *rest))

    assert result.by_unit.rows == (
        ("Noord", "40", "20", "20", "0", "2"),
        ("Overige", "40", "20", "20", "0", "2"),
        ("Totaal", "80", "40", "40", "0", "4"),
    )
    assert result.crossed.columns[:3] == (Column("Bedrijfsonderdeel"), Column("Functiegroep"), Column("Contractgroep"))


def test_group_text_is_the_number_of_the_tables():
    heads = count_heads((*LARGE, Headcell("", "kantoor", "zzp", 1, 2, 0, None)))

    assert heads.group_text(Axis.CONTRACT, "zzp") == "minder dan 5"
    assert heads.group_text(Axis.CONTRACT, "oproep") == "afgeschermd"
    assert heads.group_text(Axis.FUNCTION, "productie") == "44"
