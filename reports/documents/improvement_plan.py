"""The improvement plan as a document: what was chosen, what comes first and what it would do to the scores. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessments.questionnaire import Condition
from assessments.scores import IndicatorScore, Scorecard
from assessments.wording import number_text, points_text
from charts.dot_plot import DotPlot
from charts.wheel import Wheel
from reports.advice import project, weigh_tip
from reports.comparison import Compared, practice_words
from reports.documents.dossier import Action, Dossier, Employer
from reports.documents.dutch_dates import date_text
from reports.documents.peer_table import build_peer_table
from reports.documents.printed_offers import PrintedOffer, print_offers
from reports.documents.tables import Column, Table, columns
from reports.drawings import draw_dot_plot, draw_wheel
from reports.results import IndicatorResult, OpenedQuestion, change_words, open_score

FIRST_STEPS = 3
UNDECIDED = "nog te bepalen"


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One action of the plan in words; what is not known or does not apply is empty."""

    number: int
    title: str
    indicator: str
    what: str
    first_step: str
    who: str
    when: str
    status: str
    budget: str
    expected: tuple[str, ...]
    practice: str
    works_council: str
    norm: str
    evidence: str
    source: str
    form: str
    effort: str
    offers: tuple[PrintedOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedIndicator:
    """A score opened up to the answers behind it."""

    title: str
    standing: str
    questions: tuple[OpenedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """What a director reads first. `weakest` is the label of a condition, empty where none has a score."""

    weakest: str
    weakest_now: str
    weakest_then: str
    good_enough: int
    good_enough_then: int
    scored: int


@dataclass(frozen=True, slots=True)
class ImprovementPlan:
    """`fixed_on` empty: the report of this year is a concept still."""

    employer: Employer
    year: int
    printed_on: str
    fixed_on: str
    is_indication: bool
    headline: Headline
    conditions: Table
    first_steps: Table | None
    wheel: Wheel
    scores: Table
    compared: Compared
    plot: DotPlot
    peers: Table | None
    overview: Table | None
    chosen: tuple[PlannedAction, ...]
    own: tuple[PlannedAction, ...]
    leftover: Table | None
    opened: tuple[OpenedIndicator, ...]
    sources: tuple[str, ...]


def build_improvement_plan(dossier: Dossier, printed_on: date) -> ImprovementPlan:
    actions = [action for action in dossier.actions if not action.is_dropped]
    projected = project(dossier.sheet, tuple(action.tip for action in actions if action.tip))
    offers = print_offers(actions, dossier, printed_on)
    planned = tuple(_planned(action, number, dossier, offers[number]) for number, action in enumerate(actions, start=1))
    has_tip = {plan.number: bool(action.tip) for plan, action in zip(planned, actions, strict=True)}
    return ImprovementPlan(
        employer=dossier.employer,
        year=dossier.year,
        printed_on=date_text(printed_on),
        fixed_on=date_text(dossier.fixed_on) if dossier.fixed_on else "",
        is_indication=dossier.results.is_indication,
        headline=_headline(dossier, projected),
        conditions=_condition_table(dossier.results.scorecard, projected),
        first_steps=_first_steps(planned, actions),
        wheel=draw_wheel(dossier.results),
        scores=_score_table(dossier.results.indicators, projected),
        compared=dossier.results.compared,
        plot=draw_dot_plot(dossier.results.indicators),
        peers=build_peer_table(dossier.results),
        overview=_overview(planned),
        chosen=tuple(plan for plan in planned if has_tip[plan.number]),
        own=tuple(plan for plan in planned if not has_tip[plan.number]),
        leftover=_leftover(dossier.last_actions),
        opened=tuple(_opened(result, dossier) for result in dossier.results.indicators),
        sources=_sources(actions, dossier),
    )


def _headline(dossier: Dossier, projected: Scorecard) -> Headline:
    results, weakest = dossier.results, dossier.results.weakest_condition
    return Headline(
        weakest=weakest.condition.label if weakest else "",
        weakest_now=points_text(weakest.score) if weakest else "",
        weakest_then=points_text(_condition(projected, weakest.condition)) if weakest else "",
        good_enough=results.good_enough_count,
        good_enough_then=projected.good_enough_count,
        scored=results.scored_count,
    )


def _condition(card: Scorecard, condition: Condition):
    return next(score.score for score in card.conditions if score.condition is condition)


def _condition_table(now: Scorecard, then: Scorecard) -> Table:
    rows = tuple(
        (
            score.condition.label,
            points_text(score.score),
            points_text(_condition(then, score.condition)),
            change_words(score.score, _condition(then, score.condition)),
        )
        for score in now.conditions
    )
    heads = (*columns("Conditie", "Nu", "Na het plan"), Column("Verschil", "short"))
    return Table("De drie condities, nu en na het plan (0 tot 100 punten)", heads, rows)


def _score_table(results: Iterable[IndicatorResult], projected: Scorecard) -> Table:
    rows = tuple(_score_row(result, projected.of(result.indicator.slug)) for result in results)
    heads = (
        Column("Indicator", "wide"),
        Column("Nu", "points"),
        Column("Stand nu"),
        Column("Na het plan", "points"),
        Column("Stand na het plan"),
        Column("Verschil", "short"),
    )
    note = "Na het plan: alle gekozen tips samen, met dezelfde formule berekend als de score van nu. Geen belofte."
    return Table("De twaalf indicatoren, nu en na het plan (0 tot 100 punten)", heads, rows, note)


def _score_row(result: IndicatorResult, then: IndicatorScore) -> tuple[str, ...]:
    held_back = f": {then.held_back}" if then.held_back else ""
    return (
        result.indicator.title,
        result.points,
        result.standing,
        points_text(then.score),
        f"{then.band}{held_back}" if then.band else "geen score",
        change_words(result.opened.score, then.score),
    )


def _planned(action: Action, number: int, dossier: Dossier, offers: tuple[PrintedOffer, ...]) -> PlannedAction:
    tip = action.tip
    indicator = dossier.sheet.edition.indicator(action.indicator)
    return PlannedAction(
        number=number,
        title=action.title,
        indicator=indicator.title if indicator else "",
        what=action.what or (tip.what if tip else ""),
        first_step=tip.first_step if tip else "",
        who=_who(action),
        when=date_text(action.deadline) if action.deadline else UNDECIDED,
        status=action.status,
        budget=f"€ {number_text(Decimal(action.budget))}" if action.budget is not None else "",
        expected=_expected(action, dossier),
        practice=practice_words(dossier.comparison, tip) if tip else "",
        works_council=dossier.say_on(action),
        norm=tip.norm if tip else "",
        evidence=tip.evidence if tip else "",
        source=f"{'Bron' if tip.ground == 'bron' else 'Afgeleid uit'}: {tip.source}" if tip else "",
        form=tip.form.label if tip else "",
        effort=str(tip.effort) if tip else "",
        offers=offers,
    )


def _who(action: Action) -> str:
    named = " · ".join(filter(None, (action.owner_function, action.owner_person)))
    if named:
        return named
    return f"{UNDECIDED} (voorstel: {action.tip.who})" if action.tip else UNDECIDED


def _expected(action: Action, dossier: Dossier) -> tuple[str, ...]:
    """What this action alone would do to each indicator that it touches."""
    if action.tip is None:
        return ()
    weighed = weigh_tip(action.tip, dossier.sheet, dossier.results.scorecard)
    return tuple(
        f"{dossier.sheet.edition.indicator(gain.indicator).title}: "
        f"van {points_text(gain.before)} naar {points_text(gain.after)} punten"
        for gain in weighed.gains
    )


def _first_steps(planned: tuple[PlannedAction, ...], actions: list[Action]) -> Table | None:
    """The open actions with the nearest deadlines; without a deadline they come last, as they were chosen."""
    pairs = [(action, plan) for action, plan in zip(actions, planned, strict=True) if action.is_open]
    pairs.sort(key=lambda pair: pair[0].deadline or date.max)
    heads = (Column("Maatregel", "wide"), Column("Eerste stap"), Column("Wie"), Column("Klaar op", "date"))
    rows = tuple((plan.title, plan.first_step or plan.what, plan.who, plan.when) for _, plan in pairs[:FIRST_STEPS])
    return Table("Waar u begint", heads, rows) if rows else None


def _overview(planned: tuple[PlannedAction, ...]) -> Table | None:
    if not planned:
        return None
    heads = (
        Column("Maatregel", "wide"),
        Column("Indicator"),
        Column("Wie"),
        Column("Klaar op", "date"),
        Column("Stand", "short"),
    )
    rows = tuple((f"{p.number}. {p.title}", p.indicator, p.who, p.when, p.status) for p in planned)
    return Table("Alle maatregelen", heads, rows)


def _leftover(last_actions: tuple[Action, ...]) -> Table | None:
    rows = tuple(
        (a.title, a.owner_function or UNDECIDED, date_text(a.deadline) if a.deadline else UNDECIDED, a.status)
        for a in last_actions
        if a.is_open and not a.goes_on
    )
    heads = (Column("Maatregel", "wide"), Column("Wie"), Column("Klaar op", "date"), Column("Stand", "short"))
    return Table("Maatregelen van vorig jaar die nog open staan", heads, rows) if rows else None


def _opened(result: IndicatorResult, dossier: Dossier) -> OpenedIndicator:
    questions = open_score(result, dossier.sheet, dossier.remarks, dossier.references)
    return OpenedIndicator(result.indicator.title, f"{result.points} · {result.standing}", questions)


def _sources(actions: Iterable[Action], dossier: Dossier) -> tuple[str, ...]:
    """Every source that the plan and its appendix rest on, once."""
    tips = (action.tip.source for action in actions if action.tip)
    questions = (score.question.source for result in dossier.results.indicators for score in result.opened.questions)
    indicators = (result.indicator.source for result in dossier.results.indicators)
    return tuple(sorted(set(tips) | set(questions) | set(indicators)))
