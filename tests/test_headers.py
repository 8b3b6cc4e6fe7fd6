"""What every response says to the browser, on every address of the site; and that production refuses plain http."""

import os
import subprocess
import sys
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.competentiematrix.services.links import hash_of
from assessments.models import MatrixNeed, MatrixWorker
from benchmarks.selectors import catalogue
from organisations.services.funds import add_manager
from reports.tip_files import tips_by_slug
from tests.access.addresses import PATTERNS, arguments_of
from tests.assessments.competentiematrix.matrices import make_team
from tests.factories import NOW, make_submitted
from tests.reports.offering import make_offer
from tests.reports.published import make_published

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
# What an address may hold; an address that needs something else fails here.
ARGUMENTS = {
    "kvk": "90000001", "year": 2026, "section": "autonomie", "question": "werk-zelf-indelen", "indicator": "autonomie",
    "membership_id": 1, "assignment_id": 1, "action_id": 1, "uidb36": "1", "key": "sleutel",
    "fund": "metaalfonds", "import_id": 1, "offer_id": 1, "token": "geen-uitnodiging",
    "pk": 1, "seat_id": 1, "position_id": 1, "proposal_id": 1, "support_id": 1, "manager_id": 1,
    "team": "lasserij", "upload_id": 1,
}  # fmt: skip


def address(name):
    worker, need = MatrixWorker.objects.order_by("pk").first(), MatrixNeed.objects.order_by("pk").first()
    rest = {"tip": next(iter(tips_by_slug())), "measure": catalogue()[0].slug, "slug": catalogue()[0].slug}
    known = ARGUMENTS | rest | {"worker_id": worker.pk, "need_id": need.pk}
    return reverse(name, kwargs={key: known[key] for key in arguments_of(name)})


def policy_of(response):
    directives = (directive.strip().partition(" ") for directive in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in directives if name}


def assert_guarded(response):
    assert policy_of(response) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


class InlineCode(HTMLParser):
    """Collects what the policy would refuse, and what would leave the site."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        # A block of JSON is read by a script, and never run.
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.found.append(tag)
        self.found += [name for name in given if name == "style" or name.startswith(("on", "hx-on", "hx-vals"))]
        loads = [given.get(name) or "" for name in ("src", "srcset", "data", "action", "formaction")]
        loads += [given.get("href") or ""] if tag == "link" else []
        self.found += [value for value in loads if value.startswith(("http:", "https:", "//", "javascript:"))]


def inline_code(response):
    parser = InlineCode()
    parser.feed(response.content.decode())
    return parser.found


@pytest.fixture
def place(draft, colleague, employer, hr, fund):
    """Last year submitted, a competentiematrix with a personal link, and a fund with a published round that the visitor
    works for: every page shows something."""
    worker = make_team(employer).workers.first()
    worker.link_hash, worker.link_until = hash_of(ARGUMENTS["token"]), timezone.now() + timedelta(days=1)
    worker.save()
    make_published(fund, 2026)
    make_offer(fund)
    add_manager(fund, hr.user.email, by=None, at=NOW)
    return make_submitted(employer, 2025)


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_address_is_guarded_for_everyone(name, place, hr, login, client):
    url = address(name)
    for visitor in (login(hr), client):
        for method in (visitor.get, visitor.post):
            assert_guarded(method(url))


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.parametrize("year", [2025, 2026])
def test_no_page_has_code_of_its_own_or_loads_from_elsewhere(name, year, place, hr, login, client):
    url = address(name).replace("/2026/", f"/{year}/")
    for visitor in (login(hr), client):
        response = visitor.get(url)
        if response["Content-Type"].startswith("text/html") and not response.streaming:
            assert inline_code(response) == []


@pytest.mark.parametrize("url", ["/bestaat-niet/", "/werkgever/90000001/2031/"])
def test_a_page_that_does_not_exist_is_guarded_too(url, hr, login):
    response = login(hr).get(url)
    assert response.status_code == 404
    assert_guarded(response)
    assert inline_code(response) == []


def test_a_refusal_is_guarded_too(colleague, login):
    response = login(colleague).get("/werkgever/90000001/2026/resultaten/")
    assert response.status_code == 403
    assert_guarded(response)
    assert inline_code(response) == []


def test_a_request_without_its_token_is_refused_and_guarded(hr):

    client = Client(enforce_csrf_checks=True)
    client.force_login(hr.user)
    response = client.post("/organisatie/aanmelden/", {})
    assert response.status_code == 403
    assert_guarded(response)


def test_the_policy_that_is_expected_here_is_the_one_of_the_settings():
    assert list(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]) == list(POLICY)
    assert "EXCLUDE_URL_PREFIXES" not in settings.CONTENT_SECURITY_POLICY
    assert not any("unsafe" in sources for sources in POLICY.values())


def test_the_check_for_inline_code_finds_it():
    """The control: a page that does everything wrong."""
    parser = InlineCode()
    parser.feed(
        '<style>p{}</style><p style="color:red" onclick="x()">a</p><script>1</script>'
        '<script src="https://elders.example/x.js"></script><form action="//elders.example"></form>'
    )
    assert parser.found == ["style", "style", "onclick", "script", "https://elders.example/x.js", "//elders.example"]


PRODUCTION = """
import django
django.setup()
from django.conf import settings
from django.test import Client
from django.test import Client
response = Client().get("/inloggen/", HTTP_HOST="goedwerk.example")
secure = Client().get("/gezond/", HTTP_HOST="goedwerk.example", secure=True)
print(response.status_code, response["Location"])
print(secure["Strict-Transport-Security"])
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
print(settings.DEMO, settings.DEBUG, settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL)
"""


def in_production(*arguments, tmp_path, **changes):
    """Run the product's own settings in a process of its own, as on a server."""
    (tmp_path / "static").mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in ("DEMO", "DEBUG", "DATABASE_URL")}
    environment |= {
        "SECRET_KEY": "xk2-9f7Qw8ZrT5uYp3LmNa6BcVdEe1GhJi4KoSs0Uv-Ww_Xx-y7Tt2",
        "ALLOWED_HOSTS": "goedwerk.example",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "goedwerk_site.settings",
    }
    environment = {name: value for name, value in (environment | changes).items() if value is not None}
    return subprocess.run(  # noqa: S603 - our own interpreter, our own arguments
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_production_sends_everyone_to_https_and_keeps_cookies_there(tmp_path):
    done = in_production("-c", PRODUCTION, tmp_path=tmp_path)
    assert done.stdout.splitlines() == [
        "301 https://goedwerk.example/inloggen/",
        "max-age=31536000; includeSubDomains; preload",
        "True True True",
        "False False https",
    ], done.stderr


def test_production_passes_the_deployment_check(tmp_path):
    done = in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "System check identified no issues (0 silenced)."), done.stderr


def test_without_a_key_it_says_what_to_set(tmp_path):
    done = in_production("manage.py", "check", tmp_path=tmp_path, SECRET_KEY=None)
    assert done.returncode != 0
    assert "Set SECRET_KEY in the environment" in done.stderr
