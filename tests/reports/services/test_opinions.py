"""The opinion: written together, given once, confirmed by the second of a staff meeting; and what is refused."""

import pytest

from assessments.services.life_cycle import fix_assessment, return_to_draft
from organisations.models import Event, ParticipationForm
from reports.models import Opinion, Verdict
from reports.services.discussions import DiscussionClosedError, TextMissingError
from reports.services.opinions import (
    OpinionConflictError,
    OpinionEntry,
    OpinionGivenError,
    OpinionIncompleteError,
    SameSpokespersonError,
    confirm_opinion,
    give_opinion,
    save_opinion,
)
from tests.factories import NOW
from tests.reports.talking import give, write_opinion

pytestmark = pytest.mark.django_db
COUNTED = (12, 5, 2, 0)


def last_event():
    return Event.objects.order_by("id").values_list("verb", "object", "role", "at").last()


@pytest.fixture
def meeting(discussion):
    """The same discussion, with a staff meeting of two spokespersons."""
    discussion.form = ParticipationForm.STAFF_MEETING
    discussion.save()
    return discussion


class TestSave:
    def test_keeps_who_wrote_what(self, discussion, council_member):
        entry = OpinionEntry(Verdict.PARTLY, " De helft klopt. ")
        opinion = save_opinion(discussion, entry, by=council_member, at=NOW)
        assert (opinion.verdict, opinion.text, opinion.version) == ("herkent-deels", "De helft klopt.", 1)
        assert (opinion.saved_by, opinion.given_at, opinion.is_told) == (council_member.user, None, False)
        assert last_event() == ("save_opinion", "2026", "raadslid", NOW)

    def test_over_another_version_is_refused(self, discussion, council_member):
        write_opinion(discussion, Verdict.NOT, "Van de ander.")
        with pytest.raises(OpinionConflictError):
            save_opinion(discussion, OpinionEntry(Verdict.RECOGNISES, "Van mij."), by=council_member, at=NOW)
        assert Opinion.objects.get().text == "Van de ander."

    def test_after_giving_is_refused(self, discussion, council_member):
        give(discussion, Verdict.RECOGNISES)
        with pytest.raises(OpinionGivenError):
            save_opinion(discussion, OpinionEntry(Verdict.NOT, "Toch niet."), by=council_member, at=NOW)
        assert Opinion.objects.get().verdict == Verdict.RECOGNISES

    def test_is_closed_while_the_employer_changes_its_answers(self, discussion, hr, council_member):
        return_to_draft(discussion.assessment, "Een fout.", by=hr, at=NOW)
        with pytest.raises(DiscussionClosedError, match="concept"):
            save_opinion(discussion, OpinionEntry(Verdict.NOT), by=council_member, at=NOW)
        assert not Opinion.objects.exists()


