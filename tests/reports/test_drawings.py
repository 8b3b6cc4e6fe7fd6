"""Results as charts: bands and marks under the names that charts use, and nothing drawn where there is no score."""

import pytest

from assessments.questionnaire import Axis, Condition
from assessments.responses import Route
from assessments.scores import Band, GroupScore, HeldBack
from charts.bands import BANDS
from reports.drawings import draw_dot_plot, draw_groups, draw_wheel, slug_of
from reports.result_selectors import results_of
from tests.factories import WORKFORCE, make_submitted


@pytest.mark.parametrize("words", [*Band, *HeldBack])
def test_every_band_and_mark_has_a_slug(words):
    assert slug_of(words) == str(words).replace(" ", "-")
    assert slug_of(None) == ""


@pytest.mark.parametrize("band", Band)
def test_every_band_is_one_that_charts_know(band):
    assert slug_of(band) in BANDS


@pytest.mark.django_db
def test_wheel_and_plot_have_twelve_in_the_order_of_the_edition(submitted):
    results = results_of(submitted).results
    drawing = draw_wheel(results)
    titles = [result.indicator.title for result in results.indicators]
    assert [segment.number for segment in drawing.segments] == list(range(1, 13))
    assert len(draw_dot_plot(results.indicators).rows) == len(titles)


@pytest.mark.django_db
def test_a_result_without_a_score_is_drawn_empty(employer, hr):
    assessment = make_submitted(employer, rows=WORKFORCE[3:4], route=Route.FULL)
    results = results_of(assessment).results
    assert {condition for condition, _ in results.by_condition} == set(Condition)
    assert draw_wheel(results).segments


def test_groups_are_drawn_by_their_names():
    groups = (GroupScore(Axis.CONTRACT, "vast", 40, 75), GroupScore(Axis.CONTRACT, "oproep", 20, 30))
    chart = draw_groups(groups, {"vast": "Vast", "oproep": "Oproep"}.get)
    assert "Vast" in repr(chart)
    assert "Oproep" in repr(chart)
