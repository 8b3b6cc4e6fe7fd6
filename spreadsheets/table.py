"""A table as it was read, the limits for every kind of file, and the message when a file does not keep them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase

from spreadsheets.text import plain_text

MAX_ROWS = 20_001  # 20,000 and the header
MAX_COLUMNS = 60
MAX_CELLS = MAX_ROWS * MAX_COLUMNS
MAX_CELL_LENGTH = 1_000
MAX_SECONDS = 10


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
    def __init__(self):
        super().__init__(
            "Dit bestand heeft meer dan 20.000 regels onder de kopregel; lege regels tellen mee. "
            "Verwijder lege regels onderaan, of verdeel de regels over meer bestanden."
        )


class TooManyColumnsError(SpreadsheetError):
    def __init__(self, number: int):
        super().__init__(
            f"Regel {number} heeft meer dan {MAX_COLUMNS} kolommen. Verwijder de kolommen die niet nodig zijn."
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `number` is what a spreadsheet program shows before it, so the first line has 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines with text in them, the header among them. Cells after the last with text are left out."""

    rows: tuple[Row, ...]


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
    seen: int = 0
    rows: list[Row] = field(default_factory=list)

    def open_row(self) -> None:
        """Count a line, empty or not."""
        self.seen += 1
        self.deadline.check()
        if self.seen > MAX_ROWS:
            raise TooManyRowsError

    def add_row(self, number: int, cells: Iterable[str]) -> None:
        """Keep a line of checked cells if there is text in it."""
        kept = list(cells)
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            self.rows.append(Row(number, tuple(kept)))

    def build(self) -> Table:
        if not self.rows:
            raise SpreadsheetError(
                "In dit bestand staat geen tekst. "
                "Zet de tabel op het eerste blad, met de kopregel bovenaan, en upload het bestand opnieuw."
            )
        return Table(tuple(self.rows))


def check_cell(number: int, column: int, text: str) -> str:
    """Strip a cell; refuse text that is too long, or stands too far down or to the right."""
    text = plain_text(text).strip()
    if not text:
        return ""
    if number > MAX_ROWS:
        raise TooManyRowsError
    if column > MAX_COLUMNS:
        raise TooManyColumnsError(number)
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
