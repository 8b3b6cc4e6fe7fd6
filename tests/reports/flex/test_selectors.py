from assessments.selectors import answer_sheet
from reports.flex.selectors import flex_record_of
from tests.reports.flex.diagnosed import CAPACITY, SOME_ANSWERS, diagnose, make_series
from tests.reports.planned import make_micro


def test_record_is_what_was_filled_in(submitted, django_assert_max_num_queries):
    diagnose(submitted, measure="")

    with django_assert_max_num_queries(7):
        record = flex_record_of(submitted)

    assert (record.series, record.capacity.terms) == (make_series(), CAPACITY.terms)
    assert (record.sheet.edition.name, SOME_ANSWERS.items() <= record.sheet.responses.items()) == (
        "flex-diagnose/2026",
        True,
    )


def test_answers_that_were_read_are_not_read_again(submitted, django_assert_max_num_queries):
    sheet = answer_sheet(diagnose(submitted))

    with django_assert_max_num_queries(4):
        record = flex_record_of(submitted, sheet)

    assert record.sheet == flex_record_of(submitted).sheet


def test_nothing_filled_in_is_an_empty_record(submitted):
    record = flex_record_of(submitted)

    assert (record.is_empty, record.measure, record.series, record.capacity) == (True, "", None, None)


def test_short_route_leaves_figures_aside(db):
    record = flex_record_of(diagnose(make_micro()))

    assert (record.is_short, record.has_answers, record.series, record.capacity) == (True, True, None, None)
