"""Days as a form asks them: one that a person may have meant, and no slip of the keyboard."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from assessments.competentiematrix.sheet.values import EARLIEST
from assessments.competentiematrix.words import day_words


class DayField(forms.DateField):
    """A day from `low` up to and including `high`; None: no limit on that side."""

    def __init__(self, *, low: date | None = EARLIEST, high: date | None = None, **kwargs):
        self.low, self.high = low, high
        messages = {"invalid": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."}
        messages |= kwargs.pop("error_messages", {})
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, error_messages=messages, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and self.low and value < self.low:
            raise ValidationError(f"Kies een datum vanaf {day_words(self.low)}.")
        if value and self.high and value > self.high:
            raise ValidationError(f"Kies een datum tot en met {day_words(self.high)}.")
