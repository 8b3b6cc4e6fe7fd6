"""Measures and figures with defaults, for tests that care about one or two of their properties."""

from decimal import Decimal

from benchmarks.catalogue import Certainty, Figure, Measure, Use
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
