"""The page of the group figures of a competentiematrix, for readers and council, who see no rows."""

from dataclasses import dataclass
from datetime import date

from assessments.competentiematrix.selectors import MatrixRoom
from organisations.access import Action
from reports.documents.tables import Table
from reports.matrix.group_words import COLUMNS, SMALL, ground_words, group_sentences, group_table
from reports.matrix.selectors import matrix_record_of


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """`table` None: too few people for a single figure. `meanings`: of the columns, by their heading."""

    ground: str
    has_document: bool
    retention_months: int
    sentences: tuple[str, ...]
    table: Table | None
    may_see_teams: bool

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        return COLUMNS

    @property
    def on_small_teams(self) -> str:
        return SMALL


def build_groups_page(room: MatrixRoom, on: date) -> GroupsPage | None:
    """None while the matrix is off."""
    record = matrix_record_of(room.organisation, on)
    if record is None:
        return None
    return GroupsPage(
        ground=ground_words(record.ground),
        has_document=bool(room.setup.document_file),
        retention_months=room.setup.retention_months,
        sentences=group_sentences(record),
        table=group_table(record),
        may_see_teams=room.may(Action.LEAD_TEAM),
    )
