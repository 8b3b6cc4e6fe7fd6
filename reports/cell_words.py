"""A published cell in Dutch words, the same on every page and in every document. Pure."""

from benchmarks.cells import ALL_SIZES, CellKey, Column, Edge, PublishedCell

NOTHING_TOLD = "te weinig deelnemers"
# Differences under this many points say as much about chance as about work.
SMALLEST_DIFFERENCE = 5
SCORE_BANDS = ("kwetsbaar", "in ontwikkeling", "goed genoeg", "voorbeeldig")
_SIZES = {
    "1-9": "1 tot 10 medewerkers",
    "10-49": "10 tot 50 medewerkers",
    "50-249": "50 tot 250 medewerkers",
    "250+": "250 medewerkers of meer",
}
# Where only an edge is told, the mean lies between these.
_SPANS = {Edge.BELOW: (0, 10), Edge.ABOVE: (90, 100)}
_SHARES = {Edge.BELOW: "minder dan 10%", Edge.ABOVE: "meer dan 90%"}


def size_words(column: Column) -> str:
    """Without the route; as words, because a spreadsheet takes 10-49 for a date."""
    return "alle groottes" if column == ALL_SIZES else _SIZES[column.size]


def column_words(column: Column) -> str:
    return f"{size_words(column)}, korte route" if column.is_short else size_words(column)


def key_words(key: CellKey) -> str:
    """A place in the grid of a fund: "heel het fonds", or which part of it."""
    if not key.branch:
        return "heel het fonds" if key.column == ALL_SIZES else column_words(key.column)
    return key.branch if key.column == ALL_SIZES else f"{key.branch}, {column_words(key.column)}"


def sentence(words: str) -> str:
    """With a capital first; the other letters stay, for names."""
    return words[:1].upper() + words[1:]


def mean_words(cell: PublishedCell | None) -> str:
    """The mean of a score: "70", "onder 10"."""
    if cell is None:
        return NOTHING_TOLD
    return str(cell.edge) if cell.edge else str(cell.mean)


def share_words(cell: PublishedCell | None) -> str:
    """How many employers apply a practice or chose a tip: "ongeveer 40%", as it is rounded coarsely."""
    if cell is None:
        return NOTHING_TOLD
    return _SHARES[cell.edge] if cell.edge else f"ongeveer {cell.mean}%"


def middle_words(cell: PublishedCell | None) -> str:
    """Between which scores the middle half lies; empty where it is not told."""
    return "{} tot {}".format(*cell.band) if cell and cell.band else ""


def change_words(cell: PublishedCell | None) -> str:
    """The difference with last year; under five points is no difference, empty where it is not told."""
    if cell is None or cell.change is None:
        return ""
    if abs(cell.change) < SMALLEST_DIFFERENCE:
        return "geen verschil"
    return f"{abs(cell.change)} {'hoger' if cell.change > 0 else 'lager'}"


def crowd_words(cell: PublishedCell | None) -> str:
    return str(cell.crowd) if cell else ""


def crowd_range(cell: PublishedCell | None) -> str:
    """As `crowd_words`, for under a heading that says of what."""
    return crowd_words(cell).removesuffix(" werkgevers")


def lowest_mean(cell: PublishedCell) -> int:
    """What the mean is at least, as far as it is told."""
    return _SPANS[cell.edge][0] if cell.edge else cell.mean


def highest_mean(cell: PublishedCell) -> int:
    return _SPANS[cell.edge][1] if cell.edge else cell.mean
