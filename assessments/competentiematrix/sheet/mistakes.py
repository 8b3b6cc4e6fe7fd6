"""What is wrong with a sheet, by cell, for who filled it in. Pure."""

from dataclasses import dataclass, field

from spreadsheets.table import column_letters

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and what to do, in Dutch. `cell` as a spreadsheet program names it; empty: the sheet as a whole."""

    cell: str
    text: str

    def __str__(self):
        return f"{self.cell}: {self.text}" if self.cell else self.text


class SheetError(ValueError):
    """The sheet is refused as a whole. `mistakes` are the first fifty; `more` counts the others."""

    def __init__(self, mistakes: tuple[Mistake, ...], more: int = 0):
        self.mistakes, self.more = mistakes, more
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """What to print, one line per mistake; the last counts what is not listed."""
        rest = (f"En nog {self.more}.",) if self.more else ()
        return (*(str(mistake) for mistake in self.mistakes), *rest)


@dataclass(slots=True)
class MistakeList:
    """Collects mistakes in the order of the sheet; of very many it keeps the first and a count."""

    listed: list[Mistake] = field(default_factory=list)
    more: int = 0

    def add(self, cell: str, text: str) -> None:
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Mistake(cell, text))
        else:
            self.more += 1

    def check(self) -> None:
        """Raise SheetError where there are any."""
        if self.listed:
            raise SheetError(tuple(self.listed), self.more)


def address(place: int, line: int) -> str:
    """What a spreadsheet program calls a cell; the first place in a line is 0."""
    return f"{column_letters(place + 1)}{line}"


def quoted(text: str) -> str:
    """What was typed, as a message repeats it."""
    short = text if len(text) <= 30 else f"{text[:29]}…"
    return f"“{short}”"
