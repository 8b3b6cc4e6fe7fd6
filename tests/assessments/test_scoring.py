"""The score against worked examples, a naive second implementation, and the properties it promises."""

import tomllib
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.questionnaire import Axis, Condition, Over
from assessments.responses import AnswerSheet, Response, Route, Standing
from assessments.scores import Band
from assessments.scoring import score_sheet
from tests.assessments.factories import (
    NOT_APPLICABLE,
    UNKNOWN,
    figure_question,
    level,
    level_question,
    levels,
    make_edition,
    make_indicator,
    make_sheet,
    make_workforce,
    numbers,
    score_only_indicator,
)
from tests.assessments.oracle import naive_score
from tests.assessments.strategies import responses, sheets
from tests.assessments.worked_examples import CASES, case_files, outcome, points_of, read_example

CONDITIONS = {
    Condition.MONEY: ("redelijk-loon", "baanzekerheid", "werkzekerheid", "sociale-zekerheid"),
    Condition.WORK: ("autonomie", "capaciteiten-gebruiken", "sociale-steun", "geen-agressie-en-discriminatie"),
    Condition.LIFE: ("deeltijd-werken", "betaald-verlof", "zeggenschap-werktijden", "kinderopvang-en-ouderenzorg"),
}


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_score_indicator_gives_what_the_worked_example_expects(path):
    example = read_example(path)
    scored = score_only_indicator(example.sheet)
    assert points_of(scored) == example.expected_points
    assert outcome(scored, example.expected) == example.expected


@pytest.mark.parametrize("path", case_files(CASES / "condities"), ids=lambda path: path.stem)
def test_score_sheet_gives_what_the_example_of_the_conditions_expects(path):
    raw = tomllib.loads(path.read_text("utf-8"))
    card = score_sheet(_sheet_of_levels(raw["niveaus"]))
    found = {condition.condition.value: condition.score for condition in card.conditions}
    found["zwakste"] = card.weakest_condition and card.weakest_condition.condition.value
    found["goed_genoeg"] = card.good_enough_count
    assert found == {key: _expected(value) for key, value in raw["verwacht"].items()}


def _expected(value):
    if value == "geen":
        return None
    return value if value in tuple(Condition) else Fraction(str(value))


def _sheet_of_levels(levels_by_indicator: dict) -> AnswerSheet:
    """Three questions per indicator, all at its level; "geen" makes one of them n.v.t."""
    indicators, given = [], {}
    for condition, slugs in CONDITIONS.items():
        for slug in slugs:
            asked = [level_question(f"{slug}-{n}") for n in range(3)]
            indicators.append(make_indicator(*asked, slug=slug, condition=condition))
            answer = levels_by_indicator[slug]
            given |= {question.slug: level(0 if answer == "geen" else answer) for question in asked}
            if answer == "geen":
                given[f"{slug}-0"] = NOT_APPLICABLE
    return AnswerSheet(make_edition(*indicators), Route.FULL, "50-249", make_workforce({"vast": 60}), given)


def test_scorecard_finds_an_indicator_by_its_slug():
    card = score_sheet(_sheet_of_levels(dict.fromkeys(sum(CONDITIONS.values(), ()), 3)))
    assert card.of("betaald-verlof") == card.indicators[9]


def test_indicator_score_counts_open_questions():
    scored = score_only_indicator(make_sheet([level_question("a"), level_question("b")], {"a": level(2)}))
    assert (scored.open_count, scored.is_good_enough) == (1, False)


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, Band.VULNERABLE), (40, Band.DEVELOPING), (60, Band.GOOD_ENOUGH), (80, Band.EXEMPLARY), (100, Band.EXEMPLARY)],
)
def test_band_begins_at_its_border(score, band):
    assert Band.of(Fraction(score)) is band


def test_question_score_names_the_norm_that_it_falls_short_of():
    path = CASES / "wettelijk-tekort-bij-lage-score.toml"
    scored = score_only_indicator(read_example(path).sheet)
    assert [question.falls_short_of for question in scored.questions] == ["de wet", "", ""]


def test_figure_of_cases_per_group_counts_groups_of_ten_people():
    """A group of forty with six cases is large enough; a group of four with sixty cases is not."""
    question = figure_question("diensten", over=Over.CASES, axis=Axis.CONTRACT)
    workforce = make_workforce({"vast": 40, "oproep": 4})
    sheet = make_sheet([question], {"diensten": numbers(vast=(3, 6), oproep=(0, 60))}, workforce)
    assert points_of(score_only_indicator(sheet)) == {"diensten": 50}


def test_figure_per_group_leaves_out_a_group_without_people():
    question = figure_question("loonstap", over=Over.PEOPLE, axis=Axis.CONTRACT)
    sheet = make_sheet([question], {"loonstap": numbers(vast=(30, 40), uitzend=(0, 12))})
    assert points_of(score_only_indicator(sheet)) == {"loonstap": 75}


@given(sheets())
def test_score_agrees_with_the_naive_implementation(sheet):
    assert score_only_indicator(sheet).score == naive_score(sheet.edition.indicators[0], sheet)


@given(sheets(is_complete=True))
def test_score_agrees_with_the_naive_implementation_when_all_is_answered(sheet):
    assert score_only_indicator(sheet).score == naive_score(sheet.edition.indicators[0], sheet)


@given(sheets())
def test_every_number_lies_between_0_and_100(sheet):
    scored = score_only_indicator(sheet)
    points = [question.points for question in scored.questions]
    groups = [group.score for group in scored.groups]
    given_out = [n for n in (scored.score, scored.lowest, scored.highest, *points, *groups) if n is not None]
    assert [n for n in given_out if not 0 <= n <= 100] == []


