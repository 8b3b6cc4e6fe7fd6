"""Everything that is kept about one person, read by the register; as JSON for a program and as HTML for the PDF."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from django.apps import apps
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from organisations.personal_data import DEED, OBJECT
from organisations.personal_fields import GROUNDS, WHY, Export, PersonalModel, Purpose
from oversight.personal_data import REGISTER
from oversight.persons import Person, one_of
from oversight.trail_words import one_text
from reports.documents.tables import Column, Table

FORMAT = "goedwerk-persoonsgegevens"
VERSION = 1
NOTHING = "–"
# How wide a column is in the PDF, by its label; others share what is left.
COLUMN_KINDS = {
    "verslagjaar": "points",
    "jaar": "points",
    "rol": "short",
    "op": "date",
    "bewaard op": "date",
    "sinds": "date",
    "certificaat op": "date",
    "handeling": "wide",
    "competentie": "wide",
    "toelichting": "wide",
}
Value = str | int | float | bool | datetime | date


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind, each as (label, value) without what is empty."""

    title: str
    retention: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[tuple[str, Value], ...], ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Of a single row, which needs no table."""
        return tuple((label, in_words(value)) for label, value in self.rows[0]) if len(self.rows) == 1 else ()

    @property
    def table(self) -> Table:
        """With the columns in which some row has something."""
        filled = {label for row in self.rows for label, _ in row}
        labels = tuple(label for label in self.labels if label in filled)
        rows = tuple(tuple(in_words(dict(row).get(label, NOTHING)) for label in labels) for row in self.rows)
        return Table(self.title, tuple(Column(label, COLUMN_KINDS.get(label, "text")) for label in labels), rows)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is kept for one purpose."""

    purpose: Purpose
    sections: tuple[Section, ...]

    @property
    def why(self) -> str:
        return WHY[self.purpose]

    @property
    def ground(self) -> str:
        return GROUNDS[self.purpose]


@dataclass(frozen=True, slots=True)
class PersonExport:
    """`addresses` are those by which contacts were found."""

    name: str
    addresses: tuple[str, ...]
    is_fictional: bool
    made_at: datetime
    chapters: tuple[Chapter, ...]

    @property
    def made_on(self) -> str:
        return in_words(self.made_at)


def build_export(person: Person, *, at: datetime) -> PersonExport:
    """All rows of the person, by purpose; a purpose for which nothing is kept has no chapter."""
    found = [(entry.purpose, section) for entry in REGISTER for section in _sections(entry, person)]
    ordered = sorted(found, key=lambda pair: list(Purpose).index(pair[0]))
    chapters = tuple(
        Chapter(purpose, tuple(section for _, section in group))
        for purpose, group in groupby(ordered, key=lambda pair: pair[0])
    )
    is_fictional = bool(person.user and person.user.is_fictional)
    return PersonExport(person.name, person.addresses, is_fictional, at, chapters)


def _sections(entry: PersonalModel, person: Person) -> list[Section]:
    model = apps.get_model(entry.model)
    sections = []
    for export in entry.exports:
        rows = model._default_manager.filter(_condition(entry, export, person)).order_by("pk")
        rows = rows.exclude(**{export.needs: ""}) if export.needs else rows
        values = rows.values_list(*(lookup for _, lookup in export.values))
        kept = tuple(_filled(model, export, row) for row in values)
        if kept:
            labels = tuple(label for label, _ in export.values)
            sections.append(Section(export.title, tuple(entry.retention), labels, kept))
    return sections


def _condition(entry: PersonalModel, export: Export, person: Person) -> Q:
    if export.person == entry.contact:
        return one_of(export.person, person.addresses)
    return Q(**{export.person: person.number}) if person.user else Q(pk__in=())


def _filled(model, export: Export, row: tuple) -> tuple[tuple[str, Value], ...]:
    """With the word that people see where a code has one."""
    pairs = zip(export.values, row, strict=True)
    filled = [(label, _shown(model, lookup, value)) for (label, lookup), value in pairs if value not in (None, "")]
    return tuple(_deed_in_words(filled) if any(label == DEED for label, _ in filled) else filled)


def _deed_in_words(row: list[tuple[str, Value]]) -> list[tuple[str, Value]]:
    known = dict(row)
    words = one_text(known[DEED], known.get(OBJECT, ""), {})
    return [(label, words if label == DEED else value) for label, value in row if label != OBJECT]


def _shown(model, lookup: str, value) -> Value:
    field = None if lookup == "pk" or "__" in lookup else model._meta.get_field(lookup)
    words = dict(field.flatchoices) if field and field.choices else {}
    if value in words:
        return str(words[value])
    return float(value) if isinstance(value, Decimal) else value


def in_words(value: Value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        moment = localtime(value)
        return f"{moment:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


def export_json(export: PersonExport) -> str:
    content = {
        "formaat": FORMAT,
        "versie": VERSION,
        "gemaakt op": export.made_at.isoformat(),
        "naam": export.name,
        "mailadressen": export.addresses,
        "fictief": export.is_fictional,
        "doelen": [
            {"doel": chapter.purpose, "waarom": chapter.why, "grondslag": chapter.ground, "gegevens": _json(chapter)}
            for chapter in export.chapters
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=lambda value: value.isoformat())


def _json(chapter: Chapter) -> list[dict]:
    return [
        {"wat": section.title, "hoe lang": section.retention, "regels": [dict(row) for row in section.rows]}
        for section in chapter.sections
    ]


def export_html(export: PersonExport) -> str:
    return render_to_string("oversight/pdf/person_export.html", {"page": export})
