"""A real Chromium against the live server; every page that it opened must have been quiet and have stayed at home."""

import re
import shutil

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.journeys.saving import settle

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Chromium and htmx also report what is meant: an answer such as a conflict, or a connection that a test cut.
MEANT = re.compile(
    r"the server responded with a status of (403|409|422)|net::ERR_FAILED|^htmx:(sendError|afterRequest),"
)


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("chromium is not installed; on Debian: apt-get install chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's synchronous interface runs an event loop in this thread, which Django would take for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """Make a browser of its own for one person; all are closed and asked for complaints afterwards."""
    contexts, complaints = [], []

    def open_one(**options):
        context = chromium.new_context(
            base_url=live_server.url, locale="nl-NL", **{"viewport": {"width": 1280, "height": 900}} | options
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        context.on("console", lambda message: _note(complaints, message))
        context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
        context.on("request", lambda request: _note_address(complaints, request.url, live_server.url))
        return context

    yield open_one
    for context in contexts:
        # A save that still runs would meet the emptying of the database.
        for page in context.pages:
            settle(page)
        context.close()
    assert complaints == []


@pytest.fixture
def log_in(open_browser, live_server):
    """A page for a member who logged in before."""

    def open_as(membership, **options):
        context = open_browser(**options)
        client = Client()
        client.force_login(membership.user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    return open_as


def _note(complaints, message):
    if message.type in ("error", "warning") and not MEANT.search(message.text):
        complaints.append(f"{message.type}: {message.text}")


def _note_address(complaints, address, home):
    if not address.startswith((f"{home}/", "data:", "blob:")):
        complaints.append(f"request to {address}")
