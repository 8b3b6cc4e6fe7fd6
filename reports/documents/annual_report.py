"""The annual report on the quality of work as a document. Pure: a dossier in, chapters out."""

from dataclasses import dataclass
from datetime import date

from assessments.questionnaire import Axis, Kind, Question
from assessments.responses import Standing
from assessments.wording import describe, points_text
from benchmarks.references import Reference
from charts.dot_plot import DotPlot
from charts.wheel import Wheel
from reports.comparison import Compared
from reports.documents.agenda import Agenda, build_agenda
from reports.documents.completeness import Completeness, build_completeness
from reports.documents.council_chapter import CouncilChapter, build_council_chapter
from reports.documents.dossier import Action, Dossier, Employer, Step
from reports.documents.dutch_dates import date_text
from reports.documents.flex_chapter import FlexChapter, build_flex_chapter
from reports.documents.improvement_plan import UNDECIDED
from reports.documents.indicator_chapters import (
    SHOWN_REFERENCES,
    IndicatorChapter,
    build_indicator_chapter,
    distribution_table,
    public_answer,
)
from reports.documents.matrix_chapter import MatrixChapter, build_matrix_chapter
from reports.documents.peer_table import build_peer_table
from reports.documents.report_summary import Summary, build_summary
from reports.documents.tables import Column, Table
from reports.documents.wor_31b import CheckedItem, Checklist, check_wor_31b, load_checklist
from reports.documents.workforce_tables import Headcounts, WorkforceChapter, build_workforce_chapter, count_heads
from reports.drawings import draw_dot_plot, draw_wheel
from reports.results import IndicatorResult


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """`fixed_on` empty: it is a concept. `matrix` None: nothing is told of a competentiematrix."""

    employer: Employer
    year: int
    printed_on: str
    fixed_on: str
    verify_address: str
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
    compared: Compared
    peers: Table | None
    chapters: tuple[IndicatorChapter, ...]
    by_contract: Table | None
    by_function: Table | None
    flex: FlexChapter
    matrix: MatrixChapter | None
    last_plan: Table | None
    plan: Table | None
    expectations: tuple[tuple[str, str], ...]
    council: CouncilChapter
    agenda: Agenda
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
        fixed_on=date_text(dossier.fixed_on) if dossier.fixed_on else "",
        verify_address=dossier.verify_address,
        is_indication=results.is_indication,
        is_reproducible=results.is_reproducible,
        edition=dossier.sheet.edition.title,
        edition_hash=dossier.sheet.edition.content_hash,
        summary=build_summary(dossier),
        workforce=build_workforce_chapter(headcounts, label),
        profile=_profile_table(dossier),
        profile_texts=_texts(dossier, lambda question: question.slug not in checklist.expectations),
        wheel=draw_wheel(results),
        plot=draw_dot_plot(results.indicators),
        scores=_score_table(dossier),
        compared=results.compared,
        peers=build_peer_table(results),
        chapters=_chapters(dossier, headcounts),
        by_contract=distribution_table(dossier, Axis.CONTRACT),
        by_function=distribution_table(dossier, Axis.FUNCTION),
        flex=build_flex_chapter(dossier.flex),
        matrix=build_matrix_chapter(dossier.matrix),
        last_plan=_last_plan(dossier),
        plan=_plan(dossier),
        expectations=_texts(dossier, lambda question: question.slug in checklist.expectations),
        council=build_council_chapter(dossier),
        agenda=build_agenda(dossier),
        completeness=build_completeness(dossier),
        checklist=checklist,
        checked=check_wor_31b(dossier),
        steps=tuple((date_text(step.on), step) for step in dossier.steps),
        sources=_sources(dossier),
    )


def _chapters(dossier: Dossier, headcounts: Headcounts) -> tuple[IndicatorChapter, ...]:
    numbered = enumerate(dossier.results.indicators, start=1)
    return tuple(build_indicator_chapter(number, result, dossier, headcounts) for number, result in numbered)


def _score_table(dossier: Dossier) -> Table:
    label = dossier.sheet.workforce.label
    heads = (
        Column("Indicator", "wide"),
        Column("Score", "points"),
        Column("Stand"),
        Column("Vorig jaar", "points"),
        Column("Verschil", "short"),
        Column("Laagste groep"),
    )
    rows = tuple(
        (r.indicator.title, r.points, r.standing, r.last_year_points, r.change, _worst_group(r, label))
        for r in dossier.results.indicators
    )
    note = "Een verschil van minder dan 5 punten noemen wij geen verschil."
    return Table("De twaalf indicatoren (0 tot 100 punten)", heads, rows, note)


