"""The system check over all content."""

import shutil

from assessments.edition_files import load_edition
from assessments.questionnaire import Kind
from benchmarks.catalogue_files import CONTENT
from benchmarks.checks import _load_editions, check_content, find_mistakes

EDITIONS = (load_edition("goed-werk/2026"),)


def copy_of_content(tmp_path, name, old, new):
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return list(find_mistakes(tmp_path, EDITIONS))


def test_the_content_we_ship_has_no_mistakes():
    assert check_content() == []


def test_find_mistakes_names_an_unknown_indicator(tmp_path):
    mistakes = copy_of_content(tmp_path, "zorgen-over-baan.toml", '["baanzekerheid"]', '["baanzorgen"]')
    assert mistakes == ["zorgen-over-baan.toml: zorgen-over-baan: onbekende indicator: baanzorgen"]


def test_find_mistakes_names_a_question_that_asks_no_figure(tmp_path):
    mistakes = copy_of_content(tmp_path, "uurloon-per-baan.toml", "questions = []", 'questions = ["bestaat-niet"]')
    assert mistakes == ["uurloon-per-baan.toml: uurloon-per-baan: geen cijfervraag: bestaat-niet"]


def test_find_mistakes_accepts_a_figure_question(tmp_path):
    slug = next(question.slug for question in EDITIONS[0].questions if question.kind is Kind.FIGURE)
    assert copy_of_content(tmp_path, "uurloon-per-baan.toml", "questions = []", f'questions = ["{slug}"]') == []


def test_an_edition_that_cannot_be_read_is_left_to_its_own_check():
    assert _load_editions(["goed-werk/1999"]) == ()
    assert list(find_mistakes(CONTENT, ())) == []


def test_find_mistakes_goes_on_after_a_broken_file(tmp_path):
    (tmp_path / "statline").mkdir()
    (tmp_path / "a.toml").write_text("[measure]\n", "utf-8")
    (tmp_path / "b.toml").write_text("[measure\n", "utf-8")
    (tmp_path / "statline" / "c.toml").write_text("", "utf-8")
    places = [mistake.split(":")[0] for mistake in find_mistakes(tmp_path, EDITIONS)]
    assert places == ["a.toml", "b.toml", "c.toml"]


def test_find_mistakes_compares_a_map_with_its_measures(tmp_path):
    unit = 'unit = "% van de beschikbare dagen"'
    mistakes = copy_of_content(tmp_path, "statline/80072ned.toml", unit, 'unit = "promille"')
    assert mistakes == [
        f"map voor 80072ned: {slug}: de eenheid is % van de beschikbare dagen, niet promille"
        for slug in ("ziekteverzuim", "ziekteverzuim-per-kwartaal")
    ]


def test_find_mistakes_names_a_map_for_an_unknown_measure(tmp_path):
    mistakes = copy_of_content(tmp_path, "statline/80072ned.toml", '"ziekteverzuim"', '"verzuim"')
    assert mistakes == ["map voor 80072ned: onbekende maat: verzuim"]
