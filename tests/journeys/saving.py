"""Waiting until a page has saved what it had to save."""

from playwright.sync_api import Page, expect


def settle(page: Page) -> None:
    """Return when no save is under way or in the queue."""
    expect(page.locator(".htmx-request")).to_have_count(0)
