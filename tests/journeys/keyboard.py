"""Someone who uses only the keyboard."""

from playwright.sync_api import Locator, Page

HAS_FOCUS = "element => element === document.activeElement"


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; a place that cannot be reached fails."""
    target.wait_for()
    for _ in range(400):
        if target.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def follow(page: Page, link: Locator) -> None:
    reach(page, link)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Page, field: Locator, text: str) -> None:
    reach(page, field)
    page.keyboard.insert_text(text)


def choose(page: Page, first: Locator, steps: int) -> None:
    """Choose a radio button: reach the group, mark the first, and go down this many."""
    reach(page, first)
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
