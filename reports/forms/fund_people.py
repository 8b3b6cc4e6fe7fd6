"""Letting a colleague into the workspace of a fund."""

from django import forms

from organisations.models import FundRole


class PersonForm(forms.Form):
    email = forms.EmailField(label="E-mailadres van uw collega", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(
        label="Wat mag uw collega doen?",
        widget=forms.RadioSelect,
        choices=[
            (FundRole.READER.value, "Lezer: alles van het fonds bekijken en downloaden, niets veranderen"),
            (FundRole.MANAGER.value, "Beheerder: ook rondes openen, leden uitnodigen, publiceren en aanbod maken"),
        ],
    )
