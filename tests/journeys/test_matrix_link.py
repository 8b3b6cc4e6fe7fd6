"""Someone without an account fills in their own row on a phone, with the keyboard only, and takes their overview."""

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from assessments.competentiematrix.services.links import make_link
from assessments.models import Visibility
from tests.assessments.competentiematrix.matrices import make_team
from tests.journeys.keyboard import follow, reach
from tests.journeys.looking import complaints_here
from tests.reports.pdf_reading import flat, flat_text


def pick(page, label, place, letters):
    """In a list that is closed, the first letters choose."""
    reach(page, page.get_by_label(label, exact=True).nth(place))
    page.keyboard.type(letters)


def test_own_row_from_link_to_overview(open_browser, employer, hr, tmp_path):
    team = make_team(employer, people={"JV": ("...", "..."), "KB": ("34.", "44.")}, visibility=Visibility.TEAM)
    worker = team.workers.get(code="JV")
    token = make_link(worker, by=hr, at=timezone.now())
    page = open_browser(viewport={"width": 320, "height": 640}).new_page()
    page.goto(reverse("matrix_own", args=[token]))
    save = page.get_by_role("button", name="Opslaan")

    pick(page, "Kan ik nu", 0, "3")
    pick(page, "Kan en wil ik leren", 0, "2")
    follow(page, save)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Lassen – U kunt dit nu al op niveau 3 (zelfstandig).")
    assert complaints_here(page) == []

    page.set_viewport_size({"width": 320, "height": 640})
    pick(page, "Kan en wil ik leren", 0, "4")
    follow(page, save)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel")
    assert complaints_here(page) == []
    assert [(cell.own_now, cell.own_could) for cell in worker.cells.order_by("competence")[:1]] == [(3, 4)]

    with page.expect_download() as download:
        reach(page, page.get_by_role("link", name="Download als pdf"))
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "overzicht.pdf")
    assert flat("Lassen zelfstandig") in flat_text((tmp_path / "overzicht.pdf").read_bytes())

    follow(page, page.get_by_role("link", name="Wat kan het team?"))
    expect(page.get_by_role("row", name="KB")).to_contain_text("34")
    assert complaints_here(page) == []
