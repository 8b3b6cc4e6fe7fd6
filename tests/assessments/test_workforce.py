"""The profile of the workforce: replaced as a whole, refused with a Dutch sentence, and what follows from it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assessments.models import FunctionGroup, Headcount
from assessments.responses import Route, Workforce
from assessments.selectors import answer_sheet, headcounts_of
from assessments.services.answers import AssessmentLockedError
from assessments.services.life_cycle import start_assessment
from assessments.services.workforce import HeadcountRow, WorkforceError, choose_route, save_workforce
from organisations.models import Event
from tests.factories import NOW, WORKFORCE, make_organisation, make_user

pytestmark = pytest.mark.django_db
ROW = HeadcountRow("Fabriek", "Productie", "vast", 4, 22, 1, Decimal("1012.5"))


def stored(assessment):
    return [
        (row.unit, row.function_group.slug, row.contract_group, row.women, row.men, row.other, row.hours_per_week)
        for row in headcounts_of(assessment)
    ]


def test_rows_are_stored_as_given(draft, hr):
    save_workforce(draft, [ROW], by=hr, at=NOW)
    assert stored(draft) == [("Fabriek", "productie", "vast", 4, 22, 1, Decimal("1012.5"))]


def test_saving_replaces_every_row_and_group_of_before(draft, hr):
    save_workforce(draft, [ROW], by=hr, at=NOW)
    assert (Headcount.objects.count(), list(FunctionGroup.objects.values_list("slug", "name"))) == (
        1,
        [("productie", "Productie")],
    )


def test_workforce_is_counted_along_both_axes(draft):
    assert answer_sheet(draft).workforce == Workforce(
        {"vast": 43, "uitzend": 8, "oproep": 5, "tijdelijk-met-uitzicht": 7},
        {"productie": 39, "kantoor": 24},
        {"productie": "Productie", "kantoor": "Kantoor"},
    )


def test_saving_leaves_an_event_without_numbers(draft, hr):
    save_workforce(draft, [ROW], by=hr, at=NOW)
    event = Event.objects.latest("id")
    assert (event.verb, event.object, event.actor, event.at) == ("save_workforce", "2026", hr.user, NOW)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "Vul minstens één regel in met het aantal mensen."),
        ([HeadcountRow("", "Kantoor", "vast")], "Vul minstens één regel in met het aantal mensen."),
        ([ROW, ROW], "Deze regel komt twee keer voor: Fabriek · Productie · vast. Tel ze bij elkaar op."),
        ([replace(ROW, unit="")] * 2, "Deze regel komt twee keer voor: Productie · vast. Tel ze bij elkaar op."),
        (
            [ROW, replace(ROW, function_group="productie ")],
            "Geef elke functiegroep een eigen naam, met letters of cijfers.",
        ),
        ([replace(ROW, function_group="!!!")], "Geef elke functiegroep een eigen naam, met letters of cijfers."),
        (
            [replace(ROW, function_group=f"Groep {n}") for n in range(7)],
            "Gebruik hooguit zes functiegroepen. Nu zijn het er 7: voeg er een paar samen.",
        ),
    ],
)
def test_rows_that_make_no_workforce_change_nothing(rows, message, draft, hr):
    before = stored(draft)
    with pytest.raises(WorkforceError) as error:
        save_workforce(draft, rows, by=hr, at=NOW)
    assert (str(error.value), stored(draft)) == (message, before)


@pytest.mark.parametrize(
    ("heads", "hired", "size_class", "route"),
    [
        (9, 0, "1-9", "kort"),
        (9, 300, "1-9", "kort"),
        (49, 0, "10-49", "lang"),
        (50, 0, "50-249", "lang"),
        (250, 0, "250+", "lang"),
    ],
)
def test_size_and_route_follow_the_own_contracts(heads, hired, size_class, route, draft, hr):
    rows = [HeadcountRow("", "Werk", "vast", men=heads), HeadcountRow("", "Werk", "uitzend", men=hired)]
    save_workforce(draft, rows, by=hr, at=NOW)
    draft.refresh_from_db()
    assert (draft.size_class, draft.route) == (size_class, route)


def test_a_small_employer_keeps_the_route_it_chose(hr):
    small = make_organisation(make_user("klein@voorbeeld.example"), kvk="90000003", size_class="10-49")
    assessment = start_assessment(small, 2026, Route.SHORT, by=None, at=NOW)
    save_workforce(assessment, [HeadcountRow("", "Werk", "vast", men=20)], by=None, at=NOW)
    assert assessment.route == "kort"


def test_workforce_is_locked_after_submitting(submitted, hr):
    before = stored(submitted)
    with pytest.raises(AssessmentLockedError):
        save_workforce(submitted, [ROW], by=hr, at=NOW)
    assert stored(submitted) == before


@pytest.mark.parametrize(("heads", "route"), [(20, "kort"), (60, "lang")])
def test_choose_route_is_for_ten_to_fifty_people(heads, route, draft, hr):
    save_workforce(draft, [HeadcountRow("", "Werk", "vast", men=heads)], by=hr, at=NOW)
    choose_route(draft, Route.SHORT, by=hr, at=NOW)
    draft.refresh_from_db()
    event = Event.objects.latest("id")
    assert (draft.route, event.verb, event.object) == (route, "choose_route", f"2026/{route}")


def test_route_is_locked_after_submitting(submitted, hr):
    with pytest.raises(AssessmentLockedError):
        choose_route(submitted, Route.SHORT, by=hr, at=NOW)


def test_all_six_groups_fit_and_none_is_lost(draft, hr):
    rows = [HeadcountRow("", f"Groep {number}", "vast", women=number) for number in range(1, 7)]
    save_workforce(draft, rows, by=hr, at=NOW)
    assert answer_sheet(draft).workforce.function == {f"groep-{number}": number for number in range(1, 7)}


def test_fixture_rows_are_the_ones_the_other_tests_count_on(draft):
    assert len(stored(draft)) == len(WORKFORCE)
