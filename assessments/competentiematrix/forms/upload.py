"""The form with which a sheet comes back: whose view it holds, and the file."""

from datetime import date

from django import forms

from assessments.competentiematrix.sheet.files import read_file
from assessments.competentiematrix.sheet.mistakes import SheetError
from assessments.models import MatrixTeam

OWN, LED = "eigen", "leiding"
NO_VIEW = "Kies wie het blad heeft ingevuld."
REFUSED = "Dit blad is niet ingelezen. Bovenaan deze pagina staat wat er mis is. Kies hier het verbeterde bestand."


class UploadForm(forms.Form):
    """Read as far as telling everything that is wrong with it; `sheet_error` has that, by cell."""

    view = forms.ChoiceField(
        label="Wie heeft dit blad ingevuld?",
        choices=[
            (OWN, "De mensen zelf: het is hun eigen kijk"),
            (LED, "Wie het team leidt: het is de kijk van de leiding"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": NO_VIEW, "invalid_choice": NO_VIEW},
    )
    file = forms.FileField(
        label="Het ingevulde blad",
        help_text="Een .xlsx- of .csv-bestand van hooguit 5 MB.",
        allow_empty_file=True,
        error_messages={"required": "Kies eerst het bestand."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    sheet_error: SheetError | None = None

    def __init__(self, team: MatrixTeam, today: date, data=None, files=None):
        super().__init__(data, files)
        self.team, self.today = team, today

    @property
    def is_own(self) -> bool:
        return self.cleaned_data["view"] == OWN

    @property
    def content(self) -> bytes:
        file = self.cleaned_data["file"]
        file.seek(0)
        return file.read()

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            read_file(file, file.name, self.team, self.today)
        except SheetError as error:
            self.sheet_error = error
            raise forms.ValidationError(REFUSED) from error
        return file
