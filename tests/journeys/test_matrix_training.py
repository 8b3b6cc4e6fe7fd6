"""The training plan: nothing for axe to say, nothing to scroll for, also with long lists and after a mistake."""

from django.urls import reverse

from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import make_submitted
from tests.journeys.looking import complaints, complaints_here

PAGE = reverse("matrix_training", args=["90000001"])


def test_training_plan_is_accessible(log_in, employer, hr):
    make_submitted(employer)
    make_team(employer)
    crowd = make_team(employer, "Montage", people={f"M{number:02}": ("22.", "33.") for number in range(12)})
    crowd.needs.update(heads=12)
    page = log_in(hr)
    found = complaints(page, [PAGE])
    page.get_by_text("Waarom dit het kleinste plan is").click()
    page.get_by_text("Nog 4 mensen").first.click()
    found += complaints_here(page)
    page.goto(f"{PAGE}?per_persoon=abc")
    assert page.get_by_role("alert").inner_text().startswith("Er is een probleem")
    assert found + complaints_here(page) == []
