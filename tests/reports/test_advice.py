"""What-if and ranking: worked examples, and the properties that the method promises."""

import tomllib
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire import SIZE_CLASSES, Condition, Kind, Option
from assessments.responses import AnswerSheet, Route
from assessments.scoring import score_sheet
from reports.advice import apply_lifts, project, propose, rank_tips
from reports.tips import AllGroupsLift, FigureLift, LevelLift, OptionLift
from tests.assessments.factories import (
    chosen,
    level,
    level_question,
    make_edition,
    make_indicator,
    make_question,
    make_sheet,
    make_workforce,
)
from tests.assessments.factories import score_only_indicator as score_only
from tests.assessments.strategies import sheets
from tests.assessments.worked_examples import case_files, outcome, points_of, read_example
from tests.reports.factories import make_tip, read_tip

CASES = Path(__file__).parent / "cases"
CONDITION_OF = {
    "redelijk-loon": Condition.MONEY,
    "baanzekerheid": Condition.MONEY,
    "werkzekerheid": Condition.MONEY,
    "autonomie": Condition.WORK,
    "capaciteiten-gebruiken": Condition.WORK,
    "sociale-steun": Condition.WORK,
}


@pytest.mark.parametrize("path", case_files(CASES / "wat-als"), ids=lambda path: path.stem)
def test_apply_lifts_gives_what_the_worked_example_expects(path):
    example, raw = read_example(path), tomllib.loads(path.read_text("utf-8"))
    tips = tuple(read_tip(tip, example.sheet.edition) for tip in raw["tip"])
    scored = score_only(apply_lifts(example.sheet, tips))
    assert points_of(scored) == example.expected_points
    assert outcome(scored, example.expected) == example.expected


@pytest.mark.parametrize("path", case_files(CASES / "volgorde"), ids=lambda path: path.stem)
def test_rank_tips_gives_the_order_of_the_worked_example(path):
    raw = tomllib.loads(path.read_text("utf-8"))
    sheet = sheet_of_levels(raw["niveaus"], Route(raw.get("route", "lang")))
    tips = tuple(tip_of(tip, sheet) for tip in raw["tip"])
    chosen = tuple(tip for tip in tips if tip.slug in raw.get("gekozen", ()))
    assert [found_of(weighed) for weighed in rank_tips(sheet, tips, chosen)] == [
        expected_of(item) for item in raw["verwacht"]
    ]


def sheet_of_levels(levels: dict, route=Route.FULL) -> AnswerSheet:
    """Three level questions per indicator, the first two of them core."""
    indicators, responses = [], {}
    for slug, values in levels.items():
        questions = [level_question(f"{slug}-{n}", core=n < 3) for n in (1, 2, 3)]
        indicators.append(make_indicator(*questions, slug=slug, condition=CONDITION_OF[slug]))
        pairs = zip(questions, values, strict=True)
        responses |= {question.slug: level(value) for question, value in pairs if value != "open"}
    return AnswerSheet(make_edition(*indicators), route, SIZE_CLASSES[2], make_workforce({"vast": 60}), responses)


def tip_of(raw: dict, sheet: AnswerSheet):
    indicator = next(iter(raw["tilt"])).rsplit("-", 1)[0]
    sizes = raw.get("grootte", SIZE_CLASSES)
    return read_tip(raw, sheet.edition, indicator=indicator, effort=raw["inspanning"], sizes=sizes)


def found_of(weighed) -> tuple:
    gain = next((gain for gain in weighed.gains if gain.indicator == weighed.indicator), None)
    points = (gain.before, gain.after) if gain else (None, None)
    return weighed.tip.slug, weighed.indicator, *points, weighed.priority


def expected_of(raw: dict) -> tuple:
    points = [Fraction(str(raw[key])) if key in raw else None for key in ("van", "naar")]
    return raw["tip"], raw["bij"], *points, Fraction(str(raw["gewicht"]))


