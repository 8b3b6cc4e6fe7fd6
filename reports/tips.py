"""The shape of a tip: what an employer can do about an indicator, and which answers that would change. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# A level below this is paper, and paper is no improvement.
LEAST_LEVEL = 3
ALL_GROUPS = "alle-groepen"


class Form(StrEnum):
    """The nine forms of zachte regulering (WRR 2020, §8.3)."""

    CAMPAIGN = "campagne"
    GOAL = "doel-of-norm"
    FRAMEWORK = "kader-of-aanbeveling"
    EXAMPLE = "goed-voorbeeld"
    TRAINING = "training"
    ADVICE = "advies"
    BENCHMARKING = "benchmarking"
    COVENANT = "convenant-of-werkcode"
    SUBSIDY = "subsidie"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ")


class Effort(StrEnum):
    LOW = "laag"
    MIDDLE = "middel"
    HIGH = "hoog"

    @property
    def weight(self) -> int:
        return {"laag": 1, "middel": 2, "hoog": 3}[self.value]


class Ground(StrEnum):
    """Whether the source describes the measure itself, or we derive the measure from it."""

    SOURCE = "bron"
    DERIVED = "afgeleid"


class CouncilSay(StrEnum):
    """What the works council has to give first (WOR 25 and 27)."""

    ADVICE = "advies"
    CONSENT = "instemming"


@dataclass(frozen=True, slots=True)
class LevelLift:
    """Every group that the question concerns reaches this level."""

    question: str
    level: int


@dataclass(frozen=True, slots=True)
class FigureLift:
    """The figure reaches this value; a share in per cent."""

    question: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class OptionLift:
    question: str
    option: str


@dataclass(frozen=True, slots=True)
class AllGroupsLift:
    """Every group reaches the level of the best group."""

    question: str


Lift = LevelLift | FigureLift | OptionLift | AllGroupsLift


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip; docs/content.md says what each text holds. The first of `indicators` is where it belongs.

    `causes` are what it takes away in the Flex Diagnose: an option that was ticked, or a question of a low level. A tip
    has lifts, causes or both.
    """

    slug: str
    indicators: tuple[str, ...]
    form: Form
    title: str
    what: str
    first_step: str
    who: str
    effort: Effort
    sizes: tuple[str, ...]
    lifts: tuple[Lift, ...]
    evidence: str
    ground: Ground
    source: str
    norm: str = ""
    works_council: CouncilSay | None = None
    causes: tuple[str, ...] = ()

    @property
    def indicator(self) -> str:
        return self.indicators[0]

    @property
    def questions(self) -> tuple[str, ...]:
        """Slugs of the questions it lifts."""
        return tuple(lift.question for lift in self.lifts)
