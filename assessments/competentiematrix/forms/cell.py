"""One level typed in the heat map: of whom and of what, and what stood there before."""

from dataclasses import replace
from datetime import datetime

from django import forms

from assessments.competentiematrix.heat_page import HeatAnswer, Shown
from assessments.competentiematrix.levels import Level, LevelError, read_level
from assessments.competentiematrix.services.levels import CellEntry, Change
from assessments.competentiematrix.words import conflict_words, saved_words

NO_LEVEL = "Niet opgeslagen. Typ een cijfer van 0 tot en met 4, of een letter: I, L, U of O."
# A gap follows from levels: nothing is typed there.
FIELDS = {Shown.NOW: "now", Shown.COULD: "could"}


class LevelField(forms.CharField):
    """A Level, or None for nothing."""

    def clean(self, value) -> Level | None:
        try:
            return read_level(super().clean(value))
        except LevelError as error:
            raise forms.ValidationError(NO_LEVEL) from error


class CellForm(forms.Form):
    worker = forms.IntegerField()
    competence = forms.IntegerField()
    what = forms.TypedChoiceField(coerce=Shown, choices=[(shown.value, shown.label) for shown in FIELDS])
    level = LevelField(required=False)
    seen = LevelField(required=False)

    def change_of(self, current: CellEntry) -> Change:
        """From what the writer saw to what was typed; the rest of what stands there stays."""
        given = self.cleaned_data
        field = FIELDS[given["what"]]
        return Change(replace(current, **{field: given["seen"]}), replace(current, **{field: given["level"]}))

    def words_after(self, answer: HeatAnswer, is_saved: bool, at: datetime) -> str:
        """What became of it."""
        typed = "" if self.cleaned_data["level"] is None else str(self.cleaned_data["level"].value)
        if is_saved:
            return saved_words(at, typed, answer.cell.text, answer.own)
        return conflict_words(typed, answer.lead.strip("."))