@given(sheets(is_complete=True))
def test_bounds_meet_at_the_score_when_nothing_is_open(sheet):
    scored = score_only_indicator(sheet)
    assume(scored.score is not None)
    assert (scored.lowest, scored.highest) == (scored.score, scored.score)


@given(sheets(), st.data())
def test_score_lies_within_the_bounds_of_every_moment_before(sheet, data):
    asked = sheet.edition.questions
    earlier = []
    while still_open := [q for q in asked if sheet.standing(q) is Standing.OPEN]:
        earlier.append(score_only_indicator(sheet))
        question = data.draw(st.sampled_from(still_open))
        answer = data.draw(responses(question, sheet.groups_of(question)))
        sheet = sheet.with_responses({question.slug: answer})
    score = score_only_indicator(sheet).score
    assume(score is not None)
    assert [(s.lowest, score, s.highest) for s in earlier if not s.lowest <= score <= s.highest] == []


@given(sheets(is_complete=True), st.data())
def test_one_level_up_for_one_group_never_lowers_a_score(sheet, data):
    raised = data.draw(st.sampled_from([*_one_level_up(sheet)] or [sheet]))
    before, after = score_only_indicator(sheet), score_only_indicator(raised)
    assume(before.score is not None)
    assert after.score >= before.score
    assert after.band.from_score >= before.band.from_score


def _one_level_up(sheet: AnswerSheet):
    """Every sheet on which one part of one level answer is one level higher: a pilot, where it is a group."""
    for question in sheet.edition.questions:
        answer = sheet.responses[question.slug]
        for at, part in enumerate(answer.parts):
            if part.level is not None and part.level < 4:
                raised = (*answer.parts[:at], replace(part, level=part.level + 1), *answer.parts[at + 1 :])
                yield sheet.with_responses({question.slug: replace(answer, parts=raised)})


@given(sheets(), st.randoms(use_true_random=False))
def test_order_of_questions_groups_and_parts_changes_nothing(sheet, random):
    indicator = sheet.edition.indicators[0]
    shuffled = AnswerSheet(
        make_edition(make_indicator(*_shuffled(indicator.questions, random)), profile=sheet.edition.profile),
        sheet.route,
        sheet.size_class,
        make_workforce(
            dict(_shuffled(sheet.workforce.contract.items(), random)),
            dict(_shuffled(sheet.workforce.function.items(), random)),
        ),
        {slug: replace(r, parts=tuple(_shuffled(r.parts, random))) for slug, r in sheet.responses.items()},
    )
    assert _order_free(score_only_indicator(shuffled)) == _order_free(score_only_indicator(sheet))


def _shuffled(items, random) -> list:
    return random.sample(list(items), len(items))


def _order_free(scored) -> tuple:
    groups = sorted((group.axis, group.group, group.heads, group.score) for group in scored.groups)
    return scored.score, scored.band, scored.held_back, scored.lowest, scored.highest, points_of(scored), groups


@given(sheets(is_complete=True), st.integers(1, 3))
def test_not_applicable_is_neutral(sheet, weight):
    """A question more that is n.v.t. leaves the score as it was."""
    extra = level_question("extra", weight=weight, core=True)
    before = score_only_indicator(sheet)
    assert _with_question(sheet, extra, NOT_APPLICABLE).score == before.score


@given(sheets(is_complete=True), st.integers(1, 3), st.sampled_from([None, *Axis]))
def test_unknown_counts_as_level_0(sheet, weight, axis):
    extra = level_question("extra", weight=weight, core=True, axis=axis)
    silent, lowest = _with_question(sheet, extra, UNKNOWN), _with_question(sheet, extra, level(0))
    assert (silent.score, silent.band, silent.groups) == (lowest.score, lowest.band, lowest.groups)


def _with_question(sheet: AnswerSheet, question, answer: Response):
    asked = (*sheet.edition.indicators[0].questions, question)
    edition = make_edition(make_indicator(*asked), profile=sheet.edition.profile)
    return score_only_indicator(replace(sheet, edition=edition, responses={**sheet.responses, question.slug: answer}))


@given(
    st.dictionaries(st.sampled_from(["kantoor", "productie", "winkel"]), st.integers(1, 60), min_size=1),
    st.lists(st.integers(0, 4), min_size=9, max_size=9),
    st.integers(1, 59),
)
def test_splitting_a_group_of_equal_level_changes_nothing(function, picked, heads_of_half):
    """Half of a group goes on under another name with the same levels; every score stays what it was."""
    whole = next(iter(function))
    assume(heads_of_half < function[whole])
    halves = {**function, whole: function[whole] - heads_of_half, "afgesplitst": heads_of_half}
    asked = [level_question(f"vraag-{n}", axis=Axis.FUNCTION, weight=n + 1) for n in range(3)]
    given_levels = [dict(zip(function, picked[3 * n :], strict=False)) for n in range(3)]
    before = _score_per_group(asked, function, given_levels)
    after = _score_per_group(
        asked, halves, [{**per_group, "afgesplitst": per_group[whole]} for per_group in given_levels]
    )
    assert after.score == before.score
    old = {group.group: group.score for group in before.groups}
    assert {group.group: group.score for group in after.groups} == {**old, "afgesplitst": old[whole]}


def _score_per_group(asked, function, given_levels):
    heads = sum(function.values())
    given_responses = {q.slug: levels(**per_group) for q, per_group in zip(asked, given_levels, strict=True)}
    return score_only_indicator(make_sheet(asked, given_responses, make_workforce({"vast": heads}, function)))
