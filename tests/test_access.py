"""Every address of the site x every role, generated: strangers get 404, members whose role falls short 403."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import make_round, make_submitted

pytestmark = pytest.mark.django_db

# For everyone, logged in or not.
PUBLIC = {
    "health", "method", "account_login", "account_signup", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_confirm_email", "account_email_verification_sent", "demo_mail",
}  # fmt: skip
# For everyone who is logged in; they show nothing of an organisation but the user's own.
PERSONAL = {
    "home", "accept_invitation", "register_organisation", "reference_figures", "reference_measure", "account_logout",
    "account_email", "account_reauthenticate", "account_change_password", "account_set_password",
}  # fmt: skip
# Of an organisation, also for a colleague with an assigned section.
FOR_COLLEAGUES = {"tasks", "section", "save_answer", "confirm_answer", "evidence"}


def all_patterns(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern


PATTERNS = {pattern.name: pattern for pattern in all_patterns()}
OF_FUNDS = sorted(name for name, p in PATTERNS.items() if str(p.pattern).startswith("fonds/"))
OF_ORGANISATIONS = sorted(
    name for name, p in PATTERNS.items() if "kvk" in p.pattern.converters and name not in OF_FUNDS
)


@pytest.fixture
def place(draft, colleague):
    """Arguments for every address of the draft's organisation, with last year submitted."""
    make_submitted(draft.organisation, 2025)
    return {
        "kvk": draft.organisation.kvk,
        "year": 2026,
        "section": "autonomie",
        "question": "werk-zelf-indelen",
        "indicator": "autonomie",
        "membership_id": colleague.pk,
        "assignment_id": draft.assignments.get().pk,
        "action_id": 0,
        "tip": "geen-tip",
        "fund": "platform",
    }


@pytest.fixture
def fund_place(fund):
    """Arguments for every address of the fund's workspace, with a round over this year."""
    make_round(fund, 2026)
    return {"fund": fund.slug, "year": 2026, "kvk": "90000001", "import_id": 0, "offer_id": 0}


def address(name, place):
    return reverse(name, kwargs={key: place[key] for key in PATTERNS[name].pattern.converters})


def statuses(client, url):
    """By GET and by POST; a method that a view does not take is left out."""
    found = {method: getattr(client, method)(url).status_code for method in ("get", "post")}
    return {method: status for method, status in found.items() if status != 405}


def test_every_address_is_listed_or_belongs_to_an_organisation_or_fund():
    assert set(PATTERNS) - PUBLIC - PERSONAL == {*OF_ORGANISATIONS, *OF_FUNDS}
    assert OF_FUNDS


@pytest.mark.parametrize("name", OF_FUNDS)
@pytest.mark.parametrize("stranger", ["hr", "outsider", "other_fund_manager"])
def test_nobody_but_its_managers_finds_a_fund(name, stranger, fund_place, login, request):
    make_submitted(request.getfixturevalue("hr").organisation)
    client = login(request.getfixturevalue(stranger))
    assert set(statuses(client, address(name, fund_place)).values()) == {404}


@pytest.mark.parametrize("name", OF_FUNDS)
def test_anonymous_visitor_of_a_fund_is_sent_to_the_login_page(name, fund_place, client):
    for method in (client.get, client.post):
        assert method(address(name, fund_place)).headers.get("Location", "").startswith(reverse("account_login"))


@pytest.mark.parametrize("name", OF_ORGANISATIONS)
def test_a_fund_manager_finds_no_employer(name, place, fund_manager, login):
    assert set(statuses(login(fund_manager), address(name, place)).values()) == {404}


def test_a_fund_manager_sees_every_page_of_the_own_fund(fund_place, fund_manager, login):
    pages = [name for name in OF_FUNDS if set(PATTERNS[name].pattern.converters) <= {"fund", "year"}]
    found = {name: statuses(login(fund_manager), address(name, fund_place)).get("get", 200) for name in pages}
    # What was not published is not there to download.
    assert {name: status for name, status in found.items() if status != 200} == {
        name: 404 for name in found if name.startswith("fund_benchmark_") or name == "fund_sector_report"
    }


def test_a_withdrawn_management_ends_access_at_the_next_request(fund_place, fund_manager, login):
    client = login(fund_manager)
    assert client.get(address("fund", fund_place)).status_code == 200
    fund_manager.delete()
    assert client.get(address("fund", fund_place)).status_code == 404


@pytest.mark.parametrize("name", OF_ORGANISATIONS)
def test_outsider_gets_404(name, place, outsider, login):
    assert set(statuses(login(outsider), address(name, place)).values()) == {404}


@pytest.mark.parametrize("name", OF_ORGANISATIONS)
def test_anonymous_visitor_is_sent_to_the_login_page(name, place, client):
    url = address(name, place)
    assert client.get(url).headers.get("Location", "").startswith(reverse("account_login"))
    assert client.post(url).headers.get("Location", "").startswith(reverse("account_login"))


@pytest.mark.parametrize("name", sorted(set(OF_ORGANISATIONS) - FOR_COLLEAGUES))
def test_colleague_gets_403_outside_the_assigned_sections(name, place, colleague, login):
    assert set(statuses(login(colleague), address(name, place)).values()) == {403}


@pytest.mark.parametrize("name", sorted(FOR_COLLEAGUES - {"tasks"}))
def test_colleague_gets_403_for_a_section_that_is_not_assigned(name, place, colleague, login):
    elsewhere = place | {"section": "redelijk-loon", "question": "laagste-uurloon"}
    assert set(statuses(login(colleague), address(name, elsewhere)).values()) == {403}


@pytest.mark.parametrize("name", ["tasks", "section"])
def test_colleague_sees_the_assigned_section(name, place, colleague, login):
    assert login(colleague).get(address(name, place)).status_code == 200


def test_a_withdrawn_membership_ends_access_at_the_next_request(place, colleague, login):
    client = login(colleague)
    colleague.delete()
    assert client.get(address("tasks", place)).status_code == 404


@pytest.mark.parametrize("name", sorted(PERSONAL - {"reference_measure"}))
def test_personal_pages_ask_for_a_login(name, client):
    arguments = ["geen-uitnodiging"] if name == "accept_invitation" else []
    assert client.get(reverse(name, args=arguments)).headers.get("Location", "").startswith(reverse("account_login"))
