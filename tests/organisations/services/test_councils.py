"""Who speaks for the staff: invited once by the employer, changed by themselves, and what is refused."""

import pytest

from organisations.models import Event, ParticipationForm, Role
from organisations.selectors import council_of
from organisations.services.councils import (
    CouncilFullError,
    CouncilThereError,
    LastSecretaryError,
    NoCouncilError,
    add_council_member,
    hand_over_secretary,
    invite_secretary,
    remove_council_member,
)
from organisations.services.organisations import OtherPartyError
from tests.factories import NOW, make_colleague

pytestmark = pytest.mark.django_db


def seats_of(organisation):
    return [(seat.user.email, seat.role) for seat in council_of(organisation)]


def last_event():
    return Event.objects.order_by("id").values_list("verb", "object", "role", "at").last()


@pytest.fixture
def meeting(employer):
    employer.participation_form = ParticipationForm.STAFF_MEETING
    employer.save(update_fields=["participation_form"])
    return employer


class TestInvite:
    def test_the_employer_invites_the_first(self, employer, hr):
        invite_secretary(employer, "Nieuw@voorbeeld.example", by=hr, at=NOW)
        assert seats_of(employer) == [("nieuw@voorbeeld.example", "secretaris")]
        assert last_event() == ("add_member", "secretaris", "beheerder", NOW)

    def test_only_once(self, employer, hr, council_secretary):
        with pytest.raises(CouncilThereError, match="90000001"):
            invite_secretary(employer, "tweede@voorbeeld.example", by=hr, at=NOW)
        assert seats_of(employer) == [("secretaris@voorbeeld.example", "secretaris")]

    def test_again_corrects_the_address_of_one_who_never_came(self, employer, hr):
        invite_secretary(employer, "vertikt@voorbeeld.example", by=hr, at=NOW)
        invite_secretary(employer, "goed@voorbeeld.example", by=hr, at=NOW)
        assert seats_of(employer) == [("goed@voorbeeld.example", "secretaris")]
        assert last_event() == ("add_member", "secretaris", "beheerder", NOW)

    def test_again_at_the_same_address_keeps_the_seat(self, employer, hr):
        first = invite_secretary(employer, "nieuw@voorbeeld.example", by=hr, at=NOW)
        assert invite_secretary(employer, "nieuw@voorbeeld.example", by=hr, at=NOW) == first
        assert seats_of(employer) == [("nieuw@voorbeeld.example", "secretaris")]

    def test_needs_somebody_who_speaks_for_the_staff(self, employer, hr):
        employer.participation_form = ParticipationForm.NONE
        with pytest.raises(NoCouncilError, match="90000001"):
            invite_secretary(employer, "nieuw@voorbeeld.example", by=hr, at=NOW)
        assert seats_of(employer) == []

    def test_an_administrator_cannot_speak_for_the_staff(self, employer, hr):
        with pytest.raises(OtherPartyError):
            invite_secretary(employer, hr.user.email, by=hr, at=NOW)
        assert seats_of(employer) == []


class TestAdd:
    def test_the_secretary_adds_a_member(self, employer, council_secretary):
        add_council_member(employer, "lid@voorbeeld.example", by=council_secretary, at=NOW)
        assert seats_of(employer)[1:] == [("lid@voorbeeld.example", "raadslid")]
        assert last_event() == ("add_member", "raadslid", "secretaris", NOW)

    def test_a_contributor_may_sit_in_the_council_too(self, employer, council_secretary):
        colleague = make_colleague(employer)
        seat = add_council_member(employer, colleague.user.email, by=council_secretary, at=NOW)
        roles = employer.memberships.filter(user=colleague.user).order_by("id").values_list("role", flat=True)
        assert (seat.role, list(roles)) == ("raadslid", ["invuller", "raadslid"])

    def test_adding_the_secretary_leaves_the_secretary(self, employer, council_secretary):
        assert add_council_member(employer, council_secretary.user.email, by=council_secretary, at=NOW).role == (
            Role.COUNCIL_SECRETARY
        )

    def test_an_administrator_stays_out(self, employer, hr, council_secretary):
        with pytest.raises(OtherPartyError):
            add_council_member(employer, hr.user.email, by=council_secretary, at=NOW)
        assert len(seats_of(employer)) == 1

    def test_a_staff_meeting_has_two_spokespersons(self, meeting, council_member, council_secretary):
        with pytest.raises(CouncilFullError, match="90000001"):
            add_council_member(meeting, "derde@voorbeeld.example", by=council_secretary, at=NOW)
        assert len(seats_of(meeting)) == 2

    def test_of_a_full_meeting_one_can_be_invited_again(self, meeting, council_member, council_secretary):
        again = add_council_member(meeting, council_member.user.email.upper(), by=council_secretary, at=NOW)
        assert again == council_member


def test_handing_over_makes_the_old_secretary_a_member(employer, council_secretary, council_member):
    hand_over_secretary(council_member, by=council_secretary, at=NOW)
    assert seats_of(employer) == [
        ("raadslid@voorbeeld.example", "secretaris"),
        ("secretaris@voorbeeld.example", "raadslid"),
    ]
    assert (council_member.role, last_event()[0]) == ("secretaris", "hand_over_secretary")


class TestRemove:
    def test_a_member_goes(self, employer, council_secretary, council_member):
        remove_council_member(council_member, by=council_secretary, at=NOW)
        assert seats_of(employer) == [("secretaris@voorbeeld.example", "secretaris")]
        assert last_event() == ("remove_member", "raadslid", "secretaris", NOW)

    def test_the_secretary_stays_while_there_are_others(self, employer, council_secretary, council_member):
        with pytest.raises(LastSecretaryError, match="90000001"):
            remove_council_member(council_secretary, by=council_secretary, at=NOW)
        assert len(seats_of(employer)) == 2

    def test_the_last_one_leaves_an_empty_council_that_can_be_invited_anew(self, employer, hr, council_secretary):
        remove_council_member(council_secretary, by=council_secretary, at=NOW)
        assert invite_secretary(employer, "nieuw@voorbeeld.example", by=hr, at=NOW).role == Role.COUNCIL_SECRETARY
