"""All rows of benchmarks: reference figures, rounds of a fund, and publications."""

from benchmarks.models.publications import Cell, Contribution, StoredPublication
from benchmarks.models.reference_figures import ReferenceFigure
from benchmarks.models.rounds import Invitation, MemberImport, MemberImportRow, Round, SubBranch

__all__ = [
    "Cell",
    "Contribution",
    "Invitation",
    "MemberImport",
    "MemberImportRow",
    "ReferenceFigure",
    "Round",
    "StoredPublication",
    "SubBranch",
]
