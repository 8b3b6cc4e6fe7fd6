"""Small forms around an assessment: open years, the choice of route, assigning, going back."""

import pytest

from assessments.forms.steps import AssignForm, ReopenForm, RouteForm, StartForm
from assessments.responses import Route
from organisations.models import Organisation

YEARS = (2026, 2025)


def start(size_class, **values):
    return StartForm(Organisation(size_class=size_class), YEARS, values)


def test_start_for_a_small_organisation_asks_for_the_route():
    form = start("10-49", year="2026", route="kort")
    assert form.is_valid()
    assert (form.cleaned_data["year"], form.route_choice) == (2026, Route.SHORT)


@pytest.mark.parametrize("size_class", ["1-9", "50-249", "250+"])
def test_start_for_another_size_has_no_choice_of_route(size_class):
    form = start(size_class, year="2025")
    assert form.is_valid()
    assert (list(form.fields), form.route_choice) == (["year"], Route.FULL)


@pytest.mark.parametrize("year", ["2027", "2024", "vorig jaar"])
def test_start_takes_only_years_that_are_open(year):
    assert start("1-9", year=year).errors == {
        "year": [f"Selecteer een geldige keuze. {year} is geen beschikbare keuze."]
    }


@pytest.mark.parametrize("form", [RouteForm, AssignForm, ReopenForm])
def test_nothing_filled_in_is_refused(form):
    assert list(form({}).errors.values()) == [["Dit veld is verplicht."]]


def test_a_reason_of_only_spaces_is_no_reason():
    assert not ReopenForm({"reason": "   "}).is_valid()


def test_a_reason_too_long_for_the_report_is_refused():
    assert ReopenForm({"reason": "x" * 501}).errors == {
        "reason": ["Zorg dat deze waarde niet meer dan 500 tekens bevat (het zijn er nu 501)."]
    }


def test_a_wrong_address_is_refused():
    assert AssignForm({"email": "collega"}).errors == {"email": ["Voer een geldig e-mailadres in."]}
