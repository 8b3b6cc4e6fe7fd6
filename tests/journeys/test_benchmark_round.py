"""A year of a fund: it opens a round, forty-five members hand in, it publishes, some correct, it corrects once."""

from datetime import UTC, date, datetime

import pytest

from assessments.edition_files import edition_for
from assessments.selectors import answer_sheet
from assessments.services.life_cycle import return_to_draft, submit_assessment
from benchmarks.cells import ALL_SIZES, CellKey, Crowd
from benchmarks.publication_selectors import cells_of, latest_publication
from benchmarks.services.invitations import invite_members
from benchmarks.services.publications import CorrectedAlreadyError, PublishedAlreadyError, TooFewChangesError
from organisations.models import Purpose
from organisations.services.funds import MemberEntry, join_fund
from reports.services.publishing import correct, publish
from tests.factories import (
    admin_of,
    answer_question,
    make_organisation,
    make_round,
    make_submitted,
    make_user,
    valid_response,
)

pytestmark = pytest.mark.django_db

MEMBERS = 45
EVERYONE = CellKey("", ALL_SIZES)
PUBLISHED_AT = datetime(2026, 9, 1, 8, tzinfo=UTC)
CORRECTED_AT = datetime(2026, 12, 1, 8, tzinfo=UTC)
EDITION = edition_for(2026)


@pytest.fixture
def fund_round(fund):
    return make_round(fund, publishes_on=date(2026, 9, 1), corrects_on=date(2026, 12, 1))


@pytest.fixture
def members(fund_round, fund_manager):
    """Forty-five employers that were invited, joined, let themselves be counted and handed in, at levels 1 to 3."""
    organisations = [
        make_organisation(make_user(f"hr{n}@lid.example"), kvk=f"700000{n:02}", name=f"Lid {n}") for n in range(MEMBERS)
    ]
    entries = [MemberEntry(o.name, o.kvk, f"hr@{o.kvk}.example") for o in organisations]
    invite_members(fund_round, entries, by=fund_manager, at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    for number, organisation in enumerate(organisations):
        invitation = fund_round.invitations.get(member__kvk=organisation.kvk)
        member = invitation.member
        join_fund(member, organisation, {Purpose.BENCHMARK}, by=admin_of(organisation), at=PUBLISHED_AT)
        make_submitted(organisation, level=1 + number % 3)
    return organisations


def redo(organisation, level):
    """Back to draft, other answers on autonomie, and in again: what a member does who made a mistake."""
    assessment, admin = organisation.assessments.get(), admin_of(organisation)
    return_to_draft(assessment, "Verkeerd ingevuld", by=admin, at=CORRECTED_AT)
    answered = answer_sheet(assessment).responses
    for question in EDITION.indicator("autonomie").questions:
        if question.slug in answered:
            answer_question(assessment, question.slug, valid_response(question, level))
    submit_assessment(assessment, by=admin, at=CORRECTED_AT)


def test_a_round_is_published_once_and_corrected_once(fund, fund_round, fund_manager, members, login):
    published = publish(fund_round, by=fund_manager, at=PUBLISHED_AT)

    autonomy = {cell.measure: cell for cell in cells_of(published) if cell.key == EVERYONE}["autonomie"]
    assert (autonomy.crowd, autonomy.mean % 5, len(autonomy.band)) == (Crowd.SCORES, 0, 2)
    page = login(admin_of(members[0])).get(f"/werkgever/{members[0].kvk}/2026/resultaten/").content.decode()
    assert str(autonomy.mean) in page
    assert f"{autonomy.band[0]} tot {autonomy.band[1]}" in page

    with pytest.raises(PublishedAlreadyError):
        publish(fund_round, by=fund_manager, at=PUBLISHED_AT)

    redo(members[0], level=4)
    with pytest.raises(TooFewChangesError):
        correct(fund_round, by=fund_manager, at=CORRECTED_AT)
    assert latest_publication(fund, 2026) == published
    assert cells_of(published) == cells_of(latest_publication(fund, 2026))

    for member in members[3:9:3]:  # of the lowest level too, so that together they move the mean a step
        redo(member, level=4)
    corrected = correct(fund_round, by=fund_manager, at=CORRECTED_AT)
    assert (corrected.is_correction, corrected.previous) == (True, published)
    assert {cell.measure for cell in set(cells_of(corrected)) - set(cells_of(published))} == {"autonomie"}

    for member in members[12:30:3]:
        redo(member, level=4)
    with pytest.raises(CorrectedAlreadyError):
        correct(fund_round, by=fund_manager, at=CORRECTED_AT)
    assert latest_publication(fund, 2026) == corrected
