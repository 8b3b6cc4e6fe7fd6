"""What was filled in of the Flex Diagnose of one year, as its page and its chapter draw on it. Pure."""

from dataclasses import dataclass

from assessments.flex_diagnose.layers import Capacity
from assessments.flex_diagnose.series import NeedSeries
from assessments.responses import AnswerSheet, Route


@dataclass(frozen=True, slots=True, eq=False)
class FlexRecord:
    """What was filled in. `series` and `capacity` None: not filled in, or not asked on the short route.

    `measure` names the second series; empty where there is none.
    """

    sheet: AnswerSheet
    measure: str = ""
    series: NeedSeries | None = None
    capacity: Capacity | None = None

    @property
    def is_short(self) -> bool:
        return self.sheet.route is Route.SHORT

    @property
    def has_answers(self) -> bool:
        return any(question.slug in self.sheet.responses for question in self.sheet.edition.questions)

    @property
    def is_empty(self) -> bool:
        return not (self.has_answers or self.series or self.capacity)
