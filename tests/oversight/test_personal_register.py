"""The register of personal data, held against every field of every model that is installed."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.test.utils import isolate_apps

from organisations.models import User
from organisations.personal_fields import GROUNDS, WHY, Erasure, Purpose, Retention
from oversight.personal_data import NO_PERSON, REGISTER, registered_names, undeclared
from oversight.processing_register import processing_register
from oversight.retention import ACCOUNT_RULES, RULES

ALL_MODELS = apps.get_models(include_auto_created=True)
ON_DELETE = {
    Erasure.DELETE_ROW: models.CASCADE,
    Erasure.UNLINK: models.SET_NULL,
    Erasure.KEEP: models.DO_NOTHING,
}
KEPT_BY_HAND = {Retention.ACCOUNT, Retention.EMPLOYER, Retention.FUND}
REFERENCES = [
    pytest.param(field, declared.erasure, id=f"{entry.model}.{declared.name}")
    for entry in REGISTER
    for declared in entry.fields
    if (field := apps.get_model(entry.model)._meta.get_field(declared.name)).related_model is User
]


def field_of(name):
    model, _, field = name.rpartition(".")
    return apps.get_model(model)._meta.get_field(field)


def resolve(model, lookup):
    """The field that a lookup leads to; raises FieldDoesNotExist."""
    *steps, last = lookup.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.pk if last == "pk" else model._meta.get_field(last)


def test_every_field_that_may_hold_a_person_is_declared():
    assert undeclared(ALL_MODELS) == []


@isolate_apps("tests")
def test_a_field_of_which_nothing_is_declared_is_found():
    class Diary(models.Model):
        text = models.TextField()
        kind = models.CharField(choices=[("a", "A")], max_length=1)
        by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
        pages = models.IntegerField()

        class Meta:
            app_label = "tests"

    assert undeclared([*ALL_MODELS, Diary]) == ["tests.Diary.text", "tests.Diary.by"]


def test_every_declared_field_exists():
    for name in registered_names() | NO_PERSON.keys():
        field_of(name)


def test_a_field_that_does_not_exist_is_found():
    with pytest.raises(FieldDoesNotExist):
        field_of("organisations.User.phone")


def test_a_field_is_declared_once():
    assert registered_names() & NO_PERSON.keys() == set()
    declared = [entry.model for entry in REGISTER]
    assert sorted(set(declared)) == sorted(declared)


def test_every_lookup_of_the_register_leads_to_a_field():
    for entry in REGISTER:
        model = apps.get_model(entry.model)
        lookups = [lookup for export in entry.exports for _, lookup in export.values]
        lookups += [export.person for export in entry.exports] + [export.needs for export in entry.exports]
        for lookup in filter(None, [*lookups, entry.contact, entry.place]):
            resolve(model, lookup)


@pytest.mark.parametrize(("field", "erasure"), REFERENCES)
def test_a_reference_to_a_person_goes_as_the_register_says(field, erasure):
    assert field.remote_field.on_delete is ON_DELETE[erasure]


def test_what_is_kept_says_why():
    kept = [field for entry in REGISTER for field in entry.fields if field.erasure == Erasure.KEEP]
    assert kept
    assert [field.name for field in kept if not field.reason] == []


def test_text_is_replaced_in_texts_only_and_cleared_where_a_contact_is_known():
    for entry in REGISTER:
        for declared in entry.fields:
            field = apps.get_model(entry.model)._meta.get_field(declared.name)
            if declared.erasure == Erasure.REPLACE:
                assert isinstance(field, models.CharField | models.TextField)
            if declared.erasure == Erasure.CLEAR:
                assert entry.contact


def test_every_reference_to_a_person_is_exported():
    """But whose entry has nothing to tell beside the person's own number."""
    referring = {
        f"{entry.model}.{declared.name}"
        for entry in REGISTER
        for declared in entry.fields
        if resolve(apps.get_model(entry.model), declared.name).related_model is User
    }
    exported = {f"{entry.model}.{export.person}" for entry in REGISTER for export in entry.exports}
    assert referring - exported == set()


def test_no_secret_is_exported():
    secrets = {"password", "data", "key", "session_key", "session_data", "link_hash"}
    exported = {lookup for entry in REGISTER for export in entry.exports for _, lookup in export.values}
    assert exported & secrets == set()


def test_every_period_has_a_rule_and_every_rule_is_declared():
    declared = {period for entry in REGISTER for period in entry.retention}
    assert declared == set(Retention)
    assert {rule.retention for rule in (*ACCOUNT_RULES, *RULES)} == declared - KEPT_BY_HAND


def test_every_purpose_says_why_and_on_what_ground():
    assert set(WHY) == set(GROUNDS) == set(Purpose) == {entry.purpose for entry in REGISTER}


def test_the_page_in_docs_is_the_register():
    page = Path(settings.BASE_DIR) / "docs" / "verwerkingsregister.md"
    assert page.read_text("utf-8") == processing_register(), "run manage.py processing_register again"
