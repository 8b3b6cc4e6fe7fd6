"""The form on which ground an employer keeps a matrix, and how long after somebody left."""

from datetime import date

from django import forms

from assessments.competentiematrix.forms.days import DayField
from assessments.competentiematrix.services.setup import SetupEntry
from assessments.forms.evidence import EvidenceField
from assessments.forms.numbers import DutchNumberField
from assessments.models import Basis, MatrixSetup
from assessments.models.competentiematrix import USUAL_RETENTION_MONTHS
from organisations.forms import submit_helper
from organisations.models import Organisation, ParticipationForm

LONGEST_RETENTION = 84  # months
NO_ONE_TO_CONSENT = (
    "Bij de gegevens van uw organisatie staat dat er geen medezeggenschap is. Kies de andere mogelijkheid, of pas die "
    "gegevens eerst aan."
)


class SetupForm(forms.Form):
    """A consent with its letter or minutes, or the reason why there is none."""

    basis = forms.ChoiceField(
        label="Op welke grond houdt u een competentiematrix bij?",
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een van beide.", "invalid_choice": "Kies een van beide."},
    )
    document = forms.CharField(
        label="Bij instemming: in welke brief of welk verslag staat het?",
        help_text="Bijvoorbeeld: verslag overlegvergadering van 12 januari 2026.",
        max_length=200,
        required=False,
    )
    document_file = EvidenceField(
        label="Bij instemming: het bestand (niet verplicht)",
        help_text="Een pdf, afbeelding of document van hooguit 1,5 MB. De medezeggenschap kan het hier ook lezen.",
    )
    reason = forms.CharField(
        label="Zonder instemming: waarom is die er niet?",
        help_text="Bijvoorbeeld: er werken 18 mensen, en er is geen personeelsvertegenwoordiging gekozen.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    retention_months = DutchNumberField(
        label="Hoe lang bewaart u de gegevens van iemand die weg is?",
        help_text="Twee jaar is gebruikelijk. Daarna worden de gegevens vanzelf gewist.",
        low=1,
        high=LONGEST_RETENTION,
    )
    helper = submit_helper("Opslaan")

    def __init__(self, organisation: Organisation, setup: MatrixSetup | None, today: date, data=None, files=None):
        super().__init__(data, files, initial=_initial(setup))
        self.organisation = organisation
        self.fields["retention_months"].unit = "maanden"
        self.fields["decided_on"] = DayField(
            label="Op welke dag is dit besloten?",
            help_text="De dag van de instemming, of van uw besluit om zonder te beginnen.",
            high=today,
            error_messages={"required": "Vul de dag van het besluit in."},
        )
        self.order_fields(["basis", "decided_on"])

    def clean_retention_months(self):
        months = self.cleaned_data["retention_months"]
        return USUAL_RETENTION_MONTHS if months is None else int(months)

    def clean(self):
        cleaned = super().clean()
        basis = cleaned.get("basis")
        if basis == Basis.CONSENT and self.organisation.participation_form == ParticipationForm.NONE:
            self.add_error("basis", NO_ONE_TO_CONSENT)
        if basis == Basis.CONSENT and "document" in cleaned and not cleaned["document"]:
            self.add_error("document", "Noem de brief of het verslag waarin de instemming staat.")
        if basis == Basis.NO_COUNCIL and "reason" in cleaned and not cleaned["reason"]:
            self.add_error("reason", "Schrijf in één of twee zinnen op waarom er geen instemming is.")
        return cleaned

    @property
    def entry(self) -> SetupEntry:
        """What was filled in for the other ground is left out."""
        given = dict(self.cleaned_data, basis=Basis(self.cleaned_data["basis"]))
        unused = {"reason": ""} if given["basis"] == Basis.CONSENT else {"document": "", "document_file": None}
        return SetupEntry(**given | unused)


def _initial(setup: MatrixSetup | None) -> dict:
    if setup is None:
        return {"retention_months": USUAL_RETENTION_MONTHS}
    names = ("basis", "decided_on", "document", "reason", "retention_months")
    return {name: getattr(setup, name) for name in names}
