"""The file that someone wants to have checked; it is read once and kept nowhere."""

from hashlib import sha256

from django import forms
from django.template.defaultfilters import filesizeformat

from organisations.forms import submit_helper

LARGEST = 10 * 1024 * 1024


class DocumentForm(forms.Form):
    """Once valid, `digest` is the SHA-256 of the file."""

    helper = submit_helper("Controleer dit bestand")
    file = forms.FileField(
        label="Bestand",
        help_text="Een pdf- of json-bestand van hooguit 10 MB. Wij bewaren het niet.",
        allow_empty_file=True,
        error_messages={"required": "Kies eerst het bestand dat u wilt controleren."},
        widget=forms.FileInput(attrs={"accept": ".pdf,.json"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            size = filesizeformat(file.size)
            raise forms.ValidationError(f"Dit bestand is te groot ({size}). Een jaarrapport is kleiner dan 10 MB.")
        return file

    @property
    def digest(self) -> str:
        digest = sha256()
        for chunk in self.cleaned_data["file"].chunks():
            digest.update(chunk)
        return digest.hexdigest()
