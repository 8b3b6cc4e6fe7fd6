"""A table as it was read, the limits for every kind of file, and the message when a file does not keep them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase

from spreadsheets.text import plain_text

MAX_CELL_LENGTH = 1_000
MAX_SECONDS = 10
MOST_MERGED = 100  # to tell of


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be: 20,000 lines and the header, where a caller says nothing else."""

    rows: int = 20_001
    columns: int = 60

    @property
    def cells(self) -> int:
        return self.rows * self.columns


USUAL_LIMITS = Limits()


class SpreadsheetError(ValueError):
    """A file that is not read. The message is for the person who uploaded it, and says what to do."""


class UnreadableError(SpreadsheetError):
    """A file that is damaged, or was made to mislead."""

    def __init__(self):
        super().__init__(
            "Dit bestand is beschadigd en kan niet worden gelezen. "
            "Open het in Excel, sla het opnieuw op als .xlsx of .csv en upload het opnieuw."
        )


class TooManyRowsError(SpreadsheetError):
    def __init__(self, limits: Limits):
        most = f"{limits.rows - 1:_}".replace("_", ".")
        super().__init__(
            f"Dit bestand heeft meer dan {most} regels onder de kopregel; lege regels tellen mee. "
            "Verwijder lege regels onderaan, of verdeel de regels over meer bestanden."
        )


class TooManyColumnsError(SpreadsheetError):
    def __init__(self, number: int, limits: Limits):
        super().__init__(
            f"Regel {number} heeft meer dan {limits.columns} kolommen. Verwijder de kolommen die niet nodig zijn."
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `number` is what a spreadsheet program shows before it, so the first line has 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines with text in them, the header among them. Cells after the last with text are left out.

    `merged` has the first ranges of cells that are one, as "A3:B4": only the first cell of a range has text.
    """

    rows: tuple[Row, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which a file must have been read."""

    clock: Callable[[], float]
    moment: float

    @classmethod
    def start(cls, clock: Callable[[], float]) -> "Deadline":
        return cls(clock, clock() + MAX_SECONDS)

    def check(self) -> None:
        if self.clock() > self.moment:
            raise SpreadsheetError(
                f"Het lezen van dit bestand duurt langer dan {MAX_SECONDS} seconden. "
                "Kopieer alleen de gevulde cellen naar een nieuw bestand en upload dat."
            )


@dataclass(slots=True)
class TableBuilder:
    """Collects lines and stops at the first that passes a limit, so that no file is read further than that."""

    deadline: Deadline
    limits: Limits = USUAL_LIMITS
    seen: int = 0
    rows: list[Row] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    def open_row(self) -> None:
        """Count a line, empty or not."""
        self.seen += 1
        self.deadline.check()
        if self.seen > self.limits.rows:
            raise TooManyRowsError(self.limits)

    def add_row(self, number: int, cells: Iterable[str]) -> None:
        """Keep a line of checked cells if there is text in it."""
        kept = list(cells)
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            self.rows.append(Row(number, tuple(kept)))

    def add_merged(self, reference: str) -> None:
        if len(self.merged) < MOST_MERGED:
            self.merged.append(reference)

    def build(self) -> Table:
        if not self.rows:
            raise SpreadsheetError(
                "In dit bestand staat geen tekst. "
                "Zet de tabel op het eerste blad, met de kopregel bovenaan, en upload het bestand opnieuw."
            )
        return Table(tuple(self.rows), tuple(self.merged))


def check_cell(number: int, column: int, text: str, limits: Limits) -> str:
    """Strip a cell; refuse text that is too long, or stands too far down or to the right."""
    text = plain_text(text).strip()
    if not text:
        return ""
    if number > limits.rows:
        raise TooManyRowsError(limits)
    if column > limits.columns:
        raise TooManyColumnsError(number, limits)
    if len(text) > MAX_CELL_LENGTH:
        raise SpreadsheetError(
            f"In regel {number}, kolom {column_letters(column)} staat een tekst van meer dan 1.000 tekens. "
            "Kort de tekst in en upload het bestand opnieuw."
        )
    return text


def column_letters(column: int) -> str:
    """What a spreadsheet program calls a column; 1 is A, 27 is AA. At most ZZ."""
    first, last = divmod(column - 1, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[last]
