from datetime import date

import pytest

from assessments.services.life_cycle import return_to_draft, submit_assessment
from organisations.models import ParticipationForm
from reports.council.duty import duty_words
from reports.documents.council_chapter import build_council_chapter, council_differences
from reports.documents.dossier_selectors import dossier_of
from reports.documents.tables import Column
from reports.models import Decision, Stance
from reports.services.discussions import answer_proposal, reply_to_position
from reports.services.opinions import confirm_opinion
from reports.services.positions import make_proposal
from tests.factories import (
    NOW,
    admin_of,
    make_council_member,
    make_discussion,
    make_organisation,
    make_submitted,
    make_user,
)
from tests.reports.planned import make_micro
from tests.reports.talking import give, share

SELF_PLANNED = "werk-zelf-indelen"


def chapter_of(assessment, fixing_on=None):
    return build_council_chapter(dossier_of(assessment, fixing_on=fixing_on))


def test_route_without_a_council_says_what_the_law_asks(db):
    chapter = chapter_of(make_micro())

    assert (chapter.heading, chapter.party, chapter.standing) == ("Medezeggenschap", "", duty_words("1-9", "geen"))
    assert (chapter.stances, chapter.positions, chapter.proposals, chapter.opinion) == (None, (), (), None)


def test_chapter_is_named_after_the_party(submitted):
    assert chapter_of(submitted).heading == "Wat de ondernemingsraad ervan vindt"
    submitted.organisation.participation_form = ParticipationForm.STAFF_MEETING
    assert chapter_of(submitted).heading == "Wat de personeelsvergadering ervan vindt"


LAID = "De zelfbeoordeling is voorgelegd aan de ondernemingsraad, met tijd om te antwoorden tot en met 13 april 2026."


def test_chapter_says_how_far_the_discussion_is(submitted):
    assert chapter_of(submitted).standing == "De zelfbeoordeling is nog niet voorgelegd aan de ondernemingsraad."

    make_discussion(submitted)

    assert chapter_of(submitted).standing == LAID
    assert chapter_of(submitted, date(2026, 5, 1)).standing == f"{LAID} Er is geen oordeel ontvangen."


def test_chapter_says_that_a_year_went_back(discussion):
    assessment, by = discussion.assessment, admin_of(discussion.assessment.organisation)
    return_to_draft(assessment, "Het verzuimcijfer klopte niet.", by=by, at=NOW)
    submit_assessment(assessment, by=by, at=NOW)

    chapter = chapter_of(assessment)

    assert chapter.standing == f"{LAID} Daarna ging zij terug naar concept; zij is nog niet opnieuw voorgelegd."
    steps = [(step.words, step.reason) for step in dossier_of(assessment).steps]
    assert steps == [
        ("Begonnen", ""),
        ("Ingediend", ""),
        ("Voorgelegd aan de medezeggenschap", ""),
        ("Teruggezet naar concept", "Het verzuimcijfer klopte niet."),
        ("Ingediend", ""),
    ]


def test_stances_stand_beside_the_scores(discussion):
    share(discussion)
    share(discussion, "baanzekerheid", Stance.AGREES, "")
    result = dossier_of(discussion.assessment).results.of("autonomie")

    stances = chapter_of(discussion.assessment).stances

    assert len(stances.rows) == 12
    assert stances.rows[1][3] == "Eens"
    assert stances.rows[4] == ("Autonomie", result.points, result.standing, "Twijfel")
    assert {row[3] for row in stances.rows} == {"Eens", "Twijfel", "geen standpunt"}


def test_remarks_stand_with_their_replies_in_the_order_of_the_indicators(discussion, hr):
    position = share(discussion)
    share(discussion, "baanzekerheid", Stance.DISAGREES, "Veel tijdelijk werk.")
    share(discussion, "redelijk-loon", Stance.AGREES, "")
    reply_to_position(position, "Dat klopt.", by=hr, at=NOW)

    positions = chapter_of(discussion.assessment).positions

    assert [(p.title, p.stance, p.remark, p.reply, p.differences) for p in positions] == [
        ("Baanzekerheid", "Oneens", "Veel tijdelijk werk.", "nog geen antwoord", None),
        ("Autonomie", "Twijfel", "Dat zien wij anders.", "Dat klopt.", None),
    ]


def test_differences_per_question_are_shown_and_leave_the_score(discussion):
    before = dossier_of(discussion.assessment).results.of("autonomie").score
    share(discussion, stance=Stance.AGREES, remark="", levels={SELF_PLANNED: 1})

    dossier = dossier_of(discussion.assessment)
    [position] = build_council_chapter(dossier).positions

    [difference] = council_differences(dossier)
    assert position.reply == ""
    assert position.differences.columns[2] == Column("Ondernemingsraad")
    assert position.differences.rows == (
        (difference.question.text, difference.employer_words, difference.council_words, "2 niveaus"),
    )
    assert dossier.results.of("autonomie").score == before


def test_same_levels_are_no_difference(discussion):
    share(discussion, stance=Stance.AGREES, remark="", levels={SELF_PLANNED: 3})

    [position] = chapter_of(discussion.assessment).positions

    assert position.differences is None


def test_proposals_stand_with_their_decisions(discussion, council_secretary, hr):
    first = make_proposal(share(discussion), "Vier weken.", by=council_secretary, at=NOW)
    other = share(discussion, "sociale-steun")
    make_proposal(other, "Een coach.", by=council_secretary, at=NOW)
    answer_proposal(first, Decision.REJECTED, "Nu niet.", by=hr, at=NOW)

    proposals = chapter_of(discussion.assessment).proposals

    assert [(p.title, p.text, p.decision, p.reply) for p in proposals] == [
        ("Autonomie", "Vier weken.", "Niet overgenomen", "Nu niet."),
        ("Sociale steun", "Een coach.", "nog geen antwoord", ""),
    ]


def test_opinion_of_a_council_has_no_counts(discussion):
    give(discussion)

    opinion = chapter_of(discussion.assessment).opinion

    assert (opinion.verdict, opinion.given_on, opinion.counts) == ("Herkent het beeld deels", "2 maart 2026", None)


@pytest.fixture
def meeting(db):
    admin = make_user("klein@voorbeeld.example")
    return make_organisation(admin, kvk="90000007", participation_form=ParticipationForm.STAFF_MEETING)


def test_opinion_of_a_staff_meeting_shows_its_counts_once_confirmed(meeting):
    discussion = make_discussion(make_submitted(meeting))
    opinion = give(discussion, counts=(12, 3, 0, 4))
    assert chapter_of(discussion.assessment).opinion is None

    confirm_opinion(opinion, by=make_council_member(meeting), at=NOW)

    assert chapter_of(discussion.assessment).opinion.counts.rows == (
        ("Herkennen het beeld", "12"),
        ("Herkennen het beeld deels", "3"),
        ("Herkennen het beeld niet", "0"),
        ("Geven geen oordeel", "4"),
    )
