"""How the plan's pages put numbers into words, and what they say where there is no number."""

from fractions import Fraction

import pytest

from assessments.responses import Response, State
from assessments.selectors import Workspace
from assessments.services.answers import AnswerDraft, import_answers
from assessments.services.life_cycle import return_to_draft, submit_assessment
from reports.advice import Gain
from reports.plan_page import ShownScore, build_plan_page, gain_words, tip_card
from reports.tip_files import tips_by_slug
from tests.factories import NOW, admin_of, make_organisation, make_submitted, make_user


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Fraction(42), Fraction(58), "van 42 naar 58"),
        (Fraction(85, 2), Fraction(58), "van 43 naar 58"),
        (Fraction(42), Fraction(169, 4), "minder dan een punt erbij"),
    ],
)
def test_gain_words_rounds_half_up_to_whole_points(before, after, words):
    assert gain_words(Gain("autonomie", before, after)) == words


@pytest.fixture
def workspace(db):
    """Everyone's questions of autonomie are n.v.t. but two, one of them unknown: the indicator has no score."""
    organisation = make_organisation(make_user())
    admin, assessment = admin_of(organisation), make_submitted(organisation)
    return_to_draft(assessment, "Anders beantwoord", by=admin, at=NOW)
    workspace = Workspace(assessment, admin)
    questions = workspace.edition.indicator("autonomie").questions
    states = {question.slug: State.NOT_APPLICABLE for question in questions[:-2]}
    states[questions[-1].slug] = State.UNKNOWN
    drafts = {slug: AnswerDraft(Response(state), 1, "Komt niet voor") for slug, state in states.items()}
    import_answers(assessment, drafts, by=admin, at=NOW)
    submit_assessment(assessment, by=admin, at=NOW)
    return workspace


def test_indicator_without_a_score_says_so(workspace):
    change = next(c for c in build_plan_page(workspace, NOW.date()).changes if c.indicator.slug == "autonomie")
    assert change.now == ShownScore(None, "", "geen score")


def test_card_for_an_unknown_answer_comes_without_points(workspace):
    slug = workspace.edition.indicator("autonomie").questions[-1].slug
    tip = next(tip for tip in tips_by_slug().values() if slug in tip.questions)
    card = tip_card(workspace, tip, NOW.date())
    assert card.gains == ()
    assert card.note == "Geeft antwoord op een vraag die u nog niet kon beantwoorden; punten zijn er dan nog niet."


def test_card_for_an_answer_that_is_better_already_says_that_it_gives_nothing(workspace):
    card = tip_card(workspace, tips_by_slug()["maandelijks-werk-passend-maken"], NOW.date())
    assert (card.gains, card.note) == ((), "Geeft bij uw antwoorden geen punten erbij.")
