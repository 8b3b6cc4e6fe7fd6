"""The register of processing (AVG article 30) as Markdown, written from the register of personal data."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from organisations.personal_fields import GROUNDS, WHY, PersonalField, PersonalModel, Purpose
from oversight.personal_data import NO_PERSON, REGISTER


@dataclass(frozen=True, slots=True)
class Line:
    """One field; `export` names the parts of the export in which it comes along."""

    field: str
    label: str
    subject: str
    export: str
    erasure: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One purpose; `periods` are (model, how long)."""

    purpose: Purpose
    why: str
    ground: str
    subjects: tuple[str, ...]
    lines: tuple[Line, ...]
    periods: tuple[tuple[str, tuple[str, ...]], ...]


def processing_register() -> str:
    context = {"chapters": [_chapter(purpose) for purpose in Purpose], "no_person": NO_PERSON.items()}
    return render_to_string("oversight/processing_register.md", context)


def _chapter(purpose: Purpose) -> Chapter:
    entries = [entry for entry in REGISTER if entry.purpose == purpose]
    subjects = sorted({field.subject for entry in entries for field in entry.fields})
    lines = tuple(_line(entry, field) for entry in entries for field in entry.fields)
    periods = tuple((entry.model, tuple(entry.retention)) for entry in entries)
    return Chapter(purpose, WHY[purpose], GROUNDS[purpose], tuple(subjects), lines, periods)


def _line(entry: PersonalModel, field: PersonalField) -> Line:
    erasure = f"{field.erasure}: {field.reason}" if field.reason else field.erasure
    return Line(f"{entry.model}.{field.name}", field.label, field.subject, _exported_as(entry, field), erasure)


def _exported_as(entry: PersonalModel, field: PersonalField) -> str:
    """Also where the field only says whose rows they are."""
    titles = [
        export.title
        for export in entry.exports
        if field.name == export.person or field.name in (lookup for _, lookup in export.values)
    ]
    return "; ".join(titles) or "nee"
