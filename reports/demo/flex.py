"""The Flex Diagnoses of the demo, from content/flex.toml, through the services; the hours follow from a formula."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from assessments.edition_files import flex_edition_for
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms
from assessments.flex_diagnose.series import Grain, NeedSeries, Period
from assessments.flex_diagnose.services import save_capacity, save_demand
from assessments.flex_diagnose.working_days import working_days
from assessments.models import Assessment
from assessments.questionnaire import Kind, Question
from assessments.responses import Part, Response, State
from assessments.services.answers import AnswerDraft, import_answers
from reports.demo.chance import sway
from reports.demo.sector import CONTENT
from reports.tip_files import tips_by_slug
from reports.tips import Tip

DAYS_PER_WEEK = 5
# What is answered with something else than an option.
ANSWERED_WITH = {Kind.LEVEL: "level", Kind.TEXT: "text"}


@dataclass(frozen=True, slots=True)
class Flow:
    """A flex contract's share of the hours: `usual` in an average month, more when it is busy, never under `least`.

    `follows` 0.5: in a month with 10 per cent more work the share is 5 points higher.
    """

    usual: float
    follows: float
    least: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the hours of an employer run; content/flex.toml explains every number. `flex` by column of a period."""

    first_year: int
    hours_per_week: float
    growth: float
    noise: float
    season: Sequence[int]
    flex: Mapping[str, Flow]
    replacement: float
    hours_per_order: float | None = None
    outliers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an employer filled in over a year, as far as it came. `tip` is one that it chose from its causes."""

    kvk: str
    year: int
    answers: Mapping[str, int | str | Sequence[str]]
    measure: str = ""
    capacity: Capacity | None = None
    tip: str = ""


@cache
def load_diagnoses() -> tuple[Diagnosis, ...]:
    return tuple(_read_diagnosis(given) for given in _content()["diagnosis"])


@cache
def load_patterns() -> dict[str, Pattern]:
    """By KvK number."""
    return {kvk: _read_pattern(given) for kvk, given in _content()["pattern"].items()}


def _content() -> dict:
    return tomllib.loads((CONTENT / "flex.toml").read_text("utf-8"))


def _read_pattern(raw: dict) -> Pattern:
    return Pattern(**raw | {"flex": {column: Flow(**flow) for column, flow in raw["flex"].items()}})


def _read_diagnosis(raw: dict) -> Diagnosis:
    return Diagnosis(**raw | {"capacity": _read_capacity(raw["capacity"]) if "capacity" in raw else None})


def _read_capacity(raw: dict) -> Capacity:
    return Capacity(**raw | {"terms": {Layer(layer): _read_terms(**given) for layer, given in raw["terms"].items()}})


def _read_terms(hours: float | None = None, rate: float | None = None, **price) -> Terms:
    return Terms(hours, None if rate is None else Price(rate, **price))


def build_flex(assessment: Assessment, *, by, at) -> tuple[Tip, ...]:
    """Fill in the draft's Flex Diagnose where there is one; returns the tips that were chosen from it."""
    given = (d for d in load_diagnoses() if (d.kvk, d.year) == (assessment.organisation.kvk, assessment.year))
    return tuple(tip for diagnosis in given for tip in _build(assessment, diagnosis, by=by, at=at))


def _build(assessment: Assessment, diagnosis: Diagnosis, *, by, at) -> tuple[Tip, ...]:
    edition = flex_edition_for(diagnosis.year)
    responses = {slug: _response(edition.question(slug), answer) for slug, answer in diagnosis.answers.items()}
    import_answers(assessment, {slug: AnswerDraft(r, 0) for slug, r in responses.items()}, by=by, at=at)
    series = make_series(diagnosis.kvk, diagnosis.year)
    save_demand(assessment, series, 0, measure=diagnosis.measure, by=by, at=at)
    if diagnosis.capacity:
        save_capacity(assessment, diagnosis.capacity, 0, by=by, at=at)
    return (tips_by_slug()[diagnosis.tip],) if diagnosis.tip else ()


def _response(question: Question, answer: int | str | Sequence[str]) -> Response:
    name = ANSWERED_WITH.get(question.kind, "option")
    chosen = answer if question.kind is Kind.MULTIPLE else [answer]
    return Response(State.ANSWERED, tuple(Part(**{name: value}) for value in chosen))


def make_series(kvk: str, year: int) -> NeedSeries:
    """The hours per month, up to the end of the year before; the same month is the same in every year's diagnosis."""
    pattern = load_patterns()[kvk]
    months = (date(number // 12, number % 12 + 1, 1) for number in range(pattern.first_year * 12, year * 12))
    return NeedSeries(Grain.MONTH, DAYS_PER_WEEK, tuple(_period(kvk, pattern, month) for month in months))


def _period(kvk: str, pattern: Pattern, month: date) -> Period:
    crowd = pattern.season[month.month - 1] / 100 * (1 + pattern.noise * sway(kvk, month, "drukte"))
    crowd *= pattern.outliers.get(f"{month:%Y-%m}", 1)
    weeks = working_days(month, Grain.MONTH.after(month), DAYS_PER_WEEK) / DAYS_PER_WEEK
    growth = (1 + pattern.growth) ** (month.year - pattern.first_year + month.month / 12)
    hours = round(pattern.hours_per_week * growth * crowd * weeks)
    flex = {column: round(hours * _share(flow, crowd)) for column, flow in pattern.flex.items()}
    ill = pattern.replacement * (1 + 0.4 * sway(kvk, month, "ziek"))
    orders = None
    if pattern.hours_per_order:
        orders = round(hours / pattern.hours_per_order * (1 + 0.12 * sway(kvk, month, "orders")))
    return Period(month, hours, replacement_hours=round(sum(flex.values()) * ill), measure=orders, **flex)


def _share(flow: Flow, crowd: float) -> float:
    return max(flow.usual + flow.follows * (crowd - 1), flow.least)
