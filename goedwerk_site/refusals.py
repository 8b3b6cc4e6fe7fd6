"""What was refused stands in the trail of whom it was about: a role that falls short, or someone without any."""

import logging

from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.utils import timezone

from organisations.access import Refused, Stranger
from organisations.events import record_event, trail_of
from organisations.models import FundManager, Membership

logger = logging.getLogger(__name__)
# Who tries the same page again and again leaves one event in so many seconds.
QUIET_SECONDS = 60


class RefusalsMiddleware:
    """Records after the view ended, when its transaction was rolled back; the answer stays what it was."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Refused):
            place = exception.place
            subject = place.fund if isinstance(place, FundManager) else place.organisation
            record_refusal(request, subject, "refused", by=place)
        elif isinstance(exception, Stranger) and exception.subject:
            record_refusal(request, exception.subject, "stranger_refused", by=Membership(user=request.user, role=""))


def record_refusal(request, subject, verb: str, *, by) -> None:
    """Never in the way of the answer: where it cannot be recorded, the log tells."""
    page = request.resolver_match.url_name
    try:
        if cache.add(f"refusal:{trail_of(subject)}:{request.user.pk}:{page}", True, QUIET_SECONDS):
            record_event(subject, verb, page, by=by, at=timezone.now())
    except (DatabaseError, ObjectDoesNotExist):
        logger.exception("A refusal was not recorded")
