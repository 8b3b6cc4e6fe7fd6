"""What a council says in tests, through the services: positions that are shared, opinions that are given."""

from reports.models import Stance, Verdict
from reports.services.opinions import OpinionEntry, give_opinion, save_opinion
from reports.services.positions import PositionEntry, save_position, share_positions
from tests.factories import NOW


def share(discussion, by, stance=Stance.DISAGREES, remark="Roosters komen te laat.", **details):
    """A position on autonomie, or on another indicator, that the employer sees."""
    indicator = details.pop("indicator", "autonomie")
    save_position(discussion, indicator, PositionEntry(stance, remark, **details), by=by, at=NOW)
    [position] = share_positions(discussion, [indicator], by=by, at=NOW)
    return position


def give(discussion, by, verdict=Verdict.PARTLY, at=NOW, **details):
    """The opinion; of a staff meeting it waits for confirming."""
    entry = OpinionEntry(verdict, details.pop("text", "Over de roosters denken wij anders."), **details)
    save_opinion(discussion, entry, by=by, at=at)
    return give_opinion(discussion, by=by, at=at)
