"""Hours pasted, uploaded and typed: read, or every mistake with its place, and what was typed stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from assessments.flex_diagnose.forms.hours import TableForm
from assessments.flex_diagnose.forms.typed_hours import NO_NAME, NO_PERIOD, RowsForm, TypedForm
from assessments.flex_diagnose.reading.series_text import text_of_series
from assessments.flex_diagnose.series import Grain
from spreadsheets.writing import Sheet, write_xlsx
from tests.assessments.flex_diagnose.series_factory import monthly, weekly
from tests.spreadsheets.bombs import ratio_bomb, truncated_zip

YEAR = monthly([1000 + place for place in range(12)], (2025, 1), agency_hours=[50] * 12)
TEXT = text_of_series(YEAR)


def sent(**fields) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"version": "0", "days_per_week": "5"} | fields)
    return data


def table_form(file=None, name="uren.csv", **fields) -> TableForm:
    return TableForm(sent(**fields), {"file": SimpleUploadedFile(name, file)} if file is not None else {})


class TestTable:
    def test_text_is_read(self):
        form = table_form(text=TEXT)
        assert form.is_valid()
        assert (form.series, form.seen_version) == (YEAR, 0)

    def test_the_days_are_those_that_were_chosen(self):
        form = table_form(text=TEXT, days_per_week="7")
        assert form.is_valid()
        assert form.series.days_per_week == 7

    def test_a_file_is_read_and_the_text_is_not(self):
        form = table_form(TEXT.encode(), text="onzin")
        assert form.is_valid()
        assert form.series == YEAR

    def test_numbers_of_a_workbook_have_a_point(self):
        rows = tuple((f"2025-{month:02}", 1.234) for month in range(1, 13))
        form = table_form(write_xlsx((Sheet("Uren", ("Maand", "Uren"), rows),)), "uren.xlsx")
        assert form.is_valid()
        assert {period.hours for period in form.series.periods} == {1.234}

    def test_all_mistakes_are_told_with_line_and_column(self):
        lines = TEXT.replace("1003", "veel").replace("1007", "?").splitlines()
        form = table_form(text="\n".join(lines))
        assert not form.is_valid()
        assert [message.split(":")[0] for message in form.errors["text"]] == ["Regel 5, kolom B", "Regel 9, kolom B"]

    def test_mistakes_of_a_file_are_told_at_the_file(self):
        form = table_form(TEXT.replace("1003", "veel").encode())
        assert not form.is_valid()
        assert list(form.errors) == ["file"]
        assert form.errors["file"][0].startswith("Regel 5, kolom B: ")

    @pytest.mark.parametrize(
        ("content", "name"),
        [(b"", "uren.csv"), (ratio_bomb(), "uren.xlsx"), (truncated_zip(), "uren.xlsx"), (b"MZ\x90\x00", "uren.exe")],
    )
    def test_a_file_that_is_no_table_is_refused_with_what_to_do(self, content, name):
        form = table_form(content, name, text=TEXT)
        assert not form.is_valid()
        assert list(form.errors) == ["file"]
        assert form["text"].value() == TEXT

    def test_nothing_at_all_asks_for_the_hours(self):
        form = table_form()
        assert not form.is_valid()
        assert form.errors["text"] == ["Hier staat nog niets. Plak de perioden en de uren, met de kopregel."]

    def test_the_days_are_asked(self):
        form = table_form(text=TEXT, days_per_week="")
        assert not form.is_valid()
        assert form.errors == {"days_per_week": ["Kies op welke dagen er wordt gewerkt."]}

    @pytest.mark.parametrize("version", ["", "x", "-"])
    def test_a_version_that_is_no_number_saves_nothing_unseen(self, version):
        form = table_form(text=TEXT, version=version)
        assert not form.is_valid() or form.seen_version == 0


class TestRows:
    @pytest.mark.parametrize(
        ("first", "count", "grain", "last"),
        [
            ("november 2024", "14", Grain.MONTH, "2025-12-01"),
            ("15-11-2024", "14", Grain.MONTH, "2025-12-01"),
            ("week 1 van 2025", "26", Grain.WEEK, "2025-06-23"),
        ],
    )
    def test_rows_follow_from_the_first_and_how_many(self, first, count, grain, last):
        form = RowsForm({"first": first, "count": count})
        assert form.is_valid()
        assert (form.grain, len(form.starts), str(form.starts[-1])) == (grain, int(count), last)

    @pytest.mark.parametrize(
        ("first", "count", "errors"),
        [
            ("ooit", "24", {"first": [NO_PERIOD]}),
            ("", "24", {"first": [NO_PERIOD]}),
            ("januari 2024", "61", {"count": ["Vul een getal in van 1 tot en met 60."]}),
            ("januari 2024", "", {"count": ["Kies 12 tot en met 60 maanden."]}),
            ("week 1 2024", "25", {"count": ["Kies 26 tot en met 60 weken."]}),
        ],
    )
    def test_rows_that_make_no_series_are_refused(self, first, count, errors):
        assert RowsForm({"first": first, "count": count}).errors == errors


def rows_form(first="januari 2025", count="12") -> RowsForm:
    form = RowsForm({"first": first, "count": count})
    assert form.is_valid()
    return form


def typed(rows=None, **fields) -> TypedForm:
    """`rows` are cells by column, from January 2025 on."""
    cells = {f"{column}-{index}": cell for column, cells in (rows or {}).items() for index, cell in enumerate(cells)}
    return TypedForm(rows_form(), sent(first="januari 2025", count="12", **cells | fields))


class TestTyped:
    def test_cells_are_read_and_empty_columns_are_not_known(self):
        form = typed({"hours": [str(1000 + place) for place in range(12)], "agency_hours": ["50"] * 12})
        assert form.is_valid()
        assert form.series == YEAR

    def test_rows_that_stay_empty_at_an_end_are_left_out(self):
        form = TypedForm(
            rows_form("november 2024", "15"),
            sent(first="november 2024", count="15", **{f"hours-{index}": "10" for index in range(1, 14)}),
        )
        assert form.is_valid()
        assert [str(form.series.periods[place].starts_on) for place in (0, -1)] == ["2024-12-01", "2025-12-01"]

    def test_a_mistake_stands_at_its_cell_and_everything_stays(self):
        form = typed({"hours": ["1000"] * 3 + ["veel"] + ["1000"] * 8, "agency_hours": ["5000"] + ["50"] * 11})
        assert not form.is_valid()
        assert [(cell.name, cell.label, cell.value) for cell in form.wrong_cells] == [
            ("hours-3", "Uren, april 2025", "veel")
        ]
        assert [cell.value for cell in form.rows[0][1]] == ["1000", "", "5000", "", "", ""]

    def test_a_gap_is_told_at_the_cell_that_is_empty(self):
        form = typed({"hours": ["1000"] * 3 + [""] + ["1000"] * 8})
        assert not form.is_valid()
        assert [cell.name for cell in form.wrong_cells] == ["hours-3"]

    def test_what_is_about_a_row_names_the_row(self):
        form = typed({"hours": ["1000"] * 12, "agency_hours": ["50", "5000"] + ["50"] * 10})
        assert not form.is_valid()
        (message,) = form.non_field_errors()
        assert message.startswith("Februari 2025: ")

    def test_an_empty_table_asks_for_the_hours(self):
        form = typed()
        assert not form.is_valid()
        assert form.non_field_errors()

    def test_the_second_series_has_the_name_that_was_given(self):
        form = typed({"hours": ["1000"] * 12, "measure": ["7"] * 12}, measure_name="Orders")
        assert form.is_valid()
        assert (form.need.measure_name, form.series.column("measure")[0]) == ("Orders", 7)

    @pytest.mark.parametrize("name", ["Uitzend", "Verlof"])
    def test_a_name_that_means_something_else_is_refused(self, name):
        form = typed({"hours": ["1000"] * 12, "measure": ["7"] * 12}, measure_name=name)
        assert not form.is_valid()
        assert form.errors == {"measure_name": [NO_NAME]}

    def test_stored_hours_stand_in_their_rows(self):
        form = TypedForm(rows_form("december 2025", "12"), series=YEAR, initial={"measure_name": ""})
        assert [row[:3] for row in form.values[:2]] == [("1011", "", "50"), ("", "", "")]

    def test_weeks_have_their_own_names(self):
        series = weekly([10] * 26, (2025, 1))
        form = TypedForm(rows_form("week 1 van 2025", "26"), series=series)
        assert (form.rows[0][0], form.rows[0][1][0].value) == ("week 1 van 2025", "10")
