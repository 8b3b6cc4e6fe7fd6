"""What is read: the measures with their content and imported figures, and the references for one employer."""

from collections import defaultdict
from functools import cache

from benchmarks.catalogue import Measure
from benchmarks.catalogue_files import load_catalogue
from benchmarks.models import ReferenceFigure
from benchmarks.references import References, build_references


@cache
def catalogue() -> tuple[Measure, ...]:
    """The measures of the content files, read once per process."""
    return load_catalogue()


def references_for(section: str, year: int) -> References:
    """The figures for an SBI 2008 section (empty: only national ones) and a reporting year. One query."""
    return build_references(_with_imported(ReferenceFigure.objects.filter(section__in=("", section))), section, year)


def all_measures() -> tuple[Measure, ...]:
    """Every measure with all its figures. One query."""
    return _with_imported(ReferenceFigure.objects.all())


def measure_with_figures(slug: str) -> Measure | None:
    """One measure with all its figures; None: no such measure."""
    measures = _with_imported(ReferenceFigure.objects.filter(measure=slug))
    return next((measure for measure in measures if measure.slug == slug), None)


def _with_imported(rows) -> tuple[Measure, ...]:
    imported = defaultdict(list)
    for row in rows:
        imported[row.measure].append(row.figure)
    return tuple(m.with_figures(imported[m.slug]) if m.slug in imported else m for m in catalogue())
