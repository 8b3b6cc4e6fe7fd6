"""Which part of a matrix to show: plain GET, and a value that cannot be filters nothing."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms

from assessments.competentiematrix.heat_page import HeatFilter, Shown
from assessments.competentiematrix.levels import Level
from assessments.questionnaire import CONTRACT_GROUPS

LEVELS = [(level.value, f"{level.value} ({level.label}) of hoger") for level in list(Level)[1:]]


class FilterForm(forms.Form):
    """`leaves_out` names the fields that leave something out."""

    leaves_out = ()

    @property
    def given(self) -> dict:
        """What was asked and can be."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}

    @property
    def is_asked(self) -> bool:
        return any(name in self.given for name in self.leaves_out)

    def query(self, **other) -> str:
        """The same in an address, with something else in its place; ends so that a page number can follow."""
        return f"{urlencode(self.given | other)}&"


class HeatFilterForm(FilterForm):
    """Of one team: which figures, and which people."""

    toon = forms.ChoiceField(choices=[(shown.value, shown.label) for shown in Shown])
    zoek = forms.CharField(label="Code", max_length=30, required=False)
    contract = forms.ChoiceField(label="Contract", required=False, choices=[("", "Alle"), *CONTRACT_GROUPS.items()])
    competentie = forms.TypedChoiceField(label="Wie kan nu", required=False, coerce=int, empty_value=None)
    niveau = forms.TypedChoiceField(label="Op niveau", coerce=int, choices=LEVELS)
    leaves_out = ("zoek", "contract", "competentie")

    def __init__(self, query, competences: Mapping[int, str]):
        """`competences`: names by number."""
        super().__init__({"toon": Shown.NOW, "niveau": Level.ALONE} | query.dict())
        self.fields["competentie"].choices = competence_choices(competences)

    @property
    def shown(self) -> Shown:
        return Shown(self.given.get("toon", Shown.NOW))

    @property
    def links(self) -> list[tuple[str, str, bool]]:
        """To the same people in other figures: label, query, and whether it is this page."""
        return [(shown.label, self.query(toon=shown.value), shown is self.shown) for shown in Shown]

    @property
    def asked(self) -> HeatFilter:
        names = {"code": "zoek", "contract_group": "contract", "competence": "competentie", "level": "niveau"}
        return HeatFilter(**{name: self.given[field] for name, field in names.items() if field in self.given})


class WholeFilterForm(FilterForm):
    """Of all teams: which competence, and whether what is covered is left out."""

    competentie = forms.TypedChoiceField(label="Competentie", required=False, coerce=int, empty_value=None)
    gaten = forms.BooleanField(label="Alleen waar mensen tekort zijn", required=False)
    leaves_out = ("competentie", "gaten")

    def __init__(self, query, competences: Mapping[int, str]):
        """`competences`: names by number."""
        super().__init__(query)
        self.fields["competentie"].choices = competence_choices(competences)

    @property
    def competence(self) -> int | None:
        return self.given.get("competentie")

    @property
    def only_gaps(self) -> bool:
        return self.given.get("gaten", False)


def competence_choices(competences: Mapping[int, str]) -> list[tuple]:
    """By name, because there may be many."""
    return [("", "Alle competenties"), *sorted(competences.items(), key=lambda item: item[1].lower())]
