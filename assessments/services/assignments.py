"""Handing sections to colleagues."""

from django.db import transaction

from assessments.models import Assessment, SectionAssignment
from organisations.events import record_event
from organisations.models import Role
from organisations.services.organisations import add_member


class ReaderError(ValueError):
    """Who reads along fills in nothing."""


@transaction.atomic
def assign_section(assessment: Assessment, section: str, email: str, *, by, at) -> SectionAssignment:
    """Hand a section to the person with this address, who becomes a contributor if not yet a member.

    Raises ReaderError.
    """
    membership = add_member(assessment.organisation, email, Role.CONTRIBUTOR, by=by, at=at)
    if membership.role == Role.READER:
        raise ReaderError(membership.pk)
    assignment, is_new = SectionAssignment.objects.get_or_create(
        assessment=assessment, section=section, user=membership.user, defaults={"assigned_at": at}
    )
    if is_new:
        record_event(assessment.organisation, "assign_section", f"{assessment.year}/{section}", by=by, at=at)
    return assignment


@transaction.atomic
def withdraw_assignment(assignment: SectionAssignment, *, by, at) -> None:
    assessment = assignment.assessment
    assignment.delete()
    record_event(
        assessment.organisation, "withdraw_assignment", f"{assessment.year}/{assignment.section}", by=by, at=at
    )
