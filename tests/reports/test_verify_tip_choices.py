"""`manage.py verify_tip_choices`: the seal over what was published about tips shows every change."""

import pytest
from django.core.management import CommandError, call_command

from reports.models import TipChoice, TipChoiceSeal
from reports.services.publishing import publish
from reports.tip_files import load_tips
from tests.benchmarks.factories import cell, store_publication
from tests.factories import make_round
from tests.reports.offering import PUBLISHED, take_part

TIP, OTHER = load_tips()[:2]


@pytest.fixture
def published(fund, fund_manager):
    """Of twenty members every second one chose the tip."""
    fund_round = make_round(fund)
    for number in range(20):
        take_part(fund_round, number, 40 + number, tips=(TIP,) if number % 2 else ())
    return publish(fund_round, by=fund_manager, at=PUBLISHED)


def test_untouched_choices_are_well_and_publications_without_any_are_passed_over(published, fund, capsys):
    store_publication(fund, 2026, [cell()], is_correction=True)
    store_publication(None, 2026, [cell(branch="C")])
    call_command("verify_tip_choices")
    assert capsys.readouterr().out == "1 publicaties, alle zegels van gekozen tips kloppen.\n"


@pytest.mark.parametrize("change", [{"share_pct": 80}, {"tip": OTHER.slug}, {"crowd": "100 of meer werkgevers"}])
def test_a_changed_choice_is_named(published, change, capsys):
    assert TipChoice.objects.update(**change) == 1
    with pytest.raises(CommandError, match="Van 1 van 1 publicaties"):
        call_command("verify_tip_choices")
    assert capsys.readouterr().err == "Opleidingsfonds Metaal 2026: het zegel van de gekozen tips klopt niet\n"


def test_a_choice_that_was_taken_out_shows(published):
    TipChoice.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("verify_tip_choices")


def test_a_seal_that_was_taken_out_shows(published):
    TipChoice.objects.all().delete()
    TipChoiceSeal.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("verify_tip_choices")


def test_a_choice_of_another_publication_does_not_fit(published, fund):
    other = store_publication(fund, 2025, [cell()])
    TipChoice.objects.update(publication=other)
    TipChoiceSeal.objects.update(publication=other)
    with pytest.raises(CommandError, match="Van 2 van 2"):
        call_command("verify_tip_choices")
