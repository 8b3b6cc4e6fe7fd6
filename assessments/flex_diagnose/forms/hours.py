"""Hours that were worked, as a table of text: pasted from a spreadsheet, edited by hand, or uploaded."""

from django import forms

from assessments.flex_diagnose.forms.versions import conflict_words, let_next_save_win
from assessments.flex_diagnose.reading.mistakes import NeedTableError
from assessments.flex_diagnose.reading.need_table import NeedTable, read_need, rows_of_text
from assessments.flex_diagnose.series import NeedSeries
from assessments.models import FlexDemand
from assessments.models.flex_diagnosis import DAYS_PER_WEEK
from spreadsheets.reading import read_table
from spreadsheets.table import SpreadsheetError

LONGEST_TEXT = 60_000


class HoursForm(forms.Form):
    """What every way of giving hours asks. `need` is what was read, once the form is valid."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    days_per_week = forms.TypedChoiceField(
        label="Op welke dagen wordt er gewerkt?",
        help_text="Een maand met meer werkdagen heeft vanzelf meer uren. Dat halen wij eruit, en de feestdagen ook. "
        "Kiest u alle dagen, dan telt elke dag als werkdag, ook een feestdag.",
        choices=DAYS_PER_WEEK,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies op welke dagen er wordt gewerkt."},
    )
    need: NeedTable | None = None

    @property
    def series(self) -> NeedSeries:
        return NeedSeries(self.need.grain, self.cleaned_data["days_per_week"], self.need.periods)

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def refuse_version(self, current: FlexDemand | None) -> None:
        """Somebody else saved meanwhile: say so, and let the next save win."""
        let_next_save_win(self, current)
        self.add_error(None, conflict_words("de uren", current))


class TableForm(HoursForm):
    """A file where one was chosen, or else the text."""

    text = forms.CharField(
        label="Uw uren per maand of week",
        help_text="Plak de cellen uit Excel, met de kopregel. Nodig zijn een kolom met de maand of week en een kolom "
        "Uren. Mag erbij: Oproep, Uitzend, Zzp, Vervanging, en één kolom van uzelf, zoals Orders.",
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "table-text", "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label="Of kies een bestand",
        help_text="Een .xlsx- of .csv-bestand van hooguit 5 MB, met de tabel op het eerste blad. Kiest u een bestand, "
        "dan lezen wij dat en niet de tabel hierboven.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is not None:
            self._read("file", lambda: [(row.number, row.cells) for row in read_table(file, file.name).rows])
        return file

    def clean(self):
        if not self.files.get("file") and "text" in self.cleaned_data:
            self._read("text", lambda: rows_of_text(self.cleaned_data["text"]))
        return self.cleaned_data

    def _read(self, field: str, rows) -> None:
        is_workbook = field == "file" and self.files["file"].name.lower().endswith(".xlsx")
        try:
            self.need = read_need(rows(), is_of_workbook=is_workbook)
        except NeedTableError as error:
            self.add_error(field, list(error.lines))
        except SpreadsheetError as error:
            self.add_error(field, str(error))
