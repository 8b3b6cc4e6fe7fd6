"""The row of one person as who leads them fills it in; what the person says of themselves stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms.boundfield import BoundField

from assessments.competentiematrix.forms.own_row import OwnLine, OwnRowForm
from assessments.competentiematrix.services.levels import CellEntry, entry_of
from assessments.competentiematrix.words import level_words
from assessments.models import MatrixCell, MatrixNeed

LABELS = ("Kan nu", "Kan leren", "Certificaat behaald op")


@dataclass(frozen=True, slots=True)
class LedLine:
    """One competence: what the team needs, what the person says, and the fields of who leads them."""

    need: MatrixNeed
    own: CellEntry
    line: OwnLine

    @property
    def fields(self) -> list[tuple[str, BoundField]]:
        """Each with a label that needs no name of the competence."""
        return list(zip(LABELS, self.line.fields, strict=False))

    @property
    def own_now(self) -> str:
        return level_words(self.own.now)

    @property
    def own_could(self) -> str:
        """Empty where the person said nothing of it."""
        return "" if self.own.could is None else level_words(self.own.could)


class LedRowForm(OwnRowForm):
    """The same fields as in one's own row. Nothing has to be filled in: a leader fills in what they saw themselves."""

    def __init__(self, needs: Iterable[MatrixNeed], cells: Mapping[int, MatrixCell], today: date, data=None):
        self.needs, self.cells = tuple(needs), cells
        seen = {number: entry_of(cell, is_own=False) for number, cell in cells.items()}
        super().__init__([need.competence for need in self.needs], seen, data, today=today)
        for need, line in zip(self.needs, self.lines, strict=True):
            for label, field in zip(LABELS, line.fields, strict=False):
                # The summary of mistakes names the field, and there are as many of each as competences.
                field.label = f"{need.competence}: {label[0].lower()}{label[1:]}"

    def clean(self):
        return forms.Form.clean(self)

    @property
    def led_lines(self) -> list[LedLine]:
        return [
            LedLine(need, entry_of(self.cells.get(need.competence_id), is_own=True), line)
            for need, line in zip(self.needs, self.lines, strict=True)
        ]
