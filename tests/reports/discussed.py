"""A discussion that is under way: what the council shares and the employer answers, in one call each."""

from reports.models import Discussion, Opinion, Position, Stance, Verdict
from reports.services.opinions import OpinionEntry, give_opinion, save_opinion
from reports.services.positions import PositionEntry, save_position, share_positions


def share(
    discussion: Discussion, indicator: str, *, by, at, stance=Stance.DISAGREES, remark="Niet voor oproep."
) -> Position:
    """A position on one indicator, written and shared at once."""
    save_position(discussion, indicator, PositionEntry(stance, remark), by=by, at=at)
    (position,) = share_positions(discussion, [indicator], by=by, at=at)
    return position


def give(discussion: Discussion, *, by, at, counts=(None, None, None, None)) -> Opinion:
    """A partly recognising opinion, written and given at once."""
    save_opinion(
        discussion, OpinionEntry(Verdict.PARTLY, "Over flexwerk zien wij iets anders.", 0, counts), by=by, at=at
    )
    return give_opinion(discussion, by=by, at=at)
