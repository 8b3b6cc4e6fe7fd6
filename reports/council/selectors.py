"""What the council's pages read: the place of a member in one year, and what the council wrote and shared in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from assessments.models import Assessment, Status, StatusChange
from organisations import access
from organisations.access import Action
from organisations.models import Membership, Organisation
from reports.council.words import CouncilWords, council_words
from reports.models import Discussion, DraftLevel, Opinion, Position, PositionDraft, PositionLevel


@dataclass(frozen=True, slots=True)
class CouncilPlace:
    """One year as a member of the council stands before it; `discussion` None: it was never laid before them."""

    membership: Membership
    assessment: Assessment
    discussion: Discussion | None
    words: CouncilWords

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def is_open(self) -> bool:
        """Whether the council can write, share and propose."""
        return self.discussion is not None and self.assessment.status == Status.IN_DISCUSSION

    @property
    def takes_opinion(self) -> bool:
        """An opinion can also come after the report was fixed."""
        return self.discussion is not None and self.assessment.status in (Status.IN_DISCUSSION, Status.FIXED)


def seat_for(user, kvk: str, action: Action = Action.DISCUSS) -> tuple[Membership, CouncilWords]:
    """The user's seat, and how its council is called; PermissionDenied where the employer says that there is none."""
    membership = access.membership_for(user, kvk, action)
    words = council_words(membership.organisation.participation_form)
    if words is None:
        raise PermissionDenied("Uw werkgever heeft opgegeven dat er geen medezeggenschap is.")
    return membership, words


def council_place_for(user, kvk: str, year: int) -> CouncilPlace:
    """Also of a draft, of which the place holds no answers; Http404 where there is nothing over this year."""
    membership, words = seat_for(user, kvk)
    assessment = Assessment.objects.filter(organisation_id=membership.organisation_id, year=year).first()
    if assessment is None:
        raise Http404("Voor dit jaar is er geen vragenlijst.")
    assessment.organisation = membership.organisation
    discussion = Discussion.objects.filter(assessment=assessment).first()
    if discussion:
        discussion.assessment = assessment
        words = council_words(discussion.form)
    return CouncilPlace(membership, assessment, discussion, words)


def discussed_place_for(user, kvk: str, year: int) -> CouncilPlace:
    """The same, where it was laid before the council at least once; else Http404."""
    place = council_place_for(user, kvk, year)
    if place.discussion is None:
        raise Http404("Uw werkgever heeft deze vragenlijst nog niet aan u voorgelegd.")
    return place


def drafts_of(discussion: Discussion) -> dict[str, PositionDraft]:
    """By indicator, with their levels and who wrote them."""
    drafts = discussion.position_drafts.select_related("saved_by").prefetch_related("levels").order_by("id")
    return {draft.indicator: draft for draft in drafts}


def positions_of(discussion: Discussion) -> dict[str, list[Position]]:
    """By indicator, the oldest first, with their levels, proposal and who shared them."""
    found: dict[str, list[Position]] = {}
    positions = discussion.positions.select_related("proposal", "shared_by").prefetch_related("levels")
    for position in positions.order_by("shared_at", "id"):
        found.setdefault(position.indicator, []).append(position)
    return found


def position_for(place: CouncilPlace, position_id: int) -> Position:
    """A shared position of this year; Http404 where there is none."""
    position = place.discussion.positions.select_related("proposal").filter(pk=position_id).first()
    if position is None:
        raise Http404("Dit standpunt is er niet.")
    position.discussion = place.discussion
    return position


def opinion_of(discussion: Discussion) -> Opinion | None:
    """The opinion on the answers as they are now, as a draft or given."""
    return next((each for each in _opinions(discussion) if each.given_at is None or each.is_of_this_round), None)


def earlier_opinion(discussion: Discussion) -> Opinion | None:
    """The last one given before the answers were corrected; it holds until there is another."""
    return next((each for each in _opinions(discussion) if each.given_at and not each.is_of_this_round), None)


def _opinions(discussion: Discussion) -> list[Opinion]:
    """The latest first."""
    found = list(discussion.opinions.select_related("saved_by", "given_by", "confirmed_by").order_by("-id"))
    for opinion in found:
        opinion.discussion = discussion
    return found


def levels_of(written: PositionDraft | Position) -> dict[str, int]:
    """The council's own levels by question."""
    rows: Iterable[DraftLevel | PositionLevel] = written.levels.all()
    return {row.question: row.level for row in rows}


def latest_levels(drafts: dict[str, PositionDraft], positions: dict[str, list[Position]]) -> dict[str, int]:
    """Over all indicators: of the draft where there is one, else of the position that holds."""
    written = {indicator: shared[-1] for indicator, shared in positions.items()} | drafts
    return {question: level for one in written.values() for question, level in levels_of(one).items()}


def last_return(assessment: Assessment) -> StatusChange | None:
    """When and why the employer took the assessment back to draft, the last time that it did."""
    return assessment.status_changes.filter(to_status=Status.DRAFT).order_by("-at", "-id").first()
