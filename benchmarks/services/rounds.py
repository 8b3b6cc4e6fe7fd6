"""Opening a fund's round: its edition, dates and sub-branches, which are fixed from then on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from assessments.edition_files import edition_for
from assessments.services.life_cycle import FIRST_YEAR
from benchmarks.models import Round, SubBranch
from organisations.events import record_event
from organisations.models import SectorFund

MOST_SUB_BRANCHES = 20


class RoundExistsError(ValueError):
    """The fund has a round over this year."""


class EditionMismatchError(ValueError):
    """This edition is not the one in which employers assess themselves over this year."""


class DatesError(ValueError):
    """`field` names the first date that is wrong, as in RoundPlan."""

    def __init__(self, field: str):
        super().__init__(field)
        self.field = field


class SubBranchesError(ValueError):
    """Too many sub-branches, or one named twice."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round as a fund wants to open it."""

    year: int
    edition: str
    opens_on: date
    closes_on: date
    publishes_on: date
    corrects_on: date
    sub_branches: tuple[str, ...] = ()


@transaction.atomic
def open_round(fund: SectorFund, plan: RoundPlan, *, by, at) -> Round:
    """Raises RoundExistsError, EditionMismatchError, DatesError and SubBranchesError."""
    check_plan(plan, today=localdate(at))
    if fund.rounds.filter(year=plan.year).exists():
        raise RoundExistsError(str(plan.year))
    dates = {field: getattr(plan, field) for field in ("opens_on", "closes_on", "publishes_on", "corrects_on")}
    fund_round = Round.objects.create(fund=fund, year=plan.year, edition=plan.edition, created_at=at, **dates)
    SubBranch.objects.bulk_create(SubBranch(round=fund_round, name=name) for name in plan.sub_branches)
    record_event(fund, "open_round", str(plan.year), by=by, at=at)
    return fund_round


def check_plan(plan: RoundPlan, *, today: date) -> None:
    """Raises what `open_round` raises, but for the round that exists."""
    if plan.year < FIRST_YEAR or plan.edition != edition_for(plan.year).name:
        raise EditionMismatchError(plan.edition)
    # Employers cannot begin before the year does, and what is fixed beforehand cannot lie behind us.
    if plan.opens_on.year < plan.year or plan.opens_on < today:
        raise DatesError("opens_on")
    if plan.closes_on <= plan.opens_on:
        raise DatesError("closes_on")
    if plan.publishes_on <= plan.closes_on:
        raise DatesError("publishes_on")
    if plan.corrects_on <= plan.publishes_on:
        raise DatesError("corrects_on")
    different = {name.casefold() for name in plan.sub_branches}
    if not len(plan.sub_branches) == len(different) <= MOST_SUB_BRANCHES:
        raise SubBranchesError
