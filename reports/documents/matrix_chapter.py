"""The competentiematrix in the annual report: its ground and figures of groups, nobody's row. Pure."""

from dataclasses import dataclass

from reports.documents.dutch_dates import date_text
from reports.documents.tables import Table
from reports.matrix.group_words import COLUMNS, SMALL, ground_words, group_sentences, group_table
from reports.matrix.record import MatrixRecord


@dataclass(frozen=True, slots=True)
class MatrixChapter:
    """`table` None: too few people for a single figure. `meanings`: of its columns, by their heading."""

    on: str
    ground: str
    sentences: tuple[str, ...]
    table: Table | None

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        return COLUMNS

    @property
    def on_small_teams(self) -> str:
        return SMALL


def build_matrix_chapter(record: MatrixRecord | None) -> MatrixChapter | None:
    """None for a report that tells nothing of a matrix."""
    if record is None:
        return None
    return MatrixChapter(
        date_text(record.on), ground_words(record.ground), group_sentences(record), group_table(record)
    )