class TestGive:
    def test_of_a_council_stands_at_once(self, discussion, council_member):
        write_opinion(discussion, Verdict.NO_OPINION, "")
        opinion = give_opinion(discussion, by=council_member, at=NOW)
        assert (opinion.given_at, opinion.given_by, opinion.is_addendum) == (NOW, council_member.user, False)
        assert opinion.is_told
        assert last_event() == ("give_opinion", "2026/geen-oordeel", "raadslid", NOW)

    def test_needs_a_verdict(self, discussion, council_member):
        with pytest.raises(OpinionIncompleteError):
            give_opinion(discussion, by=council_member, at=NOW)
        write_opinion(discussion, None)
        with pytest.raises(OpinionIncompleteError):
            give_opinion(discussion, by=council_member, at=NOW)

    @pytest.mark.parametrize("verdict", [Verdict.PARTLY, Verdict.NOT])
    def test_that_does_not_recognise_all_says_why(self, verdict, discussion, council_member):
        write_opinion(discussion, verdict, "  ")
        with pytest.raises(TextMissingError):
            give_opinion(discussion, by=council_member, at=NOW)
        assert Opinion.objects.get().given_at is None

    @pytest.mark.parametrize("counts", [(12, 5, 2, None), (0, 0, 0, 0)])
    def test_of_a_staff_meeting_needs_counts(self, counts, meeting, council_member):
        write_opinion(meeting, Verdict.RECOGNISES, counts=counts)
        with pytest.raises(OpinionIncompleteError):
            give_opinion(meeting, by=council_member, at=NOW)

    def test_is_done_once(self, discussion, council_member):
        give(discussion, Verdict.RECOGNISES)
        with pytest.raises(OpinionGivenError):
            give_opinion(discussion, by=council_member, at=NOW)

    def test_after_the_report_was_fixed_is_an_addendum(self, discussion, hr, council_member):
        write_opinion(discussion, Verdict.RECOGNISES)
        fix_assessment(discussion.assessment, by=hr, at=NOW)
        opinion = give_opinion(discussion, by=council_member, at=NOW)
        assert (opinion.is_addendum, opinion.is_told) == (True, True)

    def test_is_closed_while_the_employer_changes_its_answers(self, discussion, hr, council_member):
        write_opinion(discussion, Verdict.RECOGNISES)
        return_to_draft(discussion.assessment, "Een fout.", by=hr, at=NOW)
        with pytest.raises(DiscussionClosedError, match="concept"):
            give_opinion(discussion, by=council_member, at=NOW)


class TestConfirm:
    def test_by_the_second_spokesperson_tells_it(self, meeting, council_member):
        opinion = give(meeting, Verdict.RECOGNISES, counts=COUNTED)
        assert not opinion.is_told
        confirmed = confirm_opinion(opinion, by=council_member, at=NOW)
        assert (confirmed.confirmed_at, confirmed.confirmed_by, confirmed.is_told) == (NOW, council_member.user, True)
        assert last_event() == ("confirm_opinion", "2026/herkent", "raadslid", NOW)

    def test_by_the_one_who_gave_it_is_refused(self, meeting, council_secretary):
        opinion = give(meeting, Verdict.RECOGNISES, counts=COUNTED)
        with pytest.raises(SameSpokespersonError):
            confirm_opinion(opinion, by=council_secretary, at=NOW)
        assert Opinion.objects.get().confirmed_at is None

    def test_is_done_once(self, meeting, council_member):
        opinion = confirm_opinion(give(meeting, Verdict.RECOGNISES, counts=COUNTED), by=council_member, at=NOW)
        with pytest.raises(OpinionGivenError):
            confirm_opinion(opinion, by=council_member, at=NOW)

    def test_of_what_was_not_given_is_refused(self, meeting, council_member):
        draft = write_opinion(meeting, Verdict.RECOGNISES, counts=COUNTED)
        with pytest.raises(OpinionIncompleteError):
            confirm_opinion(draft, by=council_member, at=NOW)

    def test_of_a_council_is_refused(self, discussion, council_member):
        with pytest.raises(OpinionIncompleteError):
            confirm_opinion(give(discussion, Verdict.RECOGNISES), by=council_member, at=NOW)

    def test_after_the_report_was_fixed_makes_it_an_addendum(self, meeting, hr, council_member):
        opinion = give(meeting, Verdict.RECOGNISES, counts=COUNTED)
        fix_assessment(meeting.assessment, by=hr, at=NOW)
        assert confirm_opinion(opinion, by=council_member, at=NOW).is_addendum

    def test_is_closed_while_the_employer_changes_its_answers(self, meeting, hr, council_member):
        opinion = give(meeting, Verdict.RECOGNISES, counts=COUNTED)
        return_to_draft(meeting.assessment, "Een fout.", by=hr, at=NOW)
        with pytest.raises(DiscussionClosedError, match="concept"):
            confirm_opinion(opinion, by=council_member, at=NOW)
        assert Opinion.objects.get().confirmed_at is None
