"""The forms of the people in a team: one person, many pasted at once, another team, and the search above the list."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from assessments.competentiematrix.forms.days import DayField
from assessments.competentiematrix.forms.pasted import PastedForm
from assessments.competentiematrix.services.workers import MAX_WORKERS, WorkerEntry
from assessments.competentiematrix.sheet.values import MOST_HOURS, contract_in, hours_in
from assessments.forms.numbers import DutchNumberField
from assessments.models import MatrixTeam, MatrixWorker
from assessments.questionnaire import CONTRACT_GROUPS
from organisations.forms import submit_helper

LONGEST_CODE, LONGEST_AGENCY, LONGEST_EMAIL = 30, 80, 254
USUAL_CONTRACT = "vast"
# Contracts of which an agency is the employer.
OF_AN_AGENCY = ("uitzend", "payroll")
NO_AGENCY = "Een bureau hoort alleen bij Uitzend of Payroll. Maak het bureau leeg, of kies een van die contracten."


class WorkerForm(forms.Form):
    """Someone new, or the facts of someone in the team."""

    marks_optional = True
    code = forms.CharField(
        label="Personeelsnummer of initialen",
        help_text="Geen naam: wie meekijkt, hoeft niet te weten om wie het gaat.",
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-short"}),
        error_messages={"required": "Vul een personeelsnummer of initialen in."},
    )
    contract_group = forms.ChoiceField(
        label="Contract",
        choices=list(CONTRACT_GROUPS.items()),
        initial=USUAL_CONTRACT,
        error_messages={"required": "Kies een contract.", "invalid_choice": "Kies een contract uit de lijst."},
    )
    hours_per_week = DutchNumberField(
        label="Uren per week",
        help_text="Wat in het contract staat, of anders wat iemand gewoonlijk werkt.",
        decimals=1,
        high=MOST_HOURS,
    )
    agency = forms.CharField(
        label="Bureau",
        help_text="Alleen bij Uitzend of Payroll. Het bureau is de werkgever, en beslist mee over wat iemand leert.",
        max_length=LONGEST_AGENCY,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="Mailadres",
        help_text="Alleen om de persoonlijke link te sturen, waarmee iemand zelf invult.",
        max_length=LONGEST_EMAIL,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    helper = submit_helper("Opslaan")

    def __init__(self, worker: MatrixWorker | None = None, data=None):
        names = WorkerEntry.__slots__ if worker else ()
        super().__init__(data, initial={name: getattr(worker, name) for name in names})
        self.fields["hours_per_week"].unit = "uur"
        if worker:
            self.fields["left_on"] = DayField(
                label="Uit dienst op",
                help_text="De eerste dag dat iemand er niet meer is. Vanaf die dag telt iemand niet meer mee.",
                required=False,
                low=date(2000, 1, 1),
                high=date(2100, 1, 1),
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agency") and cleaned.get("contract_group", "") not in ("", *OF_AN_AGENCY):
            self.add_error("agency", NO_AGENCY)
        return cleaned

    @property
    def entry(self) -> WorkerEntry:
        return WorkerEntry(**self.cleaned_data)


class PastedWorkersForm(PastedForm):
    """People, one to a line; only who it is has to be there."""

    columns = ("Persoon", "Contract", "Uren per week", "Bureau", "Mailadres")
    most_lines = MAX_WORKERS

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["pasted"].label = "Plak hier uw mensen"
        self.fields["pasted"].help_text = (
            f"Eén persoon op een regel, met de kolommen {', '.join(self.columns)}. Alleen de eerste kolom moet: het "
            "personeelsnummer of de initialen. Staat er geen contract, dan lezen wij Vast."
        )

    def read_line(self, cells: list[str]) -> WorkerEntry:
        code, contract, hours, agency, email = cells
        for text, longest in ((code, LONGEST_CODE), (agency, LONGEST_AGENCY), (email, LONGEST_EMAIL)):
            if len(text) > longest:
                raise ValueError(f"“{text[:20]}…” is te lang. Gebruik hooguit {longest} tekens.")
        group = contract_in(contract) or USUAL_CONTRACT
        if agency and group not in OF_AN_AGENCY:
            raise ValueError(NO_AGENCY)
        return WorkerEntry(code, group, hours_in(hours), agency, _email(email))


def _email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise ValueError(f"“{text}” is geen mailadres.") from None
    return text


class MoveForm(forms.Form):
    """To another team of the employer."""

    team = forms.ModelChoiceField(
        label="Naar welk team?",
        queryset=MatrixTeam.objects.none(),
        empty_label="Kies een team",
        error_messages={"required": "Kies een team.", "invalid_choice": "Kies een team uit de lijst."},
    )

    def __init__(self, team: MatrixTeam, data=None):
        super().__init__(data)
        others = MatrixTeam.objects.filter(organisation=team.organisation).exclude(pk=team.pk)
        self.fields["team"].queryset = others.order_by("name", "pk")


class PeopleFilterForm(forms.Form):
    """Plain GET: what was looked for is part of the address."""

    zoek = forms.CharField(label="Zoek op personeelsnummer of initialen", max_length=LONGEST_CODE, required=False)
    wie = forms.ChoiceField(
        label="Wie",
        choices=[("", "Wie er nu is"), ("weg", "Wie weg is"), ("zelf", "Wie nog niet zelf invulde")],
        required=False,
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )

    @property
    def filters(self) -> dict[str, str]:
        """What was filled in; where something is not in the lists, nothing."""
        return self.cleaned_data if self.is_valid() else {"zoek": "", "wie": ""}

    @property
    def query(self) -> str:
        """As part of an address, to put something behind."""
        return "".join(f"{urlencode({name: value})}&" for name, value in self.filters.items() if value)
