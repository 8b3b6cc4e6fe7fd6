"""Sharing over HTTP: choose, look it over, and only then the employer sees it."""

import re

import pytest

from assessments.services.life_cycle import fix_assessment
from reports.models import Position, PositionDraft, Stance
from tests.factories import NOW
from tests.reports.talking import share, write

pytestmark = pytest.mark.django_db


def told(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def url(address):
    return address("share_positions")


@pytest.fixture
def drafts(talk):
    """Two that are complete, one without words and one without a stance."""
    write(talk)
    write(talk, "redelijk-loon", Stance.AGREES, "", {"inschaling-gelijk-werk": 1})
    write(talk, "betaald-verlof", Stance.DISAGREES, "")
    write(talk, "sociale-steun", None, "Nog niet af.")


def test_every_complete_draft_is_chosen_and_the_others_are_named(drafts, member, url):
    response = member.get(url)
    page = response.content.decode()
    assert re.findall(r'value="([a-z-]+:\d+)"[^>]*checked', page) == ["redelijk-loon:1", "autonomie:1"]
    assert "Sociale steun : kies eens, twijfel of oneens" in told(response)
    assert "Betaald verlof : schrijf op waarom" in told(response)
    assert 'raad/standpunt/betaald-verlof/#standpunt"' in page


def test_choosing_shows_it_once_more_and_shares_nothing(drafts, member, url):
    response = member.post(url, {"drafts": ["autonomie:1"]})
    page = told(response)
    assert "Twijfel. Dat zien wij anders." in page
    assert "U kunt hem niet meer veranderen of terughalen." in page
    assert "Redelijk loon" not in page
    assert (Position.objects.count(), PositionDraft.objects.count()) == (0, 4)


def test_own_levels_are_counted_before_sharing(drafts, member, url):
    assert "Bij 1 vraag gaf u een eigen antwoord." in told(member.post(url, {"drafts": ["redelijk-loon:1"]}))


def test_confirming_shares_what_was_chosen(drafts, member, council_member, url):
    response = member.post(url, {"drafts": ["autonomie:1"], "confirmed": "1"}, follow=True)
    assert "Gedeeld met uw werkgever: 1." in told(response)
    assert [(p.indicator, p.shared_by) for p in Position.objects.all()] == [("autonomie", council_member.user)]
    assert PositionDraft.objects.count() == 3


def test_choosing_nothing_is_said(drafts, member, url):
    response = member.post(url, {"confirmed": "1"})
    assert (response.status_code, Position.objects.count()) == (422, 0)
    assert "Kies ten minste één standpunt om te delen." in told(response)


@pytest.mark.parametrize("stale", ["autonomie:2", "betaald-verlof:1", "geen-indicator:1"])
def test_what_changed_meanwhile_is_not_shared_unseen(stale, drafts, member, url):
    response = member.post(url, {"drafts": [stale], "confirmed": "1"})
    assert (response.status_code, Position.objects.count()) == (422, 0)
    assert "Kijk de lijst opnieuw na." in told(response)


def test_without_drafts_there_is_nothing_to_share(talk, member, url):
    share(talk)
    assert "Er is nog niets om te delen" in told(member.get(url))


def test_after_fixing_it_is_closed(drafts, talk, hr, member, url):
    fix_assessment(talk.assessment, by=hr, at=NOW)
    response = member.post(url, {"drafts": ["autonomie:1"], "confirmed": "1"})
    assert (response.status_code, Position.objects.count()) == (409, 0)
    assert "Standpunten en voorstellen liggen vast." in told(response)
