"""The addendum to a fixed report: an opinion that came after it. Pure."""

from dataclasses import dataclass

from reports.council.record import CouncilRecord, OpinionRecord
from reports.documents.dossier import Employer
from reports.documents.dutch_dates import date_text


@dataclass(frozen=True, slots=True)
class FixedReport:
    """The report that an addendum belongs to; `fixed_on` in words."""

    year: int
    fixed_on: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Addendum:
    employer: Employer
    report: FixedReport
    party: str
    due_on: str
    opinion: OpinionRecord
    given_on: str
    verify_address: str


def build_addendum(employer: Employer, report: FixedReport, council: CouncilRecord, verify_address: str) -> Addendum:
    """`council` must have an addendum."""
    return Addendum(
        employer=employer,
        report=report,
        party=council.party_with_article,
        due_on=date_text(council.due_on),
        opinion=council.addendum,
        given_on=date_text(council.addendum.given_on),
        verify_address=verify_address,
    )
