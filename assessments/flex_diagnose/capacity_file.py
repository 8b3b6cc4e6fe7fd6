"""Capacity files: what a TOML file says an organisation has, layer by layer. Pure but for reading the file."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessments.answer_file_lines import Lines
from assessments.flex_diagnose.layers import Capacity, Layer, Price, Terms

MOST_BYTES = 100_000


class CapacityFileError(ValueError):
    """The file is refused as a whole; the message has a line in Dutch for every mistake."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A number from `lowest` to `highest`, both allowed unless `lowest` itself is `excluded`."""

    lowest: float
    highest: float
    text: str
    excludes_lowest: bool = False

    def allows(self, value) -> bool:
        if not isinstance(value, int | float) or isinstance(value, bool):
            return False
        return self.lowest <= value <= self.highest and not (self.excludes_lowest and value == self.lowest)


_SHARE = "een deel van 0 tot en met 1: 0.8 is 80%."
_HOURS = _Rule(0, 1_000_000, "een aantal uren per week, 0 of meer.")
RULES = {
    "contract_hours_per_week": _HOURS,
    "available_share": _Rule(0, 1, f"{_SHARE} 0 kan niet, want dan werkt niemand.", excludes_lowest=True),
    "fulltime_hours_per_week": _Rule(1, 60, "de uren van een volledige week, van 1 tot en met 60."),
    "plus_minus_share": _Rule(0, 1, _SHARE),
    "extra_fixed_hours_per_week": _HOURS,
    "slack_share": _Rule(0, 1, _SHARE),
}
REQUIRED = ("contract_hours_per_week", "available_share", "fulltime_hours_per_week")
LAYER_RULES = {
    "hours_per_week": _HOURS,
    "rate": _Rule(0, 1_000, "een bedrag per uur in euro's, van 0 tot en met 1000."),
    "induction_hours": _Rule(0, 5_000, "de uren inwerken van een nieuw iemand, 0 of meer."),
    "hours_per_stay": _Rule(
        0, 100_000, "de uren die een nieuw iemand blijft werken, meer dan 0.", excludes_lowest=True
    ),
}
# Their hours follow from the contracts.
_BY_CONTRACT = (Layer.FIXED, Layer.PLUS)


def load_capacity(path: Path) -> Capacity:
    """Raises CapacityFileError, for a file that cannot be read as well."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CapacityFileError(f"{path.name}: het bestand is groter dan 100 kB.")
        return parse_capacity(path.read_text("utf-8"))
    except OSError:
        raise CapacityFileError(f"{path.name}: dit bestand kan niet worden gelezen.") from None
    except UnicodeDecodeError:
        raise CapacityFileError(f"{path.name}: geen UTF-8. Bewaar het bestand als UTF-8.") from None


def parse_capacity(text: str) -> Capacity:
    """Raises CapacityFileError."""
    return read_capacity(_parse(text))


def read_capacity(raw: dict) -> Capacity:
    """`raw`: the keys of a file and their values. Raises CapacityFileError."""
    mistakes = list(_head_mistakes(raw))
    layers = raw.get("layers", {})
    if isinstance(layers, dict):
        mistakes += [mistake for name, given in layers.items() for mistake in _layer_mistakes(name, given)]
    else:
        mistakes.append("layers: een tabel per laag, zoals [layers.uitzend].")
    if mistakes:
        raise CapacityFileError("\n".join(mistakes))
    terms = {Layer(name): _terms(given) for name, given in layers.items()}
    return Capacity(**{key: float(raw[key]) for key in RULES if key in raw}, terms=terms)


def _parse(text: str) -> dict:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = Lines(text, is_json=False).of_error(error)
        raise CapacityFileError(f"regel {line}: geen geldige TOML: {str(error).split(' (at')[0]}.") from None
    except RecursionError:
        raise CapacityFileError("te veel haakjes in elkaar.") from None
    except ValueError:  # a number of more than 4,300 digits
        raise CapacityFileError("er staat een te lang getal in het bestand.") from None


def _head_mistakes(raw: dict) -> Iterator[str]:
    for key in sorted(raw.keys() - RULES.keys() - {"layers"}):
        yield f"{key}: onbekend. Hier kan staan: {', '.join((*RULES, 'layers'))}."
    for key in REQUIRED:
        if key not in raw:
            yield f"{key}: ontbreekt. Geef {RULES[key].text}"
    yield from _number_mistakes(raw, RULES, "")


def _layer_mistakes(name: str, given) -> Iterator[str]:
    place = f"layers.{name}"
    if name not in list(Layer):
        yield f"{place}: onbekend. De lagen zijn {', '.join(Layer)}."
        return
    if not isinstance(given, dict):
        yield f"{place}: een tabel met {', '.join(LAYER_RULES)}."
        return
    for key in sorted(given.keys() - LAYER_RULES.keys()):
        yield f"{place}.{key}: onbekend. Hier kan staan: {', '.join(LAYER_RULES)}."
    if "hours_per_week" in given and name in _BY_CONTRACT:
        yield f"{place}.hours_per_week: haal dit weg; deze uren volgen uit contract_hours_per_week en plus_minus_share."
    if given.keys() & {"induction_hours", "hours_per_stay"} and "rate" not in given:
        yield f"{place}.rate: ontbreekt. Zonder bedrag per uur zeggen induction_hours en hours_per_stay niets."
    if "induction_hours" in given and "hours_per_stay" not in given:
        yield f"{place}.hours_per_stay: ontbreekt. Zo weten we over hoeveel uren het inwerken zich verdeelt."
    yield from _number_mistakes(given, LAYER_RULES, f"{place}.")


def _number_mistakes(given: dict, rules: dict[str, _Rule], prefix: str) -> Iterator[str]:
    for key, rule in rules.items():
        if key in given and not rule.allows(given[key]):
            yield f"{prefix}{key}: {rule.text}"


def _terms(given: dict) -> Terms:
    price = {key: float(given[key]) for key in LAYER_RULES if key in given and key != "hours_per_week"}
    hours = given.get("hours_per_week")
    return Terms(None if hours is None else float(hours), Price(**price) if price else None)
