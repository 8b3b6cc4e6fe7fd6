"""What was shared in a discussion, per indicator, and what the employer still has to answer. No drafts."""

from dataclasses import dataclass

from django.http import Http404

from assessments.selectors import Workspace
from reports.council.record_selectors import discussion_of
from reports.models import Discussion, Position, Proposal, Stance


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was shared about one indicator: the position that holds, and those before it, the latest first."""

    position: Position
    earlier: tuple[Position, ...]

    @property
    def asks_reply(self) -> bool:
        return asks_reply(self.position)

    @property
    def needs_reply(self) -> bool:
        return needs_reply(self.position)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        found = (proposal_of(position) for position in (self.position, *self.earlier))
        return tuple(proposal for proposal in found if proposal)

    @property
    def open_proposals(self) -> tuple[Proposal, ...]:
        return tuple(proposal for proposal in self.proposals if not proposal.decision)

    @property
    def is_open(self) -> bool:
        return self.needs_reply or bool(self.open_proposals)


def asks_reply(position: Position) -> bool:
    """A bare "eens" asks for none."""
    return bool(position.remark) or position.stance != Stance.AGREES


def needs_reply(position: Position) -> bool:
    return asks_reply(position) and not position.reply


def proposal_of(position: Position) -> Proposal | None:
    return getattr(position, "proposal", None)


def exchanges_of(discussion: Discussion) -> tuple[Exchange, ...]:
    """Per indicator, in the order in which the first positions were shared, with levels and proposals."""
    by_indicator: dict[str, list[Position]] = {}
    for position in _shared(discussion):
        by_indicator.setdefault(position.indicator, []).append(position)
    return tuple(Exchange(last, tuple(reversed(earlier))) for *earlier, last in by_indicator.values())


def exchange_for(workspace: Workspace, position_id: int) -> Exchange:
    """The exchange that this position is part of, maybe an earlier one; Http404 where it is not of this assessment."""
    discussion = discussion_of(workspace.assessment)
    for exchange in exchanges_of(discussion) if discussion else ():
        if position_id in {position.pk for position in (exchange.position, *exchange.earlier)}:
            return exchange
    raise Http404("Dit standpunt staat niet in deze bespreking.")


def proposal_for(workspace: Workspace, proposal_id: int) -> Proposal:
    """The proposal with this number, with its position; Http404 where it is not of this assessment."""
    proposals = Proposal.objects.select_related("position__discussion")
    proposal = proposals.filter(pk=proposal_id, position__discussion__assessment=workspace.assessment).first()
    if proposal is None:
        raise Http404("Dit voorstel staat niet in deze bespreking.")
    proposal.position.discussion.assessment = workspace.assessment
    return proposal


def _shared(discussion: Discussion) -> list[Position]:
    positions = discussion.positions.select_related("proposal").prefetch_related("levels")
    found = list(positions.order_by("shared_at", "id"))
    for position in found:
        position.discussion = discussion
    return found
