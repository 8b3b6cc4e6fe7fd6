"""Everything the two documents about one year draw on, as plain values. Pure; reports/dossier_selectors.py fills it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessments.responses import AnswerSheet
from benchmarks.ladder import Comparison
from benchmarks.references import References
from reports.council.record import CouncilRecord
from reports.flex.record import FlexRecord
from reports.matrix.record import MatrixRecord
from reports.offers import Offer
from reports.results import Results
from reports.tips import Tip


@dataclass(frozen=True, slots=True)
class Employer:
    """Who reports; everything in words as it is printed. `participation` empty: there is none.

    `status_line` is what every output says about its own standing.
    """

    name: str
    kvk: str
    sector: str
    size: str
    participation: str
    is_fictional: bool
    status_line: str


@dataclass(frozen=True, slots=True)
class Headcell:
    """People of one unit, function group and contract group. `hours_per_week` None: unknown."""

    unit: str
    function_group: str
    contract_group: str
    women: int
    men: int
    other: int
    hours_per_week: Decimal | None

    @property
    def heads(self) -> int:
        return self.women + self.men + self.other


@dataclass(frozen=True, slots=True)
class Remark:
    """What was written beside an answer."""

    reason: str = ""
    note: str = ""
    evidence_url: str = ""
    has_evidence: bool = False

    @property
    def explains(self) -> bool:
        return bool(self.note or self.has_evidence)


@dataclass(frozen=True, slots=True)
class Action:
    """One row of a plan. `tip` None: an action of the employer's own; `goes_on`: next year's plan has it too."""

    tip: Tip | None
    indicator: str
    title: str
    what: str
    owner_function: str
    owner_person: str
    deadline: date | None
    budget: int | None
    status: str
    status_reason: str
    finished_on: date | None
    is_open: bool
    is_dropped: bool
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the life cycle of the assessment; `reason` is why it went back."""

    words: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One submitted year of one employer. `previous_sheet` None: no submitted year before.

    `council` None: nobody speaks for the staff; `fixed_on` None: the report is a concept. `offers` are all those of
    the funds that the employer joined; which are valid depends on the day of printing. `matrix` None: there is none,
    or it is not of this year.
    """

    employer: Employer
    year: int
    sheet: AnswerSheet
    results: Results
    references: References
    comparison: Comparison
    remarks: Mapping[str, Remark]
    headcells: tuple[Headcell, ...]
    actions: tuple[Action, ...]
    last_actions: tuple[Action, ...]
    steps: tuple[Step, ...]
    previous_sheet: AnswerSheet | None
    offers: tuple[Offer, ...]
    council: CouncilRecord | None
    flex: FlexRecord
    matrix: MatrixRecord | None
    fixed_on: date | None
    verify_address: str

    def say_on(self, action: Action) -> str:
        """What an action needs first, as in "instemming van de ondernemingsraad"; empty where it needs nothing."""
        say = action.tip.works_council if action.tip else None
        return f"{say} van {self.council.party_with_article}" if say and self.council and self.council.has_say else ""
