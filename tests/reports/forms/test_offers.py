from dataclasses import replace
from datetime import date

import pytest

from reports.forms.offers import ChoiceFilterForm, OfferForm, initial_for, initial_of
from reports.offers import Contact, OfferKind
from reports.tip_files import load_tips
from tests.reports.offering import DAY, DRAFT, EDITION, OFFER

TIP = next(tip for tip in load_tips() if tip.indicator == "autonomie")
TYPED = {
    "kind": "subsidie",
    "title": OFFER.title,
    "text": OFFER.text,
    "link": OFFER.link,
    "function": "adviseur roosters",
    "email": "roosters@fonds.example",
    "phone": "030 123 45 67",
    "valid_from": "2026-01-01",
    "valid_until": "31-12-2026",
    "indicators": ["autonomie"],
}


def form_with(**changes):
    return OfferForm(EDITION, {}, TYPED | changes)


def errors_of(form):
    assert not form.is_valid()
    return {name: list(errors) for name, errors in form.errors.items()}


def test_what_is_typed_becomes_the_draft():
    form = form_with(tips_autonomie=[TIP.slug], sizes=["10-49"])
    assert form.is_valid()
    assert form.draft == replace(DRAFT, tips=frozenset({TIP.slug}), sizes=frozenset({"10-49"}))


def test_least_that_can_be_typed():
    bare = {name: TYPED[name] for name in ("title", "text", "valid_from")}
    form = OfferForm(EDITION, {}, bare | {"kind": "training", "tips_autonomie": [TIP.slug]})
    assert form.is_valid()
    assert form.draft == replace(
        DRAFT,
        kind=OfferKind.TRAINING,
        link="",
        contact=Contact(),
        valid_until=None,
        indicators=frozenset(),
        tips=frozenset({TIP.slug}),
    )


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"link": "javascript:alert(1)"},
            {"link": ["Begin het adres met https://, bijvoorbeeld https://www.voorbeeld.nl."]},
        ),
        ({"valid_until": "31-12-2025"}, {"valid_until": ["Kies een dag die niet voor “Geldig vanaf” ligt."]}),
        (
            {"valid_from": "ooit"},
            {"valid_from": ["Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."]},
        ),
        (
            {"indicators": []},
            {"indicators": ["Kies minstens één indicator of één tip. Anders ziet niemand uw aanbod."]},
        ),
        ({"phone": "bel maar"}, {"phone": ["Vul een telefoonnummer in, bijvoorbeeld 030 123 45 67."]}),
        (
            {"kind": "contact", "email": "", "phone": ""},
            {"email": ["Vul een e-mailadres of een telefoonnummer in, zodat een werkgever u kan bereiken."]},
        ),
    ],
)
def test_a_mistake_says_what_to_do(changes, errors):
    assert errors_of(form_with(**changes)) == errors


@pytest.mark.parametrize("changes", [{"email": ""}, {"phone": ""}])
def test_a_contact_can_be_reached_in_one_way(changes):
    assert form_with(kind="contact", **changes).is_valid()


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"kind": "lening"}, {"kind"}),
        ({"indicators": ["geluk"]}, {"indicators"}),
        ({"tips_autonomie": ["geen-tip"]}, {"tips_autonomie"}),
        ({"sizes": ["5-6"]}, {"sizes"}),
        ({"kind": "contact", "email": "geen adres", "phone": ""}, {"email"}),
        ({"title": ""}, {"title"}),
        ({"text": "x" * 1501}, {"text"}),
    ],
)
def test_what_is_not_in_the_lists_is_refused_once(changes, names):
    assert set(errors_of(form_with(**changes))) == names


def test_form_of_an_offer_shows_it_and_gives_it_back():
    offer = replace(OFFER, tips=frozenset({TIP.slug}), sizes=frozenset({"10-49"}))
    initial = initial_of(offer, version=4)
    form = OfferForm(EDITION, {}, initial)
    assert form.is_valid()
    assert form.draft == replace(DRAFT, tips=offer.tips, sizes=offer.sizes)
    assert form.cleaned_data["version"] == 4


def test_form_of_a_new_offer_starts_today_with_what_was_asked_for():
    assert initial_for({"tip": TIP.slug}, DAY) == {
        "valid_from": DAY,
        "indicators": [""],
        "tips_autonomie": [TIP.slug],
    }
    assert initial_for({"tip": "geen-tip", "indicator": "autonomie"}, date(2026, 5, 1)) == {
        "valid_from": date(2026, 5, 1),
        "indicators": ["autonomie"],
    }


def test_filter_takes_an_indicator_and_nothing_else():
    chosen = [ChoiceFilterForm(EDITION, data).chosen for data in ({"indicator": "autonomie"}, {"indicator": "x"}, {})]
    assert chosen == ["autonomie", "", ""]
