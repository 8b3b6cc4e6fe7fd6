"""What is read about a fund's rounds: whom it invited, and who submitted since."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils.timezone import localdate

from assessments.models import Assessment, Submission
from benchmarks.models import Invitation, MemberImport, Round
from benchmarks.participation import Invited
from organisations.models import Event, FundManager, SectorFund

REMINDERS_ASKED = "ask_for_reminders"


def rounds_of(fund: SectorFund) -> QuerySet[Round]:
    """The latest first."""
    return fund.rounds.order_by("-year")


def round_for(manager: FundManager, year: int) -> Round:
    """The round of the manager's fund over this year; Http404 where there is none."""
    fund_round = manager.fund.rounds.filter(year=year).first()
    if fund_round is None:
        raise Http404("Dit fonds heeft geen ronde over dit jaar.")
    fund_round.fund = manager.fund
    return fund_round


def previous_round(fund_round: Round) -> Round | None:
    return rounds_of(fund_round.fund).filter(year__lt=fund_round.year).first()


def import_for(fund_round: Round, number: int) -> MemberImport:
    """A list on its way in; Http404 where the round has none with this number (any more)."""
    found = fund_round.imports.filter(pk=number).first()
    if found is None:
        raise Http404("Deze lijst is er niet meer.")
    found.round = fund_round
    return found


def invitations_of(fund_round: Round) -> QuerySet[Invitation]:
    """By name, each with its member, sub-branch and `has_submitted`."""
    invited = fund_round.invitations.select_related("member", "sub_branch")
    return invited.annotate(has_submitted=_submitted()).order_by("member__name", "id")


def remindable(fund_round: Round) -> QuerySet[Invitation]:
    """Who was mailed, was never reminded and did not submit."""
    invited = fund_round.invitations.filter(mailed_at__isnull=False, reminder_due_at__isnull=True)
    return invited.exclude(_submitted())


def reminders_asked_at(fund_round: Round) -> datetime | None:
    """From the trail, because the invitations would tell whether there was anyone to remind."""
    asked = Event.objects.filter(fund=fund_round.fund, verb=REMINDERS_ASKED, object=str(fund_round.year))
    return asked.order_by("at").values_list("at", flat=True).first()


def waiting_invitations(day: date) -> QuerySet[Invitation]:
    """Invitations to rounds that are open, whose mail was not sent yet; the oldest first."""
    return _of_open_rounds(day).filter(mailed_at__isnull=True).order_by("id")


def waiting_reminders(day: date) -> QuerySet[Invitation]:
    """Reminders that were asked for and not sent yet, without who submitted in the meantime; the oldest first."""
    due = _of_open_rounds(day).filter(reminder_due_at__isnull=False, reminded_at__isnull=True)
    return due.exclude(_submitted()).order_by("id")


def invited_of(fund_round: Round) -> tuple[Invited, ...]:
    """Everyone invited, as `benchmarks.participation` counts them, in one query."""
    first = Submission.objects.filter(
        assessment__organisation=OuterRef("member__organisation"), assessment__year=fund_round.year
    ).order_by("at")
    rows = fund_round.invitations.annotate(first_at=Subquery(first.values("at")[:1]))
    counted = rows.values_list("member__size_class", "first_at")
    return tuple(Invited(size, localdate(first_at) if first_at else None) for size, first_at in counted)


def _of_open_rounds(day: date) -> QuerySet[Invitation]:
    invited = Invitation.objects.select_related("member", "round__fund")
    return invited.filter(round__opens_on__lte=day, round__closes_on__gte=day)


def _submitted() -> Exists:
    handed_in = Assessment.objects.filter(
        organisation=OuterRef("member__organisation"), year=OuterRef("round__year"), submission__isnull=False
    )
    return Exists(handed_in)
