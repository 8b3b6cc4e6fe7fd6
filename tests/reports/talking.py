"""What passes between council and employer, made through the services, with deadlines that lie ahead of today."""

from datetime import timedelta

from django.utils.timezone import localdate

from organisations.models import Role
from reports.models import Discussion, Opinion, Position, PositionDraft, Stance, Verdict
from reports.services.opinions import OpinionEntry, confirm_opinion, give_opinion, save_opinion
from reports.services.positions import PositionEntry, save_position, share_positions
from tests.factories import NOW


def in_days(days: int):
    return localdate() + timedelta(days=days)


def secretary_of(discussion: Discussion):
    seats = discussion.assessment.organisation.memberships.select_related("user", "organisation")
    return seats.get(role=Role.COUNCIL_SECRETARY)


def write(
    discussion: Discussion, indicator="autonomie", stance=Stance.DOUBTS, remark="Dat zien wij anders.", levels=()
) -> PositionDraft:
    """A draft of the council."""
    entry = PositionEntry(stance, remark, levels=dict(levels))
    return save_position(discussion, indicator, entry, by=secretary_of(discussion), at=NOW)


def share(discussion: Discussion, *written, at=NOW, **named) -> Position:
    """A position that the employer sees."""
    draft = write(discussion, *written, **named)
    return share_positions(discussion, [draft.indicator], by=secretary_of(discussion), at=at)[0]


def write_opinion(
    discussion: Discussion, verdict=Verdict.PARTLY, text="Wij lezen ons bedrijf hierin terug.", counts=(None,) * 4
) -> Opinion:
    return save_opinion(discussion, OpinionEntry(verdict, text, counts=counts), by=secretary_of(discussion), at=NOW)


def give(discussion: Discussion, *written, at=NOW, **named) -> Opinion:
    """The opinion, as a staff meeting gives it before it is confirmed; it recognises a part where nothing is said."""
    write_opinion(discussion, *written, **named)
    return give_opinion(discussion, by=secretary_of(discussion), at=at)


def confirm(opinion, member):
    return confirm_opinion(opinion, by=member, at=NOW)
