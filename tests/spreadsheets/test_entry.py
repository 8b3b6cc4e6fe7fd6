"""Sheets to fill in: what a spreadsheet program lets one type, and what stays in sight."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from spreadsheets.entry import Entry, EntryRule
from spreadsheets.reading import read_table
from spreadsheets.writing import Sheet, write_xlsx

RULES = (
    EntryRule((2, 28), "Kies uit de lijst.", choices=("ja", "nee")),
    EntryRule((3,), "Van 0 tot en met 80.", low=Decimal(0), high=Decimal("80.5")),
    EntryRule((4,), "Een dag.", low=date(1950, 1, 1), high=date(2199, 12, 31)),
)
HEADER = ("Wie", "Keus", "Uren", "Dag")


def page_of(**details):
    return load_workbook(BytesIO(xlsx_of(**details))).worksheets[0]


def xlsx_of(rows=(("007", "ja", 36, date(2026, 5, 1)),), **details) -> bytes:
    return write_xlsx((Sheet("Invullen", HEADER, rows, **details),))


def test_rules_hold_for_every_line_under_the_header():
    page = page_of(above=("blad", "versie 1"), entry=Entry(40, RULES))
    found = [
        (str(rule.sqref), rule.type, rule.formula1, rule.formula2, rule.error)
        for rule in page.data_validations.dataValidation
    ]
    assert found == [
        ("B3:B42 AB3:AB42", "list", '"ja,nee"', None, "Kies uit de lijst."),
        ("C3:C42", "decimal", "0", "80.5", "Van 0 tot en met 80."),
        ("D3:D42", "date", "18264", "109574", "Een dag."),
    ]


def test_rule_stops_who_types_something_else_and_leaves_empty_cells_alone():
    rules = page_of(entry=Entry(40, RULES)).data_validations.dataValidation
    assert {(rule.showErrorMessage, rule.errorStyle or "stop", rule.allow_blank) for rule in rules} == {
        (True, "stop", True)
    }


def test_line_above_the_header_moves_what_stays_in_sight():
    page = page_of(above=("blad", "versie 1"), frozen_columns=1)
    assert [cell.value for cell in page[1]] == ["blad", "versie 1", None, None]
    assert [cell.value for cell in page[2]] == list(HEADER)
    assert (page.freeze_panes, page.auto_filter.ref) == ("B3", "A2:D3")


def test_column_of_text_stays_text_where_it_is_filled_in_later():
    page = page_of(entry=Entry(40, text_columns=(1,)))
    assert page.column_dimensions["A"].number_format == "@"
    assert [cell.number_format for cell in page["A"]] == ["General", "@"]
    assert page["C2"].number_format == "General"


def test_line_above_the_header_is_defused_like_any_other():
    data = xlsx_of(above=("=1+1",))
    assert read_table(BytesIO(data), "blad.xlsx").rows[0].cells == ("'=1+1",)


def test_sheet_that_is_not_filled_in_has_no_rules():
    assert page_of().data_validations.dataValidation == []
