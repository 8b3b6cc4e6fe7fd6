"""The axis of months and weeks: names where they fit, years where they begin, periods in words."""

from itertools import pairwise

import pytest

from charts.periods import lay_axis, period_words, span_words, unit_words
from charts.plot import NARROW, WIDE, lay_plot, round_scale
from tests.charts.period_starts import months, weeks


def axis_of(starts, size=WIDE):
    return lay_axis(starts, lay_plot(len(starts), round_scale([9000]), "uren", size))


def texts_of(axis, kind):
    return [line.text for line in axis.names if line.kind == kind]


@pytest.mark.parametrize(
    ("starts", "size", "names"),
    [
        (months(12), WIDE, "jan feb mrt apr mei jun jul aug sep okt nov dec"),
        (months(12, 2024, 11), WIDE, "nov dec jan feb mrt apr mei jun jul aug sep okt"),
        (months(12), NARROW, "jan feb mrt apr mei jun jul aug sep okt nov dec"),
        (months(24, 2024, 3), WIDE, "mrt apr mei jun jul aug sep okt nov dec jan feb " * 2),
        (months(36), WIDE, "jan mrt mei jul sep nov " * 3),
        (months(60, 2021, 8), WIDE, "okt " + "jan apr jul okt " * 4 + "jan apr jul"),
        (months(60), NARROW, "jan jul " * 5),
        (weeks(26), WIDE, "jan feb mrt apr mei jun"),
        (weeks(260), WIDE, "jan apr jul okt " * 5),
    ],
)
def test_months_are_named_as_closely_as_they_fit(starts, size, names):
    assert texts_of(axis_of(starts, size), "scale") == names.split()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("starts", [months(12), months(23, 2024, 12), months(60), weeks(53), weeks(200)])
def test_names_leave_each_other_room(starts, size):
    names = [line for line in axis_of(starts, size).names if line.kind == "scale"]
    assert min(after.x - before.x for before, after in pairwise(names)) >= 3 * size.small_size * 0.49


def test_years_stand_between_ticks():
    axis = axis_of(months(24, 2024, 7))
    plot = lay_plot(24, round_scale([9000]), "uren", WIDE)
    assert axis.ticks == (plot.left, plot.x(6), plot.x(18), plot.right)
    years = [(line.text, round(line.x)) for line in axis.names if line.kind == "name"]
    assert years == [("2024", round(plot.x(3))), ("2025", round(plot.x(12))), ("2026", round(plot.x(21)))]


def test_year_of_one_narrow_month_has_no_name():
    assert texts_of(axis_of(months(37, 2023, 12)), "name") == ["2024", "2025", "2026"]


def test_week_belongs_to_the_year_of_its_thursday():
    axis = axis_of(weeks(54, first=months(1, 2024)[0]))
    assert texts_of(axis, "name") == ["2024"]
    assert len(axis.ticks) == 3


def test_periods_in_words():
    assert period_words(months(1, 2026, 7)[0], weekly=False) == "juli 2026"
    assert period_words(weeks(53)[-1], weekly=True) == "week 1 van 2025"
    assert span_words(months(12)) == "12 maanden, van januari 2024 tot en met december 2024"
    assert span_words(weeks(26)) == "26 weken, van week 1 van 2024 tot en met week 26 van 2024"
    assert (unit_words(months(12)), unit_words(weeks(26))) == ("uren per maand", "uren per week")
