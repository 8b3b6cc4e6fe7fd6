"""The first line: a template of this team and this version, or none that can be read."""

import pytest

from assessments.competentiematrix.sheet.heading import DOWNLOAD, check_heading, write_heading
from assessments.competentiematrix.sheet.mistakes import SheetError
from spreadsheets.table import Row


def check(*cells: str) -> bool | None:
    return check_heading(Row(1, cells), "lasserij", 3)


def refusal(*cells: str) -> str:
    with pytest.raises(SheetError) as error:
        check(*cells)
    return str(error.value)


@pytest.mark.parametrize("is_own", [True, False])
def test_line_of_the_template_is_read_as_it_was_written(is_own):
    assert check(*write_heading("lasserij", 3, is_own=is_own)) is is_own


@pytest.mark.parametrize("view", ["", "de chef"])
def test_view_that_is_not_told_is_not_known(view):
    assert check("Competentiematrix", "lasserij", "versie 3", view) is None
    assert check("COMPETENTIEMATRIX", "lasserij", "Versie 3") is None


@pytest.mark.parametrize("cells", [("Persoon", "Contract"), ("", "lasserij", "versie 3"), ("",)])
def test_sheet_without_the_line_is_refused(cells):
    assert refusal(*cells) == (
        f"A1: hier hoort “Competentiematrix” te staan, en daarachter het team en de versie. {DOWNLOAD}"
    )


def test_template_of_another_team_is_refused():
    assert refusal("Competentiematrix", "montage", "versie 3") == (
        f"B1: het team van dit sjabloon is “montage”, en u bent bij “lasserij”. {DOWNLOAD}"
    )
    assert refusal("Competentiematrix").startswith("B1: het team van dit sjabloon is niet bekend")


@pytest.mark.parametrize("version", ["2", "4", "30", "03000"])
def test_template_of_another_version_is_refused(version):
    assert refusal("Competentiematrix", "lasserij", f"versie {version}") == (
        f"C1: dit is versie {version}, en het team is bij versie 3: de competenties zijn veranderd. {DOWNLOAD}"
    )


@pytest.mark.parametrize("version", ["", "3", "versie", "versie drie", "versie -3", f"versie {'9' * 5000}"])
def test_line_without_a_version_is_refused(version):
    assert refusal("Competentiematrix", "lasserij", version) == (
        f"C1: hier hoort de versie te staan, zoals “versie 3”. {DOWNLOAD}"
    )
