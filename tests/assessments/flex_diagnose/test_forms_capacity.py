"""Contracts, hours and prices as they are typed: read in Dutch, refused with what to do, and kept where empty."""

import pytest

from assessments.flex_diagnose.forms.capacity import NO_RATE, NO_STAY, REQUIRED, KnownHours, bind_capacity_form
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.services import save_capacity
from tests.factories import NOW

CONTRACTS = {
    "version": "0",
    "contract_hours_per_week": "1.832",
    "available_pct": "84,5",
    "fulltime_hours_per_week": "38",
    "plus_minus_pct": "",
    "extra_fixed_hours_per_week": "",
}
PRICES = {
    "vast-rate": "31,50",
    "vast-induction_hours": "80",
    "vast-hours_per_stay": "4000",
    "plusuren-rate": "0",
    "deeltijd-hours_per_week": "24",
    "uitzend-rate": "38",
}
TERMS = {
    Layer.FIXED: Terms(None, Price(31.5, 80, 4000)),
    Layer.PLUS: Terms(None, Price(0)),
    Layer.PART_TIME: Terms(24),
    Layer.AGENCY: Terms(None, Price(38)),
}
FILLED_IN = Capacity(1832, 0.845, 38, terms=TERMS)


def bound(fields):
    return bind_capacity_form(CONTRACTS | fields, None, version=0, known=KnownHours())


def test_what_was_typed_is_read_and_empty_is_not_known():
    form = bound(PRICES)
    assert form.is_valid()
    assert (form.capacity(None), form.seen_version) == (FILLED_IN, 0)


def test_the_slack_stays_as_it_was_chosen():
    form = bound(PRICES)
    assert form.is_valid()
    assert form.capacity(Capacity(1, 1, 1, slack_share=0.2)).slack_share == 0.2


def test_what_is_needed_is_asked_by_name():
    form = bound(dict.fromkeys(REQUIRED, ""))
    assert not form.is_valid()
    labels = ("Contracturen per week, samen", "Welk deel daarvan wordt echt gewerkt?", "Uren van een voltijdbaan")
    assert form.errors == [
        (f"id_{name}", f"{label} – {REQUIRED[name]}") for name, label in zip(REQUIRED, labels, strict=True)
    ]


STAY = "zzp-hours_per_stay"


@pytest.mark.parametrize(
    ("fields", "place", "message"),
    [
        (
            {"available_pct": "110"},
            "available_pct",
            "Welk deel daarvan wordt echt gewerkt? – Vul een getal in van 1 tot en met 100.",
        ),
        (
            {"plus_minus_pct": "60"},
            "plus_minus_pct",
            "Hoeveel mogen mensen in een week meer of minder werken? – Vul een getal in van 0 tot en met 50.",
        ),
        (
            {"uitzend-rate": "duur"},
            "uitzend-rate",
            "Uitzend en payroll, Prijs per uur, in euro – Vul een getal in, bijvoorbeeld 1250 of 12,5.",
        ),
        (
            {STAY: "0", "zzp-rate": "60"},
            STAY,
            "Zzp, Blijft gemiddeld, uur – Vul een getal in van 1 tot en met 4000000.",
        ),
        (
            {"zzp-induction_hours": "8", STAY: "200"},
            "zzp-rate",
            f"Zzp, Prijs per uur, in euro – {NO_RATE}",
        ),
        ({"zzp-induction_hours": "8", "zzp-rate": "60"}, STAY, f"Zzp, Blijft gemiddeld, uur – {NO_STAY}"),
    ],
)
def test_a_mistake_is_told_with_its_place(fields, place, message):
    form = bound(fields)
    assert not form.is_valid()
    assert form.errors == [(f"id_{place}", message)]


def test_mistakes_in_all_parts_are_told_at_once():
    form = bound(dict.fromkeys(("available_pct", "vast-rate", "zzp-rate"), "x"))
    assert not form.is_valid()
    assert [place for place, _ in form.errors] == ["id_available_pct", "id_vast-rate", "id_zzp-rate"]


def test_layers_are_asked_what_they_can_tell():
    form = bind_capacity_form(None, None, version=0, known=KnownHours())
    asked = {each.layer: "".join("-" if cell is None else "x" for cell in each.cells) for each in form.layers}
    assert asked == {
        Layer.FIXED: "-xxx",
        Layer.PLUS: "-x--",
        Layer.PART_TIME: "xx--",
        Layer.DEPLOYABLE: "xx--",
        Layer.RESERVE: "xx--",
        Layer.SHARED: "xxxx",
        Layer.ON_CALL: "xxxx",
        Layer.AGENCY: "xxxx",
        Layer.FREELANCE: "xxxx",
    }


@pytest.mark.django_db
def test_what_was_stored_comes_back_as_it_was(draft, hr):
    row = save_capacity(draft, FILLED_IN, 0, by=hr, at=NOW)
    shown = bind_capacity_form(None, row, version=row.version, known=KnownHours())
    typed = {f.html_name: f.value() or "" for form in (shown.contracts, *shown.layers) for f in form}
    again = bind_capacity_form(typed, None, version=0, known=KnownHours())
    assert again.is_valid()
    assert (again.capacity(None), again.seen_version) == (FILLED_IN, 1)
