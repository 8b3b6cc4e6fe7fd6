"""The figures that are shown to one employer."""

from benchmarks.catalogue import Certainty, SeriesBreak, Use
from benchmarks.references import NO_SECTOR_FIGURE, Reference, build_references
from tests.benchmarks.factories import figure, measure

BREAK = SeriesBreak(2021, "Andere vragen.")


def slugs(references):
    return [reference.measure.slug for reference in references]


def test_benchmark_stands_beside_its_question_and_not_beside_the_indicator():
    flex = measure(figure("16.8", 2019, "C"), questions=("aandeel-flex",))
    references = build_references([flex], "C", 2026)
    assert references.benchmark("aandeel-flex") == Reference(flex, flex.figures[0], 2026)
    assert references.benchmark("iets-anders") is None
    assert references.context("baanzekerheid") == ()


def test_benchmark_never_uses_a_rounded_figure_even_when_it_is_newer():
    exact, rounded = figure("13.4", 2019), figure("11", 2022, certainty=Certainty.ROUNDED)
    pension = measure(rounded, exact, questions=("pensioen",))
    assert build_references([pension], "C", 2026).benchmark("pensioen").figure == exact


def test_benchmark_is_none_when_every_figure_is_younger_than_the_year():
    flex = measure(figure(year=2027), questions=("aandeel-flex",))
    assert build_references([flex], "C", 2026).benchmark("aandeel-flex") is None


def test_context_sorts_prominent_first_then_sector_then_recent():
    measures = [
        measure(figure(year=2024), slug="landelijk-nieuw"),
        measure(figure(year=2011), slug="landelijk-oud"),
        measure(figure(year=2019, section="C"), slug="sector-oud"),
        measure(figure(year=2023, section="C"), slug="sector-nieuw"),
        measure(figure(year=2010), slug="voorop", prominent=True),
        measure(figure(group="Vrouwen"), slug="alleen-een-groep"),
        measure(figure(), slug="andere-indicator", indicators=("autonomie",)),
    ]
    found = build_references(measures, "C", 2026).context("baanzekerheid")
    assert slugs(found) == ["voorop", "sector-nieuw", "sector-oud", "landelijk-nieuw", "landelijk-oud"]


def test_general_holds_what_belongs_to_no_indicator():
    references = build_references([measure(figure(), indicators=(), use=Use.CONTEXT)], "C", 2026)
    assert slugs(references.general) == ["flex"]
    assert references.context("baanzekerheid") == ()


def test_reference_tells_a_sector_figure_from_the_national_fallback():
    flex = measure(figure("16.8", 2019, "C"), figure("20.0", 2020))
    own = build_references([flex], "C", 2026).context("baanzekerheid")[0]
    fallback = build_references([flex], "D", 2026).context("baanzekerheid")[0]
    assert (own.label, own.amount, own.is_national) == (
        "sectorcijfer: Industrie (SBI C)",
        "16,8% van de werkenden",
        False,
    )
    assert (fallback.label, fallback.amount, fallback.is_national) == (NO_SECTOR_FIGURE, "20,0% van de werkenden", True)


def test_reference_has_everything_a_page_must_print():
    flex = measure(figure("16.8", 2019, "C", note="Voorlopig."), series_break=BREAK)
    reference = build_references([flex], "C", 2026).context("baanzekerheid")[0]
    assert (reference.title, reference.definition, reference.population, reference.unit, reference.reading) == (
        "Flexibel werk", "Aandeel flexibel.", "werkenden", "% van de werkenden", "Let op de noemer.",
    )  # fmt: skip
    assert (reference.when, reference.source, reference.url, reference.certainty, reference.note) == (
        "2019", "CBS, een tabel", "https://www.cbs.nl/tabel", "zoals gepubliceerd", "Voorlopig.",
    )  # fmt: skip
    assert reference.value == flex.figures[0].value


def test_reference_names_a_series_break_only_between_its_year_and_the_asked_year():
    def broken(figure_year, asked_year):
        flex = measure(figure(year=figure_year, period="x"), series_break=BREAK)
        return build_references([flex], "", asked_year).context("baanzekerheid")[0].series_break

    assert broken(2019, 2026) == "Trendbreuk in 2021: Andere vragen."
    assert (broken(2021, 2026), broken(2019, 2020), broken(None, 2026)) == ("", "", "")
