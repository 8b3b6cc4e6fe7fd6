"""The empty answer file: it can be read as it stands, and names everything that can be answered."""

import re
import tomllib
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.answer_file_example import write_example
from assessments.edition_files import load_edition
from assessments.questionnaire import SIZE_CLASSES
from assessments.responses import Route

EDITION = load_edition("goed-werk/2026")
EMPTY_ANSWER = re.compile(r"^# ([a-z0-9-]+ = (?:\"\"|\[\]|0|\{ count = 0, total = 0 \}))$", re.MULTILINE)


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("size", SIZE_CLASSES)
def test_example_names_every_question_of_size_and_route(size, route):
    filled = tomllib.loads(EMPTY_ANSWER.sub(r"\1", write_example(EDITION, size, route)))
    expected = [q.slug for q in EDITION.questions if size in q.sizes and (route is Route.FULL or q.core)]
    assert list(filled["answers"]) == expected


def test_example_is_empty_as_it_stands():
    example = tomllib.loads(write_example(EDITION, "50-249", Route.FULL))
    assert (example["organisation"], example["year"], example["submit"], example["answers"]) == ("", 2026, False, {})


def test_example_explains_a_question_in_full():
    example = write_example(EDITION, "50-249", Route.FULL)
    assert (
        """
# Hoeveel tijdelijke contracten waarover u besliste, werden een vast contract?
"""
        in example
    )
    assert (
        """
# Een aandeel, vorig kalenderjaar: count = Contracten die vast werden; total = Tijdelijke contracten die vast werden,
#    werden verlengd of door u werden beëindigd.
# { nvt = "…" } kan als dit geldt: Er liep geen tijdelijk contract af.
# tijdelijk-naar-vast = { count = 0, total = 0 }
"""
        in example
    )


def test_example_of_a_small_employer_is_the_short_route():
    out = StringIO()
    call_command("import_answers", "--example", "--size", "1-9", stdout=out)
    assert out.getvalue().strip() == write_example(EDITION, "1-9", Route.SHORT).strip()
