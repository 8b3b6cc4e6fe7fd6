"""Ticks and radio buttons of the sharing page: what they ask, and what they make of what was posted."""

import pytest

from organisations.models import Purpose, SectorFund
from organisations.services.consents import PLATFORM_PURPOSES
from reports.forms.sharing import TO_FUND, TO_PLATFORM, ComparisonForm, ConsentForm

FUND = SectorFund(pk=1, slug="metaalfonds", name="Opleidingsfonds Metaal")


class TestConsentForm:
    def test_asks_a_fund_every_purpose_and_the_platform_only_its_own(self):
        assert (set(TO_FUND), set(TO_PLATFORM)) == (set(Purpose), PLATFORM_PURPOSES)

    def test_shows_what_stands(self):
        form = ConsentForm(FUND, frozenset({Purpose.NAMED}))
        assert {name: form[name].initial for name in form.fields} == {
            "benchmark": False, "met-naam": True, "rapport": False,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("data", "purposes"),
        [
            ({}, set()),
            ({"metaalfonds-benchmark": "on"}, {Purpose.BENCHMARK}),
            ({"metaalfonds-met-naam": "on", "metaalfonds-rapport": "on"}, {Purpose.NAMED, Purpose.REPORT}),
            ({"benchmark": "on", "bouwfonds-rapport": "on"}, set()),
        ],
    )
    def test_tells_what_was_ticked_for_this_fund(self, data, purposes):
        assert ConsentForm(FUND, data=data).purposes == purposes

    def test_lets_the_platform_count_and_nothing_else(self):
        data = {"platform-benchmark": "on", "platform-rapport": "on"}
        assert ConsentForm(None, data=data).purposes == {Purpose.BENCHMARK}


class TestComparisonForm:
    def form(self, data=None, chosen=None):
        return ComparisonForm((FUND,), "Industrie", chosen, data)

    def test_offers_the_funds_and_the_section(self):
        assert self.form().fields["group"].choices == [
            ("metaalfonds", "De leden van Opleidingsfonds Metaal"),
            ("platform", "Mijn bedrijfstak: Industrie"),
        ]

    @pytest.mark.parametrize(("chosen", "shown"), [(FUND, "metaalfonds"), (None, "platform")])
    def test_shows_what_was_chosen(self, chosen, shown):
        assert self.form(chosen=chosen)["group"].initial == shown

    @pytest.mark.parametrize(("value", "fund"), [("metaalfonds", FUND), ("platform", None)])
    def test_tells_the_fund(self, value, fund):
        form = self.form({"group": value})
        assert (form.is_valid(), form.fund) == (True, fund)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ({}, "Kies een groep om mee te vergelijken."),
            ({"group": "bouwfonds"}, "Bij deze groep hoort u niet. Kies een groep uit de lijst."),
        ],
    )
    def test_says_what_to_do_with_anything_else(self, data, message):
        assert self.form(data).errors == {"group": [message]}
