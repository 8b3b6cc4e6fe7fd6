"""Handing sections to colleagues, who become contributors by it, and taking them back."""

import pytest

from assessments.models import SectionAssignment
from assessments.services.assignments import ReaderError, assign_section, withdraw_assignment
from organisations.models import Event
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def verbs(organisation):
    return list(Event.objects.filter(organisation=organisation).order_by("id").values_list("verb", "object"))


def test_assigning_makes_an_unknown_person_a_contributor(draft, employer, hr):
    assignment = assign_section(draft, "autonomie", "nieuw@voorbeeld.example", by=hr, at=NOW)
    membership = employer.memberships.get(user=assignment.user)
    assert (assignment.section, assignment.assigned_at, membership.role) == ("autonomie", NOW, "invuller")
    assert verbs(employer)[-2:] == [("add_member", "invuller"), ("assign_section", "2026/autonomie")]


def test_assigning_to_an_administrator_leaves_the_role(draft, hr):
    assign_section(draft, "autonomie", hr.user.email, by=hr, at=NOW)
    hr.refresh_from_db()
    assert hr.role == "beheerder"


def test_a_reader_is_handed_nothing(draft, reader, hr):
    with pytest.raises(ReaderError):
        assign_section(draft, "autonomie", reader.user.email, by=hr, at=NOW)
    assert not SectionAssignment.objects.exists()


def test_assigning_twice_is_one_assignment_and_one_event(draft, employer, hr):
    first = assign_section(draft, "autonomie", "nieuw@voorbeeld.example", by=hr, at=NOW)
    before = verbs(employer)
    assert assign_section(draft, "autonomie", "NIEUW@voorbeeld.example", by=hr, at=NOW) == first
    assert verbs(employer) == before


def test_withdrawing_takes_one_section_and_leaves_the_membership(draft, employer, hr):
    assignment = assign_section(draft, "autonomie", "nieuw@voorbeeld.example", by=hr, at=NOW)
    kept = assign_section(draft, "sociale-steun", "nieuw@voorbeeld.example", by=hr, at=NOW)
    withdraw_assignment(assignment, by=hr, at=NOW)
    assert list(SectionAssignment.objects.all()) == [kept]
    assert employer.memberships.filter(user=kept.user).exists()
    assert verbs(employer)[-1] == ("withdraw_assignment", "2026/autonomie")