def test_propose_takes_three_per_indicator_and_eight_in_all():
    slugs = tuple(CONDITION_OF)[:4]
    sheet = sheet_of_levels({slug: [0, 0, 0] for slug in slugs})
    tips = tuple(
        make_tip(f"{slug}-tip-{n}", LevelLift(f"{slug}-1", 3), indicator=slug) for slug in slugs for n in range(5)
    )
    proposed = [weighed.indicator for weighed in propose(rank_tips(sheet, tips))]
    assert [proposed.count(slug) for slug in slugs] == [3, 3, 2, 0]


def test_apply_lifts_ignores_a_question_that_the_edition_does_not_have():
    sheet = sheet_of_levels({"autonomie": [1, 1, 1]})
    assert apply_lifts(sheet, (make_tip("oud", LevelLift("oude-vraag", 3)),)) == sheet


@st.composite
def lifts(draw, question):
    if question.kind is Kind.LEVEL:
        is_extended = question.axis is not None and draw(st.booleans())
        return AllGroupsLift(question.slug) if is_extended else LevelLift(question.slug, draw(st.integers(3, 4)))
    if question.kind is Kind.FIGURE:
        return FigureLift(question.slug, Fraction(draw(st.integers(0, 130))))
    return OptionLift(question.slug, draw(st.sampled_from([option.slug for option in question.options])))


@st.composite
def sheets_with_tips(draw, *, is_complete=True):
    sheet = draw(sheets(is_complete=is_complete))
    scored = [question for question in sheet.edition.indicators[0].questions if question.scored]
    made = (
        [draw(st.lists(st.sampled_from(scored).flatmap(lifts), min_size=1, max_size=3)) for _ in range(3)]
        if scored
        else []
    )
    return sheet, tuple(make_tip(f"tip-{n}", *given) for n, given in enumerate(made))


@given(sheets_with_tips())
def test_a_tip_never_lowers_a_score_or_a_band(drawn):
    sheet, tips = drawn
    now, then = score_only(sheet), project(sheet, tips).indicators[0]
    assert (now.score is None) == (then.score is None)
    if now.score is not None:
        assert then.score >= now.score
        assert then.band.from_score >= now.band.from_score


@given(sheets_with_tips())
def test_more_tips_never_give_less(drawn):
    sheet, tips = drawn
    scores = [project(sheet, tips[:number]).indicators[0].score for number in range(len(tips) + 1)]
    assert scores == sorted(scores, key=lambda score: -1 if score is None else score)


@given(sheets_with_tips(is_complete=False))
def test_the_order_of_tips_is_nothing(drawn):
    sheet, tips = drawn
    results = [apply_lifts(sheet, order) for order in permutations(tips)]
    assert all(result == results[0] for result in results)


@given(sheets_with_tips(is_complete=False))
def test_doing_the_same_again_changes_nothing(drawn):
    sheet, tips = drawn
    once = apply_lifts(sheet, tips)
    assert score_sheet(apply_lifts(once, tips)) == score_sheet(once)


@given(sheets_with_tips(is_complete=False))
def test_what_is_not_lifted_stays_as_it_is(drawn):
    sheet, tips = drawn
    lifted = {slug for tip in tips for slug in tip.questions}
    after = apply_lifts(sheet, tips).responses
    assert {s: r for s, r in after.items() if s not in lifted} == {
        s: r for s, r in sheet.responses.items() if s not in lifted
    }


def test_apply_lifts_drops_an_exclusive_option():
    options = (Option("geen", "Geen van deze", exclusive=True), Option("hulp", "Hulp", Fraction(30)))
    question = make_question("drie", Kind.MULTIPLE, options=options)
    sheet = make_sheet([question], {"drie": chosen("geen")})
    after = apply_lifts(sheet, (make_tip("tip", OptionLift("drie", "hulp")),))
    assert after.responses["drie"] == chosen("hulp")
