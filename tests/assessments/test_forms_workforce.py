"""The workforce table: typed rows and pasted ones make the same rows; every wrong cell is named."""

from decimal import Decimal

import pytest

from assessments.forms.workforce import COLUMNS, MAX_ROWS, HeadcountForm, HeadcountFormSet, PasteForm, headcount_initial
from assessments.selectors import headcounts_of
from assessments.services.workforce import HeadcountRow

HEADING = ";".join(COLUMNS)
CONTRACTS = "Vast, Tijdelijk met uitzicht op vast, Tijdelijk zonder uitzicht op vast, Oproep, Uitzend, Payroll, Zzp"


def paste(table):
    form = PasteForm({"table": table})
    assert form.is_valid(), form.errors
    return form.rows


def refusals(table):
    return PasteForm({"table": table}).errors["table"]


def row_form(**cells):
    values = {"function_group": "Productie", "contract_group": "vast", "women": "4", "men": "22"}
    return HeadcountForm(values | cells)


def test_typed_row():
    form = row_form(unit="Fabriek", hours_per_week="1.012,5")
    assert form.is_valid()
    assert form.row == HeadcountRow("Fabriek", "Productie", "vast", 4, 22, 0, Decimal("1012.5"))


def test_empty_row_is_passed_over():
    form = HeadcountForm({"unit": "", "function_group": " ", "contract_group": ""})
    assert form.is_valid()
    assert form.row is None


@pytest.mark.parametrize(
    ("cells", "errors"),
    [
        ({"function_group": ""}, {"function_group": ["Noem de functiegroep van deze regel."]}),
        ({"contract_group": ""}, {"contract_group": ["Kies de contractgroep van deze regel."]}),
        (
            {"contract_group": "stage"},
            {"contract_group": ["Selecteer een geldige keuze. stage is geen beschikbare keuze."]},
        ),
        ({"women": "vier"}, {"women": ["Vul een getal in, bijvoorbeeld 1250 of 12,5."]}),
        ({"men": "4,5"}, {"men": ["Gebruik hele getallen."]}),
        ({"other": "-1"}, {"other": ["Vul een getal in van 0 tot en met 100000."]}),
        ({"hours_per_week": "1,25"}, {"hours_per_week": ["Gebruik hooguit 1 cijfer achter de komma."]}),
        ({"hours_per_week": "4000001"}, {"hours_per_week": ["Vul een getal in van 0 tot en met 4000000."]}),
        ({"unit": "x" * 81}, {"unit": ["Zorg dat deze waarde niet meer dan 80 tekens bevat (het zijn er nu 81)."]}),
    ],
)
def test_wrong_cell_gets_a_dutch_message(cells, errors):
    assert row_form(**cells).errors == errors


@pytest.mark.django_db
def test_table_shows_stored_rows_and_three_empty_ones(draft):
    formset = HeadcountFormSet(initial=headcount_initial(headcounts_of(draft)))
    shown = [(form["function_group"].value(), form["women"].value()) for form in formset]
    stored = [("Productie", "4"), ("Productie", "2"), ("Productie", "1"), ("Kantoor", "9"), ("Kantoor", "3")]
    assert shown == [*stored, *[(None, "")] * 3]


def test_pasted_with_semicolons_and_a_heading():
    table = f"{HEADING}\nFabriek;Productie;Vast;4;22;0;1.012\n;Kantoor;tijdelijk-met-uitzicht;;3;;\n"
    assert paste(table) == [
        HeadcountRow("Fabriek", "Productie", "vast", 4, 22, 0, Decimal(1012)),
        HeadcountRow("", "Kantoor", "tijdelijk-met-uitzicht", 0, 3, 0, None),
    ]


def test_pasted_with_tabs_from_excel():
    table = "Fabriek\tProductie; nachtploeg\tVAST\t4\t22\t0\t1012,5\r\n\r\n \t \t\t\t\t\t\r\n"
    assert paste(table) == [HeadcountRow("Fabriek", "Productie; nachtploeg", "vast", 4, 22, 0, Decimal("1012.5"))]


def test_pasted_cells_between_quotes_may_hold_the_delimiter():
    assert paste('"A; B";Productie;Vast;1;0;0;36')[0].unit == "A; B"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Productie;Vast;4", "er zijn 7 kolommen nodig, hier staan er 3."),
        ("F;;Vast;4;22;0;8", "de kolom Functiegroep is leeg."),
        ("F;P;Stagiair;4;22;0;8", f"“Stagiair” is geen contractgroep. Kies uit: {CONTRACTS}."),
        ("F;P;Vast;vier;22;0;8", "“vier” in de kolom Vrouwen is geen getal."),
        ("F;P;Vast;4;-2;0;8", "“-2” in de kolom Mannen kan niet negatief zijn."),
        ("F;P;Vast;4;2;0,5;8", "“0,5” in de kolom Anders of onbekend is geen aantal mensen."),
        ("F;P;Vast;100001;2;0;8", "“100001” in de kolom Vrouwen is geen aantal mensen."),
        ("F;P;Vast;4;2;0;veel", "“veel” in de kolom Uren per week is geen getal."),
        ("F;P;Vast;4;2;0;4000001", "“4000001” in de kolom Uren per week is te veel; hooguit 4000000 kan."),
    ],
)
def test_wrong_line_is_named_by_its_number(line, message):
    assert refusals(f"{HEADING}\nFabriek;Productie;Vast;4;22;0;8\n{line}") == [f"Regel 3: {message}"]


def test_every_wrong_line_is_named_up_to_ten():
    assert refusals("\n".join(["a;b"] * 12)) == [
        f"Regel {number}: er zijn 7 kolommen nodig, hier staan er 2." for number in range(1, 11)
    ]


def test_more_rows_than_fit_are_refused():
    table = "\n".join(f"Onderdeel {number};P;Vast;1;1;0;8" for number in range(MAX_ROWS + 1))
    assert refusals(table) == ["Dit zijn 201 regels; hooguit 200 kunnen mee. Voeg bedrijfsonderdelen samen."]


def test_nothing_pasted_is_refused():
    assert refusals("") == ["Dit veld is verplicht."]


def test_a_pasted_row_keeps_its_empty_cells_at_both_ends():
    assert paste("\tKantoor\tZzp\t1\t\t\t") == [HeadcountRow("", "Kantoor", "zzp", 1, 0, 0, None)]


def test_spaces_alone_are_no_rows():
    assert paste(" \n\t\t") == []
