"""What scoring gives: points of a question, scores of an indicator and its groups, bands, the card of twelve. Pure.

Points and scores run from 0 to 100, higher is better. None means "no score", never 0.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assessments.questionnaire import Axis, Condition, Indicator, Question
from assessments.responses import Standing


class Band(StrEnum):
    """Bands on the unrounded score: [0, 40), [40, 60), [60, 80), [80, 100]."""

    VULNERABLE = "kwetsbaar"
    DEVELOPING = "in ontwikkeling"
    GOOD_ENOUGH = "goed genoeg"
    EXEMPLARY = "voorbeeldig"

    @property
    def from_score(self) -> int:
        return {"kwetsbaar": 0, "in ontwikkeling": 40, "goed genoeg": 60, "voorbeeldig": 80}[self.value]

    @property
    def is_good_enough(self) -> bool:
        return self.from_score >= Band.GOOD_ENOUGH.from_score

    @classmethod
    def of(cls, score: Fraction) -> "Band":
        return next(band for band in reversed(cls) if score >= band.from_score)


class HeldBack(StrEnum):
    """Why a band is lower than the score alone would give."""

    NOT_FOR_EVERYONE = "niet voor iedereen"
    LEGAL_SHORTFALL = "wettelijk tekort"


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """What one group of the workforce got: points None where its figure counts too few people."""

    group: str
    heads: int
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question opened up. `points` is None when it does not count: open, n.v.t., unscored, or over too few."""

    question: Question
    standing: Standing
    points: Fraction | None = None
    groups: tuple[GroupPoints, ...] = ()
    is_over_too_few: bool = False
    falls_short_of: str = ""

    @property
    def counts(self) -> bool:
        return self.points is not None


@dataclass(frozen=True, slots=True)
class GroupScore:
    """S_g: the weighted mean of one group's points over the questions that are answered per group along its axis."""

    axis: Axis
    group: str
    heads: int
    score: Fraction


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """`lowest` and `highest` bound the score while questions are open; both None where no score can come."""

    indicator: Indicator
    score: Fraction | None
    band: Band | None
    held_back: HeldBack | None
    lowest: Fraction | None
    highest: Fraction | None
    questions: tuple[QuestionScore, ...]
    groups: tuple[GroupScore, ...]

    @property
    def worst_group(self) -> GroupScore | None:
        return min(self.groups, key=lambda group: (group.score, group.group), default=None)

    @property
    def is_good_enough(self) -> bool:
        return self.band is not None and self.band.is_good_enough

    @property
    def open_count(self) -> int:
        return sum(score.standing is Standing.OPEN for score in self.questions)


@dataclass(frozen=True, slots=True)
class ConditionScore:
    condition: Condition
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The profile of twelve; there is no overall mean, because the conditions cannot be traded off."""

    indicators: tuple[IndicatorScore, ...]
    conditions: tuple[ConditionScore, ...]

    @property
    def weakest_condition(self) -> ConditionScore | None:
        scored = [condition for condition in self.conditions if condition.score is not None]
        return min(scored, key=lambda condition: condition.score, default=None)

    @property
    def good_enough_count(self) -> int:
        return sum(indicator.is_good_enough for indicator in self.indicators)

    def of(self, slug: str) -> IndicatorScore:
        return next(score for score in self.indicators if score.indicator.slug == slug)
