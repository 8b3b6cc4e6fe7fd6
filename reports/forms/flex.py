"""The form on the result of the Flex Diagnose: how much room the cheapest mix leaves to flex contracts."""

from django import forms

from assessments.forms.numbers import DutchNumberField


class SlackForm(forms.Form):
    """Per cent of all hours."""

    slack = DutchNumberField(
        label="Ruimte voor flexcontracten",
        help_text="Hoeveel procent van alle uren mag de goedkoopste mix meer met flex vullen dan de zekerste?",
        decimals=1,
        high=100,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slack"].unit = "%"

    def clean_slack(self):
        slack = self.cleaned_data["slack"]
        if slack is None:
            raise forms.ValidationError("Vul een percentage in van 0 tot en met 100.")
        return slack
