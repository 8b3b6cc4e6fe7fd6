"""The forms of what a team needs: one competence, many pasted at once, and their order."""

from collections.abc import Sequence

from django import forms

from assessments.competentiematrix.forms.pasted import PastedForm
from assessments.competentiematrix.levels import Level, LevelError, read_level
from assessments.competentiematrix.services.needs import MAX_NEEDS, NeedEntry
from assessments.competentiematrix.words import level_words
from assessments.forms.numbers import DutchNumberField
from assessments.models import MatrixNeed
from assessments.models.competentiematrix import NEEDED_LEVELS
from organisations.forms import submit_helper

MOST_HEADS, LONGEST_VALIDITY = 1500, 240
LONGEST_NAME, LONGEST_DESCRIPTION = 80, 300
DESCRIPTION = ("name", "description", "needs_certificate", "valid_months")
NO_CERTIFICATE = {"", "nee", "n", "geen", "-"}


class NeedForm(forms.Form):
    """A new competence, or one of the team; `is_fixed`: what it is called and asks stays as it is."""

    marks_optional = True
    name = forms.CharField(
        label="Competentie",
        help_text="Iets wat iemand kan leren, bijvoorbeeld: Mig-mag-lassen.",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Geef de competentie een naam."},
    )
    description = forms.CharField(
        label="Wat kan iemand dan?",
        help_text="Zo concreet dat twee mensen er hetzelfde onder verstaan.",
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    level = forms.TypedChoiceField(
        label="Welk niveau is nodig?",
        choices=[(level, level_words(level)) for level, _ in NEEDED_LEVELS],
        coerce=int,
        error_messages={"required": "Kies een niveau.", "invalid_choice": "Kies een niveau uit de lijst."},
    )
    heads = DutchNumberField(
        label="Hoeveel mensen hebt u tegelijk nodig?",
        help_text="Op een gewone werkdag. Vult u niets in, dan is het er één.",
        low=1,
        high=MOST_HEADS,
    )
    needs_certificate = forms.BooleanField(label="Hier is een certificaat voor nodig", required=False)
    valid_months = DutchNumberField(
        label="Hoe lang is een certificaat geldig?",
        help_text="Alleen bij een certificaat. Leeg betekent: het verloopt niet.",
        low=1,
        high=LONGEST_VALIDITY,
    )
    helper = submit_helper("Opslaan")

    def __init__(self, need: MatrixNeed | None = None, data=None, *, is_fixed=False):
        super().__init__(data, initial=_initial(need))
        self.fields["heads"].unit, self.fields["valid_months"].unit = "mensen", "maanden"
        if need is None:
            self.fields["name"].widget.attrs["list"] = "bekende-competenties"
        self.kept = {name: getattr(need.competence, name) for name in DESCRIPTION} if is_fixed else {}
        for name in self.kept:
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("valid_months") and not cleaned.get("needs_certificate"):
            self.add_error("needs_certificate", "Vink dit aan, of maak de geldigheid hieronder leeg.")
        return cleaned

    @property
    def entry(self) -> NeedEntry:
        numbers = {name: self.cleaned_data.get(name) for name in ("heads", "valid_months")}
        whole = {name: None if number is None else int(number) for name, number in numbers.items()}
        return NeedEntry(**self.cleaned_data | whole | {"heads": whole["heads"] or 1} | self.kept)


def _initial(need: MatrixNeed | None) -> dict:
    if need is None:
        return {"level": Level.ALONE.value, "heads": 1}
    described = {name: getattr(need.competence, name) for name in DESCRIPTION}
    return described | {"level": need.level, "heads": need.heads}


class PastedNeedsForm(PastedForm):
    """Competences, one to a line; only the name has to be there."""

    columns = ("Competentie", "Omschrijving", "Mensen tegelijk", "Niveau", "Certificaat")
    most_lines = MAX_NEEDS

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["pasted"].label = "Plak hier uw competenties"
        self.fields["pasted"].help_text = (
            f"Eén competentie op een regel, met de kolommen {', '.join(self.columns)}. Alleen de eerste kolom moet. "
            "Onder Certificaat schrijft u het aantal maanden dat het geldig is, of “ja” als het niet verloopt."
        )

    def read_line(self, cells: list[str]) -> NeedEntry:
        name, description, heads, level, certificate = cells
        for text, longest in ((name, LONGEST_NAME), (description, LONGEST_DESCRIPTION)):
            if len(text) > longest:
                raise ValueError(f"“{text[:30]}…” is te lang. Gebruik hooguit {longest} tekens.")
        is_asked = certificate.lower() not in NO_CERTIFICATE
        months = None if certificate.lower() in NO_CERTIFICATE | {"ja", "j"} else _months(certificate)
        return NeedEntry(name, description, _level(level), _heads(heads), is_asked, months)


def _level(text: str) -> int:
    """As a figure, a letter of ILUO or in words; the usual one where nothing stands."""
    by_words = {label: level for level, label in NEEDED_LEVELS}
    try:
        level = by_words.get(text.lower()) or read_level(text)
    except LevelError:
        level = Level.NOT_YET
    if level is not None and level < Level.WITH_HELP:
        raise ValueError(f"“{text}” is geen nodig niveau. Schrijf 2, 3 of 4.")
    return Level.ALONE if level is None else level


def _heads(text: str) -> int:
    number = _whole(text) if text else 1
    if number is None or not 1 <= number <= MOST_HEADS:
        raise ValueError(f"“{text}” is geen aantal mensen. Schrijf een heel getal van 1 tot en met {MOST_HEADS}.")
    return number


def _months(text: str) -> int:
    number = _whole(text)
    if number is None or not 1 <= number <= LONGEST_VALIDITY:
        raise ValueError(
            f"“{text}” is geen geldigheid. Schrijf 1 tot en met {LONGEST_VALIDITY} maanden, “ja” of “nee”."
        )
    return number


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 9 else None


class OrderForm(forms.Form):
    """A place for each competence; who is moved up comes before the one that stood there, who is moved down after."""

    def __init__(self, needs: Sequence[MatrixNeed], data=None):
        super().__init__(data)
        self.needs = tuple(needs)
        for place, need in enumerate(self.needs, start=1):
            field = DutchNumberField(label=f"Plaats van {need.competence.name}", low=1, high=999)
            field.initial = place
            field.widget.attrs |= {"size": 3, "aria-label": field.label}
            self.fields[f"plaats-{need.pk}"] = field

    @property
    def numbers(self) -> list[int]:
        """Of the needs, in their new order."""
        return [number for _, number in sorted(self._wanted())]

    def _wanted(self):
        for old, need in enumerate(self.needs, start=1):
            new = self.cleaned_data[f"plaats-{need.pk}"]
            new = old if new is None else int(new)
            yield (new, (new > old) - (new < old), old), need.pk
