"""SBI codes: which section a code belongs to, in the schemes of 2008 and 2025. Pure.

Division numbers are the same in both schemes as far as we use them; the letters shifted in 2025, so a letter says
nothing without its scheme. Figures of CBS are still published by the sections of 2008.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    SBI_2008 = "sbi2008"
    SBI_2025 = "sbi2025"


@dataclass(frozen=True, slots=True)
class Section:
    letter: str
    name: str
    first_division: int
    last_division: int

    @property
    def label(self) -> str:
        return f"{self.letter} · {self.name}"


SECTIONS = {
    Scheme.SBI_2008: (
        Section("A", "Landbouw, bosbouw en visserij", 1, 3),
        Section("B", "Delfstoffenwinning", 5, 9),
        Section("C", "Industrie", 10, 33),
        Section("D", "Energievoorziening", 35, 35),
        Section("E", "Waterbedrijven en afvalbeheer", 36, 39),
        Section("F", "Bouwnijverheid", 41, 43),
        Section("G", "Handel", 45, 47),
        Section("H", "Vervoer en opslag", 49, 53),
        Section("I", "Horeca", 55, 56),
        Section("J", "Informatie en communicatie", 58, 63),
        Section("K", "Financiële dienstverlening", 64, 66),
        Section("L", "Verhuur en handel van onroerend goed", 68, 68),
        Section("M", "Specialistische zakelijke diensten", 69, 75),
        Section("N", "Verhuur en overige zakelijke diensten", 77, 82),
        Section("O", "Openbaar bestuur en overheidsdiensten", 84, 84),
        Section("P", "Onderwijs", 85, 85),
        Section("Q", "Gezondheids- en welzijnszorg", 86, 88),
        Section("R", "Cultuur, sport en recreatie", 90, 93),
        Section("S", "Overige dienstverlening", 94, 96),
        Section("T", "Huishoudens", 97, 98),
        Section("U", "Extraterritoriale organisaties", 99, 99),
    ),
    Scheme.SBI_2025: (
        Section("A", "Landbouw, bosbouw en visserij", 1, 3),
        Section("B", "Delfstoffenwinning", 5, 9),
        Section("C", "Industrie", 10, 33),
        Section("D", "Energievoorziening", 35, 35),
        Section("E", "Waterbedrijven en afvalbeheer", 36, 39),
        Section("F", "Bouwnijverheid", 41, 43),
        Section("G", "Handel", 46, 47),
        Section("H", "Vervoer en opslag", 49, 53),
        Section("I", "Horeca", 55, 56),
        Section("J", "Uitgeverijen, omroepen en productie van inhoud", 58, 60),
        Section("K", "Telecommunicatie, informatietechnologie en advies", 61, 63),
        Section("L", "Financiële dienstverlening", 64, 66),
        Section("M", "Verhuur en handel van onroerend goed", 68, 68),
        Section("N", "Specialistische zakelijke diensten", 69, 75),
        Section("O", "Verhuur en overige zakelijke diensten", 77, 82),
        Section("P", "Openbaar bestuur en overheidsdiensten", 84, 84),
        Section("Q", "Onderwijs", 85, 85),
        Section("R", "Gezondheids- en welzijnszorg", 86, 88),
        Section("S", "Cultuur, sport en recreatie", 90, 93),
        Section("T", "Overige dienstverlening", 94, 96),
        Section("U", "Huishoudens", 97, 98),
        Section("V", "Extraterritoriale organisaties", 99, 99),
    ),
}


def section_of(scheme: Scheme, code: str) -> Section | None:
    """The section of a code of two to five digits; None where the scheme has no such division."""
    division = int(code[:2])
    matches = (s for s in SECTIONS[scheme] if s.first_division <= division <= s.last_division)
    return next(matches, None)


def section_for_figures(code: str) -> Section | None:
    """The section of 2008 under which CBS publishes about this code, whatever scheme the code was taken from."""
    return section_of(Scheme.SBI_2008, code)
