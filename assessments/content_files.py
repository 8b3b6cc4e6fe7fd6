"""What every reader of content files needs: TOML from a path, slugs, closed sets. Each mistake is a ContentError."""

import re
import tomllib
from pathlib import Path

from assessments.questionnaire import ContentError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_toml(path: Path, parse_float=float) -> dict:
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=parse_float)
    except FileNotFoundError:
        raise ContentError(f"{path.name}: dit bestand ontbreekt") from None
    except UnicodeDecodeError:
        raise ContentError(f"{path.name}: geen UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: geen geldige TOML: {error}") from None


def check_slug(slug, place: str) -> None:
    if not isinstance(slug, str) or not SLUG.fullmatch(slug):
        raise ContentError(f"{place}: een slug heeft kleine letters, cijfers en streepjes")


def member_of(enum, value, place: str):
    """The member of a closed set with this value."""
    try:
        return enum(value)
    except ValueError:
        raise ContentError(f"{place} is een van {', '.join(enum)}, niet {value}") from None


def subset_of(given, allowed, place: str) -> tuple[str, ...]:
    """One or more of the allowed words, in the order given."""
    unknown = [item for item in given if item not in allowed]
    if unknown or not given:
        raise ContentError(f"{place}: onbekend of leeg: {', '.join(unknown) or '(leeg)'}")
    return tuple(given)
