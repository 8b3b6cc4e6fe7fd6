"""What people type on the pages of the trail and of support."""

from django import forms

from organisations.forms import submit_helper
from organisations.models import Organisation
from oversight.services.support import LONGEST_HOURS, SHORTEST_REASON, SupportRequest

NO_DATE = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."
TOO_SHORT = "Schrijf in een zin waarom u meekijkt, met minstens 20 tekens. De werkgever leest dit."


class SupportForm(forms.Form):
    """Which employer to look along with, why, and for how long."""

    kvk = forms.CharField(
        label="KvK-nummer van de werkgever",
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        error_messages={
            "required": "Vul een KvK-nummer in.",
            "max_length": "Een KvK-nummer heeft acht cijfers, zonder punten of spaties.",
        },
    )
    reason = forms.CharField(
        label="Waarom kijkt u mee?",
        help_text="De beheerders van de werkgever lezen dit. Noem geen namen van personen.",
        max_length=500,
        min_length=SHORTEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": TOO_SHORT,
            "min_length": TOO_SHORT,
            "max_length": "Gebruik hooguit 500 tekens.",
        },
    )
    hours = forms.TypedChoiceField(
        label="Hoe lang?",
        coerce=int,
        choices=[(number, f"{number} uur") for number in range(1, LONGEST_HOURS + 1)],
        help_text="Kies niet langer dan nodig. U kunt zelf eerder stoppen.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = submit_helper("Begin met meekijken")

    def clean_kvk(self):
        """The number must be that of an employer here, who becomes `organisation`."""
        organisation = Organisation.objects.filter(kvk=self.cleaned_data["kvk"]).first()
        if organisation is None:
            raise forms.ValidationError("Bij goedwerk is geen werkgever met dit KvK-nummer. Kijk het nummer na.")
        self.organisation = organisation
        return organisation.kvk

    @property
    def asked(self) -> SupportRequest:
        return SupportRequest(self.cleaned_data["reason"], self.cleaned_data["hours"])


class TrailFilterForm(forms.Form):
    """Which part of a trail to show; everything may stay empty."""

    who = forms.ChoiceField(label="Wie", required=False)
    topic = forms.ChoiceField(label="Waarover", required=False)
    since = forms.DateField(label="Vanaf", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="Tot en met", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data, *, people, topics):
        super().__init__(data)
        self.fields["who"].choices = [("", "iedereen"), *people]
        self.fields["topic"].choices = [("", "alles"), *topics]
        for name in ("since", "until"):
            self.fields[name].error_messages["invalid"] = (
                "Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026."
            )