def _worst_group(result: IndicatorResult, label) -> str:
    worst = result.opened.worst_group
    return f"{label(worst.group)}: {points_text(worst.score)}" if worst else ""


def _profile_table(dossier: Dossier) -> Table:
    asked = [q for q in _asked(dossier) if q.kind is not Kind.TEXT]
    rows = tuple((question.text, _period(question), _profile_answer(question, dossier)) for question in asked)
    heads = (Column("Vraag", "widest"), Column("Periode", "date"), Column("Antwoord"))
    return Table("Gegevens over het personeel en het sociale beleid", heads, rows)


def _asked(dossier: Dossier) -> tuple[Question, ...]:
    profile = dossier.sheet.edition.profile
    return tuple(question for question in profile if dossier.sheet.standing(question) is not Standing.HIDDEN)


def _period(question: Question) -> str:
    return question.figure.period if question.figure else ""


def _profile_answer(question: Question, dossier: Dossier) -> str:
    response = dossier.sheet.responses[question.slug]
    if question.figure and response.parts:
        return public_answer(question, dossier.sheet)
    return describe(question, response, dossier.sheet.workforce)


def _texts(dossier: Dossier, wanted) -> tuple[tuple[str, str], ...]:
    """What was written in answer to the open questions of the profile."""
    questions = [q for q in _asked(dossier) if q.kind is Kind.TEXT and wanted(q)]
    return tuple((question.text, _profile_answer(question, dossier)) for question in questions)


def _last_plan(dossier: Dossier) -> Table | None:
    heads = (
        Column("Voorgenomen", "wide"),
        Column("Klaar op", "date"),
        Column("Wat ervan kwam", "short"),
        Column("Toelichting"),
    )
    rows = tuple((a.title, _when(a), a.status, _outcome(a)) for a in dossier.last_actions)
    return Table(f"Het plan over {dossier.year - 1} en wat ervan kwam", heads, rows) if rows else None


def _outcome(action: Action) -> str:
    if action.finished_on:
        return f"klaar op {date_text(action.finished_on)}"
    return action.status_reason or ("gaat door in het plan van dit jaar" if action.goes_on else "")


def _plan(dossier: Dossier) -> Table | None:
    needs_say = any(dossier.say_on(action) for action in dossier.actions if not action.is_dropped)
    heads = (
        Column("Maatregel", "wide"),
        Column("Indicator"),
        Column("Wie"),
        Column("Klaar op", "date"),
        Column("Stand", "short"),
        *((Column("Nodig"),) if needs_say else ()),
    )
    edition = dossier.sheet.edition
    rows = tuple(
        (
            a.title,
            getattr(edition.indicator(a.indicator), "title", ""),
            a.owner_function or UNDECIDED,
            _when(a),
            a.status,
            *((dossier.say_on(a),) if needs_say else ()),
        )
        for a in dossier.actions
        if not a.is_dropped
    )
    return Table(f"Het plan naar aanleiding van {dossier.year}", heads, rows) if rows else None


def _when(action: Action) -> str:
    return date_text(action.deadline) if action.deadline else UNDECIDED


def _sources(dossier: Dossier) -> Table:
    """Every reference figure that this report prints, with all one needs to look it up."""
    shown = [r for result in dossier.results.indicators for r in result.references[:SHOWN_REFERENCES]]
    shown += [r for q in dossier.sheet.edition.questions if (r := dossier.references.benchmark(q.slug))]
    by_measure = {reference.measure.slug: reference for reference in shown}
    rows = tuple(
        (f"{r.title}. {r.definition} Over: {r.population}.", f"{r.amount}; {r.figure.place}, {r.when}", _origin(r))
        for r in by_measure.values()
    )
    heads = (Column("Wat is gemeten", "wide"), Column("Cijfer", "narrow"), Column("Bron en zekerheid"))
    return Table("Referentiecijfers en hun bronnen", heads, rows)


def _origin(reference: Reference) -> str:
    note = f" {reference.note}" if reference.note else ""
    return f"{reference.source}. {reference.url} ({reference.certainty}).{note}"
