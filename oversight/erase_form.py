"""What someone types to say that the account may really go."""

from django import forms

from organisations.models import User


class EraseAccountForm(forms.Form):
    email = forms.CharField(
        label="Typ uw mailadres om te bevestigen", max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._address = user.email
        self.fields["email"].help_text = f"Uw mailadres is {user.email}."

    def clean_email(self) -> str:
        typed = self.cleaned_data["email"]
        if typed.strip().lower() != self._address:
            raise forms.ValidationError("Dit is niet het mailadres van dit account. Kijk het na.")
        return typed
