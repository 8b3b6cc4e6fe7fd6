"""The annual report on the quality of work as a document. Pure: a dossier in, chapters out."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assessments.questionnaire import Axis, Condition, Kind, Question
from assessments.responses import Standing
from assessments.wording import describe, points_text
from charts.dot_plot import DotPlot
from charts.wheel import Wheel
from reports.advice import project
from reports.completeness import Completeness, build_completeness
from reports.dossier import Action, Dossier, Employer, Step
from reports.drawings import draw_dot_plot, draw_wheel
from reports.dutch_dates import date_text
from reports.improvement_plan import UNDECIDED, change_words, standing_words
from reports.indicator_chapters import (
    IndicatorChapter,
    build_indicator_chapter,
    distribution_table,
    public_answer,
)
from reports.results import IndicatorResult
from reports.tables import Column, Table, columns
from reports.wor_31b import CheckedItem, Checklist, check_wor_31b, load_checklist
from reports.workforce_tables import WorkforceChapter, build_workforce_chapter, count_heads

LOWEST_SHOWN = 3
LEAST_FOR_CONDITION = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """One page for who reads no further. `weakest` is empty where no condition has a score."""

    weakest: str
    weakest_points: str
    good_enough: int
    good_enough_then: int
    scored: int
    changes: str
    conditions: Table
    lowest: Table
    attention: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnualReport:
    employer: Employer
    year: int
    printed_on: str
    is_indication: bool
    is_reproducible: bool
    edition: str
    edition_hash: str
    summary: Summary
    workforce: WorkforceChapter
    profile: Table
    profile_texts: tuple[tuple[str, str], ...]
    wheel: Wheel
    plot: DotPlot
    scores: Table
    chapters: tuple[IndicatorChapter, ...]
    by_contract: Table | None
    by_function: Table | None
    last_plan: Table | None
    plan: Table | None
    expectations: tuple[tuple[str, str], ...]
    completeness: Completeness
    checklist: Checklist
    checked: tuple[CheckedItem, ...]
    steps: tuple[tuple[str, Step], ...]
    sources: Table


def build_annual_report(dossier: Dossier, printed_on: date) -> AnnualReport:
    results, label = dossier.results, dossier.sheet.workforce.label
    headcounts = count_heads(dossier.headcells)
    checklist = load_checklist()
    return AnnualReport(
        employer=dossier.employer,
        year=dossier.year,
        printed_on=date_text(printed_on),
        is_indication=results.is_indication,
        is_reproducible=results.is_reproducible,
        edition=dossier.sheet.edition.title,
        edition_hash=dossier.sheet.edition.content_hash,
        summary=_summary(dossier),
        workforce=build_workforce_chapter(headcounts, label),
        profile=_profile_table(dossier),
        profile_texts=_texts(dossier, lambda question: question.slug not in checklist.expectations),
        wheel=draw_wheel(results),
        plot=draw_dot_plot(results.indicators),
        scores=_score_table(dossier),
        chapters=tuple(
            build_indicator_chapter(number, result, dossier, headcounts)
            for number, result in enumerate(results.indicators, start=1)
        ),
        by_contract=distribution_table(dossier, Axis.CONTRACT),
        by_function=distribution_table(dossier, Axis.FUNCTION),
        last_plan=_last_plan(dossier),
        plan=_plan(dossier),
        expectations=_texts(dossier, lambda question: question.slug in checklist.expectations),
        completeness=build_completeness(dossier),
        checklist=checklist,
        checked=check_wor_31b(dossier),
        steps=tuple((date_text(step.on), step) for step in dossier.steps),
        sources=_sources(dossier),
    )


def _summary(dossier: Dossier) -> Summary:
    results = dossier.results
    weakest = results.weakest_condition
    chosen = tuple(action.tip for action in dossier.actions if action.tip and not action.is_dropped)
    return Summary(
        weakest=weakest.condition.label if weakest else "",
        weakest_points=points_text(weakest.score) if weakest else "",
        good_enough=results.good_enough_count,
        good_enough_then=project(dossier.sheet, chosen).good_enough_count,
        scored=results.scored_count,
        changes=_changes(results.indicators),
        conditions=_condition_table(dossier),
        lowest=_lowest(results.indicators),
        attention=tuple(_attention(result) for result in results.indicators if result.held_back),
    )


def _changes(results: tuple[IndicatorResult, ...]) -> str:
    """How many indicators moved since last year; empty in a first year."""
    words = [result.change for result in results if result.change]
    if not words:
        return ""
    higher, lower = (sum(word.endswith(end) for word in words) for end in ("hoger", "lager"))
    return f"{higher} hoger, {lower} lager en {len(words) - higher - lower} zonder verschil van betekenis"


def _condition_table(dossier: Dossier) -> Table:
    rows = []
    for condition, results in dossier.results.by_condition:
        score = next(c.score for c in dossier.results.scorecard.conditions if c.condition is condition)
        before = _mean([result.last_year for result in results])
        good = sum(result.band is not None and result.band.is_good_enough for result in results)
        change = change_words(score, before) if before is not None else ""
        change = {"": "–"}.get(change, _seen_from_now(score, before, change))
        rows.append((condition.label, points_text(score), f"{good} van {len(results)}", points_text(before), change))
    heads = (*columns("Conditie", "Score", "Goed genoeg", "Vorig jaar"), Column("Verschil"))
    return Table("De drie condities (0 tot 100 punten)", heads, tuple(rows))
