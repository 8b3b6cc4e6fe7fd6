"""Every page, light and dark, wide and narrow: nothing for axe to say, nothing to scroll sideways for."""

from pathlib import Path

import pytest
from django.urls import reverse

from benchmarks.cells import Crowd
from benchmarks.invitation_links import invitation_token
from benchmarks.member_list import check_list
from benchmarks.models import Round
from benchmarks.services.member_lists import store_list
from organisations.models import Purpose
from organisations.services.funds import join_fund
from reports.models import PlanAction, TipChoice
from reports.services.plan import choose_tip
from reports.tip_files import tips_by_slug
from spreadsheets.table import Row, Table
from tests.benchmarks.factories import cell, store_publication
from tests.factories import NOW, make_fund_member, make_running_round, make_submitted
from tests.reports.joined import invite
from tests.reports.offering import make_offer
from tests.reports.published import make_published

AXE = (Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules});
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
}"""
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".table-scroll, .visually-hidden, svg"))
    .slice(0, 5).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
}"""
YEAR = ("90000001", 2026)
OUTSIDE = [
    ("account_login", ()),
    ("account_signup", ()),
    ("account_reset_password", ()),
    ("account_reset_password_done", ()),
    ("account_email_verification_sent", ()),
    ("method", ()),
]
DRAFT = [
    ("home", ()),
    ("organisation", YEAR[:1]),
    ("register_organisation", ()),
    ("account_change_password", ()),
    ("account_email", ()),
    ("start_assessment", YEAR[:1]),
    ("tasks", YEAR),
    ("workforce", YEAR),
    ("choose_route", YEAR),
    ("assign_section", (*YEAR, "autonomie")),
    ("section", (*YEAR, "profiel")),
    ("section", (*YEAR, "redelijk-loon")),
    ("section", (*YEAR, "zeggenschap-werktijden")),
    ("check", YEAR),
    ("results", YEAR),
    ("reference_figures", ()),
]
SUBMITTED = [
    ("home", ()),
    ("tasks", YEAR),
    ("section", (*YEAR, "autonomie")),
    ("check", YEAR),
    ("reopen", YEAR),
    ("results", YEAR),
    ("indicator", (*YEAR, "autonomie")),
    ("indicator", (*YEAR, "redelijk-loon")),
    ("plan", YEAR),
    ("tips", YEAR),
    ("add_action", YEAR),
]
FUND_YEAR = ("metaalfonds", 2026)
FUND = [
    ("home", ()),
    ("fund", FUND_YEAR[:1]),
    ("open_round", FUND_YEAR[:1]),
    ("fund_round", FUND_YEAR),
    ("fund_members", FUND_YEAR),
    ("fund_benchmark", FUND_YEAR),
    ("fund_themes", FUND_YEAR),
    ("fund_tips", FUND_YEAR),
    ("fund_offers", FUND_YEAR[:1]),
    ("add_offer", FUND_YEAR[:1]),
]
LOOKS = [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)]
looks = pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=[f"{scheme}-{width}" for scheme, width in LOOKS])


def _look(width, scheme):
    return {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}


def _complaints(page, addresses):
    """What axe and a ruler say of these pages."""
    found = []
    for address in addresses:
        answer = page.goto(address)
        assert answer.status == 200, address
        page.evaluate(AXE)
        found += [f"{address}: {complaint}" for complaint in page.evaluate(RUN_AXE, RULES)]
        found += [f"{address}: too wide: {complaint}" for complaint in page.evaluate(OVERFLOW)]
    return found


def _addresses(names):
    return [reverse(name, args=args) for name, args in names]


@looks
def test_pages_outside_are_accessible(open_browser, employer, scheme, width):
    page = open_browser(**_look(width, scheme)).new_page()
    assert _complaints(page, _addresses(OUTSIDE)) == []


@looks
def test_pages_of_a_draft_are_accessible(log_in, hr, colleague, employer, scheme, width):
    make_submitted(employer, 2025)
    page = log_in(hr, **_look(width, scheme))
    assert _complaints(page, _addresses(DRAFT)) == []


@looks
def test_pages_after_submitting_are_accessible(log_in, hr, employer, submitted, scheme, width):
    tip = next(iter(tips_by_slug().values()))
    choose_tip(submitted, tip, by=hr, at=NOW)
    store_publication(None, 2026, [cell("autonomie", 60, band=(45, 70)), cell("redelijk-loon", 60, branch="C")])
    page = log_in(hr, **_look(width, scheme))
    action = reverse("edit_action", args=[*YEAR, PlanAction.objects.get().pk])
    assert _complaints(page, [*_addresses(SUBMITTED), action]) == []


@looks
def test_pages_of_a_member_of_a_fund_are_accessible(log_in, hr, employer, fund, scheme, width):
    member = make_fund_member(make_running_round(fund).fund, employer.kvk)
    join_fund(member, employer, {Purpose.BENCHMARK}, by=hr, at=NOW)
    invitation = invite(fund, "90000055", "Nog niet aangemeld")
    page = log_in(hr, **_look(width, scheme))
    names = [("home", ()), ("sharing", YEAR[:1]), ("accept_invitation", (invitation_token(invitation),))]
    assert _complaints(page, _addresses(names)) == []


@looks
def test_pages_of_a_fund_are_accessible(log_in, fund, fund_manager, scheme, width):
    publication = make_published(fund)
    TipChoice.objects.create(publication=publication, tip=next(iter(tips_by_slug())), crowd=Crowd.SCORES, share_pct=40)
    make_offer(fund)
    make_fund_member(fund)
    table = Table((Row(1, ("naam", "kvk", "e-mail")), Row(2, ("Metaal", "1234567", "geen adres"))))
    stored = store_list(Round.objects.get(), check_list(table, ()), by=fund_manager, at=NOW)
    page = log_in(fund_manager, **_look(width, scheme))
    preview = reverse("member_import", args=[*FUND_YEAR, stored.pk])
    assert _complaints(page, [*_addresses(FUND), preview]) == []


@looks
def test_page_with_errors_is_accessible(log_in, hr, draft, scheme, width):
    page = log_in(hr, **_look(width, scheme))
    page.goto(reverse("section", args=[*YEAR, "autonomie"]))
    page.locator("#id_werkoverleg-aantal-number").fill("vijf")
    page.get_by_role("button", name="Opslaan en terug naar het overzicht").click()
    page.get_by_role("heading", name="Er is een probleem").wait_for()
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) + page.evaluate(OVERFLOW) == []
