"""What can be wrong with a table of hours, by line and column, for who typed it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and what to do, in Dutch. `line` 0: the table as a whole. `column` as spreadsheets name it."""

    line: int
    column: str
    text: str

    def __str__(self):
        places = [f"regel {self.line}"] * bool(self.line) + [f"kolom {self.column}"] * bool(self.column)
        place = ", ".join(places)
        text = f"{place}: {self.text}" if place else self.text
        return text[0].upper() + text[1:]


class NeedTableError(ValueError):
    """The table is refused as a whole. `mistakes` are the first twenty of `every`; `more` counts the others."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.every = tuple(sorted(set(mistakes), key=lambda mistake: (mistake.line, mistake.column, mistake.text)))
        self.mistakes = self.every[:MOST_LISTED]
        self.more = len(self.every) - len(self.mistakes)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """What to print, one line per mistake; the last counts what is not listed."""
        rest = (f"… en nog {self.more}.",) if self.more else ()
        return (*(str(mistake) for mistake in self.mistakes), *rest)


def quoted(text: str) -> str:
    """What was typed, as a message repeats it."""
    short = text if len(text) <= 30 else f"{text[:29]}…"
    return f"“{short}”"
