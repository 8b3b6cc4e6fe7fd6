"""What article 31b of the Works Councils Act asks for, and where a report shows it. Pure but for reading."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from assessments.responses import Standing
from reports.documents.dossier import Dossier

CONTENT = Path(__file__).parent / "content" / "wor-31b.toml"
EXPECTATIONS = "lid 2"


class Cover(StrEnum):
    COMPLETE = "staat erin"
    PARTLY = "staat er deels in"
    MISSING = "ontbreekt"
    NOT_APPLICABLE = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the law asks. `chapter` is the anchor of where it stands; the text stands in the content file."""

    clause: str
    text: str
    chapter: str
    table: str = ""
    plan: str = ""
    profile: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    source: str
    url: str
    items: tuple[Item, ...]

    @property
    def expectations(self) -> tuple[str, ...]:
        """Slugs of the profile questions about next year."""
        return tuple(dict.fromkeys(slug for item in self.items if item.clause == EXPECTATIONS for slug in item.profile))


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """`missing` says in words what is not there."""

    item: Item
    cover: Cover
    missing: tuple[str, ...]


@cache
def load_checklist() -> Checklist:
    raw = tomllib.loads(CONTENT.read_text("utf-8"))
    return Checklist(raw["source"], raw["url"], tuple(_read_item(item) for item in raw["item"]))


def check_wor_31b(dossier: Dossier) -> tuple[CheckedItem, ...]:
    return tuple(_check(item, dossier) for item in load_checklist().items)


def _read_item(raw: dict) -> Item:
    return Item(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})


def _check(item: Item, dossier: Dossier) -> CheckedItem:
    if item.groups and not any(group in dossier.sheet.workforce.contract for group in item.groups):
        return CheckedItem(item, Cover.NOT_APPLICABLE, ())
    findings = [*_profile(item, dossier), *_indicators(item, dossier), *_plan(item, dossier), *_table(item, dossier)]
    missing = tuple(words for words in findings if words)
    if not missing:
        return CheckedItem(item, Cover.COMPLETE, ())
    return CheckedItem(item, Cover.MISSING if len(missing) == len(findings) else Cover.PARTLY, missing)


def _profile(item: Item, dossier: Dossier) -> list[str]:
    """Per profile question nothing when it was answered, else its text; a question that cannot apply is left out."""
    questions = [q for slug in item.profile if (q := dossier.sheet.edition.question(slug))]
    standings = [(question, dossier.sheet.standing(question)) for question in questions]
    return [
        "" if standing is Standing.ANSWERED else question.text
        for question, standing in standings
        if standing is not Standing.NOT_APPLICABLE
    ]


def _indicators(item: Item, dossier: Dossier) -> list[str]:
    results = [dossier.results.of(slug) for slug in item.indicators]
    return ["" if r.score is not None else f"een score op {r.indicator.title}" for r in results if r]


def _plan(item: Item, dossier: Dossier) -> list[str]:
    if not item.plan:
        return []
    actions = {"vorig": dossier.last_actions, "nieuw": dossier.actions}[item.plan]
    return ["" if actions else f"een {'plan van vorig jaar' if item.plan == 'vorig' else 'plan voor dit jaar'}"]


def _table(item: Item, dossier: Dossier) -> list[str]:
    """Units count only where the employer named them."""
    if not item.table:
        return []
    has_it = bool(dossier.headcells) and (item.table != "onderdelen" or any(cell.unit for cell in dossier.headcells))
    return ["" if has_it else "een uitsplitsing per bedrijfsonderdeel" if dossier.headcells else "de tabel van mensen"]
