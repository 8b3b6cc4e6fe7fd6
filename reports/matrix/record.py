"""What others than a team may read of a competentiematrix: its ground, and figures of groups of five or more. Pure."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.group_figures import GroupFigures


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the matrix may be kept. `document` names the letter or minutes of a consent, `reason` says why there is none.

    `party` gave its consent, as in "de ondernemingsraad"; empty: nobody did.
    """

    party: str
    decided_on: date
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRecord:
    """As it stood on one day. `figures`: groups of five people or more, and the total last; empty: too few people."""

    on: date
    ground: Ground
    figures: tuple[GroupFigures, ...]

    @property
    def total(self) -> GroupFigures | None:
        return self.figures[-1] if self.figures else None
