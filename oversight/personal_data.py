"""The register: every field of every app that holds a person, and every other field with the reason why not."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models

import assessments.competentiematrix.personal_data
import assessments.personal_data
import benchmarks.personal_data
import organisations.personal_data
import oversight.third_party_data
import reports.personal_data
from organisations.personal_fields import PersonalModel

DECLARED_IN = (
    organisations.personal_data,
    assessments.personal_data,
    assessments.competentiematrix.personal_data,
    benchmarks.personal_data,
    reports.personal_data,
    oversight.third_party_data,
)
REGISTER: tuple[PersonalModel, ...] = tuple(entry for module in DECLARED_IN for entry in module.PERSONAL_DATA)
NO_PERSON: dict[str, str] = {name: why for module in DECLARED_IN for name, why in module.NO_PERSON.items()}
# What a person could be typed into, or kept in.
HOLDING = (
    models.CharField,
    models.TextField,
    models.FileField,
    models.BinaryField,
    models.JSONField,
    models.GenericIPAddressField,
)


def registered_names() -> frozenset[str]:
    """All fields of the register, as app.Model.field."""
    return frozenset(f"{entry.model}.{field.name}" for entry in REGISTER for field in entry.fields)


def undeclared(all_models: Iterable[type[models.Model]]) -> list[str]:
    """Fields that may hold or point at a person and about which nothing is declared."""
    known = registered_names() | NO_PERSON.keys()
    return [name for name in map(_name, _fields(all_models)) if name not in known]


def _fields(all_models: Iterable[type[models.Model]]) -> list[models.Field]:
    fields = [field for model in all_models for field in model._meta.local_concrete_fields]
    return [field for field in fields if _points_at_person(field) or _may_hold_person(field)]


def _points_at_person(field: models.Field) -> bool:
    return field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL


def _may_hold_person(field: models.Field) -> bool:
    """A closed set of choices holds no person."""
    return isinstance(field, HOLDING) and not field.choices


def _name(field: models.Field) -> str:
    return f"{field.model._meta.label}.{field.name}"
