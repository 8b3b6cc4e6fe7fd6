from datetime import date, timedelta

import pytest

from organisations.models import ParticipationForm
from reports.council.record import CouncilRecord, OpinionRecord, status_line
from reports.council.record_selectors import council_record_of, council_standing_of, standing_positions
from reports.models import Decision, Stance, Verdict
from reports.services.discussions import answer_proposal, reply_to_position
from reports.services.opinions import OpinionEntry, save_opinion
from reports.services.positions import PositionEntry, make_proposal, save_position
from tests.factories import NOW
from tests.reports.talking import give, share

OPINION = OpinionRecord("Herkent het beeld deels", "", date(2026, 5, 12))
DUE = date(2026, 4, 13)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, "ondernemingsraad, nog niet besproken"),
        ({"due_on": DUE}, "ondernemingsraad, nog niet besproken"),
        ({"due_on": DUE, "is_open": True}, "ondernemingsraad, in bespreking tot 13 april 2026"),
        (
            {"due_on": DUE, "is_open": True, "opinion": OPINION},
            "ondernemingsraad herkent het beeld deels (12 mei 2026)",
        ),
        (
            {"due_on": DUE, "is_fixed": True, "opinion": OPINION},
            "ondernemingsraad herkent het beeld deels (12 mei 2026)",
        ),
        ({"due_on": DUE, "is_fixed": True}, "ondernemingsraad, geen oordeel ontvangen"),
        (
            {"due_on": DUE, "is_fixed": True, "addendum": OPINION},
            "ondernemingsraad, geen oordeel ontvangen; addendum: herkent het beeld deels (12 mei 2026)",
        ),
    ],
)
def test_status_line_says_how_far_the_council_is(known, words):
    council = CouncilRecord("ondernemingsraad", "de ondernemingsraad", **known)

    assert status_line(council) == f"Zelfbeoordeling, niet extern getoetst; medezeggenschap: {words}"


def test_status_line_without_a_council():
    assert status_line(None) == "Zelfbeoordeling, niet extern getoetst; medezeggenschap: geen"


def test_year_without_a_council_has_no_record(submitted):
    submitted.organisation.participation_form = ParticipationForm.NONE

    assert (council_record_of(submitted), council_standing_of(submitted)) == (None, None)


@pytest.mark.parametrize(
    ("form", "has_say"),
    [("ondernemingsraad", True), ("personeelsvertegenwoordiging", False), ("personeelsvergadering", False)],
)
def test_year_that_was_not_laid_before_the_council_has_an_empty_record(form, has_say, submitted):
    submitted.organisation.participation_form = form

    assert council_record_of(submitted) == CouncilRecord(form, f"de {form}", has_say=has_say)


def test_record_holds_what_was_shared_and_no_draft(discussion, council_secretary, hr):
    save_position(discussion, "baanzekerheid", PositionEntry(Stance.DISAGREES, "Geheim."), by=council_secretary, at=NOW)
    save_opinion(discussion, OpinionEntry(Verdict.NOT, "Ook geheim."), by=council_secretary, at=NOW)
    position = share(discussion, levels={"werk-zelf-indelen": 1})
    proposal = make_proposal(position, "Vier weken vooruit.", by=council_secretary, at=NOW)
    reply_to_position(position, "Dat klopt.", by=hr, at=NOW + timedelta(days=1))
    answer_proposal(proposal, Decision.PARTLY, "Drie weken.", by=hr, at=NOW)

    record = council_record_of(discussion.assessment)

    assert (record.due_on, record.is_open, record.opinion) == (DUE, True, None)
    [shared] = record.positions
    assert (shared.indicator, shared.stance, shared.remark) == ("autonomie", "Twijfel", "Dat zien wij anders.")
    assert (shared.reply, shared.replied_on) == ("Dat klopt.", date(2026, 3, 3))
    assert shared.levels == (("werk-zelf-indelen", 1),)
    [made] = record.proposals
    assert (made.indicator, made.text) == ("autonomie", "Vier weken vooruit.")
    assert (made.decision, made.reply) == ("Deels overgenomen", "Drie weken.")


def test_last_position_on_an_indicator_holds(discussion):
    share(discussion, remark="Eerste.")
    other = share(discussion, "baanzekerheid")
    last = share(discussion, remark="Tweede.")

    assert standing_positions(discussion) == [last, other]


def test_opinion_is_dated_by_the_day_it_was_told(discussion):
    give(discussion, at=NOW + timedelta(days=3))

    record = council_standing_of(discussion.assessment)

    assert record.opinion == OpinionRecord(
        "Herkent het beeld deels", "Wij lezen ons bedrijf hierin terug.", date(2026, 3, 5)
    )


def test_standing_takes_two_queries(discussion, django_assert_num_queries):
    give(discussion)

    with django_assert_num_queries(2):
        council_standing_of(discussion.assessment)
