"""The home page: per organisation what to do next, and by year what there is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from assessments.models import Assessment, SectionAssignment
from assessments.selectors import flex_section_slugs
from benchmarks.models import Invitation, Round
from organisations import access
from organisations.access import Action
from organisations.models import COUNCIL_ROLES, Membership, Role, SizeClass
from organisations.selectors import memberships_of
from reports.council.waiting import with_talk
from reports.council.words import CouncilWords, council_words
from reports.matrix.home_lines import matrix_lines, with_matrix
from reports.models import FixedDocument, FixedKind, PlanAction
from reports.next_steps import NextStep, next_steps

YEAR_PAGES = {
    "tasks": "Vragen",
    "flex_diagnose": "Flex Diagnose",
    "results": "Resultaten",
    "plan": "Verbeterplan",
    "consult": "Bespreking",
    "annual_report_pdf": "Jaarrapport (pdf)",
    "addendum_pdf": "Addendum (pdf)",
}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the pages that there are about it, as (label, view)."""

    assessment: Assessment
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """One role at one organisation on someone's home page; who has two roles there has two desks.

    `matrix_line`: what the competentiematrix asks of this role; empty where it asks nothing.
    """

    membership: Membership
    assessments: tuple[Assessment, ...]
    steps: tuple[NextStep, ...]
    asked_by: tuple[Round, ...]
    matrix_line: str

    @property
    def organisation(self):
        return self.membership.organisation

    @property
    def is_admin(self) -> bool:
        return self.membership.role == Role.ADMIN

    @property
    def matrix_page(self) -> str:
        """The name of the page of the competentiematrix for this role; empty where there is nothing to look at.

        An employer of fewer than ten is not offered one.
        """
        is_on = self.membership.has_matrix
        if access.may(self.membership, Action.MANAGE_MATRIX):
            return "matrix" if is_on or self.organisation.size_class != SizeClass.MICRO else ""
        if not is_on:
            return ""
        return "matrix" if access.may(self.membership, Action.LEAD_TEAM) else "matrix_groups"

    @property
    def is_secretary(self) -> bool:
        return access.may(self.membership, Action.MANAGE_COUNCIL)

    @property
    def years(self) -> tuple[YearRow, ...]:
        """Those that this role may read, the latest first; drafts only where it sees those."""
        if not access.may(self.membership, Action.VIEW_RESULTS):
            return ()
        sees_drafts = access.may(self.membership, Action.VIEW_DRAFT)
        shown = (assessment for assessment in self.assessments if sees_drafts or not assessment.is_draft)
        return tuple(YearRow(assessment, self._links(assessment)) for assessment in shown)

    def _links(self, assessment: Assessment) -> tuple[tuple[str, str], ...]:
        is_there = {
            "tasks": access.may(self.membership, Action.VIEW_TASKS),
            "flex_diagnose": access.may(self.membership, Action.VIEW_TASKS),
            "results": True,
            "plan": not assessment.is_draft,
            "consult": not assessment.is_draft and self.words is not None,
            "annual_report_pdf": not assessment.is_draft,
            "addendum_pdf": assessment.has_addendum,
        }
        return tuple((label, view) for view, label in YEAR_PAGES.items() if is_there[view])

    @property
    def words(self) -> CouncilWords | None:
        """None where nobody speaks for the staff."""
        return council_words(self.organisation.participation_form)

    @property
    def role(self) -> str:
        """As this organisation calls it."""
        if self.membership.role not in COUNCIL_ROLES or self.words is None:
            return self.membership.get_role_display()
        return self.words.first if self.is_secretary else self.words.member


def desks_for(user, day: date) -> tuple[Desk, ...]:
    """Every role of the user, by the organisation's name, in a fixed number of queries, as it stands on this day."""
    rounds = _open_rounds(user, day)
    memberships = with_matrix(memberships_of(user)).prefetch_related(_by_year(user))
    lines = matrix_lines(memberships, day)
    return tuple(_desk(place, day, rounds.get(place.organisation_id, ()), lines) for place in memberships)


def _by_year(user) -> Prefetch:
    of_this = {"assessment": OuterRef("pk")}
    flex_of_this = SectionAssignment.objects.filter(**of_this, user=user, section__in=flex_section_slugs())
    assessments = Assessment.objects.select_related("discussion").annotate(
        has_plan=Exists(PlanAction.objects.filter(**of_this)),
        has_addendum=Exists(FixedDocument.objects.filter(**of_this, kind=FixedKind.ADDENDUM)),
        has_flex_for_user=Exists(flex_of_this),
    )
    assessments = assessments.order_by("-year")
    return Prefetch("organisation__assessments", with_talk(assessments, "discussion__"))


def _open_rounds(user, day: date) -> dict[int, list[Round]]:
    """By the user's organisations: the open rounds to which a fund that they joined invited them, by closing date."""
    found: dict[int, list[Round]] = {}
    invitations = Invitation.objects.filter(
        member__organisation__memberships__in=Membership.objects.filter(user=user, role=Role.ADMIN),
        round__opens_on__lte=day,
        round__closes_on__gte=day,
    )
    for invitation in invitations.select_related("member", "round__fund").order_by("round__closes_on", "id"):
        found.setdefault(invitation.member.organisation_id, []).append(invitation.round)
    return found


def _desk(membership: Membership, day: date, rounds, lines: dict[int, str]) -> Desk:
    assessments = tuple(membership.organisation.assessments.all())
    handed_in = {assessment.year for assessment in assessments if not assessment.is_draft}
    is_admin = membership.role == Role.ADMIN
    asked_by = tuple(fund_round for fund_round in rounds if is_admin and fund_round.year not in handed_in)
    matrix_line = lines.get(membership.organisation_id, "") if is_admin else ""
    return Desk(membership, assessments, next_steps(membership, assessments, day), asked_by, matrix_line)
