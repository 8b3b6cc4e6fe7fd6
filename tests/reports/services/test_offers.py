from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError

from organisations.models import Event
from reports.models import FundOffer, OfferTarget
from reports.offer_selectors import read_offer
from reports.services.offers import (
    LinkError,
    NoTargetError,
    OfferConflictError,
    PeriodError,
    UnknownTargetError,
    add_offer,
    change_offer,
    remove_offer,
)
from reports.tip_files import load_tips
from tests.factories import NOW
from tests.reports.offering import DRAFT, OFFER, make_offer

TIP = load_tips()[0].slug


def events_of(fund):
    found = Event.objects.filter(fund=fund, verb__endswith="_offer").order_by("id")
    return list(found.values_list("verb", "object", "role"))


def test_added_offer_is_what_was_written(fund, fund_manager):
    draft = replace(DRAFT, tips=frozenset({TIP}), sizes=frozenset({"10-49"}))
    row = add_offer(fund, draft, by=fund_manager, at=NOW)
    assert read_offer(row) == replace(OFFER, number=row.pk, tips=draft.tips, sizes=draft.sizes)
    assert events_of(fund) == [("add_offer", str(row.pk), "fondsbeheerder")]


def test_changed_offer_keeps_nothing_of_what_it_was_for(fund, fund_manager):
    row = make_offer(fund, tips=frozenset({TIP}))
    draft = replace(DRAFT, title="Anders", indicators=frozenset({"sociale-steun"}))
    changed = change_offer(row, draft, by=fund_manager, at=NOW)
    assert read_offer(changed) == replace(OFFER, number=row.pk, title="Anders", indicators=draft.indicators)
    assert changed.version == 2
    assert events_of(fund)[1:] == [("change_offer", str(row.pk), "fondsbeheerder")]


def test_second_writer_does_not_overwrite_unseen(fund, fund_manager):
    row = make_offer(fund)
    seen_by_second = FundOffer.objects.get(pk=row.pk)
    change_offer(row, replace(DRAFT, title="Eerst"), by=fund_manager, at=NOW)
    with pytest.raises(OfferConflictError):
        change_offer(seen_by_second, replace(DRAFT, title="Later"), by=fund_manager, at=NOW)
    assert FundOffer.objects.get().title == "Eerst"


def test_removed_offer_cannot_be_changed_any_more(fund, fund_manager):
    row = make_offer(fund)
    remove_offer(FundOffer.objects.get(), by=fund_manager, at=NOW)
    with pytest.raises(OfferConflictError):
        change_offer(row, DRAFT, by=fund_manager, at=NOW)
    assert (FundOffer.objects.count(), OfferTarget.objects.count()) == (0, 0)
    assert events_of(fund)[1:] == [("remove_offer", str(row.pk), "fondsbeheerder")]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"link": "javascript:alert(1)"}, LinkError),
        ({"link": "http://fonds.example"}, LinkError),
        ({"valid_until": date(2025, 12, 31)}, PeriodError),
        ({"indicators": frozenset()}, NoTargetError),
        ({"indicators": frozenset({"geluk"})}, UnknownTargetError),
        ({"indicators": frozenset({TIP})}, UnknownTargetError),
        ({"tips": frozenset({"geen-tip"})}, UnknownTargetError),
        ({"sizes": frozenset({"5-6"})}, UnknownTargetError),
    ],
)
def test_an_offer_that_cannot_be_is_refused_and_leaves_nothing(fund, fund_manager, changes, error):
    with pytest.raises(error):
        add_offer(fund, replace(DRAFT, **changes), by=fund_manager, at=NOW)
    assert (FundOffer.objects.count(), events_of(fund)) == (0, [])


def test_an_offer_of_one_day_without_a_link_is_fine(fund):
    row = make_offer(fund, link="", valid_until=DRAFT.valid_from)
    assert (row.link, row.valid_until) == ("", DRAFT.valid_from)


@pytest.mark.parametrize("changes", [{"link": "javascript:alert(1)"}, {"valid_until": date(2025, 12, 31)}])
def test_the_database_refuses_it_too(fund, changes):
    make_offer(fund)
    with pytest.raises(IntegrityError):
        FundOffer.objects.update(**changes)
