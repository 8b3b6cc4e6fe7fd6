"""Answer files as they are read: what stands where, and files that cannot be read at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.answer_file_lines import Lines
from assessments.answer_files import (
    AnswerFileError,
    GivenAnswer,
    GivenRow,
    Mistake,
    load_answer_file,
    parse_answer_file,
)
from assessments.responses import Route

TOML = """\
organisation = "90000001"
year = 2026

[[workforce]]
function_group = "Productie"

[[workforce]]
function_group = "Kantoor"

[answers]
# verzuim = 3
verzuim = 4.5
"klantcontact" = "ja"

[answers.cao]
answer = "eigen"
note = \"\"\"
klantcontact = "nee"
\"\"\"
"""


def test_file_is_read_with_the_line_of_everything():
    file = parse_answer_file(TOML, ".toml")
    assert (file.organisation, file.year, file.route, file.submit) == ("90000001", 2026, None, False)
    assert file.rows == (GivenRow(4, {"function_group": "Productie"}), GivenRow(7, {"function_group": "Kantoor"}))
    assert file.answers == (
        GivenAnswer("verzuim", 12, Decimal("4.5")),
        GivenAnswer("klantcontact", 13, "ja"),
        GivenAnswer("cao", 15, "eigen", note='klantcontact = "nee"\n'),
    )


def test_json_says_the_same_as_toml():
    text = """{
  "organisation": "90000001", "year": 2026, "route": "kort", "submit": true,
  "answers": {
    "verzuim": 4.5,
    "cao": {"answer": "eigen", "link": "https://a.example"}
  }
}"""
    file = parse_answer_file(text, ".json")
    assert (file.route, file.submit, file.rows) == (Route.SHORT, True, ())
    assert file.answers == (
        GivenAnswer("verzuim", 4, Decimal("4.5")),
        GivenAnswer("cao", 5, "eigen", link="https://a.example"),
    )


def test_slug_that_is_a_head_key_too_is_found_among_the_answers():
    assert Lines("year = 2026\n[answers]\nyear = 3\n", is_json=False).of_answer("year") == 3


def test_thing_that_is_not_there_is_on_line_one():
    lines = Lines("a = 1\nb = 2\n", is_json=False)
    assert (lines.of_key("c"), lines.of_row(0), lines.of_answer("c")) == (1, 1, 1)


def test_mistakes_come_in_the_order_of_their_lines_and_once():
    error = AnswerFileError([Mistake(3, "b", "x"), Mistake(1, "", "y"), Mistake(3, "a", "x"), Mistake(3, "b", "x")])
    assert str(error) == "regel 1: y\nregel 3: a: x\nregel 3: b: x"


@pytest.mark.parametrize(
    ("text", "suffix", "says"),
    [
        ("[" * 100_000, ".json", "regel 1: te veel haakjes in elkaar."),
        ("a = " + "[" * 100_000, ".toml", "regel 1: te veel haakjes in elkaar."),
        ('{"year": ' + "1" * 5000 + "}", ".json", "regel 1: er staat een te lang getal in het bestand."),
        ("year = " + "1" * 5000, ".toml", "regel 1: er staat een te lang getal in het bestand."),
    ],
    ids=["deep JSON", "deep TOML", "long number in JSON", "long number in TOML"],
)
def test_file_made_to_hurt_is_refused(text, suffix, says):
    with pytest.raises(AnswerFileError) as refused:
        parse_answer_file(text, suffix)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("antwoorden.txt", b"", "regel 1: antwoorden.txt: een antwoordbestand eindigt op .toml of .json."),
        ("latin.toml", b"a = 1\nb = '\xe9'", "regel 2: hier staat iets dat geen UTF-8 is."),
        ("groot.json", b" " * 2_000_001, "regel 1: groot.json: het bestand is groter dan 2 MB."),
    ],
)
def test_file_that_cannot_be_read_is_refused(name, content, says, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AnswerFileError) as refused:
        load_answer_file(path)
    assert str(refused.value) == says


def test_missing_file_and_folder_are_refused(tmp_path):
    folder = tmp_path / "map.toml"
    folder.mkdir()
    for path in (tmp_path / "weg.toml", folder):
        with pytest.raises(AnswerFileError) as refused:
            load_answer_file(path)
        assert str(refused.value) == f"regel 1: {path}: dit bestand kan niet worden gelezen."


def mistakes_in(text, suffix):
    try:
        parse_answer_file(text, suffix)
    except AnswerFileError as error:
        return error.mistakes
    return ()


@given(st.text(), st.sampled_from([".toml", ".json"]))
def test_any_text_is_read_or_refused_with_a_line_of_it(text, suffix):
    assert all(1 <= mistake.line <= text.count("\n") + 1 for mistake in mistakes_in(text, suffix))
