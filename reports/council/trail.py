"""How a discussion leaves its events on the employer's trail."""

from organisations.events import record_event
from reports.models import Discussion


def record_step(discussion: Discussion, verb: str, obj: str = "", *, by, at) -> None:
    """An event on the employer's trail; `obj` names the indicator, decision or date within the year."""
    assessment = discussion.assessment
    record_event(assessment.organisation, verb, f"{assessment.year}/{obj}".rstrip("/"), by=by, at=at)
