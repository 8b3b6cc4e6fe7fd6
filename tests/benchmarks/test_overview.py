"""The lists on the pages of reference figures."""

from benchmarks.catalogue import Certainty
from benchmarks.overview import GENERAL_TITLE, Chapter, Row, Series, build_chapters, build_series
from benchmarks.references import Reference
from tests.benchmarks.factories import SOURCE, figure, measure

INDICATORS = [("baanzekerheid", "Baanzekerheid"), ("autonomie", "Autonomie")]


def test_build_chapters_lists_every_measure_under_its_indicators():
    flex = measure(figure(section="C"))
    other = measure(figure(), slug="algemeen", indicators=())
    assert build_chapters([flex, other], INDICATORS, "C", 2026) == (
        Chapter("baanzekerheid", "Baanzekerheid", (Row(flex, Reference(flex, flex.figures[0], 2026)),)),
        Chapter("autonomie", "Autonomie", ()),
        Chapter("", GENERAL_TITLE, (Row(other, Reference(other, other.figures[0], 2026)),)),
    )


def test_build_chapters_keeps_a_measure_without_a_figure_for_the_choice():
    flex = measure(figure(section="C"))
    assert build_chapters([flex], INDICATORS[:1], "", 2026)[0].rows == (Row(flex, None),)


def test_a_sector_figure_counts_only_when_dated_and_better_than_a_news_message():
    def has_sector_figure(given):
        return build_chapters([measure(given)], INDICATORS[:1], "", 2026)[0].has_sector_figure

    assert has_sector_figure(figure(section="C", certainty=Certainty.ROUNDED))
    assert not has_sector_figure(figure(section="C", certainty=Certainty.SUMMARY))
    assert not has_sector_figure(figure(section="C", year=None))
    assert not has_sector_figure(figure())
    assert not has_sector_figure(figure(group="Vrouwen"))


def test_build_series_puts_together_what_was_published_together():
    old = figure(year=2017)
    group, section, national = figure(group="Vrouwen"), figure(section="C"), figure()
    published = {"source": SOURCE["source"], "url": SOURCE["url"], "certainty": "zoals gepubliceerd", "note": ""}
    assert build_series(measure(old, group, section, national)) == (
        Series("2020", **published, figures=(national, section, group)),
        Series("2017", **published, figures=(old,)),
    )


def test_build_series_keeps_two_sources_of_one_year_apart():
    figures = (figure(section="A"), figure(section="J", source="Een krant"), figure(section="C"))
    assert [len(part.figures) for part in build_series(measure(*figures))] == [2, 1]
