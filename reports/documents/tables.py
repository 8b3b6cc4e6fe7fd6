"""A table as a document prints it: a caption, one header row, and rows whose first cell is their heading. Pure."""

from dataclasses import dataclass

SHORT = 14


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` decides alignment and room: number, points, text, narrow, short, date, wide, widest."""

    label: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Every cell is text; all rows are as long as `columns`. `note` is printed beneath."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def is_short(self) -> bool:
        """Short enough to stay on one page."""
        return len(self.rows) <= SHORT

    @property
    def lines(self) -> tuple[tuple[tuple[Column, str], ...], ...]:
        """The rows with each cell beside its column."""
        return tuple(tuple(zip(self.columns, row, strict=True)) for row in self.rows)


def columns(*labels: str, kind: str = "number") -> tuple[Column, ...]:
    """A wide first column, and the others of one kind."""
    first, *rest = labels
    return (Column(first, "wide"), *(Column(label, kind) for label in rest))
