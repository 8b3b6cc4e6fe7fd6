"""The Flex Diagnose as others read it: this year's figures, last year's, and the hours of secure contracts."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.flex_diagnose.selectors import FlexFigures, flex_figures, last_years_figures, secure_contract_hours
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.services.workforce import HeadcountRow
from tests.assessments.flex_diagnose.capacity_factory import make_capacity
from tests.assessments.flex_diagnose.series_factory import monthly, weekly
from tests.factories import NOW, make_assessment

pytestmark = pytest.mark.django_db
NOTHING = FlexFigures(None, None, None, None)


def test_what_was_not_filled_in_is_none(draft):
    assert flex_figures(draft) == NOTHING


@pytest.mark.parametrize("series", [monthly([100] * 12), weekly([100] * 260)])
def test_figures_take_four_queries_however_many_there_are(series, draft, hr):
    save_demand(draft, series, 0, by=hr, at=NOW)
    save_capacity(draft, make_capacity(limits={"shared": 5}, prices={"agency": 30}), 0, by=hr, at=NOW)
    with CaptureQueriesContext(connection) as captured:
        flex_figures(draft)
    assert len(captured) == 4


def test_last_years_figures_are_those_of_the_year_before(draft, employer, hr):
    assert last_years_figures(draft) is None
    earlier = make_assessment(employer, 2025)
    assert last_years_figures(draft) == NOTHING
    demand = save_demand(earlier, monthly([100] * 12), 0, by=hr, at=NOW)
    assert last_years_figures(draft) == FlexFigures(demand, monthly([100] * 12), None, None)


def test_secure_hours_are_those_of_fixed_contracts_and_a_view_on_one(draft):
    assert secure_contract_hours(draft) == Decimal(1012 + 590 + 230)


@pytest.mark.parametrize(
    "rows",
    [
        [HeadcountRow("", "Werk", "uitzend", men=9, hours_per_week=Decimal(300))],
        [
            HeadcountRow("", "Werk", "vast", men=9, hours_per_week=Decimal(300)),
            HeadcountRow("", "Kantoor", "vast", men=2),
        ],
    ],
)
def test_secure_hours_that_are_not_all_known_are_not_offered(rows, employer):
    assert secure_contract_hours(make_assessment(employer, rows=rows)) is None
