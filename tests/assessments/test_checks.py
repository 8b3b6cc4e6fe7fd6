"""`manage.py check` over the question bank: silent on the real files, and a mistake is named with its file."""

import shutil

import pytest
from django.core.checks import run_checks

from assessments import edition_files
from assessments.checks import check_editions


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A copy of the question bank that a test may spoil."""
    copy = tmp_path / "content"
    shutil.copytree(edition_files.CONTENT, copy)
    _forget()
    monkeypatch.setattr(edition_files, "CONTENT", copy)
    yield copy / "goed-werk" / "2026"
    _forget()


def _forget():
    edition_files.load_edition.cache_clear()
    edition_files.load_flex_edition.cache_clear()
    edition_files._names.cache_clear()


def spoil(file, before, after):
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def test_the_real_question_bank_has_no_mistakes():
    assert check_editions(None) == []


def test_the_check_runs_with_all_others():
    assert run_checks(tags=["content"]) == []


def test_a_file_that_cannot_be_read_is_named(content):
    spoil(content / "autonomie.toml", 'kind = "level"', 'kind = "niveau"')
    (error,) = check_editions(None)
    assert error.id == "assessments.E001"
    assert "goed-werk/2026" in error.msg
    assert "autonomie.toml" in error.msg


def test_mistakes_in_the_flex_diagnose_are_named(content):
    flex = content.parents[1] / "flex-diagnose" / "2026"
    spoil(flex / "driehoek.toml", 'kind = "choice"', 'kind = "keuze"')
    (error,) = check_editions(None)
    assert (error.id, "flex-diagnose/2026: driehoek.toml" in error.msg) == ("assessments.E001", True)


def test_a_breach_of_the_rules_of_an_edition_is_named(content):
    spoil(content / "autonomie.toml", "core = true", "core = false")
    errors = check_editions(None)
    assert {error.id for error in errors} == {"assessments.E002"}
    assert all("goed-werk/2026" in error.msg and "autonomie" in error.msg for error in errors)
