"""Figures, measures, cells and publications with defaults, for tests that care about one or two of their properties."""

from datetime import UTC, datetime
from decimal import Decimal

from benchmarks.catalogue import Certainty, Figure, Measure, Use
from benchmarks.cells import ALL_SIZES, CellKey, Crowd, PublishedCell
from benchmarks.models import StoredPublication
from benchmarks.services.publication_rows import insert_cells
from benchmarks.services.publications import seal_of
from organisations.sbi import Scheme

SOURCE = {"source": "CBS, een tabel", "url": "https://www.cbs.nl/tabel"}


def figure(value="1.0", year=2020, section="", **changes):
    scheme = Scheme.SBI_2008 if section else None
    given = {"certainty": Certainty.EXACT, "scheme": scheme, **SOURCE, **changes}
    return Figure(value=Decimal(value), year=year, section=section, **given)


def measure(*figures, slug="flex", **changes):
    given = {
        "title": "Flexibel werk",
        "definition": "Aandeel flexibel.",
        "unit": "% van de werkenden",
        "population": "werkenden",
        "indicators": ("baanzekerheid",),
        "questions": (),
        "use": Use.BENCHMARK,
        "reading": "Let op de noemer.",
        **changes,
    }
    return Measure(slug=slug, figures=figures, **given)


def cell(measure="autonomie", mean=70, *, branch="", column=ALL_SIZES, **told):
    """One published cell about 20 to 100 employers; the route is told by `column`, as everywhere."""
    return PublishedCell(CellKey(branch, column), measure, **{"crowd": Crowd.SCORES, "mean": mean, **told})


def store_publication(fund, year, cells, **changes):
    """A publication of a fund (None: of everyone) that tells these cells, as the service stores it."""
    given = {"edition": "goed-werk/2026", "published_at": datetime(year, 12, 1, 9, tzinfo=UTC), **changes}
    stored = StoredPublication(fund=fund, year=year, **given)
    stored.content_hash = seal_of(stored, cells)
    stored.save()
    insert_cells(stored, cells)
    return stored
