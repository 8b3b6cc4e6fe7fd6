"""What the page of the capacity says from the competentiematrix, in words."""

from datetime import date
from decimal import Decimal

from assessments.flex_diagnose.deployable import Deployable, Told
from assessments.flex_diagnose.deployable_page import DeployablePart, MonthRow, build_deployable_part
from assessments.flex_diagnose.layers import Layer

TODAY, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)


def test_part_tells_today_and_the_months_after():
    days = (
        Told(TODAY, Deployable(TODAY, 40, 1234.5)),
        Told(APRIL, Deployable(APRIL, 30, 1000.0)),
        Told(MAY, None),
    )

    part = build_deployable_part(days)

    months = (MonthRow("april 2026", "30", "1.000"), MonthRow("mei 2026", "", "niet getoond"))
    assert part == DeployablePart(TODAY, 40, Decimal("1234.5"), "1.235", months)
    assert part.layer is Layer.DEPLOYABLE


def test_part_is_not_there_without_figures_of_today():
    assert build_deployable_part(()) is None
    assert build_deployable_part((Told(TODAY, None), Told(APRIL, None))) is None
