"""A series as text: what a person sees in the box, and that the reader of tables reads the same series back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.flex_diagnose.reading.need_table import read_need, rows_of_text
from assessments.flex_diagnose.reading.series_text import number_text, text_of_series
from assessments.flex_diagnose.series import Grain, NeedSeries
from tests.assessments.flex_diagnose.series_factory import monthly, weekly

CENTS = st.integers(1, 100_000_000).map(lambda cents: cents / 100)


def test_text_has_a_header_and_columns_of_equal_width():
    series = monthly([1200.5] + [95] * 11, (2025, 1), agency_hours=[20] * 12, measure=[7] * 12)
    assert text_of_series(series, "Orders").splitlines()[:3] == [
        "Periode       ;   Uren; Uitzend; Orders",
        "januari 2025  ; 1200,5;      20;      7",
        "februari 2025 ;     95;      20;      7",
    ]


def test_weeks_are_written_with_their_year():
    assert text_of_series(weekly([10] * 26, (2024, 40))).splitlines()[1] == "week 40 van 2024;   10"


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (0, "0"), (1250, "1250"), (12.5, "12,5"), (0.25, "0,25"), (100.0, "100")]
)
def test_a_number_can_be_read_one_way_only(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(("make", "count"), [(monthly, 12), (weekly, 26)])
@given(data=st.data())
@settings(max_examples=15)
def test_what_is_printed_is_read_back_the_same(make, count, data):
    hours = data.draw(st.lists(CENTS, min_size=count, max_size=count))
    columns = {"agency_hours": [hour / 4 for hour in hours]} if data.draw(st.booleans()) else {}
    columns = {name: [round(value, 2) for value in values] for name, values in columns.items()}
    columns |= {"measure": data.draw(st.lists(CENTS, min_size=count, max_size=count))}
    series = make([round(hour, 2) for hour in hours], **columns)
    read = read_need(rows_of_text(text_of_series(series, "Orders")))
    assert (NeedSeries(read.grain, 5, read.periods), read.measure_name) == (series, "Orders")


def test_a_name_that_would_end_a_cell_is_tamed():
    series = monthly([10] * 12, measure=[1] * 12)
    read = read_need(rows_of_text(text_of_series(series, '"Orders"; alle\tlanden')))
    assert (read.grain, read.periods, read.measure_name) == (Grain.MONTH, series.periods, "'Orders', alle landen")
