"""A discussion that goes on today, seen by a member of the works council."""

import pytest
from django.urls import reverse

from organisations.models import ParticipationForm
from tests.factories import make_discussion
from tests.reports.talking import in_days


@pytest.fixture
def talk(submitted, council_member):
    """Laid before the works council, which has another month."""
    return make_discussion(submitted, in_days(30))


@pytest.fixture
def meeting(talk):
    """The same, of a staff meeting with two spokespersons."""
    talk.assessment.organisation.participation_form = ParticipationForm.STAFF_MEETING
    talk.assessment.organisation.save(update_fields=["participation_form"])
    talk.form = ParticipationForm.STAFF_MEETING
    talk.save()
    return talk


@pytest.fixture
def member(council_member, login):
    """The browser of a member of the council."""
    return login(council_member)


@pytest.fixture
def secretary(council_secretary, login):
    return login(council_secretary)


@pytest.fixture
def address():
    """The address of a page of the council about the employer, over 2026 where it has a year."""

    def address_of(name, *args):
        of_people = name.endswith(("people", "council_member", "secretary"))
        return reverse(name, args=["90000001", *([] if of_people else [2026]), *args])

    return address_of
