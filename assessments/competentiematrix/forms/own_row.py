"""One's own row: per competence what one can do now, what one can and wants to learn, and since when a certificate."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.forms.boundfield import BoundField

from assessments.competentiematrix.forms.days import DayField
from assessments.competentiematrix.levels import Level
from assessments.competentiematrix.services.levels import CellEntry, Change
from assessments.competentiematrix.words import day_words, level_words
from assessments.models import MatrixCompetence

CHOICES = [("", "niet ingevuld"), *((level.value, f"{level.value} – {level.label}") for level in Level)]
TOO_LOW = (
    "U kunt dit nu al op niveau {now}. Kies hier dat niveau of een hoger, of kies “niet ingevuld” als u niet verder "
    "wilt leren."
)
NOTHING = "U hebt nog niets ingevuld. Kies bij minstens één competentie wat u nu kunt."
CHANGED_MEANWHILE = (
    "Dit is intussen veranderd in: {now}. Wat u koos, staat er nog. Sla opnieuw op om uw keuze in de plaats te zetten."
)
FIELDS = ("nu", "leren", "certificaat", "gezien")
SEPARATOR = "/"
STILL_EMPTY = Change(CellEntry(), CellEntry())


@dataclass(frozen=True, slots=True)
class OwnLine:
    """The fields of one competence; `certified` None: no certificate is asked."""

    competence: MatrixCompetence
    now: BoundField
    could: BoundField
    certified: BoundField | None
    seen: BoundField

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return (self.now, self.could, *([self.certified] if self.certified else []))


class OwnRowForm(forms.Form):
    """All competences of a team, saved together; `seen` has what stood there when the page was opened."""

    def __init__(
        self, competences: Iterable[MatrixCompetence], seen: Mapping[int, CellEntry], data=None, *, today: date
    ):
        super().__init__(data)
        self.competences = tuple(competences)
        for competence in self.competences:
            self._add_fields(competence, seen.get(competence.pk, CellEntry()), today)

    def _add_fields(self, competence: MatrixCompetence, seen: CellEntry, today: date) -> None:
        number = competence.pk
        self.fields[f"nu-{number}"] = _level_field("Kan ik nu", seen.now)
        self.fields[f"leren-{number}"] = _level_field("Kan en wil ik leren", seen.could)
        self.fields[f"gezien-{number}"] = forms.Field(required=False, widget=forms.HiddenInput, initial=_written(seen))
        if competence.needs_certificate:
            self.fields[f"certificaat-{number}"] = DayField(
                label="Certificaat behaald op", high=today, required=False, initial=seen.certified_on
            )

    @property
    def lines(self) -> list[OwnLine]:
        return [OwnLine(each, *(self._field(name, each) for name in FIELDS)) for each in self.competences]

    def _field(self, name: str, competence: MatrixCompetence) -> BoundField | None:
        full_name = f"{name}-{competence.pk}"
        return self[full_name] if full_name in self.fields else None

    def clean(self):
        cleaned = super().clean()
        for competence in self.competences:
            now, could = (cleaned.get(f"{name}-{competence.pk}") for name in ("nu", "leren"))
            if now is not None and could is not None and could < now:
                self.add_error(f"leren-{competence.pk}", TOO_LOW.format(now=level_words(now)))
        if not self.errors and all(change == STILL_EMPTY for change in self.changes.values()):
            self.add_error(None, NOTHING)
        return cleaned

    @property
    def changes(self) -> dict[int, Change]:
        """Of a valid form, by number of the competence; a date that is not asked stays as it was."""
        return {competence.pk: self._change(competence) for competence in self.competences}

    def _change(self, competence: MatrixCompetence) -> Change:
        values = {name: self.cleaned_data.get(f"{name}-{competence.pk}") for name in FIELDS}
        seen = _read(values["gezien"] or "")
        certified_on = values["certificaat"] if competence.needs_certificate else seen.certified_on
        return Change(seen, CellEntry(values["nu"], values["leren"], certified_on))

    def refuse(self, current: Mapping[int, CellEntry]) -> None:
        """Tell what others saved meanwhile, so that saving again is a choice and not an accident."""
        self.data = self.data.copy()
        for number, entry in current.items():
            self.data[f"gezien-{number}"] = _written(entry)
            self.add_error(f"nu-{number}", CHANGED_MEANWHILE.format(now=entry_words(entry)))


def entry_words(entry: CellEntry) -> str:
    words = f"kan nu {level_words(entry.now)}, kan en wil leren {level_words(entry.could)}"
    return f"{words}, certificaat van {day_words(entry.certified_on)}" if entry.certified_on else words


def _level_field(label: str, level: int | None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=CHOICES, coerce=int, empty_value=None, required=False, initial=level
    )


def _written(entry: CellEntry) -> str:
    """What the page saw, as it comes back with the form: "3/4/2026-03-02", with nothing for what was not filled in."""
    values = (entry.now, entry.could, entry.certified_on)
    return SEPARATOR.join("" if value is None else str(value) for value in values)


def _read(written: str) -> CellEntry:
    """What nobody can have seen reads as nothing; saving then meets what stands there."""
    try:
        now, could, certified_on = written.split(SEPARATOR)
        entry = CellEntry(*(int(level) if level else None for level in (now, could)))
        return replace(entry, certified_on=date.fromisoformat(certified_on) if certified_on else None)
    except ValueError:
        return CellEntry()
