"""The fictional sector of the demo: characters and employers, from content/sector.toml. Pure but for reading it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
FIRST_YEAR, LAST_YEAR = 2024, 2026


class Latest(StrEnum):
    """How far an employer is with the last year."""

    SUBMITTED = "ingediend"
    DRAFT = "concept"
    NOT_STARTED = "niet-begonnen"


@dataclass(frozen=True, slots=True)
class Function:
    """A function group: shares in per cent of people, hours per week; `ease` shifts a tendency (0.25 is a level)."""

    name: str
    share: int
    women: int
    hours: int
    flex: float
    ease: float


@dataclass(frozen=True, slots=True)
class Character:
    """How a kind of employer answers; content/sector.toml explains every number."""

    slug: str
    functions: tuple[Function, ...]
    contracts: Mapping[str, int]
    gap: float
    trend: float
    unknown: float
    drive: float
    answers: Mapping[str, str]
    tendency: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Employer:
    """`people` counts everyone in the last year, those of agencies included; `growth` is per year.

    `below_law` are questions on which it falls short of the legal minimum.
    """

    kvk: str
    name: str
    sbi: str
    character: Character = field(repr=False)
    people: int
    council: str
    scheme: str = "sbi2025"
    growth: float = 0.0
    since: int = FIRST_YEAR
    latest: Latest = Latest.SUBMITTED
    route: str = "lang"
    below_law: tuple[str, ...] = ()

    def people_in(self, year: int) -> int:
        return max(2, round(self.people * (1 + self.growth) ** (year - LAST_YEAR)))

    @property
    def years(self) -> range:
        """The years it takes part in."""
        return range(self.since, LAST_YEAR + (self.latest is not Latest.NOT_STARTED))


@cache
def load_sector() -> tuple[Employer, ...]:
    """All employers; those of the demo's accounts come first."""
    raw = tomllib.loads((CONTENT / "sector.toml").read_text("utf-8"))
    characters = {given["slug"]: _read_character(given) for given in raw["character"]}
    return tuple(_read_employer(kvk, given, characters) for kvk, given in raw["employers"].items())


def _read_character(raw: dict) -> Character:
    functions = tuple(Function(**function) for function in raw.pop("functions"))
    return Character(functions=functions, **raw)


def _read_employer(kvk: str, raw: dict, characters: dict[str, Character]) -> Employer:
    latest = Latest(raw.get("latest", Latest.SUBMITTED))
    return Employer(kvk=kvk, **raw | {"character": characters[raw["character"]], "latest": latest})
