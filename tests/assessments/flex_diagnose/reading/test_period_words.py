"""Periods as people type them, and back in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.flex_diagnose.reading.period_words import WrittenPeriod, period_name, read_period
from assessments.flex_diagnose.series import Grain
from charts.periods import MONTHS

FEBRUARY = WrittenPeriod(Grain.MONTH, date(2024, 2, 1))
WEEK_FIVE = WrittenPeriod(Grain.WEEK, date(2024, 1, 29))
FIRST_OF_FEBRUARY = WrittenPeriod(None, date(2024, 2, 1))


@pytest.mark.parametrize(
    "text",
    [
        *("februari 2024", "Februari 2024 ", "feb 2024", "feb. 2024", "feb-24", "feb '24", "FEB-2024", "2024 februari"),
        *("2024-02", "02-2024", "2/2024", "202402", "2024M02", "2024MM02", "maand 2 2024", "february 2024"),
    ],
)
def test_month_is_read_in_every_spelling(text):
    assert read_period(text) == FEBRUARY


@pytest.mark.parametrize(
    "text",
    [
        *("2024-W05", "2024w5", "2024W05", "week 5 2024", "week 5 van 2024", "Week 5, 2024", "wk 5 2024", "wk05-2024"),
        *("2024 week 5", "2024-wk5", "w5 2024", "week 5 (2024)", "weeknr. 5 2024", "wk 5 '24"),
    ],
)
def test_week_is_read_in_every_spelling(text):
    assert read_period(text) == WEEK_FIVE


@pytest.mark.parametrize(
    "text",
    [
        *("1-2-2024", "01-02-2024", "1/2/2024", "01.02.2024", "1-2-24", "2024-02-01", "2024/2/1", "20240201"),
        *("2024-02-01T00:00:00", "1-2-2024 0:00", "1 februari 2024", "1 feb. '24", "donderdag 1 februari 2024"),
        *("do 1 feb 2024", "February 1, 2024"),
    ],
)
def test_date_is_read_in_every_spelling(text):
    assert read_period(text) == FIRST_OF_FEBRUARY


@pytest.mark.parametrize("text", ["2024-05", "5-2024", "202405", "2024 5"])
def test_number_beside_a_year_is_a_month_unless_it_stands_under_week(text):
    assert (read_period(text), read_period(text, as_week=True)) == (
        WrittenPeriod(Grain.MONTH, date(2024, 5, 1)),
        WEEK_FIVE,
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "2024", "5", "februari", "feb 4", "1-24", "week 5", "24-jan", "2024-13", "31-2-2024"),
        *(
            "30 feb 2024",
            "week 53 2024",
            "week 0 2024",
            "januari 1924",
            "januari 2150",
            "Q1 2024",
            "kwartaal 1 2024",
            "P3 2024",
        ),
        *("februari 2024?", "februari 2024 * 2", "1234,5", "totaal 2024", "februari februari 2024", "٢٠٢٤-٠٢", "\x00"),
    ],
)
def test_what_is_no_period_with_a_year_is_not_read(text):
    assert read_period(text) is None


def test_week_53_is_read_in_a_year_that_has_one():
    assert read_period("2020-W53") == WrittenPeriod(Grain.WEEK, date(2020, 12, 28))


def test_period_name_is_the_month_or_the_iso_week():
    names = [period_name(Grain.MONTH, date(2024, 3, 1)), period_name(Grain.WEEK, date(2024, 12, 30))]
    assert names == ["maart 2024", "week 1 van 2025"]


def test_months_are_the_dutch_names():
    assert (len(MONTHS), MONTHS[0], MONTHS[2], MONTHS[11]) == (12, "januari", "maart", "december")


@given(st.dates(date(1980, 1, 7), date(2099, 12, 31)), st.sampled_from(Grain))
def test_period_name_is_read_back_as_the_same_period(day, grain):
    start = day.replace(day=1) if grain is Grain.MONTH else day - timedelta(days=day.weekday())
    assert read_period(period_name(grain, start)) == WrittenPeriod(grain, start)


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_period_or_none(text, as_week):
    assert isinstance(read_period(text, as_week=as_week), WrittenPeriod | None)
