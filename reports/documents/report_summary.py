"""The annual report on one page, for the director. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaire import Condition
from assessments.wording import points_text
from reports.advice import project
from reports.documents.dossier import Dossier
from reports.documents.tables import Column, Table, columns
from reports.results import IndicatorResult, change_words

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


def build_summary(dossier: Dossier) -> Summary:
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
    scores = {score.condition: score.score for score in dossier.results.scorecard.conditions}
    rows = tuple(
        _condition_row(condition, scores[condition], results) for condition, results in dossier.results.by_condition
    )
    heads = (*columns("Conditie", "Score", "Goed genoeg", "Vorig jaar"), Column("Verschil", "short"))
    return Table("De drie condities (0 tot 100 punten)", heads, rows)


def _condition_row(condition: Condition, score: Fraction | None, results: tuple[IndicatorResult, ...]):
    before = _mean_of_last_year(results)
    good = sum(result.band is not None and result.band.is_good_enough for result in results)
    return (
        condition.label,
        points_text(score),
        f"{good} van {len(results)}",
        points_text(before),
        change_words(before, score),
    )


def _mean_of_last_year(results: tuple[IndicatorResult, ...]) -> Fraction | None:
    """The score a condition had, by the rule that scores it now."""
    scores = [Fraction(result.last_year) for result in results if result.last_year is not None]
    return sum(scores, Fraction(0)) / len(scores) if len(scores) >= LEAST_FOR_CONDITION else None


def _lowest(results: tuple[IndicatorResult, ...]) -> Table:
    scored = sorted((r for r in results if r.score is not None), key=lambda r: (r.score, r.indicator.slug))
    rows = tuple((r.indicator.title, r.points, r.standing, r.change) for r in scored[:LOWEST_SHOWN])
    heads = (
        Column("Indicator", "wide"),
        Column("Score", "points"),
        Column("Stand"),
        Column("Sinds vorig jaar", "short"),
    )
    return Table("De laagste scores", heads, rows)


def _attention(result: IndicatorResult) -> str:
    norms = f" ({'; '.join(result.shortfalls)})" if result.shortfalls else ""
    return f"{result.indicator.title}: {result.held_back}{norms}"
