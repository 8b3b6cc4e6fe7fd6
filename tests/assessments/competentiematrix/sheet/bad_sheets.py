"""Files that come back as no template should, made from one that is good, with what is said of each."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from assessments.competentiematrix.sheet.heading import DOWNLOAD
from tests.assessments.competentiematrix.sheet.sheets import saved

# Row 3 is JV and row 4 KB; columns F to L are Lassen, Buigen and Heftruck with its certificate.
NO_LEVEL = "is geen niveau. Schrijf 0, 1, 2, 3 of 4, of I, L, U of O."
UNKNOWN = "is geen kolom van dit team."
WITH_CELLS = {
    "level in words": ({"F3": "goed"}, [f"F3: “goed” {NO_LEVEL}"]),
    "level too high": ({"F3": 5}, [f"F3: “5” {NO_LEVEL}"]),
    "level below nothing": ({"F3": -1}, [f"F3: “-1” {NO_LEVEL}"]),
    "level in between": ({"F3": 2.5}, [f"F3: “2.5” {NO_LEVEL}"]),
    "level that is a day": ({"F3": date(2025, 5, 1)}, [f"F3: “2025-05-01” {NO_LEVEL}"]),
    "level that is an error": ({"F3": "#N/A"}, [f"F3: “#N/A” {NO_LEVEL}"]),
    "more than one": ({"F3": "goed", "H4": "?"}, [f"F3: “goed” {NO_LEVEL}", f"H4: “?” {NO_LEVEL}"]),
    "day that is not there": (
        {"L3": "31-2-2025"},
        ["L3: “31-2-2025” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 1-5-2026."],
    ),
    "day to come": (
        {"L3": date(2026, 3, 3)},
        ["L3: “2026-03-03” ligt na vandaag. Schrijf de dag waarop het certificaat is behaald."],
    ),
    "renamed column": ({"F2": "Lasen"}, [f"F2: “Lasen” {UNKNOWN} Bedoelt u “Lassen”?"]),
    "column of their own": ({"M2": "Opmerking"}, [f"M2: “Opmerking” {UNKNOWN} Haal de kolom weg."]),
    "column without a title": (
        {"M3": "ziek"},
        ["M3: deze kolom heeft geen kop. Zet die erboven, of haal de kolom weg."],
    ),
    "column twice": ({"M2": "Lassen"}, ["M2: “Lassen” staat ook in kolom F. Haal een van beide kolommen weg."]),
    "person twice": ({"A4": "jv"}, ["A4: “jv” staat ook op regel 3. Haal een van beide regels weg."]),
    "nobody": (
        {"A3": None},
        ["A3: hier staat niet om wie het gaat. Vul het personeelsnummer of de initialen in, of maak de regel leeg."],
    ),
    "no first line": (
        {"A1": None},
        [f"A1: hier hoort “Competentiematrix” te staan, en daarachter het team en de versie. {DOWNLOAD}"],
    ),
    "another team": (
        {"B1": "montage"},
        [f"B1: het team van dit sjabloon is “montage”, en u bent bij “lasserij”. {DOWNLOAD}"],
    ),
    "another version": (
        {"C1": "versie 1"},
        [f"C1: dit is versie 1, en het team is bij versie 2: de competenties zijn veranderd. {DOWNLOAD}"],
    ),
    "no version": ({"C1": None}, [f"C1: hier hoort de versie te staan, zoals “versie 2”. {DOWNLOAD}"]),
    "text too long": (
        {"D3": "x" * 1001},
        [
            "In regel 3, kolom D staat een tekst van meer dan 1.000 tekens. "
            "Kort de tekst in en upload het bestand opnieuw."
        ],
    ),
}


def with_cells(template: bytes, cells: dict) -> bytes:
    """The template with these cells changed."""
    book = load_workbook(BytesIO(template))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    return saved(book)


def merged_cells(template: bytes) -> bytes:
    book = load_workbook(BytesIO(template))
    book.worksheets[0].merge_cells("F3:G4")
    return saved(book)


def lines_below(count: int) -> Callable[[bytes], bytes]:
    """So many people in all."""

    def make(template: bytes) -> bytes:
        book = load_workbook(BytesIO(template))
        for number in range(count - book.worksheets[0].max_row + 2):
            book.worksheets[0].append([f"P{number}"])
        return saved(book)

    return make


def columns_beyond(template: bytes) -> bytes:
    """One more than sixty competences can have."""
    book = load_workbook(BytesIO(template))
    for column in range(13, 187):
        book.worksheets[0].cell(2, column, f"Kolom {column}")
    return saved(book)


def cleared(template: bytes) -> bytes:
    return saved(Workbook())


def without_people(template: bytes) -> bytes:
    book = load_workbook(BytesIO(template))
    book.worksheets[0].delete_rows(3, 10)
    return saved(book)


def sheets_in_another_order(template: bytes) -> bytes:
    book = load_workbook(BytesIO(template))
    book.move_sheet("Uitleg", -1)
    return saved(book)


TOO_MANY_PEOPLE = (
    "Dit blad heeft meer dan 1.500 regels met mensen; lege regels tellen mee. "
    "Verwijder lege regels onderaan, of verdeel het team."
)
MADE = (
    (merged_cells, ["F3:G4: deze cellen zijn samengevoegd. Maak er weer losse cellen van."]),
    (lines_below(1501), [TOO_MANY_PEOPLE]),
    (columns_beyond, ["Regel 2 heeft meer dan 185 kolommen. Verwijder de kolommen die niet nodig zijn."]),
    (
        cleared,
        [
            "In dit bestand staat geen tekst. Zet de tabel op het eerste blad, met de kopregel bovenaan, "
            "en upload het bestand opnieuw."
        ],
    ),
    (without_people, ["Er staat nog niemand in dit blad. Vul onder de kopregel één regel per persoon in."]),
    (
        sheets_in_another_order,
        [f"A1: hier hoort “Competentiematrix” te staan, en daarachter het team en de versie. {DOWNLOAD}"],
    ),
)
