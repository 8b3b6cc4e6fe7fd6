"""What to show of the training plan: plain GET, and with what cannot be the usual plan stands below the mistake."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms

from assessments.competentiematrix.services.needs import MAX_NEEDS
from assessments.competentiematrix.training import PER_PERSON
from assessments.models import MatrixTeam

NO_NUMBER = f"Vul een heel getal in van 1 tot en met {MAX_NEEDS}."


class TrainingForm(forms.Form):
    team = forms.ChoiceField(
        label="Team", required=False, error_messages={"invalid_choice": "Kies een team uit de lijst."}
    )
    per_persoon = forms.IntegerField(
        label="Hooguit zoveel nieuwe competenties per persoon",
        min_value=1,
        max_value=MAX_NEEDS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_NUMBER),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )

    def __init__(self, teams: Iterable[MatrixTeam], query):
        """`teams`: those that the visitor may see the rows of."""
        super().__init__({"per_persoon": PER_PERSON} | query.dict())
        self.teams = list(teams)
        self.fields["team"].choices = [("", "Alle teams"), *((team.slug, team.name) for team in self.teams)]
        self.full_clean()

    @property
    def slug(self) -> str:
        """Of the team; empty for all."""
        return self.cleaned_data.get("team", "")

    @property
    def per_person(self) -> int:
        return self.cleaned_data.get("per_persoon", PER_PERSON)

    @property
    def query(self) -> str:
        """The same in an address; ends so that a page number can follow."""
        return f"{urlencode({'team': self.slug, 'per_persoon': self.per_person})}&"
