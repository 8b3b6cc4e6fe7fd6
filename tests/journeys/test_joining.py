"""An employer takes up a fund's invitation and decides what it shares, with the keyboard only; axe looks along."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from benchmarks.invitation_links import invitation_token
from organisations.models import Purpose
from organisations.selectors import standing_purposes
from tests.journeys.keyboard import choose, follow, reach
from tests.journeys.looking import complaints_here
from tests.reports.joined import invite


@pytest.mark.parametrize("is_scripted", [True, False], ids=["script", "no-script"])
def test_administrator_joins_withdraws_and_chooses_with_whom_to_compare(is_scripted, log_in, hr, employer, fund):
    page = log_in(hr, java_script_enabled=is_scripted)
    page.goto(reverse("accept_invitation", args=[invitation_token(invite(fund))]))
    for label in ("Meetellen in de benchmark", "Met naam zichtbaar als deelnemer"):
        reach(page, page.get_by_label(label))
        page.keyboard.press("Space")
    follow(page, page.get_by_role("button", name="Meedoen"))
    expect(page.get_by_text("Voorbeeld Metaal doet mee met Opleidingsfonds Metaal.")).to_be_visible()
    assert standing_purposes(employer, fund) == {Purpose.BENCHMARK, Purpose.NAMED}

    theirs = page.get_by_role("region", name="Opleidingsfonds Metaal")
    reach(page, theirs.get_by_label("Met naam zichtbaar als deelnemer"))
    page.keyboard.press("Space")
    follow(page, theirs.get_by_role("button"))
    assert standing_purposes(employer, fund) == {Purpose.BENCHMARK}

    choose(page, page.get_by_label("De leden van Opleidingsfonds Metaal"), 1)
    follow(page, page.get_by_role("button", name="Opslaan met wie u vergelijkt"))
    employer.refresh_from_db()
    assert employer.comparison_fund is None


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_joining_and_sharing_are_accessible(width, log_in, hr, employer, fund, outsider):
    address = reverse("accept_invitation", args=[invitation_token(invite(fund))])
    stranger = log_in(outsider, viewport={"width": width, "height": 900})
    stranger.goto(address)
    assert complaints_here(stranger) == []
    page = log_in(hr, viewport={"width": width, "height": 900})
    page.goto(address)
    assert complaints_here(page) == []
    page.get_by_role("button", name="Meedoen").click()
    page.get_by_role("heading", name="Wat is wanneer gedeeld?").wait_for()
    assert complaints_here(page) == []
