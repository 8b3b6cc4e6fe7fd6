"""Positions: written among the council, shared once and for all, turned into a proposal; and what is refused."""

import pytest

from assessments.services.life_cycle import return_to_draft
from organisations.models import Event
from reports.models import Position, PositionDraft, Proposal, Stance
from reports.services.discussions import DiscussionClosedError, TextMissingError
from reports.services.positions import (
    PositionConflictError,
    PositionEntry,
    ProposalThereError,
    StanceMissingError,
    make_proposal,
    save_position,
    share_positions,
)
from tests.factories import NOW
from tests.reports.talking import share, write

pytestmark = pytest.mark.django_db


def last_event():
    return Event.objects.order_by("id").values_list("verb", "object", "role", "at").last()


def levels_of(written):
    return dict(written.levels.values_list("question", "level"))


@pytest.fixture
def returned(discussion, hr):
    """The employer took the assessment back to draft."""
    return_to_draft(discussion.assessment, "Een fout.", by=hr, at=NOW)
    return discussion


class TestSave:
    def test_keeps_who_wrote_what(self, discussion, council_member):
        entry = PositionEntry(Stance.DOUBTS, " Niet in de nachtploeg. ", 0, {"werk-zelf-indelen": 1})
        draft = save_position(discussion, "autonomie", entry, by=council_member, at=NOW)
        assert (draft.stance, draft.remark, draft.version) == ("twijfel", "Niet in de nachtploeg.", 1)
        assert (draft.saved_by, draft.saved_at, levels_of(draft)) == (
            council_member.user,
            NOW,
            {"werk-zelf-indelen": 1},
        )
        assert last_event() == ("save_position", "2026/autonomie", "raadslid", NOW)

    def test_another_member_goes_on_from_the_version_they_saw(self, discussion, council_member):
        first = write(discussion, levels={"werk-zelf-indelen": 1})
        entry = PositionEntry(None, "", first.version, {"hinderlijke-regels": 0})
        again = save_position(discussion, "autonomie", entry, by=council_member, at=NOW)
        assert (again.pk, again.stance, again.remark, again.version) == (first.pk, "", "", 2)
        assert levels_of(again) == {"hinderlijke-regels": 0}

    @pytest.mark.parametrize("version", [0, 2])
    def test_over_another_version_is_refused(self, version, discussion, council_member):
        write(discussion, remark="Van de ander.")
        entry = PositionEntry(Stance.AGREES, "Van mij.", version)
        with pytest.raises(PositionConflictError, match="autonomie"):
            save_position(discussion, "autonomie", entry, by=council_member, at=NOW)
        assert PositionDraft.objects.get().remark == "Van de ander."

    def test_is_closed_while_the_employer_changes_its_answers(self, returned, council_member):
        with pytest.raises(DiscussionClosedError, match="concept"):
            save_position(returned, "autonomie", PositionEntry(Stance.AGREES), by=council_member, at=NOW)
        assert not PositionDraft.objects.exists()


class TestShare:
    def test_moves_the_drafts_to_what_the_employer_sees(self, discussion, council_member):
        write(discussion, levels={"werk-zelf-indelen": 1})
        write(discussion, "betaald-verlof", Stance.AGREES, "")
        write(discussion, "sociale-steun")
        slugs = ["autonomie", "betaald-verlof"]
        shared = share_positions(discussion, slugs, by=council_member, at=NOW)
        assert [(p.indicator, p.stance, p.remark) for p in shared] == [
            ("autonomie", "twijfel", "Dat zien wij anders."),
            ("betaald-verlof", "eens", ""),
        ]
        assert (levels_of(shared[0]), shared[0].shared_by) == ({"werk-zelf-indelen": 1}, council_member.user)
        assert [draft.indicator for draft in PositionDraft.objects.all()] == ["sociale-steun"]
        assert last_event() == ("share_position", "2026/betaald-verlof/eens", "raadslid", NOW)

    @pytest.mark.parametrize(
        ("stance", "remark"), [("", "Zonder standpunt."), (Stance.DOUBTS, ""), (Stance.DISAGREES, "")]
    )
    def test_shares_none_where_one_is_not_complete(self, stance, remark, discussion, council_member):
        write(discussion, "betaald-verlof", Stance.AGREES, "")
        write(discussion, stance=stance or None, remark=remark)
        slugs = ["betaald-verlof", "autonomie", "sociale-steun"]
        with pytest.raises(StanceMissingError) as caught:
            share_positions(discussion, slugs, by=council_member, at=NOW)
        assert caught.value.indicators == ("autonomie", "sociale-steun")
        assert (Position.objects.count(), PositionDraft.objects.count()) == (0, 2)

    def test_a_second_position_stands_beside_the_first(self, discussion):
        first, second = share(discussion), share(discussion, stance=Stance.AGREES, remark="Nu klopt het.")
        first.refresh_from_db()
        assert (first.stance, second.stance) == ("twijfel", "eens")

    def test_is_closed_while_the_employer_changes_its_answers(self, discussion, hr, council_member):
        write(discussion)
        return_to_draft(discussion.assessment, "Een fout.", by=hr, at=NOW)
        with pytest.raises(DiscussionClosedError, match="concept"):
            share_positions(discussion, ["autonomie"], by=council_member, at=NOW)
        assert PositionDraft.objects.count() == 1


class TestPropose:
    def test_stands_beside_the_remark(self, discussion, council_member):
        proposal = make_proposal(share(discussion), " Laat de ploegen verdelen. ", by=council_member, at=NOW)
        assert (proposal.text, proposal.made_by, proposal.decision) == (
            "Laat de ploegen verdelen.",
            council_member.user,
            "",
        )
        assert last_event() == ("make_proposal", "2026/autonomie", "raadslid", NOW)

    def test_needs_words(self, discussion, council_member):
        with pytest.raises(TextMissingError):
            make_proposal(share(discussion), "  ", by=council_member, at=NOW)
        assert not Proposal.objects.exists()

    def test_is_made_once(self, discussion, council_member):
        position = share(discussion)
        make_proposal(position, "Het eerste.", by=council_member, at=NOW)
        with pytest.raises(ProposalThereError, match="autonomie"):
            make_proposal(position, "Het tweede.", by=council_member, at=NOW)
        assert Proposal.objects.get().text == "Het eerste."

    def test_is_closed_while_the_employer_changes_its_answers(self, discussion, hr, council_member):
        position = share(discussion)
        return_to_draft(discussion.assessment, "Een fout.", by=hr, at=NOW)
        with pytest.raises(DiscussionClosedError, match="concept"):
            make_proposal(position, "Te laat.", by=council_member, at=NOW)
        assert not Proposal.objects.exists()
