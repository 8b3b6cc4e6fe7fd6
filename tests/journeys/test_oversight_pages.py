"""The pages of an account, of who did what, of support and of a fund's reader: nothing for axe or a ruler to say."""

from hashlib import sha256
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from organisations.address_links import address_link
from organisations.models import FundRole
from organisations.services.funds import add_manager
from oversight.services.support import SupportRequest, end_support, start_support
from reports.models import FixedDocument, FixedKind
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, PASSWORD, make_user
from tests.journeys.looking import addresses_of, complaints, complaints_here
from tests.reports.offering import make_offer
from tests.reports.published import make_published

KVK = "90000001"
OWN = [
    ("home", ()),
    ("mfa_index", ()),
    ("mfa_list_webauthn", ()),
    ("usersessions_list", ()),
    ("my_data", ()),
]
CONFIRMED = [
    ("account_email", ()),
    ("account_change_password", ()),
    ("my_data", ()),
    ("erase_account", ()),
    ("mfa_add_webauthn", ()),
    ("mfa_generate_recovery_codes", ()),
    ("mfa_view_recovery_codes", ()),
    ("mfa_deactivate_totp", ()),
    ("mfa_reauthenticate", ()),
]
FUND_YEAR = ("metaalfonds", 2026)
FUND_READING = [
    ("home", ()),
    ("fund", FUND_YEAR[:1]),
    ("fund_round", FUND_YEAR),
    ("fund_members", FUND_YEAR),
    ("fund_benchmark", FUND_YEAR),
    ("fund_themes", FUND_YEAR),
    ("fund_tips", FUND_YEAR),
    ("fund_offers", FUND_YEAR[:1]),
    ("fund_people", FUND_YEAR[:1]),
]


@pytest.fixture
def staff(db):
    """Someone who keeps the platform running and works for no employer, as `log_in` takes them."""
    user = make_user("steun@goedwerk.example", "Stan Steun")
    user.is_platform_staff = True
    user.save()
    return user


@pytest.fixture
def access(staff, employer):
    """Support that looks along now, and did so at another time."""
    asked = SupportRequest("De resultatenpagina geeft een fout.", 2)
    past = start_support(employer, asked, by=staff, at=timezone.now())
    end_support(past, by=past, at=timezone.now())
    return start_support(employer, asked, by=staff, at=timezone.now())


@pytest.fixture
def known_hr(hr):
    """The HR manager, whose address was confirmed."""
    EmailAddress.objects.create(user=hr.user, email=hr.user.email, verified=True, primary=True)
    return hr


def _confirm(page):
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()


def test_pages_of_logging_in_are_accessible(open_browser, known_hr):
    page = open_browser().new_page()
    page.goto("/inloggen/")
    page.get_by_label("E-mail").fill(known_hr.user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_label("Code uit uw app")).to_be_focused()
    assert complaints_here(page) == []


def test_pages_of_the_account_are_accessible(log_in, known_hr):
    page = log_in(known_hr)
    found = complaints(page, addresses_of(OWN))
    page.goto(reverse("mfa_generate_recovery_codes"))
    found += complaints_here(page)
    _confirm(page)
    page.get_by_role("button", name="Nieuwe codes maken").click()
    found += complaints_here(page)
    new_address = reverse(
        "confirm_address", args=[address_link(known_hr.user, "nieuw@voorbeeld.example").split("/")[-2]]
    )
    found += complaints(page, [*addresses_of(CONFIRMED), new_address])
    known_hr.user.authenticator_set.all().delete()
    found += complaints(page, addresses_of([("home", ()), ("mfa_index", ()), ("mfa_activate_totp", ())]))
    assert found == []


def test_pages_on_erasing_an_account_are_accessible(log_in, colleague):
    page = log_in(colleague)
    page.goto(reverse("erase_account"))
    _confirm(page)
    found = complaints_here(page)
    page.get_by_label("mailadres").fill(colleague.user.email)
    page.get_by_role("button", name="Account voorgoed verwijderen").click()
    page.get_by_role("heading", name="Uw account is verwijderd").wait_for()
    assert found + complaints_here(page) == []


def test_page_on_erasing_someone_in_a_team_is_accessible(log_in, hr, employer):
    make_team(employer, "Magazijn", people={"JV": ("3", "4")})
    worker = make_team(employer).workers.get(code="JV")
    page = log_in(hr)
    found = complaints(page, [reverse("matrix_worker_erase", args=[KVK, "lasserij", worker.pk])])
    page.get_by_role("button", name="Voorgoed wissen").click()
    page.get_by_text("Deze persoon is gewist").wait_for()
    assert found == []


def test_pages_on_who_did_what_are_accessible(log_in, hr, access, submitted):
    make_team(submitted.organisation)
    page = log_in(hr)
    assert complaints(page, [reverse("trail", args=[KVK]), reverse("trail", args=[KVK]) + "?since=2099-01-01"]) == []


def test_pages_of_support_are_accessible(log_in, staff, access, submitted):
    page = log_in(SimpleNamespace(user=staff))
    names = [("home", ()), ("support", ()), ("tasks", (KVK, 2026)), ("trail", (KVK,))]
    assert complaints(page, addresses_of(names)) == []


def test_pages_of_who_reads_along_with_a_fund_are_accessible(log_in, fund, fund_manager):
    make_published(fund)
    make_offer(fund)
    reader = add_manager(fund, make_user("lezer@voorbeeld.example").email, FundRole.READER, by=fund_manager, at=NOW)
    found = complaints(log_in(reader), addresses_of(FUND_READING))
    managing = [("fund_people", FUND_YEAR[:1]), ("fund_trail", FUND_YEAR[:1])]
    assert found + complaints(log_in(fund_manager), addresses_of(managing)) == []


def test_verdicts_on_a_document_are_accessible(open_browser, discussion):
    report = b"{}"
    FixedDocument.objects.create(
        assessment=discussion.assessment,
        kind=FixedKind.DATA,
        content=report,
        sha256=sha256(report).hexdigest(),
        fixed_at=NOW,
    )
    page, found = open_browser().new_page(), []
    for content in (report, report + b" "):
        page.goto(reverse("verify_document"))
        page.get_by_label("Bestand").set_input_files({"name": "j.json", "mimeType": "", "buffer": content})
        page.get_by_role("button", name="Controleer dit bestand").click()
        page.get_by_role("status").wait_for()
        found += complaints_here(page)
    assert found == []
