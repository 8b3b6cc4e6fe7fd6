"""Rows of an assessment: what they say of themselves, and what the database refuses twice."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assessments.edition_files import load_edition
from assessments.models import (
    Answer,
    AnswerPart,
    Assessment,
    FunctionGroup,
    Headcount,
    SectionAssignment,
    Submission,
    column,
    evidence_path,
)
from assessments.scores import Band
from tests.factories import NOW, answer_question, at_level

pytestmark = pytest.mark.django_db


def test_every_indicator_of_the_edition_has_its_columns():
    slugs = [indicator.slug for indicator in load_edition("goed-werk/2026").indicators]
    names = {field.name for field in Submission._meta.fields}
    assert {column(slug) for slug in slugs} | {f"{column(slug)}_band" for slug in slugs} <= names


def test_submission_gives_scores_and_bands_by_slug(draft):
    submission = Submission(
        assessment=draft, at=NOW, redelijk_loon=Decimal("61.5"), redelijk_loon_band="goed genoeg", edition_hash="x"
    )
    assert (submission.score("redelijk-loon"), submission.band("redelijk-loon")) == (Decimal("61.5"), Band.GOOD_ENOUGH)
    assert (submission.score("autonomie"), submission.band("autonomie")) == (None, None)


def test_assessment_is_shown_by_employer_and_year(draft):
    assert (str(draft), draft.is_draft) == ("Voorbeeld Metaal 2026", True)


def test_headcount_counts_everyone():
    assert Headcount(women=1, men=2, other=3).heads == 6


def test_evidence_is_kept_per_employer_year_and_question(draft):
    answer = Answer(assessment=draft, question="werk-zelf-indelen")
    assert evidence_path(answer, "rooster.pdf") == "bewijs/90000001/2026/werk-zelf-indelen/rooster.pdf"


def refused(model, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values)


def test_the_database_refuses_what_can_exist_only_once(draft, colleague):
    answer = answer_question(draft, "werk-zelf-indelen", at_level(2))
    group = FunctionGroup.objects.filter(assessment=draft).first()
    cell = Headcount.objects.filter(assessment=draft).first()
    refused(Assessment, organisation=draft.organisation, year=2026, edition="goed-werk/2026")
    refused(Answer, assessment=draft, question="werk-zelf-indelen", saved_at=NOW)
    refused(AnswerPart, answer=answer, level=3)
    refused(FunctionGroup, assessment=draft, slug=group.slug, name="Anders")
    refused(
        Headcount,
        assessment=draft,
        unit=cell.unit,
        function_group=cell.function_group,
        contract_group=cell.contract_group,
    )
    refused(SectionAssignment, assessment=draft, section="autonomie", user=colleague.user, assigned_at=NOW)
