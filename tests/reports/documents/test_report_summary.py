from dataclasses import replace

from assessments.questionnaire import Condition
from assessments.scores import HeldBack
from reports.advice import project
from reports.documents.dossier_selectors import dossier_of
from reports.documents.report_summary import build_summary
from tests.factories import make_submitted
from tests.reports.planned import choose, make_planned, tips_for


def with_result(dossier, slug, **changes):
    results = tuple(replace(r, **changes) if r.indicator.slug == slug else r for r in dossier.results.indicators)
    return replace(dossier, results=replace(dossier.results, indicators=results))


def test_summary_says_where_it_stands(submitted):
    dossier = dossier_of(submitted)
    weakest = min(dossier.results.scorecard.conditions, key=lambda condition: condition.score)

    summary = build_summary(dossier)

    assert (summary.weakest, summary.scored) == (weakest.condition.label, 12)
    assert summary.good_enough == sum(result.band.is_good_enough for result in dossier.results.indicators)
    assert [row[0] for row in summary.conditions.rows] == [condition.label for condition in Condition]


def test_summary_names_who_is_left_behind(submitted):
    dossier = with_result(dossier_of(submitted), "autonomie", held_back=HeldBack.NOT_FOR_EVERYONE)

    assert build_summary(dossier).attention[-1] == "Autonomie: niet voor iedereen"


def test_condition_needs_three_scores_of_last_year(employer):
    dossier = dossier_of(make_planned(employer))
    row = build_summary(dossier).conditions.rows[0]
    for slug in ("redelijk-loon", "baanzekerheid"):
        dossier = with_result(dossier, slug, last_year=None)

    assert row[3] != "–"
    assert build_summary(dossier).conditions.rows[0][3:] == ("–", "")


def test_chosen_tips_are_counted_together(employer):
    assessment = make_submitted(employer, level=2)
    tips = tuple(tip for indicator in ("betaald-verlof", "autonomie") for tip in tips_for(indicator))
    for tip in tips:
        choose(assessment, tip)
    dossier = dossier_of(assessment)

    summary = build_summary(dossier)

    assert summary.good_enough_then == project(dossier.sheet, tips).good_enough_count
    assert summary.good_enough_then > summary.good_enough
