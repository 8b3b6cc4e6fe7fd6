"""Content and imported figures together."""

from datetime import UTC, datetime

import pytest

from benchmarks.selectors import all_measures, catalogue, measure_with_figures, references_for
from benchmarks.services.reference_figures import import_figures
from organisations.sbi import Scheme
from tests.benchmarks.factories import figure

pytestmark = pytest.mark.django_db
SLUG = "flexibele-arbeidsrelatie"


def store(*figures):
    import_figures(tuple((SLUG, f) for f in figures), table="x", by="beheer", at=datetime(2026, 1, 1, tzinfo=UTC))


def flex_for(section, year=2026):
    references = references_for(section, year).context("baanzekerheid")
    return next((reference for reference in references if reference.measure.slug == SLUG), None)


def test_references_for_finds_the_sectors_own_figure_in_the_content():
    assert (flex_for("C").amount, flex_for("C").when) == ("16,8% van de werkenden", "2019")
    assert flex_for("C", 2018).when == "2017"


def test_references_for_has_nothing_where_nothing_is_known():
    assert flex_for("T") is None


def test_references_for_prefers_a_newer_import():
    store(figure("17.2", 2023, "C"), figure("30.0", 2024, "A"))
    assert (flex_for("C").amount, flex_for("C").when) == ("17,2% van de werkenden", "2023")
    assert flex_for("C", 2022).when == "2019"


def test_an_import_takes_the_place_of_the_same_figure_of_the_content():
    store(figure("17.0", 2019, "C"))
    assert flex_for("C").amount == "17,0% van de werkenden"
    assert len(measure_with_figures(SLUG).figures) == 36


def test_letters_of_sbi_2025_are_not_taken_for_those_of_2008():
    store(figure("99.9", 2025, "C", scheme=Scheme.SBI_2025))
    assert flex_for("C").when == "2019"


def test_references_for_costs_one_query_however_much_was_imported(django_assert_num_queries):
    catalogue()
    store(*(figure(year=year, section=letter) for year in range(2000, 2025) for letter in "ACQ"))
    with django_assert_num_queries(1):
        references_for("C", 2026)


def test_all_measures_costs_one_query_and_has_every_measure(django_assert_num_queries):
    catalogue()
    store(figure(year=2024))
    with django_assert_num_queries(1):
        measures = all_measures()
    assert [measure.slug for measure in measures] == [measure.slug for measure in catalogue()]
    assert sum(len(measure.figures) for measure in measures) == 638


def test_measure_with_figures_is_none_for_an_unknown_slug():
    assert measure_with_figures("bestaat-niet") is None
