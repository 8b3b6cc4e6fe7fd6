"""The Flex Diagnoses of the demo: believable hours, every question answered that applies, a tip from its causes."""

import pytest

from assessments.flex_diagnose.demand import analyse_demand
from assessments.flex_diagnose.selectors import flex_figures, flex_sheet, secure_contract_hours
from assessments.progress import open_questions
from assessments.responses import Standing
from reports.demo.flex import build_flex, load_diagnoses, load_patterns, make_series
from reports.demo.sector import load_sector
from reports.demo.workforce import workforce_rows
from reports.flex.tips import flex_tips
from reports.tip_files import load_tips
from tests.factories import NOW, admin_of, make_assessment, make_organisation, make_user

TALKING, DRAFT, FLEX = "00000001", "00000002", "00000006"
DIAGNOSES = {(diagnosis.kvk, diagnosis.year): diagnosis for diagnosis in load_diagnoses()}
COMPLETE = [(TALKING, 2026), (DRAFT, 2025), (FLEX, 2026)]


@pytest.fixture(params=DIAGNOSES, ids=lambda key: f"{key[0]}-{key[1]}")
def diagnosis(request):
    return DIAGNOSES[request.param]


@pytest.fixture
def built(diagnosis, db):
    """A draft of that employer and year in which the diagnosis was filled in, and the tips chosen from it."""
    organisation = make_organisation(make_user(), diagnosis.kvk)
    assessment = make_assessment(organisation, diagnosis.year, rows=rows_of(diagnosis))
    return assessment, build_flex(assessment, by=admin_of(organisation), at=NOW)


def rows_of(diagnosis):
    employer = next(employer for employer in load_sector() if employer.kvk == diagnosis.kvk)
    return workforce_rows(employer, diagnosis.year)


def test_three_employers_are_each_in_a_state_of_their_own():
    assert {key: (d.capacity is not None, d.tip != "") for key, d in DIAGNOSES.items()} == {
        (TALKING, 2026): (True, True),
        (DRAFT, 2025): (True, True),
        (DRAFT, 2026): (False, False),
        (FLEX, 2026): (True, False),
    }
    priced = {
        key: sum(t.price is not None for t in d.capacity.terms.values()) for key, d in DIAGNOSES.items() if d.capacity
    }
    assert priced == {(TALKING, 2026): 8, (DRAFT, 2025): 7, (FLEX, 2026): 0}


def test_answers_are_of_questions_that_apply(built, diagnosis):
    sheet = flex_sheet(built[0])
    given = {question.slug: sheet.standing(question) for question in sheet.edition.questions}
    assert [slug for slug in diagnosis.answers if given[slug] is not Standing.ANSWERED] == []


def test_whole_diagnosis_leaves_no_question_open(built, diagnosis):
    sheet = flex_sheet(built[0])
    still_open = {question.slug for question in open_questions(sheet)}
    first, *others = sheet.edition.indicators
    if (diagnosis.kvk, diagnosis.year) in COMPLETE:
        assert still_open == set()
    else:
        assert still_open & {question.slug for question in first.questions} == set()
        assert all(still_open & {question.slug for question in step.questions} for step in others)


def test_figures_are_stored_as_they_were_made(built, diagnosis):
    figures = flex_figures(built[0])
    assert figures.series == make_series(diagnosis.kvk, diagnosis.year)
    assert (figures.capacity, figures.demand.measure) == (diagnosis.capacity, diagnosis.measure)


def test_tip_is_one_that_takes_away_a_cause_that_was_named(built, diagnosis):
    assessment, chosen = built
    proposed = [each.tip for each in flex_tips(flex_sheet(assessment), load_tips())]
    assert [tip.slug for tip in chosen] == ([diagnosis.tip] if diagnosis.tip else [])
    assert [tip for tip in chosen if tip not in proposed] == []


def test_employer_without_a_diagnosis_gets_none(draft, hr):
    assert build_flex(draft, by=hr, at=NOW) == ()
    assert flex_figures(draft).demand is None
    assert not draft.answers.exists()


def test_flex_hours_are_part_of_all_hours(diagnosis):
    for period in make_series(diagnosis.kvk, diagnosis.year).periods:
        flex = period.on_call_hours + period.agency_hours + (period.freelance_hours or 0)
        assert 0 < period.replacement_hours < flex < period.hours


def test_month_is_the_same_in_the_diagnosis_of_every_year():
    earlier, later = (make_series(DRAFT, year).periods for year in (2025, 2026))
    assert (len(earlier), len(later)) == (36, 48)
    assert later[:36] == earlier


def test_contract_hours_are_those_of_the_profile(built, diagnosis):
    hours = secure_contract_hours(built[0])
    assert diagnosis.capacity is None or diagnosis.capacity.contract_hours_per_week == hours


def test_two_employers_have_a_season_that_could_be_foreseen_and_one_has_none():
    demands = {kvk: analyse_demand(make_series(kvk, 2026)) for kvk in (TALKING, DRAFT, FLEX)}
    assert {kvk: d.foreseen_share > 0.5 > 2 * d.noise_share for kvk, d in demands.items()} == {
        TALKING: True,
        DRAFT: False,
        FLEX: True,
    }
    assert {kvk: _names(d.outliers, d.series) for kvk, d in demands.items()} == {
        TALKING: ["2023-10"],
        DRAFT: [],
        FLEX: [],
    }


def _names(indexes, series):
    return [f"{series.periods[index].starts_on:%Y-%m}" for index in indexes]


def test_ordinary_month_is_a_hundred():
    assert {kvk: sum(pattern.season) for kvk, pattern in load_patterns().items()} == dict.fromkeys(
        (TALKING, DRAFT, FLEX), 1200
    )
