"""A published benchmark that is told in part, and the tables of a page, to compare what was told with what is shown."""

from html.parser import HTMLParser

from benchmarks.cells import ALL_SIZES, FULL_COLUMNS, SHORT_COLUMNS, Column, Crowd, Edge
from tests.benchmarks.factories import cell, store_publication
from tests.factories import make_round

SMALL, MEDIUM, LARGE = FULL_COLUMNS
SHORT = SHORT_COLUMNS[0]
BRANCHES = ("Gieterijen", "Plaatwerk")
EVERYTHING = {"band": (45, 70), "shares": (15, 20, 45, 20), "change": -6}

# Of the large employers and the foundries nothing is told; of the sheet metal workers only their total.
CELLS = (
    cell("autonomie", 61, crowd=Crowd.HUNDREDS, **EVERYTHING),
    cell("redelijk-loon", 47, crowd=Crowd.HUNDREDS, change=3),
    cell("betaald-verlof", None, crowd=Crowd.HUNDREDS, edge=Edge.ABOVE),
    cell("werk-zelf-indelen", 35, crowd=Crowd.HUNDREDS),
    cell("hinderlijke-regels", None, crowd=Crowd.HUNDREDS, edge=Edge.BELOW),
    cell("autonomie", 50, column=SMALL, crowd=Crowd.TENS),
    cell("redelijk-loon", 45, column=SMALL, band=(30, 65)),
    cell("werk-zelf-indelen", 20, column=SMALL),
    cell("autonomie", 75, column=MEDIUM, change=5),
    cell("autonomie", 35, column=SHORT, change=0),
    cell("autonomie", 55, branch="Plaatwerk"),
    cell("autonomie", 65, branch="Plaatwerk", column=MEDIUM),
)


def make_published(fund, year=2026, cells=CELLS, **changes):
    """A round of the fund with its publication."""
    make_round(fund, year, BRANCHES)
    return store_publication(fund, year, cells, **changes)


class _Tables(HTMLParser):
    """Collects captions and the texts of cells."""

    def __init__(self):
        super().__init__()
        self.tables = {}
        self._rows, self._text = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self._rows.append([])
        if tag in ("caption", "th", "td"):
            self._text = ""

    def handle_data(self, data):
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self._rows = self.tables[" ".join(self._text.split())] = []
        elif tag in ("th", "td"):
            self._rows[-1].append(" ".join(self._text.split()))
        if tag in ("caption", "th", "td"):
            self._text = None


def tables_of(html: str) -> dict[str, list[list[str]]]:
    """The rows of every table, by its caption, the header first."""
    reader = _Tables()
    reader.feed(html)
    return reader.tables


def column_of(size: str, route: str) -> Column:
    """The column that an exported row names."""
    sizes = {"alle groottes": ALL_SIZES.size, "10 tot 50 medewerkers": "10-49", "50 tot 250 medewerkers": "50-249"}
    sizes |= {"1 tot 10 medewerkers": "1-9", "250 medewerkers of meer": "250+"}
    return Column(sizes[size], is_short=route == "korte route")
