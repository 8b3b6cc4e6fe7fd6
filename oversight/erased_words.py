"""The words that stand for a person in a text, and how they are taken out."""

import re
from dataclasses import dataclass

REPLACEMENT = "[verwijderd]"
FULL_NAME = 2  # words; a first name alone stands for too many people
BETWEEN = r"[\s._-]+"
LETTER = r"[^\W_]"  # or a digit: in the name of a file a line stands between words


@dataclass(frozen=True, slots=True)
class Words:
    """The full name (empty: it is too short to tell one person from another) and the mail addresses."""

    name: str
    addresses: tuple[str, ...]

    def pattern(self, *, with_name: bool) -> re.Pattern | None:
        """Whole words in capitals or not; None: there is nothing to look for."""
        parts = [rf"(?<![\w.+-]){re.escape(address)}(?![.-]?\w)" for address in self.addresses]
        if with_name and self.name:
            parts.append(rf"(?<!{LETTER}){BETWEEN.join(map(re.escape, self.name.split()))}(?!{LETTER})")
        return re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def fragments(self) -> tuple[str, ...]:
        """Of each word to look for the longest stretch that every database finds in capitals or not."""
        texts = (*self.addresses, *([self.name] if self.name else []))
        return tuple(max(re.findall(r"[A-Za-z0-9]+", text) or [""], key=len) for text in texts)


def words_of(name: str, addresses: tuple[str, ...]) -> Words:
    spelled = [word for word in name.split() if any(letter.isalpha() for letter in word)]
    return Words(" ".join(name.split()) if len(spelled) >= FULL_NAME else "", addresses)


def without(pattern: re.Pattern, text: str, room: int | None) -> str:
    """The text with every find replaced; `room` is how long it may be, None: as long as it likes."""
    return pattern.sub(REPLACEMENT, text)[:room]
