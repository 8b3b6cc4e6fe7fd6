"""The shape of a questionnaire: an Edition of Indicators of Questions. Pure; validated when built, trusted after."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class ContentError(ValueError):
    """A mistake in a content file; the message names the place and the mistake, in Dutch."""


class Kind(StrEnum):
    LEVEL = "level"
    FIGURE = "figure"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    TEXT = "text"


class Axis(StrEnum):
    CONTRACT = "contract"
    FUNCTION = "function"


class Condition(StrEnum):
    MONEY = "geld"
    WORK = "werk"
    LIFE = "leven"

    @property
    def label(self) -> str:
        return {"geld": "Grip op geld", "werk": "Grip op het werk", "leven": "Grip op het leven"}[self.value]


class Over(StrEnum):
    """What a share counts; it decides from which number on the share is scored."""

    PEOPLE = "people"
    CASES = "cases"

    @property
    def scored_from(self) -> int:
        return {Over.PEOPLE: 20, Over.CASES: 5}[self]


CONTRACT_GROUPS = {
    "vast": "Vast",
    "tijdelijk-met-uitzicht": "Tijdelijk met uitzicht op vast",
    "tijdelijk-zonder-uitzicht": "Tijdelijk zonder uitzicht op vast",
    "oproep": "Oproep",
    "uitzend": "Uitzend",
    "payroll": "Payroll",
    "zzp": "Zzp",
}
# The groups with a contract of the organisation itself; together they decide its size class.
OWN_CONTRACT_GROUPS = ("vast", "tijdelijk-met-uitzicht", "tijdelijk-zonder-uitzicht", "oproep")
SIZE_CLASSES = ("1-9", "10-49", "50-249", "250+")
PERIODS = (
    "vorig kalenderjaar",
    "op 31 december",
    "de afgelopen drie maanden",
    "de afgelopen twee jaar",
    "de afgelopen drie jaar",
    "nu",
)
TOP_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Option:
    slug: str
    text: str
    points: Fraction = Fraction(0)
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class LegalMinimum:
    """Below `value` (a level or a figure) something falls short of the law named in `norm`."""

    value: Fraction
    norm: str


@dataclass(frozen=True, slots=True)
class AskIf:
    """When a question can apply: one of `groups` has people, or `question` was answered with one of `answers`."""

    groups: tuple[str, ...] = ()
    question: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How a figure is asked and scored: a plain number, or a share when `count` and `total` (their labels) are given.

    `curve` holds points (value, 0-100), straight lines between them and flat beyond the ends; empty: not scored.
    """

    unit: str
    period: str
    min: Fraction
    max: Fraction
    decimals: int = 0
    count: str = ""
    total: str = ""
    over: Over | None = None
    curve: tuple[tuple[Fraction, Fraction], ...] = ()
    curve_reason: str = ""

    @property
    def is_share(self) -> bool:
        return bool(self.count)

    def points(self, value: Fraction) -> Fraction:
        """Points (0-100) for a value, in the unit of the figure."""
        (first_value, first_points), (last_value, last_points) = self.curve[0], self.curve[-1]
        if value <= first_value:
            return first_points
        if value >= last_value:
            return last_points
        pairs = zip(self.curve, self.curve[1:], strict=False)
        (x0, y0), (x1, y1) = next(pair for pair in pairs if pair[0][0] <= value < pair[1][0])
        return y0 + (y1 - y0) * (value - x0) / (x1 - x0)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `sizes` is never empty; `groups` holds contract groups; `axis` None: one answer for everyone.

    `heading` stands above it and those that follow, on a page that has more than one subject.
    """

    slug: str
    kind: Kind
    text: str
    help: str
    why: str
    source: str
    weight: int = 1
    core: bool = False
    scored: bool = True
    sizes: tuple[str, ...] = SIZE_CLASSES
    axis: Axis | None = None
    groups: tuple[str, ...] = ()
    ask_if: AskIf | None = None
    not_applicable: str = ""
    risk_group: str = ""
    heading: str = ""
    legal_minimum: LegalMinimum | None = None
    levels: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    figure: Figure | None = None

    @property
    def max_points(self) -> Fraction:
        """The most points (0-100) an answer can get."""
        if self.kind is Kind.FIGURE:
            return max(points for _, points in self.figure.curve)
        if self.kind is Kind.CHOICE:
            return max(option.points for option in self.options)
        if self.kind is Kind.MULTIPLE:
            return min(Fraction(100), sum((option.points for option in self.options), Fraction(0)))
        return Fraction(100)

    def option(self, slug: str) -> Option:
        return next(option for option in self.options if option.slug == slug)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the twelve, or a step of the Flex Diagnose, which belongs to no condition and has no score."""

    slug: str
    title: str
    condition: Condition | None
    question: str
    why: str
    source: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published edition: unscored questions on the workforce, and twelve indicators in the order of the WRR.

    An edition of the Flex Diagnose has the same shape: no profile, and its steps as indicators.

    `content_hash` is the SHA-256 of the files it was read from.
    """

    name: str
    year: int
    title: str
    profile: tuple[Question, ...]
    indicators: tuple[Indicator, ...]
    content_hash: str
    by_slug: dict[str, Question] = field(init=False, repr=False, compare=False)
    indicator_by_question: dict[str, Indicator] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        questions = (*self.profile, *(q for indicator in self.indicators for q in indicator.questions))
        by_slug = {question.slug: question for question in questions}
        if len(by_slug) < len(questions):
            slugs = [question.slug for question in questions]
            raise ContentError(f"{self.name}: slug dubbel gebruikt: {next(s for s in slugs if slugs.count(s) > 1)}")
        object.__setattr__(self, "by_slug", by_slug)
        homes = {question.slug: indicator for indicator in self.indicators for question in indicator.questions}
        object.__setattr__(self, "indicator_by_question", homes)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self.by_slug.values())

    def question(self, slug: str) -> Question | None:
        return self.by_slug.get(slug)

    def indicator(self, slug: str) -> Indicator | None:
        return next((indicator for indicator in self.indicators if indicator.slug == slug), None)

    def indicator_of(self, question: Question) -> Indicator | None:
        """None for a question of the profile."""
        return self.indicator_by_question.get(question.slug)

    def children_of(self, question: Question) -> tuple[Question, ...]:
        """The questions whose `ask_if` looks at this one."""
        return tuple(q for q in self.questions if q.ask_if and q.ask_if.question == question.slug)
