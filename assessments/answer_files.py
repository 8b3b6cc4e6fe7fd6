"""Answer files: what a TOML or JSON file says about one assessment, and on which line. Pure but for reading files.

Whether an answer fits its question is not decided here but by the form of the question (forms/answer_file.py).
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assessments.answer_file_lines import Lines
from assessments.responses import Route

MAX_BYTES = 2_000_000
HEAD_KEYS = {"organisation", "year", "route", "submit", "workforce", "answers"}
ROW_KEYS = {"unit", "function_group", "contract_group", "women", "men", "other", "hours"}
ANSWER_KEYS = {"answer", "note", "link"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in Dutch. `line` counts from 1; `place` is a slug or key, empty for the file as a whole."""

    line: int
    place: str
    text: str

    def __str__(self):
        return f"regel {self.line}: {self.place}: {self.text}" if self.place else f"regel {self.line}: {self.text}"


class AnswerFileError(ValueError):
    """The file is refused as a whole; `mistakes` holds what is wrong with it, in the order of its lines."""

    def __init__(self, mistakes):
        self.mistakes = tuple(sorted(set(mistakes), key=lambda mistake: (mistake.line, mistake.place, mistake.text)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row of the workforce table as it stands in the file."""

    line: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer to one question as it stands in the file: a number, text, list, or a table of those."""

    slug: str
    line: int
    value: object
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One file. `route` None leaves the route as it is; no rows leave the workforce as it is."""

    organisation: str
    year: int
    route: Route | None
    submit: bool
    rows: tuple[GivenRow, ...]
    answers: tuple[GivenAnswer, ...]
    lines: Lines

    def mistake(self, key: str, text: str) -> Mistake:
        """A mistake about one of the keys at the head of the file."""
        return Mistake(self.lines.of_key(key), key, text)


def load_answer_file(path: Path) -> AnswerFile:
    """Raises AnswerFileError, for a file that cannot be read as well."""
    if path.suffix not in (".toml", ".json"):
        raise AnswerFileError([Mistake(1, "", f"{path.name}: een antwoordbestand eindigt op .toml of .json.")])
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AnswerFileError([Mistake(1, "", f"{path.name}: het bestand is groter dan 2 MB.")])
        return parse_answer_file(path.read_text("utf-8"), path.suffix)
    except OSError:
        raise AnswerFileError([Mistake(1, "", f"{path}: dit bestand kan niet worden gelezen.")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AnswerFileError([Mistake(line, "", "hier staat iets dat geen UTF-8 is.")]) from None


def parse_answer_file(text: str, suffix: str) -> AnswerFile:
    """`suffix` is ".toml" or ".json". Raises AnswerFileError."""
    lines = Lines(text, is_json=suffix == ".json")
    raw = _parse(text, lines)
    if not isinstance(raw, dict):
        raise AnswerFileError([Mistake(1, "", "het bestand begint met organisation, year en answers.")])
    mistakes = list(_head_mistakes(raw, lines))
    if mistakes:
        raise AnswerFileError(mistakes)
    rows = tuple(GivenRow(lines.of_row(index), row) for index, row in enumerate(raw.get("workforce", [])))
    answers = tuple(_read_answer(slug, given, lines) for slug, given in raw.get("answers", {}).items())
    wrong = [mistake for row in rows for mistake in _row_mistakes(row)]
    wrong += [answer for answer in answers if isinstance(answer, Mistake)]
    if wrong:
        raise AnswerFileError(wrong)
    route = Route(raw["route"]) if "route" in raw else None
    return AnswerFile(raw["organisation"], raw["year"], route, raw.get("submit", False), rows, answers, lines)


def _parse(text: str, lines: Lines):
    try:
        raw = _parse_json(text, lines) if lines.is_json else tomllib.loads(text, parse_float=Decimal)
        # A JSON file can hold half a character ("\ud800"), which no database keeps.
        json.dumps(raw, default=str, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise AnswerFileError([Mistake(error.lineno, "", f"geen geldige JSON: {error.msg}.")]) from None
    except tomllib.TOMLDecodeError as error:
        raise AnswerFileError(
            [Mistake(lines.of_error(error), "", f"geen geldige TOML: {str(error).split(' (at')[0]}.")]
        ) from None
    except RecursionError:
        raise AnswerFileError([Mistake(1, "", "te veel haakjes in elkaar.")]) from None
    except UnicodeEncodeError:
        raise AnswerFileError([Mistake(1, "", "er staat een half teken in het bestand (\\ud800 en hoger).")]) from None
    except AnswerFileError:
        raise
    except ValueError:  # a number of more than 4,300 digits
        raise AnswerFileError([Mistake(1, "", "er staat een te lang getal in het bestand.")]) from None
    return raw


def _parse_json(text: str, lines: Lines):
    def pairs(items):
        keys = [key for key, _ in items]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise AnswerFileError([Mistake(lines.of_last_key(twice), twice, "staat twee keer in het bestand.")])
        return dict(items)

    return json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=pairs)


def _head_mistakes(raw: dict, lines: Lines):
    for key in sorted(raw.keys() - HEAD_KEYS):
        yield Mistake(lines.of_key(key), key, f"onbekende sleutel; hier kan {_listed(sorted(HEAD_KEYS))} staan.")
    for key, (is_fine, text) in HEAD_RULES.items():
        if not is_fine(raw.get(key)):
            yield Mistake(lines.of_key(key), key, text)


HEAD_RULES = {
    "organisation": (
        lambda value: isinstance(value, str) and re.fullmatch(r"[0-9]{8}", value),
        "het KvK-nummer: acht cijfers tussen aanhalingstekens.",
    ),
    "year": (lambda value: type(value) is int and 2000 <= value < 2100, "het verslagjaar, bijvoorbeeld 2026."),
    "route": (lambda value: value is None or value in list(Route), "“lang” of “kort”."),
    "submit": (lambda value: value is None or isinstance(value, bool), "true of false."),
    "workforce": (
        lambda value: value is None or (isinstance(value, list) and all(isinstance(row, dict) for row in value)),
        "een rij tabellen: een [[workforce]] per regel.",
    ),
    "answers": (lambda value: value is None or isinstance(value, dict), "een tabel van slug naar antwoord."),
}


def _row_mistakes(row: GivenRow):
    unknown = sorted(row.cells.keys() - ROW_KEYS)
    if unknown:
        yield Mistake(
            row.line, "workforce", f"onbekende sleutel {unknown[0]}; hier kan {_listed(sorted(ROW_KEYS))} staan."
        )
    for key, value in sorted(row.cells.items()):
        wants_text = key in ("unit", "function_group", "contract_group")
        if key in ROW_KEYS and wants_text != isinstance(value, str):
            yield Mistake(row.line, "workforce", f"bij {key} hoort {'een tekst' if wants_text else 'een getal'}.")


def _read_answer(slug: str, given, lines: Lines) -> GivenAnswer | Mistake:
    line = lines.of_answer(slug)
    if not isinstance(given, dict) or "answer" not in given:
        return GivenAnswer(slug, line, given)
    unknown = sorted(given.keys() - ANSWER_KEYS)
    if unknown:
        return Mistake(line, slug, f"onbekende sleutel {unknown[0]}; naast answer kan alleen note en link staan.")
    texts = {key: given.get(key, "") for key in ("note", "link")}
    if not all(isinstance(text, str) for text in texts.values()):
        return Mistake(line, slug, "note en link zijn teksten.")
    return GivenAnswer(slug, line, given["answer"], **texts)


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} of {words[-1]}"
