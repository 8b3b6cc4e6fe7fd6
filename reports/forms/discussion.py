"""The employer's forms in a discussion: inviting, laying before the council, answering, fixing."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from django import forms
from django.utils.dateparse import parse_datetime

from organisations.forms import submit_helper
from reports.council.words import CouncilWords
from reports.documents.dutch_dates import date_text
from reports.models import Decision, Position, Proposal

# A deadline further off is a slip of the pen.
LONGEST_TERM = timedelta(days=365)
ANSWERED_MEANWHILE = (
    "Een collega heeft intussen geantwoord: “{reply}” Uw tekst staat nog hieronder. Sla opnieuw op om uw tekst in de "
    "plaats te zetten."
)
NEWER_POSITION = (
    "Er is intussen een nieuw standpunt gedeeld; het staat hierboven. Uw tekst staat nog hieronder. Kijk of uw "
    "antwoord nog past en sla opnieuw op."
)


class SecretaryForm(forms.Form):
    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "off"}))

    def __init__(self, words: CouncilWords, data=None):
        super().__init__(data)
        self.fields["email"].label = f"E-mailadres van de {words.first}"
        self.helper = submit_helper("Uitnodigen")


class TermForm(forms.Form):
    """Until when the council can answer, from `earliest` on; `why` says where that day comes from."""

    due_on = forms.DateField(
        label="Tot en met welke dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."},
    )

    def __init__(self, earliest: date, why: str, *, button: str, initial: date | None = None, data=None):
        super().__init__(data, initial={"due_on": initial})
        self.earliest, self.why = earliest, why
        self.helper = submit_helper(button)

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on < self.earliest:
            raise forms.ValidationError(f"Kies {date_text(self.earliest)} of later. {self.why}")
        if due_on > self.earliest + LONGEST_TERM:
            raise forms.ValidationError("Deze dag is meer dan een jaar weg. Kijk of het jaartal klopt.")
        return due_on


class AnswerForm(forms.Form):
    """An answer to what the council wrote; `seen` holds which answer stood there when the page was opened."""

    reply = forms.CharField(
        label="Uw antwoord",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf op wat u hierop antwoordt."},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    helper = submit_helper("Antwoord opslaan")

    def __init__(self, answered: Position | Proposal, data=None):
        super().__init__(data, initial={"reply": answered.reply, "seen": _mark(answered.replied_at)})

    @property
    def seen_at(self) -> datetime | None:
        """When the answer that the writer saw was given; None where there was none."""
        with suppress(ValueError):
            return parse_datetime(self.cleaned_data["seen"])
        return None

    def tell_conflict(self, stored: Position | Proposal) -> None:
        """Say what a colleague answered; saving once more is then a choice."""
        self._tell(ANSWERED_MEANWHILE.format(reply=stored.reply), stored)

    def tell_newer(self, newer: Position) -> None:
        """Say that the council shared a newer position, which this answer now goes with."""
        self._tell(NEWER_POSITION, newer)

    def _tell(self, message: str, stored: Position | Proposal) -> None:
        self.data = self.data.copy()
        self.data["seen"] = _mark(stored.replied_at)
        self.add_error(None, message)


class ProposalForm(AnswerForm):
    decision = forms.ChoiceField(
        label="Wat doet u met het voorstel?",
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u met het voorstel doet."},
    )
    field_order = ["decision", "reply", "seen"]
    helper = submit_helper("Besluit opslaan")

    def __init__(self, answered: Proposal, data=None):
        super().__init__(answered, data)
        self.initial["decision"] = answered.decision
        self.fields["reply"].label = "Waarom?"
        self.fields["reply"].error_messages["required"] = "Schrijf op waarom u dit besluit."


class FixForm(forms.Form):
    is_read = forms.BooleanField(
        label="Ik heb het rapport gelezen. Er staan geen namen van personen in.",
        error_messages={"required": "Lees eerst het rapport en zet dan een vinkje. Daarna kan er niets meer anders."},
    )
    helper = submit_helper("Jaarrapport vaststellen")


def _mark(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
