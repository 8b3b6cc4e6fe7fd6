"""The results of one assessment as pages and reports show them: frozen scores, opened up to the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.questionnaire import Condition, Indicator
from assessments.responses import AnswerSheet, Standing
from assessments.scores import Band, HeldBack, IndicatorScore, Scorecard
from assessments.steps import score_one_step_up
from assessments.wording import describe, points_text
from benchmarks.ladder import Comparison
from benchmarks.references import Reference, References
from reports.cell_words import SMALLEST_DIFFERENCE
from reports.comparison import Compared, ShownPeers, compare, show_peers

SHOWN_CONTEXT = 3


def change_words(before, after) -> str:
    """A difference in points in words: under five points is no difference; empty where a score is missing."""
    if before is None or after is None:
        return ""
    if abs(after - before) < SMALLEST_DIFFERENCE:
        return "geen verschil"
    return f"{points_text(abs(after - before))} {'hoger' if after > before else 'lager'}"


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator: its frozen score and band, what is behind it, and what stands beside it.

    `peers` None: no group of other employers is told about it.
    """

    indicator: Indicator
    score: Decimal | None
    band: Band | None
    held_back: HeldBack | None
    last_year: Decimal | None
    opened: IndicatorScore
    references: tuple[Reference, ...]
    peers: ShownPeers | None = None

    @property
    def points(self) -> str:
        return points_text(self.score)

    @property
    def last_year_points(self) -> str:
        return points_text(self.last_year)

    @property
    def standing(self) -> str:
        """The band in words, with why it is lower than the points alone would give."""
        if self.band is None:
            return "geen score"
        return f"{self.band}: {self.held_back}" if self.held_back else str(self.band)

    @property
    def change(self) -> str:
        """The difference with last year, in words."""
        return change_words(self.last_year, self.score)

    @property
    def first_references(self) -> tuple[Reference, ...]:
        return self.references[:SHOWN_CONTEXT]

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """The norms that an answer falls short of."""
        return tuple(dict.fromkeys(s.falls_short_of for s in self.opened.questions if s.falls_short_of))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the scores: last year's by indicator slug, official figures, other employers."""

    last_year: Mapping[str, Decimal | None]
    references: References
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Results:
    """All twelve, with what the page says first: the weakest condition and how many are good enough."""

    indicators: tuple[IndicatorResult, ...]
    scorecard: Scorecard
    compared: Compared
    is_indication: bool
    is_reproducible: bool

    @property
    def good_enough_count(self) -> int:
        return sum(result.band is not None and result.band.is_good_enough for result in self.indicators)

    @property
    def scored_count(self) -> int:
        return sum(result.score is not None for result in self.indicators)

    @property
    def weakest_condition(self):
        return self.scorecard.weakest_condition

    @property
    def by_condition(self) -> tuple[tuple[Condition, tuple[IndicatorResult, ...]], ...]:
        return tuple(
            (condition, tuple(r for r in self.indicators if r.indicator.condition is condition))
            for condition in Condition
        )

    def of(self, slug: str) -> IndicatorResult | None:
        return next((result for result in self.indicators if result.indicator.slug == slug), None)


def build_results(
    sheet: AnswerSheet,
    scorecard: Scorecard,
    frozen: Mapping[str, tuple[Decimal | None, Band | None]],
    beside: Beside,
) -> Results:
    """`frozen` holds the stored scores by indicator slug; `scorecard` is today's reading of the answers."""
    compared = compare(beside.comparison, [opened.indicator.slug for opened in scorecard.indicators])
    indicators = tuple(
        IndicatorResult(
            indicator=opened.indicator,
            score=frozen[opened.indicator.slug][0],
            band=frozen[opened.indicator.slug][1],
            held_back=opened.held_back,
            last_year=beside.last_year.get(opened.indicator.slug),
            opened=opened,
            references=beside.references.context(opened.indicator.slug),
            peers=show_peers(beside.comparison, compared, opened.indicator.slug, frozen[opened.indicator.slug][0]),
        )
        for opened in scorecard.indicators
    )
    is_reproducible = all(_same(result.score, result.opened.score) for result in indicators)
    return Results(indicators, scorecard, compared, sheet.route.least_questions < 3, is_reproducible)


def _same(frozen: Decimal | None, computed: Fraction | None) -> bool:
    if frozen is None or computed is None:
        return frozen is None and computed is None
    return abs(Fraction(frozen) - computed) < Fraction(1, 10**8)


@dataclass(frozen=True, slots=True)
class OpenedQuestion:
    """One row of an opened score. `points` and `one_step_up` are words; `effect` says why a question does not count."""

    text: str
    answer: str
    reason: str
    note: str
    evidence_url: str
    weight: int
    points: str
    effect: str
    one_step_up: str
    groups: tuple[tuple[str, str], ...]
    reference: Reference | None
    shortfall: str


def open_score(result: IndicatorResult, sheet: AnswerSheet, answers: Mapping, references: References):
    """The questions behind a score; `answers` are the stored rows by question slug, for their notes."""
    return tuple(_open_question(score, result, sheet, answers, references) for score in result.opened.questions)


def _open_question(score, result: IndicatorResult, sheet: AnswerSheet, answers: Mapping, references: References):
    question = score.question
    response, row = sheet.responses.get(question.slug), answers.get(question.slug)
    better = score_one_step_up(question, sheet)
    return OpenedQuestion(
        text=question.text,
        answer=describe(question, response, sheet.workforce) if response else "Nog geen antwoord",
        reason=row.reason if row else "",
        note=row.note if row else "",
        evidence_url=row.evidence_url if row else "",
        weight=question.weight,
        points=points_text(score.points),
        effect=_effect(score),
        one_step_up=_step_words(result.opened.score, better),
        groups=tuple((sheet.workforce.label(g.group), points_text(g.points)) for g in score.groups),
        reference=references.benchmark(question.slug),
        shortfall=score.falls_short_of,
    )


def _effect(score) -> str:
    if not score.question.scored:
        return "wordt getoond, telt niet mee"
    if score.is_over_too_few:
        return "gaat over te weinig mensen of gevallen; telt niet mee"
    return {
        Standing.OPEN: "nog open",
        Standing.NOT_APPLICABLE: "niet van toepassing; telt niet mee",
        Standing.UNKNOWN: "weet ik niet; telt als 0 punten",
    }.get(score.standing, "")


def _step_words(now: Fraction | None, better: Fraction | None) -> str:
    if now is None or better is None or better <= now:
        return ""
    return f"van {points_text(now)} naar {points_text(better)}"
