"""Functions in the place of persons, for reports that outlive the accounts of who worked on them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from unicodedata import normalize

TAG = re.compile(r"(<[^>]*>)")
# Shorter than this, a name tells nobody apart and would spoil the text around it.
LEAST_LETTERS = 2
# For a match that upper and lower case make ambiguous.
SOMEONE = "iemand"
NAME_EDGES = r"(?<!\w){}(?!\w)"
MAIL_EDGES = r"(?<![\w.+-]){}(?![\w-]|\.\w)"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may be named in a text; `function` is what to print instead. `email` empty: none known."""

    name: str
    email: str
    function: str


def name_functions(text: str, people: Iterable[Person], keep: str = "") -> str:
    """The plain text with a function for every full name and mail address, as whole words.

    `keep` is left as it stands: the name of an employer, which may be that of a person too.
    """
    return _replacer(people, keep)(text)


def name_functions_in_html(html: str, people: Iterable[Person], keep: str = "") -> str:
    """The same for what stands between the tags, escaped as it is there; tags and attributes stay as they are."""
    replace = _replacer(people, keep)
    return "".join(part if part.startswith("<") else _in_escaped(part, replace) for part in TAG.split(html))


def _in_escaped(part: str, replace) -> str:
    plain = unescape(part)
    replaced = replace(plain)
    return part if replaced == plain else escape(replaced)


def _replacer(people: Iterable[Person], keep: str):
    """One pass over the text, so that no function is taken for a name; the longest name first."""
    named = [(_tidy(name), person.function) for person in people for name in (person.name, person.email)]
    found = {name: function for name, function in named if sum(map(str.isalpha, name)) >= LEAST_LETTERS}
    if not found:
        return lambda text: text
    by_key = {_key(name): function for name, function in found.items()}
    kept = _tidy(keep)
    longest_first = sorted(found | ({kept: ""} if kept else {}), key=len, reverse=True)
    pattern = re.compile("|".join(_pattern(name) for name in longest_first), re.IGNORECASE)

    def in_place_of(match: re.Match) -> str:
        key = _key(match[0])
        return match[0] if key == _key(kept) else by_key.get(key, SOMEONE)

    def replace(text: str) -> str:
        composed = normalize("NFC", text)
        return pattern.sub(in_place_of, composed) if pattern.search(composed) else text

    return replace


def _tidy(name: str) -> str:
    """A name without regard to spacing, or to how its accents were typed."""
    return " ".join(normalize("NFC", name).split())


def _key(name: str) -> str:
    return _tidy(name).casefold()


def _pattern(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return (MAIL_EDGES if "@" in name else NAME_EDGES).format(words)
