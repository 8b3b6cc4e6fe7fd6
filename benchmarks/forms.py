"""The choice of a sector above the list of reference figures."""

from django import forms

from organisations.sbi import SECTIONS, Scheme


class SectorForm(forms.Form):
    sector = forms.ChoiceField(
        label="Bedrijfstak",
        required=False,
        choices=[("", "Heel Nederland"), *((section.letter, section.label) for section in SECTIONS[Scheme.SBI_2008])],
        help_text="De bedrijfstakken van SBI 2008: daarmee werkt het CBS in deze cijfers.",
        error_messages={"invalid_choice": "Kies een bedrijfstak uit de lijst."},
    )
