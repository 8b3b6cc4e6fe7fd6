"""What waits in a discussion, and for whom: of discussions with their positions and opinions at hand."""

from django.db.models import Prefetch, QuerySet

from assessments.models import Status
from reports.council.discussion_selectors import needs_reply, proposal_of
from reports.models import Discussion, Opinion, Position


def with_talk(rows: QuerySet, discussion: str = "") -> QuerySet:
    """The rows with what these functions ask of a discussion; `discussion` is the path from a row to it."""
    positions = Position.objects.select_related("proposal").order_by("shared_at", "id")
    opinions = Opinion.objects.order_by("id")
    return rows.prefetch_related(
        Prefetch(f"{discussion}positions", positions), Prefetch(f"{discussion}opinions", opinions)
    )


def open_discussions() -> QuerySet[Discussion]:
    """Those that go on, the first deadline first."""
    found = Discussion.objects.filter(assessment__status=Status.IN_DISCUSSION)
    return with_talk(found.select_related("assessment__organisation")).order_by("due_on", "id")


def waiting_answers(discussion: Discussion) -> int:
    """How many remarks and proposals the employer has not answered; a remark that was replaced asks nothing."""
    positions = list(discussion.positions.all())
    standing = {position.indicator: position for position in positions}
    proposals = [proposal for position in positions if (proposal := proposal_of(position))]
    return sum(map(needs_reply, standing.values())) + sum(1 for proposal in proposals if not proposal.decision)


def shared_count(discussion: Discussion) -> int:
    """On how many indicators the council shared a position."""
    return len({position.indicator for position in discussion.positions.all()})


def given_opinion(discussion: Discussion) -> Opinion | None:
    """The opinion that the council gave on the answers as they are now, told to the employer or not yet."""
    return next((opinion for opinion in discussion.opinions.all() if opinion.is_of_this_round), None)


def told_opinion(discussion: Discussion) -> Opinion | None:
    """The opinion that the employer may see; None while there is none."""
    opinion = given_opinion(discussion)
    return opinion if opinion and opinion.is_told else None
