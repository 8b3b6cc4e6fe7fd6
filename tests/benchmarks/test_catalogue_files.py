"""Reading measures: the real content, and a corpus of broken files whose first line is the message they must give."""

from decimal import Decimal
from pathlib import Path

import pytest

from assessments.questionnaire import ContentError
from benchmarks.catalogue import Certainty, Use
from benchmarks.catalogue_files import load_catalogue, measure_files, read_measure

BAD_FILES = sorted((Path(__file__).parent / "bad_content").glob("*.toml"))
CATALOGUE = load_catalogue()
PERCEPTION = "Dit zeggen werk"
ABSENCE = "Verzuim is een gevolg"


@pytest.mark.parametrize("path", BAD_FILES, ids=lambda path: path.stem)
def test_read_measure_names_file_slug_and_mistake(path):
    with pytest.raises(ContentError) as caught:
        read_measure(path)
    assert f"# {caught.value}" == path.read_text("utf-8").splitlines()[0]


def test_read_measure_refuses_other_encodings(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes('title = "Zzp\xebrs"'.encode("latin-1"))
    with pytest.raises(ContentError, match=r"^latin\.toml: geen UTF-8$"):
        read_measure(path)


@pytest.mark.parametrize("path", measure_files(), ids=lambda path: path.stem)
def test_every_measure_is_complete(path):
    measure = read_measure(path)
    assert all(figure.source and figure.url.startswith("http") for figure in measure.figures)
    texts = (measure.title, measure.definition, measure.population, measure.reading)
    assert all(text == text.strip() and "<" not in text and "--" not in text for text in texts)
    assert measure.definition.endswith(".")
    assert measure.reading.endswith(".")


def comes_from_the_nea(measure):
    return any("NEA" in figure.source for figure in measure.figures)


@pytest.mark.parametrize("measure", CATALOGUE, ids=lambda measure: measure.slug)
def test_perceptions_and_absence_are_never_a_benchmark(measure):
    if PERCEPTION in measure.reading or ABSENCE in measure.reading or comes_from_the_nea(measure):
        assert measure.use is Use.CONTEXT


@pytest.mark.parametrize("measure", CATALOGUE, ids=lambda measure: measure.slug)
def test_every_figure_from_the_nea_knows_the_break_of_2022(measure):
    if comes_from_the_nea(measure):
        assert measure.series_break.year == 2022


def test_the_catalogue_holds_all_figures_that_were_collected():
    figures = [figure for measure in CATALOGUE for figure in measure.figures]
    assert (len(CATALOGUE), len(figures)) == (79, 637)
    assert sum(figure.certainty is Certainty.EXACT for figure in figures) == 460
    assert sum(len(measure.benchmark_figures) for measure in CATALOGUE) == 147


def test_decimals_are_kept_as_written():
    flex = next(measure for measure in CATALOGUE if measure.slug == "flexibele-arbeidsrelatie")
    figure = next(figure for figure in flex.figures if (figure.section, figure.year) == ("O", 2019))
    assert (figure.value, figure.text) == (Decimal("10.0"), "10,0")


def test_the_mean_of_four_quarters_of_absence_agrees_with_the_quarters():
    by_slug = {measure.slug: measure for measure in CATALOGUE}
    quarters = by_slug["ziekteverzuim-per-kwartaal"].figures
    for mean in by_slug["ziekteverzuim"].figures:
        values = [figure.value for figure in quarters if figure.place == mean.place]
        assert len(values) == 4
        assert abs(sum(values) / 4 - mean.value) <= Decimal("0.005")
