"""Storing imported figures."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from benchmarks.models import ReferenceFigure
from benchmarks.services.reference_figures import ImportCount, import_figures
from tests.benchmarks.factories import figure

pytestmark = pytest.mark.django_db
FIRST, SECOND = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def store(*figures, at=FIRST, measure="verzuim"):
    return import_figures(tuple((measure, f) for f in figures), table="80072ned", by="M. de Vries", at=at)


def stored():
    return {(row.section, row.quarter, row.figure.text) for row in ReferenceFigure.objects.all()}


def test_import_figures_keeps_the_figure_as_it_was_with_all_it_came_from():
    given_figure = figure("5.10", 2023, "C", quarter=3, note="Voorlopig cijfer.")
    assert store(given_figure) == ImportCount(created=1, updated=0)
    row = ReferenceFigure.objects.get()
    assert row.figure == given_figure
    assert (row.measure, row.table, row.imported_by, row.imported_at) == ("verzuim", "80072ned", "M. de Vries", FIRST)


def test_import_figures_updates_what_it_stored_before_and_leaves_the_rest():
    store(figure("5.1", section="C"), figure("3.0", section="A"), figure("5.0", section="C", quarter=1))
    assert store(figure("5.25", section="C"), figure("4.0"), at=SECOND) == ImportCount(created=1, updated=1)
    assert stored() == {("C", None, "5,25"), ("A", None, "3,0"), ("C", 1, "5,0"), ("", None, "4,0")}
    assert ReferenceFigure.objects.get(section="C", quarter=None).imported_at == SECOND


def test_import_figures_of_another_measure_never_touches_this_one():
    store(figure("5.1"))
    assert store(figure("9.9"), measure="iets-anders") == ImportCount(created=1, updated=0)


@pytest.mark.parametrize("quarter", [None, 3])
def test_the_database_refuses_the_same_figure_twice(quarter):
    store(figure("5.1", section="C", quarter=quarter))
    twice = ReferenceFigure.objects.get()
    twice.pk = None
    with pytest.raises(IntegrityError):
        twice.save()


def test_import_figures_stores_all_or_nothing():
    with pytest.raises(IntegrityError):
        store(figure("5.1", section="C"), figure("5.2", section="C"))
    assert stored() == set()


def test_a_stored_figure_names_itself():
    store(figure(section="C"), figure())
    assert sorted(str(row) for row in ReferenceFigure.objects.all()) == ["verzuim C 2020", "verzuim NL 2020"]
