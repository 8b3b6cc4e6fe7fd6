"""Reads the worked examples: TOML files in which someone who knows the field can check a publication by hand.

The keys are Dutch and `cases/LEESMIJ.md` explains them.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.cells import Area, FrozenScore, Publication
from benchmarks.disclosure import publish
from tests.benchmarks.oracle import told_by
from tests.benchmarks.score_factories import FUND, PRACTICE, SCORE, frozen_score

CASES = Path(__file__).parent / "cases"
EVERYTHING = "alle"
NOTHING = "geen"
SAME, ABSENT = "gelijk", "deed niet mee"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its publication, the correction of it if there is one, and what its author expects of both."""

    publication: Publication
    correction: Publication | None
    expected: dict[tuple, dict]
    expected_after: dict[tuple, dict]


def case_files() -> list[Path]:
    return sorted(CASES.glob("*.toml"))


def read_example(path: Path) -> Example:
    raw = tomllib.loads(path.read_text("utf-8"))
    measures = (PRACTICE,) if raw.get("praktijk") else (SCORE,)
    area = Area(FUND, tuple(raw.get("deelbranches", ())))
    members = [member for block in raw["werkgevers"] for member in _members_of(block)]
    numbered = list(enumerate(members, start=1))
    scores = [frozen_score(number, **given) for number, (given, _) in numbered]
    last_scores = [
        frozen_score(number, **given | {"year": raw.get("vorige_publicatie", 2025), "values": _values(last)})
        for number, (given, last) in numbered
        if last is not None
    ]
    last_year = publish(area, last_scores, measures) if last_scores else None
    publication = publish(area, scores, measures, last_year)
    corrected = _correct(scores, raw["correctie"]) if "correctie" in raw else None
    return Example(
        publication,
        corrected and publish(area, corrected, measures, publication),
        _expected(raw.get("verwacht", [])),
        _expected(raw.get("verwacht_na_correctie", [])),
    )


def outcome(publication: Publication) -> dict[tuple, dict]:
    """What was published by (sub-branch, size class), a short route with a word more."""
    return {(branch, *_words_of(column)): told for (branch, column, _), told in told_by(publication).items()}


def _words_of(column: tuple[str, bool]) -> tuple:
    size, is_short = column
    return (f"{size} kort" if is_short else size or EVERYTHING,)


def _members_of(block: dict) -> list[tuple[dict, object]]:
    """What each employer of the block is, and its score of last year; None: it did not take part."""
    counted = [score for score, count in block.get("aantallen", {}).items() for _ in range(count)]
    scores = [*block.get("scores", []), *(float(score) for score in counted)]
    last = block.get("vorig_jaar", ABSENT)
    last = scores if last == SAME else last if isinstance(last, list) else [last] * len(scores)
    common = {
        "sub_branch": block.get("deelbranche", ""),
        "size_class": block.get("grootte", "10-49"),
        "is_short": block.get("route") == "kort",
        "is_open_to_fund": block.get("fonds_leest_mee", False),
    }
    if "concern" in block:
        common["group"] = f"concern {block['concern']}"
    return [({**common, "values": _values(s)}, None if b == ABSENT else b) for s, b in zip(scores, last, strict=True)]


def _values(score) -> dict:
    return dict.fromkeys((SCORE.slug, PRACTICE.slug), None if score == NOTHING else score)


def _correct(scores: list[FrozenScore], raw: dict) -> list[FrozenScore]:
    stay = [score for score in scores if score.organisation not in raw.get("weg", ())]
    new = {int(number): value for number, value in raw.get("scores", {}).items()}
    changed = [
        replace(score, values=_values(new[score.organisation])) if score.organisation in new else score
        for score in stay
    ]
    return changed + [frozen_score(900 + n, values=_values(score)) for n, score in enumerate(raw.get("nieuw", []))]


def _expected(blocks: list[dict]) -> dict[tuple, dict]:
    return {
        (branch, size): {
            "crowd": block["aantal"],
            "mean": block["gemiddelde"],
            "band": tuple(block["middelste_helft"]) if "middelste_helft" in block else None,
            "shares": tuple(block["verdeling"]) if "verdeling" in block else None,
            "change": block.get("verschil"),
        }
        for block in blocks
        for branch in block.get("deelbranches", [""])
        for size in block["grootte"]
    }
