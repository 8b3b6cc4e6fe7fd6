"""Every page, light and dark, wide and narrow: nothing for axe to say, nothing to scroll sideways for."""

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
from tests.journeys.looking import addresses_of, complaints, complaints_here
from tests.reports.flex.diagnosed import answer_flex, diagnose
from tests.reports.joined import invite
from tests.reports.offering import make_offer
from tests.reports.published import make_published

YEAR = ("90000001", 2026)
OUTSIDE = [
    ("account_login", ()),
    ("account_signup", ()),
    ("account_reset_password", ()),
    ("account_reset_password_done", ()),
    ("account_email_verification_sent", ()),
    ("method", ()),
    ("verify_document", ()),
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
    ("flex_diagnose", YEAR),
    ("flex_demand", YEAR),
    ("flex_capacity", YEAR),
    ("flex_result", YEAR),
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


def test_pages_outside_are_accessible(open_browser, employer):
    page = open_browser().new_page()
    assert complaints(page, addresses_of(OUTSIDE)) == []


def test_pages_of_a_draft_are_accessible(log_in, hr, colleague, employer):
    make_submitted(employer, 2025)
    page = log_in(hr)
    assert complaints(page, addresses_of(DRAFT)) == []


def test_pages_after_submitting_are_accessible(log_in, hr, employer, submitted):
    tip = next(iter(tips_by_slug().values()))
    choose_tip(submitted, tip, by=hr, at=NOW)
    answer_flex(diagnose(submitted))
    store_publication(None, 2026, [cell("autonomie", 60, band=(45, 70)), cell("redelijk-loon", 60, branch="C")])
    page = log_in(hr)
    action = reverse("edit_action", args=[*YEAR, PlanAction.objects.get().pk])
    assert complaints(page, [*addresses_of(SUBMITTED), action]) == []


def test_pages_of_a_member_of_a_fund_are_accessible(log_in, hr, employer, fund):
    member = make_fund_member(make_running_round(fund).fund, employer.kvk)
    join_fund(member, employer, {Purpose.BENCHMARK}, by=hr, at=NOW)
    invitation = invite(fund, "90000055", "Nog niet aangemeld")
    page = log_in(hr)
    names = [("home", ()), ("sharing", YEAR[:1]), ("accept_invitation", (invitation_token(invitation),))]
    assert complaints(page, addresses_of(names)) == []


def test_pages_of_a_fund_are_accessible(log_in, fund, fund_manager):
    publication = make_published(fund)
    TipChoice.objects.create(publication=publication, tip=next(iter(tips_by_slug())), crowd=Crowd.SCORES, share_pct=40)
    make_offer(fund)
    make_fund_member(fund)
    table = Table((Row(1, ("naam", "kvk", "e-mail")), Row(2, ("Metaal", "1234567", "geen adres"))))
    stored = store_list(Round.objects.get(), check_list(table, ()), by=fund_manager, at=NOW)
    page = log_in(fund_manager)
    preview = reverse("member_import", args=[*FUND_YEAR, stored.pk])
    assert complaints(page, [*addresses_of(FUND), preview]) == []


def test_page_with_errors_is_accessible(log_in, hr, draft):
    page = log_in(hr)
    page.goto(reverse("section", args=[*YEAR, "autonomie"]))
    page.locator("#id_werkoverleg-aantal-number").fill("vijf")
    page.get_by_role("button", name="Opslaan en terug naar het overzicht").click()
    page.get_by_role("heading", name="Er is een probleem").wait_for()
    assert complaints_here(page) == []
