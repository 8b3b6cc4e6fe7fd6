"""What a fund's benchmark page shows: only groups that are told, all twelve of a group, and where the round stands."""

from datetime import date

import pytest

from assessments.edition_files import load_edition
from assessments.questionnaire import Condition
from benchmarks.cells import ALL_SIZES, CellKey, Column
from reports.funds.benchmark import Step, build_group_figures, build_group_lines, find_group, next_step
from tests.reports.published import BRANCHES, CELLS, MEDIUM, SHORT, SMALL

EDITION = load_edition("goed-werk/2026")
WHOLE = CellKey("", ALL_SIZES)
TOLD = frozenset(told.key for told in CELLS)
LINES = build_group_lines(BRANCHES, TOLD)


@pytest.mark.parametrize(
    ("is_correction", "today", "step"),
    [
        (None, date(2026, 8, 31), Step.WAITS),
        (None, date(2026, 9, 1), Step.PUBLISH),
        (None, date(2027, 9, 1), Step.PUBLISH),
        (False, date(2026, 11, 30), Step.WAITS_FOR_CORRECTION),
        (False, date(2026, 12, 1), Step.CORRECT),
        (True, date(2026, 12, 1), Step.DONE),
    ],
)
def test_round_waits_publishes_and_corrects_on_its_days(is_correction, today, step):
    assert next_step(date(2026, 9, 1), date(2026, 12, 1), is_correction, today) is step


def test_every_place_of_the_grid_is_told_or_untold():
    places = [[group.key for group in (*line.told, *line.untold)] for line in LINES]
    assert [len(line) for line in places] == [6, 6, 6]
    assert {key for line in places for key in line} >= TOLD
    assert [line.label for line in LINES] == ["Heel het fonds", *BRANCHES]


def test_only_told_groups_are_offered():
    assert {group.key for line in LINES for group in line.told} == TOLD
    assert [group.label for group in LINES[0].untold] == [
        "250 medewerkers of meer",
        "10 tot 50 medewerkers, korte route",
    ]
    assert LINES[1].told == ()


def test_every_group_has_an_address_of_its_own():
    lines = build_group_lines(("10-49", "alle"), frozenset())
    codes = [group.code for line in lines for group in line.untold]
    assert len(set(codes)) == len(codes) == 18
    assert codes[:6] == ["alle", "10-49", "50-249", "250+", "1-9-kort", "10-49-kort"]
    assert codes[6] == "10-49/alle"


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("", WHOLE),
        ("alle", WHOLE),
        ("1-9-kort", CellKey("", SHORT)),
        ("Plaatwerk/50-249", CellKey("Plaatwerk", MEDIUM)),
    ],
)
def test_group_is_found_by_its_code(code, key):
    assert find_group(LINES, code).key == key


@pytest.mark.parametrize("code", ["250+", "Gieterijen/alle", "bestaat-niet"])
def test_untold_and_unknown_groups_are_alike(code):
    assert find_group(LINES, code) is None


def test_first_group_is_what_there_is():
    lines = build_group_lines(BRANCHES, frozenset({CellKey("Gieterijen", SMALL)}))
    assert find_group(lines, "").key == CellKey("Gieterijen", SMALL)
    assert find_group(build_group_lines(BRANCHES, frozenset()), "") is None


def test_figures_are_those_of_this_group_alone():
    figures = build_group_figures(EDITION, CellKey("", SMALL), CELLS)
    by_slug = {f.indicator.slug: f for f in figures.indicators}
    told = {slug: (f.mean, f.middle, f.change, f.crowd) for slug, f in by_slug.items() if f.cell}
    assert told == {
        "redelijk-loon": ("45", "30 tot 65", "", "20 tot 100 werkgevers"),
        "autonomie": ("50", "", "", "10 tot 20 werkgevers"),
    }
    assert by_slug["betaald-verlof"].mean == "te weinig deelnemers"
    assert [f.indicator.slug for f in figures.indicators] == [indicator.slug for indicator in EDITION.indicators]


def test_figures_stand_under_the_three_conditions():
    groups = build_group_figures(EDITION, WHOLE, CELLS).by_condition
    assert [(condition, len(figures)) for condition, figures in groups] == [(condition, 4) for condition in Condition]


def test_spread_is_of_indicators_with_shares_only():
    spread = build_group_figures(EDITION, WHOLE, CELLS).spread
    assert [(f.indicator.slug, f.shares) for f in spread] == [("autonomie", ("15%", "20%", "45%", "20%"))]


def test_practices_are_the_level_questions_with_what_applying_is():
    figures = build_group_figures(EDITION, WHOLE, CELLS)
    practices = {practice.slug: practice for f in figures.indicators for practice in f.practices}
    question = EDITION.question("werk-zelf-indelen")
    assert len(practices) == 49
    assert practices["werk-zelf-indelen"].share == "ongeveer 35%"
    assert practices["hinderlijke-regels"].share == "minder dan 10%"
    assert practices["keuze-contractvorm"].share == "te weinig deelnemers"
    assert (practices["werk-zelf-indelen"].question, practices["werk-zelf-indelen"].applied) == (
        question.text,
        question.levels[3],
    )


def test_short_route_has_groups_of_its_own():
    assert Column("10-49") != Column("10-49", is_short=True)
    figures = build_group_figures(EDITION, CellKey("", SHORT), CELLS)
    assert [f.mean for f in figures.indicators if f.cell] == ["35"]
