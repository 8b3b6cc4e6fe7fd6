"""A publication as tables for download: a row per published cell, what the columns mean, where it comes from. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.questionnaire import Edition
from benchmarks.cells import Crowd, Edge, PublishedCell
from reports.cell_words import SCORE_BANDS, size_words
from reports.funds.benchmark import APPLIED_LEVEL

Value = str | int | None
FULL, SHORT = "volledige route", "korte route"
INDICATOR, PRACTICE = "indicator", "praktijk"
_POINTS, _PER_CENT = "punten", "procent van de werkgevers"
_NOT_TOLD = "leeg: niet te tonen, of een praktijk"
_SHARE_NOT_TOLD = (
    f"{_NOT_TOLD}; niet te tonen is het zonder tien werkgevers in elke stand, of als de score sinds een eerder jaar "
    "bij drie tot veertig werkgevers anders is"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The publication that the rows come from, in words."""

    fund: str
    year: int
    kind: str
    published_on: str
    edition: str
    content_hash: str
    is_fictional: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the data, as the dictionary explains it."""

    name: str
    meaning: str
    unit: str
    values: str


FIELDS = (
    Field("fonds", "Naam van het sectorfonds", "", "tekst; fictieve fondsen hebben (fictief) achter de naam"),
    Field("verslagjaar", "Jaar waarover de werkgevers zich beoordeelden", "jaar", "vier cijfers"),
    Field(
        "publicatie",
        "Eerste publicatie van het jaar, of de ene correctie daarop; die verandert geen praktijken en aandelen",
        "",
        "publicatie; correctie",
    ),
    Field("deelbranche", "Deel van de sector", "", "alle; of de naam van een deelbranche"),
    Field(
        "grootte",
        "Aantal mensen met een contract van de organisatie zelf",
        "medewerkers",
        "alle groottes (alleen volledige route); 1 tot 10; 10 tot 50; 50 tot 250; 250 of meer",
    ),
    Field("route", "Welke vragenlijst: volledig of de 24 kernvragen", "", f"{FULL}; {SHORT}"),
    Field("soort", "Score op een indicator, of aandeel dat een praktijk toepast", "", f"{INDICATOR}; {PRACTICE}"),
    Field("code", "Vaste naam van de indicator of de vraag, elk jaar dezelfde", "", "kleine letters en streepjes"),
    Field("indicator", "Bij welke van de twaalf indicatoren dit hoort", "", "tekst"),
    Field("omschrijving", "Van een praktijk: de vraag en wat toepassen is", "", "tekst; leeg bij een indicator"),
    Field("werkgevers", "Hoeveel werkgevers meetellen, als klasse", "werkgevers", "; ".join(Crowd)),
    Field("eenheid", "Waarin het gemiddelde staat", "", f"{_POINTS} (0 tot 100); {_PER_CENT}"),
    Field(
        "gemiddelde",
        "Gemiddelde van de werkgevers, een concern telt één keer. Een indicator is afgerond op 10 bij 10 tot 20 "
        "werkgevers, op 5 bij 20 tot 100 en op 1 vanaf 100; een praktijk op 20 bij 20 tot 100 en op 5 vanaf 100. Is "
        "een score sinds een eerder jaar bij minder dan drie werkgevers anders, dan zijn de cijfers die van toen",
        "zie eenheid",
        "10 tot en met 90; leeg: zie grens",
    ),
    Field("grens", "Staat er als het gemiddelde te laag of te hoog is om te tonen", "zie eenheid", "; ".join(Edge)),
    Field("middelste_helft_van", "Een kwart van de werkgevers scoort lager", "punten, op 5 afgerond", _NOT_TOLD),
    Field("middelste_helft_tot", "Een kwart van de werkgevers scoort hoger", "punten, op 5 afgerond", _NOT_TOLD),
    *(
        Field(
            f"aandeel_{words.replace(' ', '_')}",
            f"Werkgevers in de stand {words}",
            "procent, afgerond als een score",
            _SHARE_NOT_TOLD,
        )
        for words in SCORE_BANDS
    ),
    Field(
        "verschil_met_vorig_jaar",
        "Over de werkgevers die beide jaren meededen; minder dan 5 punten is geen verschil",
        "punten",
        f"negatief is lager; {_NOT_TOLD}",
    ),
)
HEADER = tuple(field.name for field in FIELDS)
DICTIONARY_HEADER = ("kolom", "betekenis", "eenheid", "waarden")


def build_rows(edition: Edition, source: Source, cells: Iterable[PublishedCell]) -> tuple[tuple[Value, ...], ...]:
    """As long as HEADER, in the order of the cells."""
    return tuple(_row(edition, source, cell) for cell in cells)


def _row(edition: Edition, source: Source, cell: PublishedCell) -> tuple[Value, ...]:
    column = cell.key.column
    return (
        source.fund,
        source.year,
        source.kind,
        cell.key.branch or "alle",
        size_words(column),
        SHORT if column.is_short else FULL,
        *_measure(edition, cell.measure),
        cell.crowd.value,
        _POINTS if edition.indicator(cell.measure) else _PER_CENT,
        cell.mean,
        cell.edge.value if cell.edge else None,
        *(cell.band or (None, None)),
        *(cell.shares or (None,) * len(SCORE_BANDS)),
        cell.change,
    )


def _measure(edition: Edition, slug: str) -> tuple[str, ...]:
    """Kind, code, indicator and description."""
    indicator = edition.indicator(slug)
    if indicator:
        return INDICATOR, slug, indicator.title, ""
    question = edition.question(slug)
    home = edition.indicator_of(question)
    return PRACTICE, slug, home.title, f"{question.text} Toepassen is: {question.levels[APPLIED_LEVEL]}"


def build_dictionary() -> tuple[tuple[str, ...], ...]:
    """As long as DICTIONARY_HEADER; a row per column of the data."""
    return tuple((field.name, field.meaning, field.unit, field.values) for field in FIELDS)


SOURCE_HEADER = ("gegeven", "waarde")


def build_source_rows(source: Source) -> tuple[tuple[str, Value], ...]:
    return (
        ("fonds", source.fund),
        ("verslagjaar", source.year),
        ("soort", source.kind),
        ("gepubliceerd op", source.published_on),
        ("vragenlijst", source.edition),
        ("kenmerk (SHA-256)", source.content_hash),
        ("fictieve gegevens", "ja, alles is verzonnen" if source.is_fictional else "nee"),
        (
            "wat hier niet staat",
            "Wat niet te tonen is, meestal door te weinig deelnemers. Dat staat nergens, ook niet met een leeg cijfer.",
        ),
        ("herkomst", "Zelfbeoordelingen van werkgevers, niet extern getoetst."),
    )
