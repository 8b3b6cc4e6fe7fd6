"""Evidence files: which kinds we keep, and how we see that a file is what its name says."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_valid_filename

MAX_BYTES = 1_500_000
# Kinds by name, with the bytes such a file begins with; text has no beginning of its own.
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".ods": b"PK\x03\x04",
    ".txt": b"",
}


class EvidenceField(forms.FileField):
    """One file of at most 1,5 MB of a kind that we know, under a name that is safe to keep."""

    def __init__(self, **kwargs):
        widget = forms.FileInput(attrs={"accept": ",".join(BEGINNINGS)})
        super().__init__(required=False, max_length=120, widget=widget, **kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        suffix = PurePath(upload.name).suffix.lower()
        if suffix not in BEGINNINGS:
            raise ValidationError(
                "Kies een pdf, een afbeelding (png, jpg) of een document (docx, xlsx, odt, ods, txt)."
            )
        if upload.size > MAX_BYTES:
            raise ValidationError("Dit bestand is te groot. Kies een bestand van hooguit 1,5 MB, of plak een link.")
        if not upload.read(8).startswith(BEGINNINGS[suffix]):
            raise ValidationError(f"Dit bestand is geen {suffix[1:]}. Sla het opnieuw op en kies het nog eens.")
        upload.seek(0)
        name = get_valid_filename(upload.name)
        upload.name = f"bewijs{name}" if name.startswith(".") else name
        return upload
